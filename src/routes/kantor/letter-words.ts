import {
  type ActingKind,
  type EmblemKind,
  type LetterheadKind,
  PAPER_FONTS,
  PAPER_SIZES,
  type ParafPaper,
  type Preset,
  PRESETS,
  type SignatoryStanding,
} from '#papers/index.ts';
import { m } from '#messages/messages.js';
import type { Option } from '#ui/types.ts';
import { isTick, letterPaths } from './letter-values.ts';

type Words<Key extends string> = Readonly<Record<Key, () => string>>;

export const PRESET_WORDS: Words<Preset> = { '2023': m.papersPreset2023, '2009': m.papersPreset2009 };
export const LETTERHEAD_WORDS: Words<LetterheadKind> = {
  K1: m.papersK1,
  K2: m.papersK2,
  K3: m.papersK3,
  K4: m.papersK4,
  K5: m.papersK5,
  K6: m.papersK6,
};
export const EMBLEM_WORDS: Words<EmblemKind> = {
  state: m.papersEmblemState,
  regional: m.papersEmblemRegional,
  ministry: m.papersEmblemMinistry,
  own: m.papersEmblemOwn,
};
export const STANDING_WORDS: Words<SignatoryStanding> = {
  head: m.papersStandingHead,
  civilServant: m.papersStandingCivil,
  other: m.papersStandingOther,
};
export const ACTING_KIND_WORDS: Words<ActingKind> = {
  plt: m.papersActingPlt,
  plh: m.papersActingPlh,
  pj: m.papersActingPj,
  pjs: m.papersActingPjs,
};
export const PARAF_WORDS: Words<ParafPaper> = {
  letter: m.papersParafLetter,
  minutes: m.papersParafMinutes,
  report: m.papersParafReport,
};

const optionsOf = <Key extends string>(words: Words<Key>): Option[] =>
  (Object.entries(words) as [Key, () => string][]).map(([value, label]) => ({ value, label: label() }));
const plain = (...values: string[]): Option[] => values.map((value) => ({ value, label: value }));

/** What can be chosen, by the last part of a field's path. */
export function letterOptions(): Readonly<Record<string, readonly Option[]>> {
  return {
    preset: PRESETS.map((value) => ({ value, label: PRESET_WORDS[value]() })),
    paper: plain(...PAPER_SIZES),
    font: plain(...PAPER_FONTS),
    addresseeAt: [
      { value: 'left', label: m.papersAddresseeLeft() },
      { value: 'right', label: m.papersAddresseeRight() },
    ],
    subjectWord: plain('Hal', 'Perihal'),
    minutesWord: plain('Notula', 'Notulen'),
    pageNumber: [
      { value: 'bottomRight', label: m.papersPageBottom() },
      { value: 'topCentre', label: m.papersPageTop() },
    ],
    signatureAlign: [
      { value: 'centre', label: m.papersAlignCentre() },
      { value: 'left', label: m.papersAlignLeft() },
    ],
    emblem: [...optionsOf(EMBLEM_WORDS), { value: 'none', label: m.papersEmblemNone() }],
    emblemAt: [
      { value: 'left', label: m.papersEmblemLeft() },
      { value: 'top', label: m.papersEmblemTop() },
    ],
  };
}

export const standingOptions = (): Option[] => optionsOf(STANDING_WORDS);
export const actingOptions = (): Option[] => [
  { value: '', label: m.papersActingNone() },
  ...optionsOf(ACTING_KIND_WORDS),
];
export const letterheadOptions = (kinds: readonly LetterheadKind[]): Option[] =>
  kinds.map((value) => ({ value, label: LETTERHEAD_WORDS[value]() }));

const LABELS: Words<string> = {
  validFrom: m.papersValidFrom,
  legalSource: m.papersLegalSource,
  preset: m.papersPreset,
  paper: m.papersPaperSize,
  'margins.top': m.papersMarginTop,
  'margins.bottom': m.papersMarginBottom,
  'margins.left': m.papersMarginLeft,
  'margins.right': m.papersMarginRight,
  font: m.papersFont,
  fontSize: m.papersFontSize,
  tableSize: m.papersTableSize,
  'spacing.letter': m.papersSpacingLetter,
  'spacing.report': m.papersSpacingReport,
  'spacing.table': m.papersSpacingTable,
  addresseeAt: m.papersAddresseeAt,
  withKepada: m.papersWithKepada,
  subjectWord: m.papersSubjectWord,
  minutesWord: m.papersMinutesWord,
  numberPattern: m.papersNumberPattern,
  placeOfSigning: m.papersPlaceOfSigning,
  pageNumber: m.papersPageNumber,
  signatureAlign: m.papersSignatureAlign,
  electronic: m.papersElectronic,
  dearBeforeCopies: m.papersDearCopies,
  'localNames.district': m.papersDistrict,
  'localNames.village': m.papersVillage,
  'localNames.council': m.papersCouncil,
  'paraf.letter': m.papersParafLetter,
  'paraf.minutes': m.papersParafMinutes,
  'paraf.report': m.papersParafReport,
  lines: m.papersHeadLines,
  large: m.papersHeadLarge,
  address: m.papersHeadAddress,
  emblem: m.papersHeadEmblem,
  emblemAt: m.papersHeadEmblemAt,
  rule: m.papersHeadRule,
};

/** What a field is called. */
export function letterLabel(path: string): string {
  const [, kind, field] = /^settings\.letterheads\.(K\d)\.(\w+)$/.exec(path) ?? [];
  const own = path.replace(/^settings\./, '');
  const label = LABELS[field ?? own]?.() ?? own;
  return kind === undefined ? label : `${LETTERHEAD_WORDS[kind as LetterheadKind]()}: ${label}`;
}

/** How the fields are called and read where two versions are laid side by side. */
export function letterFieldWords(kinds: readonly LetterheadKind[]) {
  const options = letterOptions();
  return Object.fromEntries(
    letterPaths(kinds).map((path) => [
      path,
      {
        label: letterLabel(path),
        value: (text: string) =>
          isTick(path)
            ? m.officesYes()
            : (options[path.split('.').at(-1) ?? '']?.find(({ value }) => value === text)?.label ?? text),
      },
    ]),
  );
}

/** What is open, in words. */
export const openText = (kind: EmblemKind): string => m.papersEmblemMissing({ what: EMBLEM_WORDS[kind]() });
