import { demand, type Desk, todayOf, userOf, writeAudit } from '#access/index.ts';
import { InvalidInput, type Locale, newId, NotFound } from '#kernel/index.ts';
import {
  getMeeting,
  getRecommendation,
  type Invitation,
  listInvitations,
  listLinks,
  makeInvitationLinks,
  makeRecommendationLink,
  noteAddresses,
  type PersonalLink,
  type StoredMeeting,
  subjectOfMeeting,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { calendarEntry } from './calendar-entry.ts';
import { addressOf, LINK_PLACE, type Mail, type MailKind } from './mail.ts';
import { insertMail, requeueFailed, selectMail } from './mail-store.ts';
import type { StoredMail } from './mail.ts';
import { invitationText, reminderText, taskText } from './message-text.ts';

/** From where letters leave; without a sender they are written and kept. */
export interface Post {
  readonly from: string | undefined;
  readonly locale: Locale;
}

/**
 * Writes the invitation to these addresses, with an entry for the calendar and the link of each.
 * @returns how many were written
 * @throws InvalidInput with the invitation's id for an address that is none; Forbidden, NotFound
 */
export async function sendInvitations(
  desk: Desk,
  meetingId: string,
  addresses: ReadonlyMap<string, string>,
  post: Post,
): Promise<number> {
  const faults: Record<string, string> = {};
  const known = new Map<string, string>();
  for (const [inviteeId, written] of addresses) {
    const address = addressOf(written);
    if (address === undefined) faults[inviteeId] = 'noticesErrorAddress';
    else known.set(inviteeId, address);
  }
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
  await makeInvitationLinks(desk, meetingId);
  const links = new Map((await listLinks(desk, meetingId)).map((link) => [link.inviteeId, link]));
  const { invitations } = await listInvitations(desk, meetingId);
  const called = invitations.flatMap(({ meeting, invitee }) => {
    const [recipient, link] = [known.get(invitee.id), links.get(invitee.id)];
    return recipient === undefined || !link ? [] : [{ meeting, name: invitee.name, recipient, link }];
  });
  await noteAddresses(desk, meetingId, new Map(called.map(({ link, recipient }) => [link.id, recipient])));
  return queue(
    desk,
    meetingId,
    called.map((one) => invitationMail(desk, one, 'invitation', post)),
    post,
  );
}

/** Reminds those who were written to and have not answered, at most once a day each. @returns how many were written */
export async function remindInvitees(desk: Desk, meetingId: string, post: Post): Promise<number> {
  const unanswered = unansweredOf(
    (await listInvitations(desk, meetingId)).invitations,
    await listLinks(desk, meetingId),
  );
  return queue(
    desk,
    meetingId,
    unanswered.map((one) => invitationMail(desk, one, 'reminder', post)),
    post,
  );
}

/** Who was written to and has not answered. */
export function unansweredOf(invitations: readonly Invitation[], links: readonly PersonalLink[]): Called[] {
  return invitations.flatMap(({ meeting, invitee, replies, isOpen }) => {
    const link = links.find(({ inviteeId }) => inviteeId === invitee.id);
    return !isOpen || replies.length > 0 || !link || link.email === null
      ? []
      : [{ meeting, name: invitee.name, recipient: link.email, link }];
  });
}

interface Called {
  readonly meeting: StoredMeeting;
  readonly name: string;
  readonly recipient: string;
  readonly link: PersonalLink;
}

/** One letter to one of the invited; a reminder is written once a day. */
export function invitationMail(
  desk: Desk,
  { meeting, name, recipient, link }: Called,
  kind: 'invitation' | 'reminder',
  { from, locale }: Post,
): Mail {
  const words = { title: meeting.record.title };
  const text = (kind === 'invitation' ? invitationText : reminderText)(
    meeting,
    { name, link: LINK_PLACE },
    locale,
  );
  return {
    id: newId(),
    meetingId: meeting.id,
    kind,
    linkId: link.id,
    onceKey: kind === 'reminder' ? `reminder ${link.id} ${todayOf(desk.now())}` : null,
    recipient,
    name,
    subject: (kind === 'invitation'
      ? m.noticesSubjectInvitation(words, { locale })
      : m.noticesSubjectReminder(words, { locale })
    ).slice(0, 300),
    body: text,
    calendar: calendarEntry(meeting, { from: from ?? 'sinergi@localhost', recipient, name, now: desk.now() }),
  };
}

/** Writes to who answers for a recommendation. @throws InvalidInput at `email`; Forbidden, NotFound */
export async function sendTask(
  desk: Desk,
  { recommendationId, email }: { readonly recommendationId: string; readonly email: string },
  post: Post,
): Promise<number> {
  const recipient = addressOf(email);
  if (recipient === undefined) throw new InvalidInput({ email: 'noticesErrorAddress' });
  const linkId = await makeRecommendationLink(desk, recommendationId);
  const found = await getRecommendation(desk, recommendationId);
  await noteAddresses(desk, found.meetingId, new Map([[linkId, recipient]]));
  const { locale } = post;
  const mail: Mail = {
    id: newId(),
    meetingId: found.meetingId,
    kind: 'task',
    linkId,
    onceKey: null,
    recipient,
    name: found.record.ownerPost ?? found.record.ownerName,
    subject: m.noticesSubjectTask({ number: found.number }, { locale }),
    body: taskText(found, { link: LINK_PLACE }, locale),
    calendar: null,
  };
  return queue(desk, found.meetingId, [mail], post);
}

/** The letters of a meeting, the newest first. @throws Forbidden, NotFound */
export async function listMail(desk: Desk, meetingId: string): Promise<StoredMail[]> {
  demand(desk.actor, 'planMeeting', subjectOfMeeting(await getMeeting(desk, meetingId)));
  return desk.database.asActor(desk.actor, (tx) => selectMail(tx, meetingId));
}

/** Tries again what could not be sent. @returns how many @throws Forbidden, NotFound */
export async function retryMail(desk: Desk, meetingId: string): Promise<number> {
  demand(desk.actor, 'planMeeting', subjectOfMeeting(await getMeeting(desk, meetingId)));
  return desk.database.asActor(desk.actor, (tx) => requeueFailed(tx, meetingId, desk.now().toString()));
}

async function queue(desk: Desk, meetingId: string, mails: readonly Mail[], { from }: Post): Promise<number> {
  const meeting = await getMeeting(desk, meetingId);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  if (meeting.removedAt !== null) throw new NotFound(`meeting ${meetingId}`);
  if (mails.length === 0) return 0;
  const kind: MailKind = mails[0]?.kind ?? 'invitation';
  return desk.database.asActor(desk.actor, async (tx) => {
    const count = await insertMail(tx, mails, {
      state: from === undefined ? 'kept' : 'queued',
      at: desk.now().toString(),
      userId: userOf(desk.actor),
    });
    await writeAudit(tx, desk, {
      action: 'send-mail',
      subject: 'meeting',
      subjectId: meetingId,
      after: { kind, count },
    });
    return count;
  });
}
