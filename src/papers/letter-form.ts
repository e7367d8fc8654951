import { z } from 'zod';
import { asLine, dayField, faultsByPath, InvalidInput, type PlainDate, textFields } from '#kernel/index.ts';
import { EMBLEMS, type LetterheadSettings, type LetterSettings, PRESETS } from './letter-settings.ts';
import { PAPER_FONTS, PAPER_SIZES } from './paper.ts';
import { LETTERHEADS } from './signatory.ts';

const LONGEST_LINE = 200;
const MOST_PARAFS = 3;

const { line } = textFields('papersErrorTooLong');
/** One a line; empty ones fall away. */
const lines = (most: number) =>
  z
    .string()
    .nullish()
    .transform((text) =>
      (text ?? '')
        .split(/\r?\n/)
        .map(asLine)
        .filter((one) => one !== ''),
    )
    .pipe(z.array(z.string().max(LONGEST_LINE, 'papersErrorTooLong')).max(most, 'papersErrorLines'));
/** With a comma or a point, as people write it. */
const measure = (least: number, most: number, fault: string) =>
  z
    .string(fault)
    .transform((text) => Number(text.trim().replace(',', '.')))
    .refine((value) => Number.isFinite(value) && value >= least && value <= most, fault);
const choice = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, 'papersErrorChoose');
const name = (usual: string) => line(40).transform((text) => text ?? usual);
const margin = (least: number) => measure(least, 60, 'papersErrorMargin');
const spacing = measure(1, 2, 'papersErrorSpacing');

const letterhead = z
  .object({
    lines: lines(5).pipe(z.array(z.string()).min(1, 'papersErrorLetterhead')),
    large: measure(0, 5, 'papersErrorLarge'),
    address: lines(4),
    emblem: choice([...EMBLEMS, 'none']),
    emblemAt: choice(['top', 'left']),
    rule: z.boolean(),
  })
  .refine(({ lines: all, large }) => Number.isInteger(large) && large <= all.length, {
    error: 'papersErrorLarge',
    path: ['large'],
  }) satisfies z.ZodType<LetterheadSettings>;

const FORM = z.object({
  validFrom: dayField('papersErrorDate'),
  legalSource: line(300),
  settings: z.object({
    preset: choice(PRESETS),
    paper: choice(PAPER_SIZES),
    // Left for filing holes, and no less than the rule says anywhere.
    margins: z.object({ top: margin(20), bottom: margin(25), left: margin(30), right: margin(20) }),
    font: choice(PAPER_FONTS),
    fontSize: measure(10, 14, 'papersErrorFontSize'),
    tableSize: measure(7, 12, 'papersErrorFontSize'),
    spacing: z.object({ letter: spacing, report: spacing, table: spacing }),
    addresseeAt: choice(['left', 'right']),
    withKepada: z.boolean(),
    subjectWord: choice(['Hal', 'Perihal']),
    minutesWord: choice(['Notula', 'Notulen']),
    numberPattern: line(100),
    placeOfSigning: line(100),
    pageNumber: choice(['topCentre', 'bottomRight']),
    signatureAlign: choice(['centre', 'left']),
    electronic: z.boolean(),
    dearBeforeCopies: z.boolean(),
    localNames: z.object({ district: name('Kecamatan'), village: name('Desa'), council: name('DPRD') }),
    letterheads: z.partialRecord(z.enum(LETTERHEADS), letterhead),
    paraf: z.object({ letter: lines(MOST_PARAFS), minutes: lines(MOST_PARAFS), report: lines(MOST_PARAFS) }),
  }),
});

/** What a person fills in about how the office writes, as a form sends it: texts and ticks, of which nothing is sure yet. */
export interface LetterProfileInput {
  readonly validFrom: string;
  readonly legalSource: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface LetterProfileRecord {
  readonly validFrom: PlainDate;
  readonly legalSource: string | null;
  readonly settings: LetterSettings;
}

/** @throws InvalidInput with paths such as `settings.letterheads.K2.lines` */
export function parseLetterProfile(input: unknown): LetterProfileRecord {
  const parsed = FORM.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(faultsByPath(parsed.error.issues, 'papers'));
}
