import { formatDate, type PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { EmblemKind, LetterSettings, ParafPaper } from './letter-settings.ts';
import type {
  Addressee,
  CopiesPart,
  LetterheadPart,
  LetterOpeningPart,
  PaperImage,
  PaperLook,
  PaperPage,
  PaperPart,
} from './paper.ts';
import { DOTS } from './plain-text.ts';
import type { LetterheadKind } from './signatory.ts';

export type Emblems = Readonly<Partial<Record<EmblemKind, PaperImage>>>;

/** How a letter or a report of the office looks. */
export function lookOf(settings: LetterSettings, kind: 'letter' | 'report'): PaperLook {
  return {
    margins: settings.margins,
    font: settings.font,
    fontSize: settings.fontSize,
    tableSize: settings.tableSize,
    tableSpacing: settings.spacing.table,
    lineSpacing: settings.spacing[kind],
    pageNumber: settings.pageNumber,
    signatureAlign: settings.signatureAlign,
    headings: ['A.', '1.', 'a.'],
  };
}

export function pageOf(
  settings: LetterSettings,
  orientation: PaperPage['orientation'] = 'portrait',
): PaperPage {
  return { size: settings.paper, orientation };
}

/** The letterhead of who signs; an emblem that the office has not given leaves its space free. */
export function letterheadOf(
  settings: LetterSettings,
  kind: LetterheadKind,
  emblems: Emblems,
): LetterheadPart {
  const head = settings.letterheads[kind];
  if (!head) throw new RangeError(`the office has no letterhead ${kind}`);
  return {
    kind: 'letterhead',
    lines: head.lines.map((text, index) => ({ text, large: index + 1 === head.large })),
    address: head.address,
    emblemAt: head.emblem === 'none' ? 'none' : head.emblemAt,
    emblem: head.emblem === 'none' ? null : (emblems[head.emblem] ?? null),
    rule: head.rule,
  };
}

export interface LetterOpening {
  /** Null while the date is open. */
  readonly day: PlainDate | null;
  /** Null while the secretariat has given none. */
  readonly number: string | null;
  readonly urgency: string;
  /** `2 (dua) lembar`; null for none. */
  readonly attachments: string | null;
  readonly subject: string;
  readonly addressee: Addressee;
}

/** The opening of a letter in the words and places of the office's profile. */
export function openingOf(settings: LetterSettings, letter: LetterOpening): LetterOpeningPart {
  const place = settings.placeOfSigning ?? DOTS;
  return {
    kind: 'letterOpening',
    placeAndDate: letter.day === null ? null : `${place}, ${formatDate(letter.day, 'id')}`,
    facts: [
      { label: 'Nomor', value: letter.number },
      { label: 'Sifat', value: letter.urgency },
      { label: 'Lampiran', value: letter.attachments ?? '-' },
      { label: settings.subjectWord, value: letter.subject },
    ],
    addressee: letter.addressee,
    addresseeAt: settings.addresseeAt,
    withKepada: settings.withKepada,
  };
}

/** Tembusan, each with `Yth.` where the office writes it so. */
export function copiesOf(settings: LetterSettings, posts: readonly string[]): CopiesPart {
  return { kind: 'copies', to: settings.dearBeforeCopies ? posts.map((post) => `Yth. ${post}`) : posts };
}

/** The chain of parafs for a kind of paper; nothing where the office has none. */
export function parafOf(settings: LetterSettings, paper: ParafPaper): PaperPart[] {
  const posts = settings.paraf[paper];
  return posts.length === 0 ? [] : [{ kind: 'paraf', posts }];
}

/** What stands at the foot of each page: that it is signed with a certificate, where the office signs so. */
export function footOf(settings: LetterSettings): string[] {
  return settings.electronic ? [m.papersElectronicFoot({}, { locale: 'id' })] : [];
}

const MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;

/** A number by the office's pattern; what is not known is dotted, and so the paper stays open. Null without a pattern. */
export function numberOf(
  settings: LetterSettings,
  known: {
    readonly security?: string;
    readonly number?: string;
    readonly code?: string;
    readonly day?: PlainDate;
  },
): string | null {
  const dots = '……';
  const values: Readonly<Record<string, string | undefined>> = {
    keamanan: known.security,
    nomor: known.number,
    kode: known.code,
    bulan: known.day && MONTHS[Number(known.day.slice(5, 7)) - 1],
    tahun: known.day?.slice(0, 4),
  };
  return settings.numberPattern?.replace(/\{(\w+)\}/g, (_all, name: string) => values[name] ?? dots) ?? null;
}
