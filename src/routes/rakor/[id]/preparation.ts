import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { listBriefings } from '#briefing/index.ts';
import { dateIn, type Locale } from '#kernel/index.ts';
import {
  countInvitees,
  listAttendance,
  listFiles,
  listInvitations,
  listLinks,
  listMeetingPapers,
  type StoredMeeting,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { minutesContent } from '#minutes/index.ts';
import { formatDateTime } from '#ui/format.ts';
import type { Tone } from '#ui/types.ts';
import { STATE_WORDS } from './notula/minutes-words.ts';

export type Progress = 'open' | 'begun' | 'done' | 'later';

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
};

/** How far a meeting is, step by step, for who calls it. */
export async function preparationOf(
  desk: Desk,
  meeting: StoredMeeting,
  { recommendations, locale }: { readonly recommendations: number; readonly locale: Locale },
): Promise<PreparationStep[]> {
  const { id } = meeting;
  const isAhead = dateIn(meeting.record.timeZone, desk.now()) < meeting.record.firstDay;
  const step = (label: string, href: string, progress: Progress, detail: string): PreparationStep => {
    const [mark, tone] = MARKS[progress];
    return { label, href, detail, mark: mark(), tone };
  };
  const after = (isDone: boolean): Progress => (isDone ? 'done' : isAhead ? 'later' : 'open');
  const { attendants } = await listAttendance(desk, id);
  const { content, state } = await minutesContent(desk, id);
  const isWritten = content.items.some(({ entries }) => entries.length > 0);
  return [
    step(m.meetingsAgenda(), `${resolve('/rakor/[id]/ubah', { id })}#field-agenda`, ...agendaStep(meeting)),
    step(m.meetingsCalled(), resolve('/rakor/[id]/peserta', { id }), ...peopleStep(meeting)),
    step(
      m.meetingPapersTitle(),
      resolve('/rakor/[id]/surat', { id }),
      ...papersStep((await listMeetingPapers(desk, id)).papers),
    ),
    step(
      m.invitationsTitle(),
      resolve('/rakor/[id]/undangan', { id }),
      ...(await invitationStep(desk, meeting)),
    ),
    step(
      m.invitationsMaterial(),
      `${resolve('/rakor/[id]', { id })}#bahan`,
      ...(await materialStep(desk, meeting)),
    ),
    step(m.briefingTitle(), resolve('/rakor/[id]/bahan', { id }), ...(await bookStep(desk, id, locale))),
    step(
      m.attendanceTitle(),
      resolve('/rakor/[id]/hadir', { id }),
      after(attendants.length > 0),
      m.preparationAttendance({ count: attendants.length }),
    ),
    step(
      m.preparationMinutes(),
      resolve('/rakor/[id]/notula', { id }),
      state === 'locked' ? 'done' : isWritten ? 'begun' : after(false),
      STATE_WORDS[state](),
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

function peopleStep({ record: { invitees } }: StoredMeeting): Told {
  const persons = countInvitees(invitees).reduce((sum, one) => sum + one.persons, 0);
  return [invitees.length > 0 ? 'done' : 'open', m.preparationPeople({ count: invitees.length, persons })];
}

function papersStep(papers: readonly { readonly kind: string; readonly finishedAt: string | null }[]): Told {
  const final = papers.filter(({ finishedAt }) => finishedAt !== null).length;
  const isInvited = papers.some(({ kind, finishedAt }) => kind === 'invitation' && finishedAt !== null);
  const progress = isInvited ? 'done' : papers.length > 0 ? 'begun' : 'open';
  return [progress, m.preparationPapers({ final, drafts: papers.length - final })];
}

async function invitationStep(desk: Desk, { id, record }: StoredMeeting): Promise<Told> {
  const made = (await listLinks(desk, id)).filter(({ inviteeId }) => inviteeId !== null).length;
  const all = record.invitees.length;
  const answered = all - (await listInvitations(desk, id)).count.open;
  const progress = made === 0 ? 'open' : made >= all && answered >= all ? 'done' : 'begun';
  return [progress, m.preparationLinks({ made, all, answered })];
}

async function materialStep(desk: Desk, { id, record }: StoredMeeting): Promise<Told> {
  const files = (await listFiles(desk, id)).filter(({ kind }) => kind === 'material');
  const missing = record.agenda.filter(
    (item) => item.speaker !== null && !files.some(({ agendaItemId }) => agendaItemId === item.id),
  ).length;
  const progress = missing > 0 ? (files.length > 0 ? 'begun' : 'open') : files.length > 0 ? 'done' : 'later';
  return [progress, m.preparationMaterial({ count: files.length, missing })];
}

async function bookStep(desk: Desk, id: string, locale: Locale): Promise<Told> {
  const book = (await listBriefings(desk, id)).find(({ state }) => state === 'ready');
  return book === undefined
    ? ['open', m.preparationBookNone()]
    : ['done', m.preparationBook({ moment: formatDateTime(book.toldAt, locale) })];
}
