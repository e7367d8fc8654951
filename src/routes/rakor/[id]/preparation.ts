import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { listBriefings } from '#briefing/index.ts';
import { dateIn, type Locale } from '#kernel/index.ts';
import {
  countInvitees,
  guestsOf,
  listInvitations,
  listLinks,
  listMeetingPapers,
  type MeetingFile,
  type StoredMeeting,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import type { ReadContent } from '#minutes/index.ts';
import { formatDateTime } from '#ui/format.ts';
import type { Tone } from '#ui/types.ts';
import { STATE_WORDS } from './notula/minutes-words.ts';

/** `missed` is what was not done while there was time. */
type Progress = 'open' | 'begun' | 'done' | 'later' | 'missed';

/** A step of holding a meeting: where it is done, and how far it is. */
export interface PreparationStep {
  readonly label: string;
  readonly href: string;
  readonly detail: string;
  readonly mark: string;
  readonly tone: Tone;
}

const MARKS: Readonly<Record<Progress, readonly [() => string, Tone]>> = {
  done: [m.preparationDone, 'good'],
  begun: [m.preparationBegun, 'info'],
  open: [m.preparationOpen, 'warn'],
  later: [m.preparationLater, 'plain'],
  missed: [m.preparationMissed, 'plain'],
};

/** What the page of the meeting has read already. */
interface Known {
  readonly read: Pick<ReadContent, 'content' | 'state'>;
  readonly files: readonly MeetingFile[];
  readonly recommendations: number;
  readonly locale: Locale;
}

/** How far a meeting is, step by step, for who calls it. */
export async function preparationOf(
  desk: Desk,
  meeting: StoredMeeting,
  { read, files, recommendations, locale }: Known,
): Promise<PreparationStep[]> {
  const { id } = meeting;
  const today = dateIn(meeting.record.timeZone, desk.now());
  const isAhead = today < meeting.record.firstDay;
  const isOver = today > meeting.record.lastDay;
  const before = (label: string, href: string, progress: Progress, detail: string): PreparationStep =>
    step(label, href, isOver && progress !== 'done' ? 'missed' : progress, detail);
  const step = (label: string, href: string, progress: Progress, detail: string): PreparationStep => {
    const [mark, tone] = MARKS[progress];
    return { label, href, detail, mark: mark(), tone };
  };
  const after = (isDone: boolean): Progress => (isDone ? 'done' : isAhead ? 'later' : 'open');
  const photos = files.filter(({ kind }) => kind === 'photo').length;
  const { content, state } = read;
  // Counted on the list, else as it was noted beside the invited.
  const came = content.attendance.reduce((sum, one) => sum + (one.came ?? 0), 0);
  const isWritten = content.items.some(({ entries }) => entries.length > 0);
  return [
    before(m.meetingsAgenda(), `${resolve('/rakor/[id]/ubah', { id })}#field-agenda`, ...agendaStep(meeting)),
    before(m.meetingsCalled(), resolve('/rakor/[id]/peserta', { id }), ...peopleStep(meeting)),
    before(
      m.meetingPapersTitle(),
      resolve('/rakor/[id]/surat', { id }),
      ...papersStep((await listMeetingPapers(desk, id)).papers),
    ),
    before(
      m.invitationsTitle(),
      resolve('/rakor/[id]/undangan', { id }),
      ...(await invitationStep(desk, meeting)),
    ),
    before(
      m.invitationsMaterial(),
      `${resolve('/rakor/[id]', { id })}#bahan`,
      ...materialStep(meeting, files),
    ),
    before(m.briefingTitle(), resolve('/rakor/[id]/bahan', { id }), ...(await bookStep(desk, id, locale))),
    step(
      m.attendanceTitle(),
      resolve('/rakor/[id]/hadir', { id }),
      after(came > 0),
      m.preparationAttendance({ count: came }),
    ),
    step(
      m.annexesPhotos(),
      resolve('/rakor/[id]/foto', { id }),
      after(photos > 0),
      m.preparationPhotos({ count: photos }),
    ),
    step(
      m.preparationMinutes(),
      resolve('/rakor/[id]/notula', { id }),
      state === 'locked' ? 'done' : isWritten ? 'begun' : after(false),
      state === 'draft' && !isWritten ? m.preparationMinutesNone() : STATE_WORDS[state](),
    ),
    step(
      m.meetingsRecommendations(),
      `${resolve('/rakor/[id]', { id })}#rekomendasi`,
      after(recommendations > 0),
      m.preparationRecommendations({ count: recommendations }),
    ),
  ];
}

type Told = readonly [Progress, string];

function agendaStep({ record: { agenda } }: StoredMeeting): Told {
  const speakers = agenda.filter(({ speaker }) => speaker !== null).length;
  return [agenda.length > 0 ? 'done' : 'open', m.preparationAgenda({ count: agenda.length, speakers })];
}

function peopleStep(meeting: StoredMeeting): Told {
  const invitees = guestsOf(meeting);
  const persons = countInvitees(invitees).reduce((sum, one) => sum + one.persons, 0);
  return [invitees.length > 0 ? 'done' : 'open', m.preparationPeople({ count: invitees.length, persons })];
}

function papersStep(papers: readonly { readonly kind: string; readonly finishedAt: string | null }[]): Told {
  const final = papers.filter(({ finishedAt }) => finishedAt !== null).length;
  const isInvited = papers.some(({ kind, finishedAt }) => kind === 'invitation' && finishedAt !== null);
  const progress = isInvited ? 'done' : papers.length > 0 ? 'begun' : 'open';
  return [progress, m.preparationPapers({ final, drafts: papers.length - final })];
}

async function invitationStep(desk: Desk, { id }: StoredMeeting): Promise<Told> {
  const made = (await listLinks(desk, id)).filter(({ inviteeId }) => inviteeId !== null).length;
  const { invitations, count } = await listInvitations(desk, id);
  const all = invitations.length;
  const answered = all - count.open;
  const progress = made === 0 ? 'open' : made >= all && answered >= all ? 'done' : 'begun';
  return [progress, m.preparationLinks({ made, all, answered })];
}

function materialStep({ record }: StoredMeeting, all: readonly MeetingFile[]): Told {
  const files = all.filter(({ kind }) => kind === 'material');
  const missing = record.agenda.filter(
    (item) => item.speaker !== null && !files.some(({ agendaItemId }) => agendaItemId === item.id),
  ).length;
  const progress = missing > 0 ? (files.length > 0 ? 'begun' : 'open') : files.length > 0 ? 'done' : 'later';
  const { length: count } = files;
  return [
    progress,
    missing > 0 ? m.preparationMaterial({ count, missing }) : m.preparationMaterialAll({ count }),
  ];
}

async function bookStep(desk: Desk, id: string, locale: Locale): Promise<Told> {
  const book = (await listBriefings(desk, id)).find(({ state }) => state === 'ready');
  return book === undefined
    ? ['open', m.preparationBookNone()]
    : ['done', m.preparationBook({ moment: formatDateTime(book.toldAt, locale) })];
}
