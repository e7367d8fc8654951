import type { Decimal, PlainDate } from '#kernel/index.ts';

/** A cell that holds a date keeps it apart from text, so that nobody guesses its order again. */
interface DateValue {
  date: PlainDate;
}
/** A number that its cell shows with a currency (`"Rp"#,##0`): what a reader sees must not be lost. */
interface CurrencyValue {
  number: number;
  currency: string;
}
/** A formula that failed (`#REF!`) or was never calculated; formula text itself is never run. */
interface ErrorValue {
  error: string;
}
export type CellValue = string | number | boolean | DateValue | CurrencyValue | ErrorValue | null;

/** A range of merged cells, 0-based and inclusive. */
export interface Merge {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
}

/** One sheet as values; rows are cut after their last value, `hiddenRows` are 0-based. */
export interface Sheet {
  name: string;
  hidden: boolean;
  rows: CellValue[][];
  merges: Merge[];
  hiddenRows: number[];
}

export type SheetFormat = 'xlsx' | 'xls' | 'ods' | 'csv';

/** A workbook or CSV read into values. `notices` are remarks about the whole file, such as a guessed encoding. */
export interface SheetFile {
  name: string;
  format: SheetFormat;
  sheets: Sheet[];
  notices: SheetProblem[];
}

/** What a file holds, or why it cannot be opened. */
export type Opened = { sheets: Sheet[] } | { refused: SheetProblem };

/** A file that cannot be read is refused as a whole, with the reason as data. */
export type ReadResult = { file: SheetFile } | { refused: SheetProblem };

/** Every fault this room can find; `sheet` + the code with a capital is its message key, with `Repair` its repair. */
type SheetProblemCode =
  | 'encodingGuessed'
  | 'unreadable'
  | 'notASheet'
  | 'encrypted'
  | 'tooLarge'
  | 'tooSlow'
  | 'tooManyRows'
  | 'tooManyColumns'
  | 'unclosedQuote'
  | 'empty'
  | 'noHeader'
  | 'noPartnerColumn'
  | 'unmappedSheet'
  | 'hiddenRows'
  | 'hiddenSheet'
  | 'totalMismatch'
  | 'countMismatch'
  | 'amountUnreadable'
  | 'dateUnreadable'
  | 'periodReversed'
  | 'countUnreadable'
  | 'amountMerged'
  | 'formulaError'
  | 'partnerMissing'
  | 'rowIncomplete';

/**
 * A fault with its place: `at` is a cell with its sheet (`Matriks!H4`; the sheet of a CSV is `CSV`), the name of a sheet, or empty for
 * the file.
 */
export interface SheetProblem {
  at: string;
  code: SheetProblemCode;
  parameters: Record<string, string>;
}

/** Where the headings of a table are (0-based rows) and what stands in them; two rows of headings come joined. */
export interface Header {
  headerRow: number;
  firstRow: number;
  headings: string[];
  /** Sum of the confidences of known headings; under 1.5 nothing was found that deserves the name. */
  score: number;
}

export type Meaning =
  | 'partner'
  | 'acronym'
  | 'partnerClass'
  | 'country'
  | 'identifier'
  | 'field'
  | 'places'
  | 'province'
  | 'regency'
  | 'district'
  | 'village'
  | 'areaCode'
  | 'latitude'
  | 'longitude'
  | 'placeCountry'
  | 'period'
  | 'year'
  | 'start'
  | 'end'
  | 'planned'
  | 'spent'
  | 'currency'
  | 'permitPrinciple'
  | 'permitOperating'
  | 'agreement'
  | 'contact'
  | 'programme'
  | 'activity'
  | 'activityCode'
  | 'description'
  | 'female'
  | 'male'
  | 'beneficiaries'
  | 'households'
  | 'status'
  | 'obstacle'
  | 'solution'
  | 'followUp'
  | 'implementer'
  | 'leadAgency'
  | 'number'
  | 'remark'
  | 'ignore';

/** What stands in a heading about money: `scale` is the power of ten (`(dalam juta)` is 6). */
export interface Unit {
  currency?: string;
  scale?: number;
}

export interface MappedColumn {
  /** 0-based. */
  index: number;
  heading: string;
  meaning: Meaning;
  /** 0..1 */
  confidence: number;
  unit?: Unit;
  /** The year an amount column is for, where the heading names it (`Anggaran 2021`). */
  year?: number;
}

export type SheetKind = 'register' | 'matrix' | 'hxl' | 'unknown';
export type SheetLanguage = 'id' | 'en' | 'und';

/** What titles above the table say about all its rows. */
export interface SheetContext {
  years?: { from: number; to: number };
  province?: string;
  regency?: string;
  partner?: string;
  unit?: Unit;
}

/** How a sheet is read; proposed here, confirmed by a person, kept as JSON. Rows are 0-based. */
export interface Mapping {
  kind: SheetKind;
  sheet: string;
  /** First row of the header and first row after it. */
  headerRow: number;
  firstRow: number;
  columns: MappedColumn[];
  language: SheetLanguage;
  context: SheetContext;
  /** Stable over files with the same headings, whatever their order; `adoptMapping` finds an office's mapping by it. */
  signature: string;
}

/** Text as it stands in a cell, and which cell (`H4`, without the sheet: the row knows its sheet). */
export interface Written {
  text: string;
  at: string;
}

/** What a value parser makes of a text. A question names proposals; `key` says which cells share the doubt. */
export type Outcome<T> =
  | { state: 'read'; value: T; confidence: number; note?: string }
  | { state: 'unknown' }
  | { state: 'question'; key: string; proposals: SheetProposal[] }
  | { state: 'problem'; code: SheetProblemCode };

/** A value of a row with the text and cell it was read from. In state `question`, `key` finds the question. */
export type Reading<T> = Written &
  (
    | { state: 'read'; value: T; confidence: number; note?: string }
    | { state: 'unknown' }
    | { state: 'question'; key: string }
    | { state: 'problem'; code: SheetProblemCode }
  );

export interface Money {
  amount: Decimal;
  /** ISO 4217 */
  currency: string;
}

/** Both ends inclusive; `to` is null for "until now". */
export interface Period {
  from: PlainDate;
  to: PlainDate | null;
}

export type PartnerClass =
  | 'bilateral'
  | 'multilateral'
  | 'internationalNgo'
  | 'foreignRegion'
  | 'education'
  | 'foreignBusiness'
  | 'philanthropy'
  | 'association'
  | 'other';

/** IATI ActivityStatus: 1 pipeline, 2 implementation, 3 finalisation, 4 closed, 5 cancelled, 6 suspended. */
export type ActivityStatus = '1' | '2' | '3' | '4' | '5' | '6';

/** Where a row's partner came from if not from its own cell. */
export type Filled = 'merged' | 'blank' | 'ditto' | 'heading';

export interface SheetPlaces {
  province?: Written;
  regency?: Written;
  district?: Written;
  village?: Written;
  /** Where a cell lists several (`Desa A, Desa B`), the others after the first; they share the levels above. */
  otherDistricts: Written[];
  otherVillages: Written[];
  /** A Kemendagri code as written, dots restored where a number lost them is left to the areas room. */
  areaCode?: Written;
  /** Names of a list of places (Wilayah Kerja), one each, blanks and line breaks trimmed. */
  list: Written[];
  latitude?: Written;
  longitude?: Written;
  /** Where the activity is, in files of several countries; not the partner's home. ISO 3166-1 alpha-2. */
  country?: Reading<string>;
}

/** One row of a register (a partner) or of a matrix (an activity), everything with its cell. */
export interface SheetRow {
  sheet: string;
  /** The row as a spreadsheet counts it, from 1. */
  row: number;
  /** `Sheet!A5`, the first cell of the row. */
  at: string;
  /** The row is hidden in the workbook; it is read all the same. */
  hidden?: true;
  number?: Written;
  partner?: Written & { filled?: Filled };
  acronym?: Written;
  identifier?: Written;
  partnerClass?: Reading<PartnerClass>;
  /** ISO 3166-1 alpha-2 */
  country?: Reading<string>;
  /** Field codes of the sectors room. */
  fields: Reading<string>[];
  places: SheetPlaces;
  period?: Reading<Period>;
  /** The years the row is for: one, or a range as `2019-2021`. */
  year?: Reading<Period>;
  start?: Reading<PlainDate>;
  end?: Reading<PlainDate>;
  planned?: Reading<Money>;
  spent?: Reading<Money>;
  /** Columns that name their year (`Anggaran 2021`); `planned`/`spent` then stay empty unless a total column is there. */
  plannedByYear: (Reading<Money> & { year: number })[];
  spentByYear: (Reading<Money> & { year: number })[];
  permitPrinciple?: Written;
  permitOperating?: Written;
  agreement?: Written;
  contact?: Written;
  programme?: Written & { filled?: Filled };
  activity?: Written;
  activityCode?: Written;
  description?: Written;
  female?: Reading<number>;
  male?: Reading<number>;
  beneficiaries?: Reading<number>;
  /** KK: households are not persons and never added to them. */
  households?: Reading<number>;
  status?: Reading<ActivityStatus>;
  obstacle?: Written;
  solution?: Written;
  followUp?: Written;
  implementer?: Written;
  leadAgency?: Written;
  remark?: Written;
}

export type QuestionKind =
  | 'amountScale'
  | 'amountSeparators'
  | 'amountCurrency'
  | 'amount'
  | 'dateOrder'
  | 'period'
  | 'count'
  | 'status'
  | 'partnerClass'
  | 'country'
  | 'field';

/**
 * One possible answer. `value` is what goes into the answers; `sample` shows what it makes of the written text, in the
 * notation of the kind: `IDR 8700000000.00`, `2023-03-12`, `2017-01-01/2020-12-31`, a code.
 */
export interface SheetProposal {
  value: string;
  sample: string;
  confidence: number;
  reason: string;
}

/** A doubt that only a person can settle; cells that share it are asked once. `at` are cells with their sheet. */
export interface SheetQuestion {
  key: string;
  kind: QuestionKind;
  at: string[];
  written: string;
  proposals: SheetProposal[];
}

/**
 * Answers by question key: the `value` of a proposal, or any value in the notation of the kind (`IDR 123.00`, a date, a
 * code), or `unknown` to record the cell as not known.
 */
export type Answers = ReadonlyMap<string, string>;

export interface SkippedRow {
  at: string;
  why: 'total' | 'remark' | 'empty' | 'header' | 'group';
}

export interface RowsResult {
  rows: SheetRow[];
  skipped: SkippedRow[];
  questions: SheetQuestion[];
  problems: SheetProblem[];
}

/** What the sectors room knows about a written field name. */
export type FieldByName = (written: string) => { field: string; confidence: number } | undefined;

export interface ReadRowsOptions {
  fieldByName: FieldByName;
  answers?: Answers;
}

/** A row of a sheet as its sender wrote it; `ref` is `H4`, `from` the first cell of a merge the text stands in. */
export interface WrittenRow {
  /** `Sheet!A5`, as an activity remembers it. */
  at: string;
  cells: { ref: string; heading: string; text: string; from?: string }[];
}

/** A remark to write beside a cell of the sender's own workbook. */
export interface Mark {
  sheet: string;
  /** `H4` */
  ref: string;
  text: string;
}
