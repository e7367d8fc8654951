import type { PaperFont, PaperLook, PaperSize } from './paper.ts';
import type { LetterheadKind } from './signatory.ts';

/** Permendagri 1/2023, and Permendagri 54/2009 as many offices still write. */
export const PRESETS = ['2023', '2009'] as const;
export type Preset = (typeof PRESETS)[number];

export const EMBLEMS = ['state', 'regional', 'ministry', 'own'] as const;
export type EmblemKind = (typeof EMBLEMS)[number];

/** The kinds of papers that are initialled before they are signed. */
export const PARAF_PAPERS = ['letter', 'minutes', 'report'] as const;
export type ParafPaper = (typeof PARAF_PAPERS)[number];

export interface LetterheadSettings {
  readonly lines: readonly string[];
  /** Which of them is large and bold, counted from 1. */
  readonly large: number;
  readonly address: readonly string[];
  readonly emblem: EmblemKind | 'none';
  readonly emblemAt: 'top' | 'left';
  readonly rule: boolean;
}

/** What the area calls its districts, villages and council. */
export interface LocalNames {
  readonly district: string;
  readonly village: string;
  readonly council: string;
}

/** How an office writes: everything of the layout that a rule of its region may say otherwise. */
export interface LetterSettings {
  readonly preset: Preset;
  readonly paper: PaperSize;
  readonly margins: PaperLook['margins'];
  readonly font: PaperFont;
  readonly fontSize: number;
  readonly tableSize: number;
  readonly spacing: { readonly letter: number; readonly report: number; readonly table: number };
  readonly addresseeAt: 'left' | 'right';
  readonly withKepada: boolean;
  readonly subjectWord: 'Hal' | 'Perihal';
  readonly minutesWord: 'Notula' | 'Notulen';
  /** `{keamanan}/{nomor}/{kode}/{bulan}/{tahun}`; null where a person types the number the secretariat gave. */
  readonly numberPattern: string | null;
  readonly placeOfSigning: string | null;
  readonly pageNumber: PaperLook['pageNumber'];
  readonly signatureAlign: PaperLook['signatureAlign'];
  /** Signed with a certificate (TTE) in place of ink; the signing itself happens elsewhere. */
  readonly electronic: boolean;
  /** `Yth.` before each post in the list of copies. */
  readonly dearBeforeCopies: boolean;
  readonly localNames: LocalNames;
  /** Those of the letterheads that the office uses. */
  readonly letterheads: Readonly<Partial<Record<LetterheadKind, LetterheadSettings>>>;
  /** Posts in the order in which they initial, at most three. */
  readonly paraf: Readonly<Record<ParafPaper, readonly string[]>>;
}

type PresetSettings = Omit<LetterSettings, 'localNames' | 'letterheads' | 'paraf' | 'placeOfSigning'>;

const OF_2023: PresetSettings = {
  preset: '2023',
  paper: 'A4',
  margins: { top: 25, bottom: 25, left: 30, right: 20 },
  font: 'Arial',
  fontSize: 12,
  tableSize: 9,
  spacing: { letter: 1.15, report: 1.5, table: 1 },
  addresseeAt: 'left',
  withKepada: false,
  subjectWord: 'Hal',
  minutesWord: 'Notula',
  numberPattern: null,
  pageNumber: 'bottomRight',
  signatureAlign: 'centre',
  electronic: false,
  dearBeforeCopies: false,
};

/** What a preset says; the office's own names, letterheads and signatories are no part of it. */
export const PRESET_SETTINGS: Readonly<Record<Preset, PresetSettings>> = {
  '2023': OF_2023,
  '2009': {
    ...OF_2023,
    preset: '2009',
    paper: 'F4',
    addresseeAt: 'right',
    withKepada: true,
    subjectWord: 'Perihal',
    minutesWord: 'Notulen',
    pageNumber: 'topCentre',
  },
};

/** The settings with everything that a preset says as it says it. */
export function withPreset(settings: LetterSettings, preset: Preset): LetterSettings {
  return { ...settings, ...PRESET_SETTINGS[preset] };
}
