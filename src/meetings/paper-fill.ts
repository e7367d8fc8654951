import { InvalidInput, isPlainDate } from '#kernel/index.ts';
import type { Filled } from '#papers/index.ts';

/** The papers of a meeting, in the order in which they are needed. */
export const MEETING_PAPERS = [
  'invitation',
  'attendanceBlank',
  'committeeReport',
  'attendanceFilled',
  'report',
  'matrix',
] as const;
export type MeetingPaper = (typeof MEETING_PAPERS)[number];

/** What a person chooses or writes for a paper; each a text, empty where it is left open. */
export const FILL_FIELDS = [
  'signatory',
  'day',
  'number',
  'urgency',
  'subject',
  'opening',
  'dress',
  'requests',
  'contact',
  'closing',
  'copies',
  'salutation',
  'background',
  'funding',
  'course',
  'conclusion',
  'suggestions',
  'ending',
  'size',
  'rows',
  'annexAttendance',
  'annexPhotos',
] as const;
export type FillField = (typeof FILL_FIELDS)[number];
export type PaperFill = Readonly<Partial<Record<FillField, string>>>;

export const FIELDS_OF: Readonly<Record<MeetingPaper, readonly FillField[]>> = {
  invitation: [
    'signatory',
    'day',
    'number',
    'urgency',
    'subject',
    'opening',
    'dress',
    'requests',
    'contact',
    'closing',
    'copies',
  ],
  attendanceBlank: ['signatory', 'day'],
  committeeReport: ['signatory', 'day', 'salutation', 'background', 'funding', 'ending', 'size'],
  attendanceFilled: ['signatory', 'day'],
  report: [
    'signatory',
    'day',
    'number',
    'background',
    'course',
    'conclusion',
    'suggestions',
    'funding',
    'ending',
    'annexAttendance',
    'annexPhotos',
  ],
  matrix: ['signatory', 'day', 'rows'],
};

/** Sifat: how urgent a letter is, or how secret. */
export const URGENCIES = [
  'ordinary',
  'important',
  'urgent',
  'veryUrgent',
  'limited',
  'secret',
  'verySecret',
] as const;
export type Urgency = (typeof URGENCIES)[number];
export const CLOSINGS = ['thanks', 'notice'] as const;
export type Closing = (typeof CLOSINGS)[number];
export const LETTER_SIZES = ['normal', 'large'] as const;
/** Which recommendations a matrix shows. */
export const MATRIX_ROWS = ['all', 'unfinished', 'late'] as const;
export type MatrixRows = (typeof MATRIX_ROWS)[number];

/** Annexes that a person takes off are empty. */
const YES = ['yes'] as const;

export const CHOICES: Readonly<Partial<Record<FillField, readonly string[]>>> = {
  urgency: URGENCIES,
  closing: CLOSINGS,
  size: LETTER_SIZES,
  rows: MATRIX_ROWS,
  annexAttendance: YES,
  annexPhotos: YES,
};

const LONG = 5000;
const LONGEST: Readonly<Partial<Record<FillField, number>>> = {
  signatory: 400,
  number: 100,
  subject: 300,
  dress: 200,
  contact: 300,
};

/**
 * Reads what was filled in. What a person left as it was proposed is not kept, so that it goes on following the records.
 * @throws InvalidInput by field
 */
export function parseFill(
  paper: MeetingPaper,
  input: Readonly<Record<string, string | undefined>>,
  proposed: PaperFill,
): PaperFill {
  const faults: Record<string, string> = {};
  const filled: Partial<Record<FillField, string>> = {};
  for (const field of FIELDS_OF[paper]) {
    const value = tidy(input[field] ?? '');
    const fault = faultOf(field, value);
    if (fault !== undefined) faults[field] = fault;
    else if (value !== (proposed[field] ?? '')) filled[field] = value;
  }
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
  return filled;
}

function tidy(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trim();
}

function faultOf(field: FillField, value: string): string | undefined {
  if (value.length > (LONGEST[field] ?? LONG)) return 'meetingsErrorTooLong';
  if (value === '') return undefined;
  if (field === 'day') return isPlainDate(value) ? undefined : 'meetingsErrorDate';
  return CHOICES[field] === undefined || CHOICES[field].includes(value) ? undefined : 'meetingsErrorChoose';
}

/** What is kept with a paper, as far as this version of the product knows it. */
export function fillOf(filled: Filled): PaperFill {
  return Object.fromEntries(
    FILL_FIELDS.flatMap((field) => (field in filled ? [[field, filled[field]]] : [])),
  );
}

/** Everything a paper is written with: what was filled in, else what is proposed, else nothing. */
export function givenOf(filled: PaperFill, proposed: PaperFill): Readonly<Record<FillField, string>> {
  return Object.fromEntries(
    FILL_FIELDS.map((field) => [field, filled[field] ?? proposed[field] ?? '']),
  ) as Record<FillField, string>;
}

/** The lines of a text, without the empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
