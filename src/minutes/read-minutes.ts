import type { Desk } from '#access/index.ts';
import { entriesOf, type MinuteEntry } from './entries-of.ts';
import type { StoredEdit } from './minute.ts';
import { lastOrdinal, selectEdits, selectEditsSince, selectOutcomes } from './minutes-store.ts';
import { type MinutesState, stateOf } from './minutes-step.ts';
import { selectSteps } from './steps-store.ts';
import { takeMinutes } from './write-minutes.ts';

export interface Minutes {
  /** The number of the last saving: what to ask from next time. */
  readonly at: number;
  /** In the order in which they were begun, also those taken out. */
  readonly entries: readonly MinuteEntry<StoredEdit>[];
  /** Entry → the recommendation of the ledger it became. */
  readonly outcomes: ReadonlyMap<string, string>;
  readonly state: MinutesState;
}

/**
 * The minutes as their writers read them: all of them, or whole entries to which something was added after `since`.
 * @throws NotFound, Forbidden
 */
export async function readMinutes(desk: Desk, meetingId: string, since?: number): Promise<Minutes> {
  return desk.database.asActor(desk.actor, async (tx) => {
    await takeMinutes(tx, desk, meetingId);
    const at = await lastOrdinal(tx, meetingId);
    const edits =
      since === undefined
        ? await selectEdits(tx, meetingId)
        : at > since
          ? await selectEditsSince(tx, meetingId, since)
          : [];
    return {
      at: Math.max(0, at),
      entries: entriesOf(edits),
      outcomes: await selectOutcomes(tx, meetingId),
      state: stateOf(await selectSteps(tx, meetingId)),
    };
  });
}
