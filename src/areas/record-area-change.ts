import { demand, type Desk, officeOf, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { dateIn, newId } from '#kernel/index.ts';
import { type AreaChange, type AreaPlan, codesOfPlan, parseAreaChange } from './area-change.ts';
import { countRecords, readTree, type RecordCounts, waitForTurn, writePlan } from './area-change-store.ts';
import { writeChange } from './changes-store.ts';
import { planAreaChange } from './plan-area-change.ts';

/** What a change would mean, before it is recorded. */
export interface AreaChangePreview {
  /** As it was entered, with every code it gives: recording this does what the preview says, or nothing. */
  readonly change: AreaChange;
  readonly plan: AreaPlan;
  /** Records on the areas that end or give something away. They stay where they are. */
  readonly records: RecordCounts;
  /** The same by area, where there are any. */
  readonly recordsByArea: ReadonlyMap<string, RecordCounts>;
}

/**
 * Says what a change of the administrative tree would do, and writes nothing.
 * @throws InvalidInput by field, Forbidden where it touches an area outside the actor's
 */
export async function previewAreaChange(desk: Desk, input: unknown): Promise<AreaChangePreview> {
  demand(desk.actor, 'recordAreaChange');
  const change = parseAreaChange(input);
  return desk.database.asActor(desk.actor, async (tx) => {
    const planned = await plan(tx, desk, change);
    const concerned = [...planned.plan.ends, ...planned.plan.stays, ...planned.plan.renames];
    const { all, byArea } = await countRecords(
      tx,
      concerned.map(({ code }) => code),
    );
    return { ...planned, records: all, recordsByArea: byArea };
  });
}

/**
 * Records a change of the administrative tree with its day and its legal basis. Areas that end keep their records and
 * name their successors; nothing moves, no money either.
 * @throws InvalidInput by field, Forbidden where it touches an area outside the actor's
 */
export async function recordAreaChange(desk: Desk, input: unknown): Promise<{ id: string; plan: AreaPlan }> {
  demand(desk.actor, 'recordAreaChange');
  const change = parseAreaChange(input);
  const id = newId();
  return desk.database.asActor(desk.actor, async (tx) => {
    await waitForTurn(tx);
    const planned = await plan(tx, desk, change);
    const { kind, date, basis, note } = change;
    await writePlan(tx, planned.plan, change);
    await writeChange(tx, {
      id,
      kind,
      date,
      basis,
      note,
      plan: planned.plan,
      officeId: officeOf(desk.actor),
      userId: userOf(desk.actor),
      at: desk.now().toString(),
    });
    await writeAudit(tx, desk, {
      action: 'record-area-change',
      subject: 'area',
      subjectId: id,
      reason: basis,
      after: { change: planned.change, plan: planned.plan },
    });
    return { id, plan: planned.plan };
  });
}

async function plan(
  tx: Transaction,
  desk: Desk,
  change: AreaChange,
): Promise<{ change: AreaChange; plan: AreaPlan }> {
  const tree = await readTree(tx, change);
  const planned = planAreaChange(change, tree, dateIn('Asia/Makassar', desk.now()));
  for (const code of codesOfPlan(planned.plan)) demand(desk.actor, 'recordAreaChange', { areaCodes: [code] });
  return planned;
}
