import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import type { Tone } from '#ui/types.ts';
import type { HomePermit, HomeTasks } from './read-home.ts';

/** One line of what waits, with where it leads. */
export interface HomeTask {
  readonly label: string;
  readonly count: number;
  /** The page that opens, or the list of permits further down on this one. */
  readonly leads:
    | '/tumpang-tindih/usulan'
    | '/impor'
    | '/mitra/kembar'
    | '/tumpang-tindih'
    | '/tindak-lanjut'
    | '/rakor'
    | '/kegiatan'
    | 'permits';
  /** What of that page. */
  readonly query?: string;
}

/** What waits, oldest duty first; what is none is left out, and so is what the office may do nothing about. */
export function tasksOf(
  tasks: HomeTasks,
  may: { readonly decideFinding: boolean; readonly editPartner: boolean },
  locale: Locale,
): HomeTask[] {
  const permits = (states: readonly HomePermit['state'][]) =>
    !may.editPartner ? 0 : tasks.permits.filter(({ state }) => states.includes(state)).length;
  const all: HomeTask[] = [
    {
      label: m.homeTaskLate(),
      count: tasks.followups.late,
      leads: '/tindak-lanjut',
      query: '?own=ya&state=late',
    },
    { label: m.homeTaskInvitations(), count: tasks.invitations, leads: '/rakor' },
    {
      label: m.homeTaskEscalated(),
      count: tasks.followups.escalated,
      leads: '/tindak-lanjut',
      query: '?state=escalated',
    },
    {
      label: m.homeTaskVerify(),
      count: tasks.followups.toVerify,
      leads: '/tindak-lanjut',
      query: '?state=reported',
    },
    {
      label: m.negotiationTaskAnswer({ date: formatDate(tasks.proposals.answerBy ?? '', locale) }),
      count: tasks.proposals.toAnswer,
      leads: '/tumpang-tindih/usulan',
    },
    {
      label: m.negotiationTaskAnswered(),
      count: tasks.proposals.answered,
      leads: '/tumpang-tindih/usulan',
    },
    { label: m.negotiationTaskOverdue(), count: tasks.proposals.overdue, leads: '/tumpang-tindih/usulan' },
    { label: m.homeTaskQuestions(), count: tasks.questions, leads: '/impor' },
    { label: m.homeTaskReady(), count: tasks.ready, leads: '/impor' },
    { label: m.homeTaskFailed(), count: tasks.failed, leads: '/impor' },
    { label: m.homeTaskDrafts(), count: tasks.drafts, leads: '/kegiatan', query: '?draf=1' },
    { label: m.homeTaskPermits(), count: permits(['ending3', 'ending6']), leads: 'permits' },
    { label: m.homeTaskExpired(), count: permits(['expired']), leads: 'permits' },
    { label: m.homeTaskOverlaps(), count: may.decideFinding ? tasks.overlaps : 0, leads: '/tumpang-tindih' },
    {
      label: m.homeTaskFollowups(),
      count: tasks.followups.unfinished - tasks.followups.late,
      leads: '/tindak-lanjut',
      query: '?own=ya&state=unfinished',
    },
    { label: m.homeTaskDuplicates(), count: tasks.duplicates, leads: '/mitra/kembar' },
  ];
  return all.filter(({ count }) => count > 0);
}

/** The state of a permit as a word. */
export function permitWord(state: HomePermit['state']): string {
  switch (state) {
    case 'ending3':
      return m.homePermitEnding3();
    case 'ending6':
      return m.homePermitEnding6();
    case 'expired':
      return m.homePermitExpired();
    case 'valid':
      return m.homePermitValid();
  }
}

/** Expired and soon ending stand out; the word says it, the shape and colour repeat it. */
export function permitTone(state: HomePermit['state']): Tone {
  switch (state) {
    case 'expired':
      return 'bad';
    case 'ending3':
    case 'ending6':
      return 'warn';
    case 'valid':
      return 'good';
  }
}
