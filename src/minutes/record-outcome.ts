import type { Desk } from '#access/index.ts';
import { InvalidInput, NotFound } from '#kernel/index.ts';
import { type Level, type MeetingRecord, recordWithin } from '#meetings/index.ts';
import { entriesOf, isTakenOut, standingWords } from './entries-of.ts';
import { insertOutcome, lockMinutes, selectEdits, selectOutcomes } from './minutes-store.ts';
import { takeMinutes } from './write-minutes.ts';

/**
 * Makes a recommendation of the ledger of an entry of the minutes, or of a commitment one at the level of partners; once:
 * done again it gives the same. Whose task it is, is whoever is invited under that name.
 * @throws NotFound, Forbidden; InvalidInput where two versions stand, or an owner is missing
 */
export async function recordOutcome(
  desk: Desk,
  { meetingId, entryId }: { readonly meetingId: string; readonly entryId: string },
): Promise<string> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const { record } = await takeMinutes(tx, desk, meetingId);
    await lockMinutes(tx, meetingId);
    const known = (await selectOutcomes(tx, meetingId)).get(entryId);
    if (known !== undefined) return known;
    const entry = entriesOf(await selectEdits(tx, meetingId)).find(({ id }) => id === entryId);
    if (entry === undefined || isTakenOut(entry)) throw new NotFound(`entry ${entryId}`);
    const { kind, body, owner, due } = standingWords(entry);
    if (kind !== 'recommendation' && kind !== 'commitment') throw new NotFound(`entry ${entryId}`);
    if (entry.versions.length > 1) throw new InvalidInput({ '': 'minutesErrorTwoVersions' });
    if (owner === null || body.trim() === '') throw new InvalidInput({ '': 'minutesErrorNoOwner' });
    const invitee = record.invitees.find(({ name }) => name.toLowerCase() === owner.toLowerCase());
    const recommendationId = await recordWithin(tx, desk, meetingId, {
      text: body,
      level: kind === 'commitment' ? 'partner' : levelOf(record),
      ownerName: owner,
      ownerOfficeId: invitee?.officeId ?? null,
      ownerPartnerId: invitee?.officeId ? null : (invitee?.partnerId ?? null),
      due,
    });
    await insertOutcome(tx, { entryId, meetingId, recommendationId, at: desk.now().toString() });
    return recommendationId;
  });
}

function levelOf({ areaCode }: MeetingRecord): Level {
  if (areaCode === null) return 'nation';
  return areaCode.length > 2 ? 'regency' : 'province';
}
