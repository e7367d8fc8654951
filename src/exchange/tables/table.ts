import type { Locale } from '#kernel/index.ts';

/** A cell as rooms hand it over: decimals and dates as text, unknown as null (never 0). */
export type TableValue = string | number | null | undefined;
export type TableRow = Readonly<Record<string, TableValue>>;

export interface TableColumn {
  readonly key: string;
  /** In the reader's language; the caller gives it. */
  readonly heading: string;
  /** `money` and `number` are exact decimals, `date` begins with `YYYY-MM-DD`, `count` is a whole number. */
  readonly kind: 'text' | 'number' | 'money' | 'date' | 'count';
  /** ISO 4217, where a whole money column is in one currency. */
  readonly currency?: string;
  /** What the column says, for the notes of a workbook. */
  readonly meaning?: string;
}

/** What a reader must know to use the figures later, away from the page. */
export interface TableDescription {
  /** The filter in words, for example "Air bersih di NTT, 2023, semua mitra". */
  readonly filter: string;
  /** On which day the data were as given here. */
  readonly dataDate: string;
  readonly licence: string;
  readonly source: string;
  /** A sentence about demonstration data, rates used, or figures left out. */
  readonly remarks?: readonly string[];
}

export interface Table {
  readonly format: 'csv' | 'xlsx';
  /** Beginning of the file's name. */
  readonly name: string;
  readonly title: string;
  readonly locale: Locale;
  readonly description: TableDescription;
  readonly columns: readonly TableColumn[];
  readonly rows: AsyncIterable<TableRow> | Iterable<TableRow>;
}

export interface TableFile {
  readonly filename: string;
  readonly contentType: string;
  /** Rows are pulled as the reader takes bytes, so memory does not grow with the table. */
  readonly body: ReadableStream<Uint8Array>;
}
