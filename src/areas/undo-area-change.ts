import { demand, type Desk, mayDo, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { codesOfPlan } from './area-change.ts';
import { countRecords, type RecordCounts, takeBackPlan, waitForTurn } from './area-change-store.ts';
import { findChange, findLaterChange, markUndone, type RecordedChange } from './changes-store.ts';

/** A change with whether it can be taken back. */
export interface AreaChangeView {
  readonly change: RecordedChange;
  /** Records on the areas it began. */
  readonly records: RecordCounts;
  /** `later`: another change, `laterId`, was built on it. `placed`: something stands on the new areas. */
  readonly undo: 'possible' | 'notYours' | 'undone' | 'later' | 'placed';
  readonly laterId: string | null;
}

/** @throws NotFound for no such change, or one taken back that the actor does not see */
export async function getAreaChange(desk: Desk, id: string): Promise<AreaChangeView> {
  return desk.database.asActor(desk.actor, (tx) => view(tx, desk, id));
}

/**
 * Takes a change back that was recorded by mistake: the new areas go, the ended ones hold again, names are as they were.
 * @throws NotFound for no such change, Forbidden outside the actor's area, InvalidInput where no reason is given, where
 * something was placed on the new areas or where a later change builds on it
 */
export async function undoAreaChange(desk: Desk, input: { id: string; reason: string }): Promise<void> {
  demand(desk.actor, 'recordAreaChange');
  const reason = input.reason.trim();
  if (reason === '' || reason.length > 2000) throw new InvalidInput({ reason: 'areasErrorUndoReason' });
  await desk.database
    .asActor(desk.actor, async (tx) => {
      await waitForTurn(tx);
      const { change, undo } = await view(tx, desk, input.id);
      for (const code of codesOfPlan(change.plan))
        demand(desk.actor, 'recordAreaChange', { areaCodes: [code] });
      if (undo === 'undone') throw new InvalidInput({ '': 'areasErrorUndone' });
      if (undo === 'later') throw new InvalidInput({ '': 'areasErrorUndoLater' });
      if (undo === 'placed') throw new InvalidInput({ '': 'areasErrorUndoPlaced' });
      await takeBackPlan(tx, change.plan, change.date);
      await markUndone(tx, { id: change.id, userId: userOf(desk.actor), at: desk.now().toString(), reason });
      await writeAudit(tx, desk, {
        action: 'undo-area-change',
        subject: 'area',
        subjectId: change.id,
        reason,
        before: { kind: change.kind, date: change.date, basis: change.basis, plan: change.plan },
      });
    })
    .catch(placedMeanwhile);
}

/** A record that refers to a new area keeps it, whatever kind of record it is. */
function placedMeanwhile(error: unknown): never {
  if ((error as { code?: string }).code === '23503') throw new InvalidInput({ '': 'areasErrorUndoPlaced' });
  throw error;
}

async function view(tx: Transaction, desk: Desk, id: string): Promise<AreaChangeView> {
  const change = isId(id) ? await findChange(tx, id) : undefined;
  if (!change) throw new NotFound('no such change');
  const { all: records } = await countRecords(
    tx,
    change.plan.begins.map(({ code }) => code),
  );
  const later = change.undoneAt === null ? await findLaterChange(tx, change) : undefined;
  const isOwn = codesOfPlan(change.plan).every((code) =>
    mayDo(desk.actor, 'recordAreaChange', { areaCodes: [code] }),
  );
  const undo =
    change.undoneAt !== null
      ? 'undone'
      : !isOwn
        ? 'notYours'
        : later !== undefined
          ? 'later'
          : Object.values(records).some((count) => count > 0)
            ? 'placed'
            : 'possible';
  return { change, records, undo, laterId: later ?? null };
}
