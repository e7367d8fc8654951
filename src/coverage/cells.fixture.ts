/** Activities with cells, for the tests of this room. */
import { sql } from 'kysely';
import { type Database, SYSTEM } from '#database/index.ts';
import { type Decimal, newId, sum } from '#kernel/index.ts';

export interface CellFixture {
  readonly area: string;
  readonly field: string;
  readonly year: number;
  readonly planned?: Decimal;
  readonly spent?: Decimal;
}

export interface ActivityFixture {
  readonly partnerId: string;
  /** Another organisation that takes part in it. */
  readonly participantId?: string | undefined;
  readonly title?: string;
  readonly status?: number;
  readonly visibility?: 'public' | 'internal';
  /** Whether amounts are recorded at all; without, the activity's amounts are null and its cells hold 0. */
  readonly hasPlanned?: boolean;
  readonly hasSpent?: boolean;
  readonly unconverted?: number;
  readonly cells: readonly CellFixture[];
}

/** Stores an activity with its cells and gives its id. */
export async function storeFixture(database: Database, fixture: ActivityFixture): Promise<string> {
  const id = newId();
  const { partnerId, status = 2, visibility = 'public', hasPlanned = true, hasSpent = true } = fixture;
  const reach = [...new Set(fixture.cells.flatMap((c) => [c.area.slice(0, 2), c.area.slice(0, 5)]))];
  await database.asActor(SYSTEM, async (tx) => {
    await tx
      .insertInto('activity')
      .values({
        id,
        partner_id: partnerId,
        participant_ids: sql`string_to_array(${fixture.participantId ?? ''}, ' ')::uuid[]`,
        title: JSON.stringify({ id: fixture.title ?? `Kegiatan ${id.slice(-4)}` }),
        status,
        visibility,
        reach: sql`string_to_array(${reach.join(' ')}, ' ')`,
        planned_idr: hasPlanned ? sum(fixture.cells.map((c) => c.planned ?? '0')) : null,
        spent_idr: hasSpent ? sum(fixture.cells.map((c) => c.spent ?? '0')) : null,
        unconverted: fixture.unconverted ?? 0,
        sort_title: fixture.title ?? '',
      })
      .execute();
    for (const cell of fixture.cells)
      await tx
        .insertInto('coverage_cell')
        .values({
          activity_id: id,
          area_code: cell.area,
          field: cell.field,
          year: cell.year,
          partner_id: partnerId,
          status,
          visibility,
          planned: hasPlanned ? (cell.planned ?? '0') : '0',
          spent: hasSpent ? (cell.spent ?? '0') : '0',
        })
        .execute();
  });
  return id;
}

/** Takes an activity and its cells out again. */
export async function removeFixture(database: Database, id: string): Promise<void> {
  await database.asActor(SYSTEM, (tx) =>
    tx.deleteFrom('coverage_cell').where('activity_id', '=', id).execute(),
  );
}
