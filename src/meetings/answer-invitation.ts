import { type Desk, mayDo, officeOf, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, dateIn, Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { parseReply, type ReplyInput, type StoredReply } from './invitee-reply.ts';
import { guestsOf, type Invitee, type StoredMeeting, subjectOfMeeting } from './meeting.ts';
import { findMeeting } from './meeting-store.ts';
import { lockLedger } from './recommendation-store.ts';
import { insertReply, selectReplies, selectRepliesOf } from './reply-store.ts';

/** An invitation as who is invited sees it, or who calls the meeting. */
export interface Invitation {
  readonly meeting: StoredMeeting;
  readonly invitee: Invitee;
  /** What was answered, the first first; the last one counts. */
  readonly replies: readonly StoredReply[];
  /** Whether an answer can still be given: until the meeting is over. */
  readonly isOpen: boolean;
}

/** Whether the invitation is the actor's own to answer. */
export function isOwnInvitation({ actor }: Desk, { id, officeId, partnerId }: Invitee): boolean {
  return mayDo(actor, 'answerInvitation', { officeId, partnerId, participantIds: [id] });
}

/** One invitation, of the actor or of a meeting they call. @throws NotFound also where it is somebody else's */
export async function getInvitation(
  desk: Desk,
  { meetingId, inviteeId }: { readonly meetingId: string; readonly inviteeId: string },
): Promise<Invitation> {
  return desk.database.asActor(desk.actor, (tx) => find(tx, desk, meetingId, inviteeId));
}

async function find(tx: Transaction, desk: Desk, meetingId: string, inviteeId: string): Promise<Invitation> {
  const meeting = await findMeeting(tx, meetingId);
  const invitee = meeting?.record.invitees.find(({ id }) => id === inviteeId);
  if (!meeting || !invitee || meeting.removedAt !== null)
    throw new NotFound(`invitation ${inviteeId} of meeting ${meetingId}`);
  if (!isOwnInvitation(desk, invitee) && !mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting)))
    throw new NotFound(`invitation ${inviteeId} of meeting ${meetingId}`);
  return {
    meeting,
    invitee,
    replies: await selectRepliesOf(tx, invitee.id),
    isOpen: isStillOpen(desk, meeting),
  };
}

/** An answer can be given until the last day of the meeting is over where it is held. */
function isStillOpen(desk: Desk, { draft, record }: StoredMeeting): boolean {
  return !draft && dateIn(record.timeZone, desk.now()) <= record.lastDay;
}

/**
 * Says whether somebody comes, and who. Also what was told to who calls the meeting by telephone is written down so.
 * @param seen how many answers the person had before them
 * @throws InvalidInput, NotFound; Conflict where another answer came meanwhile; Forbidden once the meeting is over
 */
export async function answerInvitation(
  desk: Desk,
  request: {
    readonly meetingId: string;
    readonly inviteeId: string;
    readonly seen: number;
    readonly input: ReplyInput;
  },
): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    await lockLedger(tx, request.inviteeId);
    const { meeting, invitee, replies, isOpen } = await find(tx, desk, request.meetingId, request.inviteeId);
    if (!isOpen) throw new Forbidden('the meeting is over or not announced', 'invitationsClosed');
    const reply = parseReply(request.input, invitee.persons);
    if (replies.length !== request.seen)
      throw new Conflict(`invitation ${invitee.id} was answered meanwhile`);
    if (replies.length >= MOST_REPLIES) throw new InvalidInput({ '': 'invitationsErrorOften' });
    await insertReply(tx, {
      ...reply,
      id: newId(),
      meetingId: meeting.id,
      inviteeId: invitee.id,
      ordinal: replies.length + 1,
      at: desk.now().toString(),
      linkId: desk.actor.kind === 'guest' ? desk.actor.linkId : null,
      officeId: officeOf(desk.actor),
      userId: userOf(desk.actor),
      seatId: 'seatId' in desk.actor ? desk.actor.seatId : null,
    });
    // Who comes is personal data and stays out of the trail.
    await writeAudit(tx, desk, {
      action: 'answer-invitation',
      subject: 'meeting',
      subjectId: meeting.id,
      after: { name: invitee.name, answer: reply.answer, persons: reply.persons.length },
    });
  });
}

const MOST_REPLIES = 50;

export interface AnswerCount {
  readonly attends: number;
  readonly online: number;
  readonly declines: number;
  readonly open: number;
}

/** Every invitation of a meeting with its answers, for who calls it. @throws Forbidden, NotFound */
export async function listInvitations(
  desk: Desk,
  meetingId: string,
): Promise<{ readonly invitations: readonly Invitation[]; readonly count: AnswerCount }> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await findMeeting(tx, meetingId);
    if (!meeting) throw new NotFound(`meeting ${meetingId}`);
    if (!mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting)))
      throw new Forbidden(`${desk.actor.kind} may not see who answered`);
    const all = Map.groupBy(await selectReplies(tx, meetingId), ({ inviteeId }) => inviteeId);
    const isOpen = isStillOpen(desk, meeting);
    const invitations = guestsOf(meeting).map((invitee) => ({
      meeting,
      invitee,
      replies: all.get(invitee.id) ?? [],
      isOpen,
    }));
    const last = invitations.map(({ replies }) => replies.at(-1)?.answer);
    const of = (answer: StoredReply['answer'] | undefined) => last.filter((one) => one === answer).length;
    return {
      invitations,
      count: { attends: of('attends'), online: of('online'), declines: of('declines'), open: of(undefined) },
    };
  });
}
