import type { Locale, PlainDate } from '#kernel/index.ts';

/**
 * An official paper as plain data: what stands on it and in which order, not how a word processor draws it. It can be
 * written as JSON and kept; `renderDocx` and `renderPdf` draw the same paper twice.
 */
export interface Paper {
  /** Of this description, so that a kept paper can be read later. */
  readonly format: 1;
  readonly language: Locale;
  /** What the file calls itself, and screen readers with it. */
  readonly title: string;
  readonly file: PaperFile;
  readonly look: PaperLook;
  /** The paper of its first pages; a part `section` changes it from there on. */
  readonly page: PaperPage;
  /** Which draft it is, marked as one on every page; null for a paper that is final. */
  readonly draft: number | null;
  /** Whether it is the office's own copy, the only one on which the chain of parafs is printed. */
  readonly archiveCopy: boolean;
  /** Lines at the foot of each page. */
  readonly footer: readonly string[];
  /** The moment whose data it tells, as an instant; null where it tells none. */
  readonly dataAt: string | null;
  /** When it was put together, as an instant: the date inside the file. */
  readonly madeAt: string;
  readonly parts: readonly PaperPart[];
}

/** What the file is called: `2026-01-06_Undangan-Rakor-LMI_Biro-PK-NTT_konsep2.docx`. */
export interface PaperFile {
  readonly day: PlainDate;
  readonly subject: string;
  readonly office: string;
}

export const PAPER_SIZES = ['A4', 'F4'] as const;
export type PaperSize = (typeof PAPER_SIZES)[number];

export interface PaperPage {
  readonly size: PaperSize;
  readonly orientation: 'portrait' | 'landscape';
}

export const PAPER_FONTS = ['Arial', 'Bookman Old Style', 'Times New Roman'] as const;
export type PaperFont = (typeof PAPER_FONTS)[number];

/** How an office writes: what its letter profile says of the page. Lengths are millimetres, sizes points. */
export interface PaperLook {
  readonly margins: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  /** As the DOCX names it; a PDF carries a free font as wide as Arial. */
  readonly font: PaperFont;
  readonly fontSize: number;
  readonly tableSize: number;
  /** 1 is single, 1.5 one and a half. */
  readonly lineSpacing: number;
  readonly tableSpacing: number;
  readonly pageNumber: 'topCentre' | 'bottomRight';
  readonly signatureAlign: 'centre' | 'left';
  /** How the levels of headings are numbered, the first first. */
  readonly headings: readonly NumberForm[];
}

export type NumberForm = 'A.' | 'I.' | '1.' | 'a.' | 'none';

/** A piece of text in one manner. An address is http or https; others are not followed. */
export interface Span {
  readonly text: string;
  readonly strong?: boolean;
  readonly italic?: boolean;
  readonly href?: string | undefined;
}

/** Text is always text: nothing in it is read as markup. */
export type Text = string | readonly Span[];

export type PaperPart =
  | LetterheadPart
  | LetterOpeningPart
  | TitlePart
  | HeadingPart
  | ParagraphPart
  | ListPart
  | FactsPart
  | TablePart
  | SignaturesPart
  | CopiesPart
  | AttachmentPart
  | PicturesPart
  | QrPart
  | ParafPart
  | LinesPart
  | ContentsPart
  | { readonly kind: 'rule' }
  | { readonly kind: 'gap'; readonly lines: number }
  | { readonly kind: 'pageBreak' }
  | SectionPart;

/** A new page on this sheet. */
export interface SectionPart extends PaperPage {
  readonly kind: 'section';
  /** Another copy begins here: its pages are counted from one, and its first bears no number. */
  readonly restart?: boolean;
}

/** The letterhead (kop). On the first page only, so it stands first. */
export interface LetterheadPart {
  readonly kind: 'letterhead';
  /** From the outermost house to the office that signs; capitals are made by who draws it. */
  readonly lines: readonly { readonly text: string; readonly large: boolean }[];
  /** Address, telephone, mail and site in small letters; empty for none. */
  readonly address: readonly string[];
  /** Above the lines, in the middle (head of region, minister), or at their left. */
  readonly emblemAt: 'top' | 'left' | 'none';
  /** Null leaves its space free. */
  readonly emblem: PaperImage | null;
  /** The thick rule over the thin one that closes it. */
  readonly rule: boolean;
}

/** The opening of a letter: place and date, Nomor/Sifat/Lampiran/Hal, and to whom. */
export interface LetterOpeningPart {
  readonly kind: 'letterOpening';
  /** `Kupang, 6 Januari 2026`; null is dotted. */
  readonly placeAndDate: string | null;
  readonly facts: readonly Fact[];
  readonly addressee: Addressee;
  /** Left under the facts, or at the right under the date. */
  readonly addresseeAt: 'left' | 'right';
  /** The word `Kepada` above the addressee, as older letters have it. */
  readonly withKepada: boolean;
}

export interface Addressee {
  /** Posts, not persons, without `Yth.`; several are numbered. */
  readonly to: readonly string[];
  /** `c.q. Sekretaris Jenderal`, `u.p. Kepala Pusat Fasilitasi Kerja Sama`. */
  readonly through: readonly string[];
  readonly place: string | null;
  /** They stand in an attachment: `(daftar terlampir)`. */
  readonly listAttached: boolean;
}

/** The centred title of a paper without addressee. */
export interface TitlePart {
  readonly kind: 'title';
  readonly lines: readonly string[];
  /** What it is about, under the word TENTANG. */
  readonly about?: string | undefined;
  /** `NOMOR` with its number; null is dotted, absent is no line. */
  readonly number?: string | null | undefined;
  /** Says that it is a translation without force. */
  readonly unofficial?: boolean | undefined;
}

export interface HeadingPart {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3;
  readonly text: string;
  /** False leaves its number out. */
  readonly numbered?: boolean;
}

export interface ParagraphPart {
  readonly kind: 'paragraph';
  readonly text: Text;
  /** The first line goes in by 1.25 cm. */
  readonly indent?: boolean;
  readonly align?: 'justify' | 'left' | 'centre' | 'right';
  readonly size?: 'normal' | 'small' | 'large';
  /** On the same page as what follows. */
  readonly keepNext?: boolean;
}

export interface ListPart {
  readonly kind: 'list';
  readonly form: '1.' | 'a.' | '-';
  readonly items: readonly ListItem[];
}
export type ListItem = Text | { readonly text: Text; readonly list: ListPart };

/** A label and its value, the colons below each other. A value that is null is dotted. */
export interface Fact {
  readonly label: string;
  readonly value: Text | null;
  /** Several values, numbered below each other, in place of one. */
  readonly list?: readonly string[];
}
export interface FactsPart {
  readonly kind: 'facts';
  readonly rows: readonly Fact[];
  /** In line with an indented paragraph. */
  readonly indent?: boolean;
  /** Width of the labels in millimetres; 35 where it is not said. */
  readonly labelWidth?: number;
}

export interface TablePart {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
  readonly caption?: string | undefined;
  /** The least height of a row in millimetres, for the pen. */
  readonly rowHeight?: number;
  /** On one page as a whole: for a few rows that are read together. */
  readonly keepTogether?: boolean;
}
export interface Column {
  readonly label: string;
  /** Of the width of the table; the shares of all columns make it whole. */
  readonly share: number;
  readonly align?: 'left' | 'right' | 'centre';
}
export type TableRow =
  | {
      readonly kind: 'row';
      readonly cells: readonly Cell[];
      readonly shaded?: boolean;
      /** May go on on the next page: for texts that can be longer than one. */
      readonly breaks?: boolean;
    }
  /** Heads the rows below it, over the whole width. */
  | { readonly kind: 'group'; readonly text: string }
  | { readonly kind: 'total'; readonly cells: readonly Cell[] };
/** Null is unknown and prints as `-`; empty text is room for the pen. */
export type Cell = string | null | DetailedCell;
export interface DetailedCell {
  readonly text: Text;
  /** A second line, grey. */
  readonly detail?: string | undefined;
  readonly href?: string | undefined;
  readonly align?: Column['align'];
}

/** One signature at the right, or two side by side; a witness below in the middle. */
export interface SignaturesPart {
  readonly kind: 'signatures';
  readonly blocks: readonly [Signature] | readonly [left: Signature, right: Signature];
  readonly witness?: Signature | undefined;
}
/** Kept together and with what stands before it. `signatureOf` makes one of a signatory. */
export interface Signature {
  /** Who it is among the office's signatories, so that their term can be looked at. */
  readonly signatoryId?: string;
  /** `Yang menyerahkan,`, `Mengetahui,`, or place and date. */
  readonly intro?: string | undefined;
  /** The post line by line: `a.n. GUBERNUR …`, `SEKRETARIS DAERAH,`; null is dotted. */
  readonly lines: readonly string[] | null;
  /** Null is dotted. */
  readonly name: string | null;
  /** Below the name: rank, NIP. */
  readonly below: readonly string[];
  /** A box for the QR of an electronic signature in place of room for pen and stamp. */
  readonly electronic?: boolean;
}

/** Tembusan. */
export interface CopiesPart {
  readonly kind: 'copies';
  readonly to: readonly string[];
}

/** The head of an attachment, at the top right of a new page. */
export interface AttachmentPart {
  readonly kind: 'attachment';
  /** 1 is `Lampiran I`; 0 `Lampiran`, where there is one only. */
  readonly number: number;
  /** `Surat Gubernur Nusa Tenggara Timur`. */
  readonly of: string;
  readonly facts: readonly Fact[];
}

export type PaperImage =
  | {
      readonly type: 'png' | 'jpeg';
      /** Base64. */
      readonly data: string;
      /** Pixels, as it is shown. */
      readonly width: number;
      readonly height: number;
      /** By how much the stored pixels are turned clockwise to be shown, in degrees. */
      readonly turn?: 90 | 180 | 270;
    }
  | {
      readonly type: 'svg';
      /** Drawn by the product itself; nothing in it is fetched. */
      readonly text: string;
      readonly width: number;
      readonly height: number;
      /** The same as PNG in Base64, for old word processors; without it they leave a blank. */
      readonly png?: string;
    };

export interface PicturesPart {
  readonly kind: 'pictures';
  readonly perRow: 1 | 2;
  readonly items: readonly {
    readonly image: PaperImage;
    /** What it shows, for who cannot see it. */
    readonly alt: string;
    readonly caption?: string | undefined;
    /** Millimetres; as wide as there is room where it is not said. */
    readonly width?: number | undefined;
  }[];
}

/** A square that a telephone reads, with its address in letters beside it. */
export interface QrPart {
  readonly kind: 'qr';
  readonly link: string;
  readonly note: string;
}

/** Who puts their paraf before it is signed, in order. Printed on the office's own copy alone. */
export interface ParafPart {
  readonly kind: 'paraf';
  readonly posts: readonly string[];
}

/** Dotted lines to write on by hand. */
export interface LinesPart {
  readonly kind: 'lines';
  readonly count: number;
}

/** What the paper contains, by its headings, with their pages. */
export interface ContentsPart {
  readonly kind: 'contents';
  /** Down to headings of this level. */
  readonly depth: 1 | 2;
}
