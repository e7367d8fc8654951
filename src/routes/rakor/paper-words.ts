import type { Locale } from '#kernel/index.ts';
import {
  CHOICES,
  CLOSING_WORDS,
  FIELDS_OF,
  type FillField,
  keyOfSignatory,
  MEETING_PAPERS,
  type MeetingPaper,
  type MeetingPaperView,
  ROWS_WORDS,
  URGENCY_WORDS,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import type { KeptPaper, OpenPoint } from '#papers/index.ts';
import { messageOf } from '#ui/error-texts.ts';
import { formatDate } from '#ui/format.ts';
import type { Option, Tone } from '#ui/types.ts';

/** What each paper is called in addresses. */
const SLUGS: Readonly<Record<MeetingPaper, string>> = {
  invitation: 'undangan',
  attendanceBlank: 'daftar-hadir',
  attendanceFilled: 'kehadiran',
  committeeReport: 'laporan-panitia',
  report: 'laporan',
  matrix: 'matriks',
};

export const slugOf = (paper: MeetingPaper): string => SLUGS[paper];
export const paperOfSlug = (slug: string): MeetingPaper | undefined =>
  MEETING_PAPERS.find((paper) => SLUGS[paper] === slug);

export const PAPER_WORDS: Readonly<Record<MeetingPaper, () => string>> = {
  invitation: m.meetingPapersKindInvitation,
  attendanceBlank: m.meetingPapersKindAttendanceBlank,
  attendanceFilled: m.meetingPapersKindAttendanceFilled,
  committeeReport: m.meetingPapersKindCommitteeReport,
  report: m.meetingPapersKindReport,
  matrix: m.meetingPapersKindMatrix,
};

export const PAPER_LEADS: Readonly<Record<MeetingPaper, () => string>> = {
  invitation: m.meetingPapersLeadInvitation,
  attendanceBlank: m.meetingPapersLeadAttendanceBlank,
  attendanceFilled: m.meetingPapersLeadAttendanceFilled,
  committeeReport: m.meetingPapersLeadCommitteeReport,
  report: m.meetingPapersLeadReport,
  matrix: m.meetingPapersLeadMatrix,
};

/** Where a paper stands, as a word and the shape beside it, and its number and day once it is final. */
export function stateWords(
  kept: KeptPaper | undefined,
  locale: Locale,
): { readonly text: string; readonly tone: Tone; readonly detail: string } {
  if (!kept) return { text: m.meetingPapersStateNone(), tone: 'plain', detail: '' };
  if (kept.finishedAt === null)
    return { text: m.meetingPapersStateDraft({ version: kept.version }), tone: 'info', detail: '' };
  return { text: m.meetingPapersStateFinal(), tone: 'good', detail: finalWords(kept, locale) };
}

export function finalWords({ number, day }: KeptPaper, locale: Locale): string {
  const date = formatDate(day ?? '', locale);
  return number === null ? m.meetingPapersFinalOnDay({ date }) : m.meetingPapersFinalOn({ number, date });
}

/** A field of a paper's form, ready to be drawn. */
export interface FieldView {
  readonly name: FillField;
  readonly label: string;
  readonly kind: 'text' | 'textarea' | 'date' | 'select' | 'checkbox';
  readonly value: string;
  readonly hint?: string;
  readonly options?: readonly Option[];
  /** The words of nothing chosen; false where something always is. */
  readonly emptyOption?: string | false;
  readonly rows?: number;
}

const LABELS: Readonly<Record<FillField, () => string>> = {
  signatory: m.meetingPapersFieldSignatory,
  day: m.meetingPapersFieldDay,
  number: m.meetingPapersFieldNumber,
  urgency: m.meetingPapersFieldUrgency,
  subject: m.meetingPapersFieldSubject,
  opening: m.meetingPapersFieldOpening,
  dress: m.meetingPapersFieldDress,
  requests: m.meetingPapersFieldRequests,
  contact: m.meetingPapersFieldContact,
  closing: m.meetingPapersFieldClosing,
  copies: m.meetingPapersFieldCopies,
  salutation: m.meetingPapersFieldSalutation,
  background: m.meetingPapersFieldBackground,
  funding: m.meetingPapersFieldFunding,
  course: m.meetingPapersFieldCourse,
  conclusion: m.meetingPapersFieldConclusion,
  suggestions: m.meetingPapersFieldSuggestions,
  ending: m.meetingPapersFieldEnding,
  size: m.meetingPapersFieldSize,
  rows: m.meetingPapersFieldRows,
  annexAttendance: m.annexesFieldAttendance,
  annexPhotos: m.annexesFieldPhotos,
};

const HINTS: Readonly<Partial<Record<FillField, () => string>>> = {
  signatory: m.meetingPapersFieldSignatoryHint,
  number: m.meetingPapersFieldNumberHint,
  opening: m.meetingPapersFieldOpeningHint,
  requests: m.meetingPapersFieldLinesHint,
  contact: m.meetingPapersFieldContactHint,
  copies: m.meetingPapersFieldCopiesHint,
  funding: m.meetingPapersFieldFundingHint,
};

const TEXT_FIELDS: readonly FillField[] = ['number', 'subject', 'dress', 'contact'];
const LONG_FIELDS: Readonly<Partial<Record<FillField, number>>> = { opening: 8, salutation: 6, course: 6 };

const OPTION_WORDS: Readonly<Partial<Record<FillField, Readonly<Record<string, () => string>>>>> = {
  urgency: URGENCY_WORDS,
  closing: CLOSING_WORDS,
  rows: ROWS_WORDS,
  size: { normal: m.meetingPapersFieldSizeNormal, large: m.meetingPapersFieldSizeLarge },
};

/** The fields of a paper with what was typed, else what it is written with now. */
export function fieldsOf(
  paper: MeetingPaper,
  { given, signatories }: Pick<MeetingPaperView, 'given' | 'signatories'>,
  typed?: Readonly<Record<string, string>>,
): FieldView[] {
  return FIELDS_OF[paper].map((name): FieldView => {
    const hint = HINTS[name]?.();
    const base = {
      name,
      label: (name === 'background' && paper === 'committeeReport'
        ? m.meetingPapersFieldBackgroundCommittee
        : LABELS[name])(),
      value: typed?.[name] ?? given[name],
      ...(hint === undefined ? {} : { hint }),
    };
    if (name === 'day') return { ...base, kind: 'date' };
    if (name === 'annexAttendance' || name === 'annexPhotos') return { ...base, kind: 'checkbox' };
    if (name === 'signatory')
      return {
        ...base,
        kind: 'select',
        emptyOption: m.meetingPapersFieldSignatoryOpen(),
        options: signatoryOptions(signatories),
      };
    const words = OPTION_WORDS[name];
    if (words)
      return {
        ...base,
        kind: 'select',
        emptyOption: false,
        options: (CHOICES[name] ?? []).map((value) => ({ value, label: words[value]?.() ?? value })),
      };
    if (TEXT_FIELDS.includes(name)) return { ...base, kind: 'text' };
    return { ...base, kind: 'textarea', rows: LONG_FIELDS[name] ?? 4 };
  });
}

/** Posts, each with who is in it on the paper's day. */
function signatoryOptions(signatories: MeetingPaperView['signatories']): Option[] {
  const options = new Map<string, Option>();
  for (const one of signatories) {
    const value = keyOfSignatory(one);
    const behalf = one.onBehalf[0] === undefined ? '' : `a.n. ${one.onBehalf[0]}: `;
    if (!options.has(value)) options.set(value, { value, label: `${behalf}${one.post} (${one.name})` });
  }
  return [...options.values()];
}

/** What stands in the way of a final paper, as sentences. */
export function openTexts(points: readonly OpenPoint[], locale: Locale): string[] {
  return points.map(({ key, what }) => messageOf(key, locale, { what }));
}
