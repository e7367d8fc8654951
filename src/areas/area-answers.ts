import type { Transaction } from '#database/index.ts';
import { foldName } from '#kernel/index.ts';
import type { RememberedAnswer } from './name-finder.ts';

export interface AreaAnswer {
  readonly officeId: string;
  /** The area the file was read within (`53`), or empty. */
  readonly withinCode: string;
  /** As it stood in the file: `writtenPlace(place)`, or one field alone (`SBD`) to have it read so everywhere. */
  readonly written: string;
  /** Null says that it is no place of the register, and not to ask again. */
  readonly areaCode: string | null;
  readonly userId: string | null;
}

/** Keeps what an office answered to an unclear place, for its next files; a later answer replaces an earlier one. */
export async function rememberAreaAnswer(tx: Transaction, answer: AreaAnswer): Promise<void> {
  const given = { area_code: answer.areaCode, answered_by: answer.userId };
  await tx
    .insertInto('area_answer')
    .values({
      ...given,
      office_id: answer.officeId,
      within_code: answer.withinCode,
      folded: foldName(answer.written),
    })
    .onConflict((conflict) =>
      conflict
        .columns(['office_id', 'within_code', 'folded'])
        .doUpdateSet({ ...given, answered_at: new Date().toISOString() }),
    )
    .execute();
}

/** The answers of one office; another office's are not its own and are not used. */
export async function listAreaAnswers(tx: Transaction, officeId: string): Promise<RememberedAnswer[]> {
  const rows = await tx
    .selectFrom('area_answer')
    .select(['within_code', 'folded', 'area_code'])
    .where('office_id', '=', officeId)
    .execute();
  return rows.map((row) => ({ within: row.within_code, folded: row.folded, code: row.area_code }));
}

export interface GivenAreaAnswer {
  readonly written: string;
  /** Null where it is no place of the register. */
  readonly areaName: string | null;
  readonly answeredAt: string;
}

/** What one office answered to unclear places, by name and day, the newest first. */
export async function readAreaAnswers(tx: Transaction, officeId: string): Promise<GivenAreaAnswer[]> {
  return tx
    .selectFrom('area_answer')
    .leftJoin('area', 'area.code', 'area_answer.area_code')
    .select([
      'area_answer.folded as written',
      'area.name as areaName',
      'area_answer.answered_at as answeredAt',
    ])
    .where('area_answer.office_id', '=', officeId)
    .orderBy('area_answer.answered_at', 'desc')
    .orderBy('area_answer.folded')
    .execute();
}
