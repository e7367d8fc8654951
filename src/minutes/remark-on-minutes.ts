import { type Desk, mayDo, officeOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { dateIn, Forbidden, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { findMeeting, invitedIds, subjectOfMeeting } from '#meetings/index.ts';
import { contentOfText } from './minutes-content.ts';
import { lockMinutes } from './minutes-store.ts';
import type { MinutesRemark } from './remark.ts';
import { insertRemark, officeName, selectRemarks } from './remark-store.ts';
import { signatureOf } from './signature.ts';
import { findFrozen, selectSteps } from './steps-store.ts';
import { takeMinutes } from './write-minutes.ts';

const LONGEST = 5000;
const MOST_REMARKS = 2000;

/**
 * Says what should be corrected in the circulated minutes: offices and partners that were called, and guests by their
 * link, until the day that was set has ended at the venue.
 * @throws InvalidInput, NotFound, Forbidden for who did not take part, or too late
 */
export async function remarkOnMinutes(
  desk: Desk,
  given: { readonly meetingId: string; readonly entryId: string | null; readonly body: string },
): Promise<void> {
  const body = bodyOf(given.body);
  await desk.database.asActor(desk.actor, async (tx) => {
    const { until, timeZone, mayRemark } = await circulation(tx, desk, given.meetingId);
    if (!mayRemark) throw new Forbidden('only who took part remarks');
    if (until === null || dateIn(timeZone, desk.now()) > until)
      throw new InvalidInput({ '': 'minutesErrorRemarkLate' });
    await lockMinutes(tx, given.meetingId);
    if ((await selectRemarks(tx, given.meetingId)).length >= MOST_REMARKS)
      throw new InvalidInput({ '': 'minutesErrorTooMany' });
    await add(tx, desk, given.meetingId, { entryId: given.entryId, answersId: null, taken: null, body });
  });
}

/** Answers a remark: taken over or not, with the reason. @throws InvalidInput, NotFound, Forbidden */
export async function answerRemark(
  desk: Desk,
  given: {
    readonly meetingId: string;
    readonly remarkId: string;
    readonly taken: boolean;
    readonly body: string;
  },
): Promise<void> {
  const body = bodyOf(given.body);
  await desk.database.asActor(desk.actor, async (tx) => {
    await takeMinutes(tx, desk, given.meetingId);
    await lockMinutes(tx, given.meetingId);
    const remarks = await selectRemarks(tx, given.meetingId);
    const remark = remarks.find(({ id, answersId }) => id === given.remarkId && answersId === null);
    if (!remark) throw new NotFound(`remark ${given.remarkId}`);
    const { taken } = given;
    await add(tx, desk, given.meetingId, { entryId: remark.entryId, answersId: remark.id, taken, body });
  });
}

/** Remarks with their answers, for all who read the circulated minutes; and whether the reader may add one now. */
export async function listRemarks(
  desk: Desk,
  meetingId: string,
): Promise<{ readonly remarks: readonly MinutesRemark[]; readonly mayRemark: boolean }> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const { until, timeZone, mayRemark } = await circulation(tx, desk, meetingId);
    return {
      remarks: await selectRemarks(tx, meetingId),
      mayRemark: mayRemark && until !== null && dateIn(timeZone, desk.now()) <= until,
    };
  });
}

/** Until when the minutes circulate, null where they do not, and whether the actor is one of those they circulate among. */
async function circulation(tx: Transaction, desk: Desk, meetingId: string) {
  const meeting = await findMeeting(tx, meetingId);
  if (!meeting) throw new NotFound(`meeting ${meetingId}`);
  const { actor } = desk;
  const own = [
    officeOf(actor),
    'partnerId' in actor ? actor.partnerId : null,
    // The code that hangs in the room is nobody's own.
    'inviteeId' in actor ? actor.meetingId : null,
  ];
  const isInvited = [meetingId, ...invitedIds(meeting.record)].some((id) => own.includes(id));
  const steps = await selectSteps(tx, meetingId);
  return {
    until: steps.at(-1)?.until ?? null,
    timeZone: meeting.record.timeZone,
    mayRemark: isInvited || mayDo(actor, 'planMeeting', subjectOfMeeting(meeting)),
  };
}

async function add(
  tx: Transaction,
  desk: Desk,
  meetingId: string,
  remark: Pick<MinutesRemark, 'entryId' | 'answersId' | 'taken' | 'body'>,
): Promise<void> {
  const by = signatureOf(desk);
  const entryId = await knownEntry(tx, meetingId, remark.entryId);
  const author = (await officeName(tx, by.officeId)) ?? desk.capacity ?? '-';
  const linkId = desk.actor.kind === 'guest' ? desk.actor.linkId : null;
  await insertRemark(tx, meetingId, { ...remark, entryId, author, linkId }, by);
  await writeAudit(tx, desk, {
    action: remark.answersId === null ? 'remark-on-minutes' : 'answer-remark',
    subject: 'meeting',
    subjectId: meetingId,
    after: { entryId, taken: remark.taken },
  });
}

/** An entry of the circulated minutes; null for the whole of them. @throws NotFound */
async function knownEntry(
  tx: Transaction,
  meetingId: string,
  entryId: string | null,
): Promise<string | null> {
  if (entryId === null) return null;
  const frozen = await findFrozen(tx, meetingId);
  if (!frozen) throw new NotFound(`minutes of meeting ${meetingId}`);
  const { items, articles } = contentOfText(frozen.content);
  const known = [...items.flatMap(({ entries }) => entries), ...articles];
  if (!isId(entryId) || !known.some(({ id }) => id === entryId)) throw new NotFound(`entry ${entryId}`);
  return entryId;
}

function bodyOf(text: string): string {
  const body = text.replaceAll('\0', '').trim();
  if (body === '') throw new InvalidInput({ body: 'minutesErrorNeeded' });
  if (body.length > LONGEST) throw new InvalidInput({ body: 'minutesErrorTooLong' });
  return body;
}
