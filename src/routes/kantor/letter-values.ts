import {
  type LetterheadKind,
  type LetterProfileInput,
  type LetterProfileView,
  type LetterSettings,
  PARAF_PAPERS,
  type Preset,
  PRESET_SETTINGS,
} from '#papers/index.ts';
import { fieldText } from '#sign-in-request.ts';

/** The fields of the form as texts, by the path of what they say: `settings.margins.left`. A tick is `yes`. */
export type LetterValues = Readonly<Record<string, string>>;

const LAYOUT = [
  'preset',
  'paper',
  'margins.top',
  'margins.bottom',
  'margins.left',
  'margins.right',
  'font',
  'fontSize',
  'tableSize',
  'spacing.letter',
  'spacing.report',
  'spacing.table',
  'addresseeAt',
  'withKepada',
  'subjectWord',
  'minutesWord',
  'numberPattern',
  'pageNumber',
  'signatureAlign',
  'electronic',
  'dearBeforeCopies',
] as const;
const OWN = [
  'placeOfSigning',
  'localNames.district',
  'localNames.village',
  'localNames.council',
  ...PARAF_PAPERS.map((paper) => `paraf.${paper}`),
];
const LETTERHEAD = ['lines', 'large', 'address', 'emblem', 'emblemAt', 'rule'] as const;
const TICKS: ReadonlySet<string> = new Set(['withKepada', 'electronic', 'dearBeforeCopies', 'rule']);

/** The paths of all fields, for an office with these letterheads. */
export function letterPaths(kinds: readonly LetterheadKind[]): string[] {
  return [
    'validFrom',
    'legalSource',
    ...[...LAYOUT, ...OWN].map((path) => `settings.${path}`),
    ...kinds.flatMap((kind) => LETTERHEAD.map((field) => `settings.letterheads.${kind}.${field}`)),
  ];
}

export const isTick = (path: string): boolean => TICKS.has(path.split('.').at(-1) ?? '');

/** What stands at a path of a document, as a form shows it: numbers with a comma, lists line by line. */
function textAt(document: unknown, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        typeof part === 'object' && part !== null
          ? (part as Readonly<Record<string, unknown>>)[key]
          : undefined,
      document,
    );
  if (Array.isArray(value)) return value.join('\n');
  if (typeof value === 'boolean') return value ? 'yes' : '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  return typeof value === 'string' ? value : '';
}

/** The newest version, or what holds by default, as one that begins today; one that begins later keeps its day. */
export function valuesOfProfile(
  { versions, settings, legalSource }: LetterProfileView,
  kinds: readonly LetterheadKind[],
  today: string,
): LetterValues {
  const [newest] = versions;
  const document = {
    validFrom: newest && newest.validFrom > today ? newest.validFrom : today,
    legalSource: newest?.legalSource ?? legalSource,
    settings: { ...settings, ...newest?.settings },
  };
  return Object.fromEntries(letterPaths(kinds).map((path) => [path, textAt(document, path)]));
}

export function valuesOfForm(form: FormData, kinds: readonly LetterheadKind[]): LetterValues {
  return Object.fromEntries(
    letterPaths(kinds).map((path) => [path, fieldText(form, path).replace(/\r\n?/g, '\n')]),
  );
}

/** The form with the layout of a preset; what is the office's own stays as it was typed. */
export function valuesOfPreset(values: LetterValues, preset: Preset): LetterValues {
  const settings: Partial<LetterSettings> = PRESET_SETTINGS[preset];
  return {
    ...values,
    ...Object.fromEntries(LAYOUT.map((path) => [`settings.${path}`, textAt(settings, path)])),
  };
}

export function inputOf(values: LetterValues, kinds: readonly LetterheadKind[]): LetterProfileInput {
  const settings: Record<string, unknown> = {};
  for (const path of letterPaths(kinds)) {
    const [root, ...keys] = path.split('.');
    if (root !== 'settings') continue;
    const last = keys.pop() ?? '';
    let part = settings;
    for (const key of keys) part = (part[key] ??= {}) as Record<string, unknown>;
    part[last] = isTick(path) ? values[path] === 'yes' : (values[path] ?? '');
  }
  return { validFrom: values['validFrom'] ?? '', legalSource: values['legalSource'] ?? '', settings };
}
