import type {
  Category,
  FollowupState,
  Group,
  Level,
  MeetingKind,
  Score,
  Standing,
  StepKind,
  StoredStep,
} from '#meetings/index.ts';
import type { Locale, TimeZone } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDate, zoneName } from '#ui/format.ts';
import type { HistoryEntry, Tone } from '#ui/types.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const KIND_WORDS: Words<MeetingKind> = {
  rakor: m.meetingsKindRakor,
  evaluation: m.meetingsKindEvaluation,
  interministerial: m.meetingsKindInterministerial,
  plenary: m.meetingsKindPlenary,
  visit: m.meetingsKindVisit,
  socialisation: m.meetingsKindSocialisation,
  seminar: m.meetingsKindSeminar,
};

export const CATEGORY_WORDS: Words<Category> = {
  host: m.meetingsCategoryHost,
  ministry: m.meetingsCategoryMinistry,
  province: m.meetingsCategoryProvince,
  regency: m.meetingsCategoryRegency,
  agency: m.meetingsCategoryAgency,
  council: m.meetingsCategoryCouncil,
  partner: m.meetingsCategoryPartner,
  other: m.meetingsCategoryOther,
};

export const LEVEL_WORDS: Words<Level> = {
  nation: m.meetingsLevelNation,
  province: m.meetingsLevelProvince,
  regency: m.meetingsLevelRegency,
  partner: m.meetingsLevelPartner,
};

export const STATE_WORDS: Words<FollowupState> = {
  open: m.meetingsStateOpen,
  progress: m.meetingsStateProgress,
  reported: m.meetingsStateReported,
  done: m.meetingsStateDone,
  cancelled: m.meetingsStateCancelled,
};

export const STEP_WORDS: Words<StepKind> = {
  report: m.meetingsStepReport,
  verify: m.meetingsStepVerify,
  return: m.meetingsStepReturn,
  reschedule: m.meetingsStepReschedule,
  cancel: m.meetingsStepCancel,
  reopen: m.meetingsStepReopen,
};

/** What a group would bring, with how many. */
export function groupWords(group: Group, count: number, area: string): string {
  switch (group) {
    case 'before':
      return m.preparationFillBefore({ count });
    case 'required':
      return m.risalahFillRequired({ count });
    case 'ministries':
      return m.meetingsFillMinistries({ count });
    case 'provinces':
      return m.meetingsFillProvinces({ count });
    case 'regencies':
      return m.meetingsFillRegencies({ area, count });
    case 'agencies':
      return m.meetingsFillAgencies({ area, count });
    case 'councils':
      return m.meetingsFillCouncils({ area, count });
    case 'partners':
      return m.meetingsFillPartners({ area, count });
    case 'allPartners':
      return m.meetingsFillAllPartners({ count });
  }
}

/** "10 Maret 2026", "10 Maret 2026 – 12 Maret 2026". */
export function daysWords(
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
  locale: Locale,
): string {
  const first = formatDate(firstDay, locale);
  return lastDay === firstDay ? first : `${first} – ${formatDate(lastDay, locale)}`;
}

/** "Hotel Pelangi, Kupang"; nothing where neither is settled. */
export function placeWords({
  venue,
  city,
}: {
  readonly venue: string | null;
  readonly city: string | null;
}): string | null {
  return [venue, city].filter((part) => part !== null).join(', ') || null;
}

/** "09.00–10.30 WITA"; what is not settled is said. */
export function clockWords(
  { begins, ends }: { readonly begins: string | null; readonly ends: string | null },
  zone: TimeZone,
  locale: Locale,
): string {
  if (begins === null) return m.meetingsTimeOpen();
  const written = (time: string) => (locale === 'id' ? time.replace(':', '.') : time);
  return `${written(begins)}${ends === null ? '' : `–${written(ends)}`} ${zoneName(zone)}`;
}

/** Where a recommendation stands, as a word and the shape beside it. */
export function standingWords({ state, isLate, isNear }: Standing): { text: string; tone: Tone } {
  if (isLate) return { text: m.meetingsStateLate(), tone: 'bad' };
  switch (state) {
    case 'done':
      return { text: m.meetingsStateDone(), tone: 'good' };
    case 'cancelled':
      return { text: m.meetingsStateCancelled(), tone: 'plain' };
    case 'reported':
      return { text: m.meetingsStateReported(), tone: 'info' };
    case 'open':
    case 'progress':
      return { text: isNear ? m.meetingsNear() : STATE_WORDS[state](), tone: isNear ? 'warn' : 'plain' };
  }
}

/** "3 dari 6 selesai, 1 terlambat". */
export function scoreWords({ total, done, late }: Score): string {
  if (total === 0) return m.meetingsScoreNone();
  const words = m.meetingsScore({ done, total });
  return late === 0 ? words : `${words}, ${m.meetingsScoreLate({ count: late })}`;
}

function didWords(step: StoredStep, locale: Locale): string {
  switch (step.kind) {
    case 'report':
      return m.meetingsDidReport({ progress: step.progress ?? 0 });
    case 'verify':
      return m.meetingsDidVerify();
    case 'return':
      return m.meetingsDidReturn();
    case 'reschedule':
      return m.meetingsDidReschedule({ date: formatDate(step.due ?? '', locale) });
    case 'cancel':
      return m.meetingsDidCancel();
    case 'reopen':
      return m.meetingsDidReopen();
  }
}

/** The steps of a recommendation, the newest first, ready to be drawn. */
export function stepEntries(steps: readonly StoredStep[], locale: Locale): HistoryEntry[] {
  return steps.toReversed().map((step) => ({
    at: step.at,
    who: step.capacity ?? step.officeName ?? m.trailSystem(),
    ...(step.capacity !== null && step.officeName !== null && { office: step.officeName }),
    what: didWords(step, locale),
    reason: step.body,
    ...(step.evidence !== null && { source: { label: m.meetingsEvidenceOpen(), href: step.evidence } }),
  }));
}
