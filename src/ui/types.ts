/** One step of the path to a page; the last has no address. */
export interface Crumb {
  readonly label: string;
  readonly href?: string | undefined;
}

/** A column of a table. */
export interface Column {
  readonly key: string;
  readonly label: string;
  /** Right-aligned figures in even widths. */
  readonly numeric?: boolean;
  readonly align?: 'start' | 'center' | 'end';
  /** Where the heading leads to sort by this column. */
  readonly sortHref?: string | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  /** On a phone only the first column and those marked here are on the card; the rest is in the whole table. */
  readonly card?: boolean;
  /** Language of the heading where it differs. */
  readonly title?: string;
}

/** A filter in use, with the address of the page without it. */
export interface ActiveFilter {
  readonly label: string;
  readonly value: string;
  readonly removeHref: string;
}

/** A choice in a list. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly group?: string | undefined;
  readonly disabled?: boolean;
  /** A line under the choice, for `radio` and `checkboxes`. */
  readonly hint?: string;
}

/** One change in a history, ready to read. */
export interface HistoryEntry {
  readonly at: string;
  /** The person, or the office where the reader may not know the person. */
  readonly who: string;
  /** In which position they acted. */
  readonly capacity?: string | undefined;
  readonly office?: string | undefined;
  /** What was done, as a sentence or verb phrase. */
  readonly what: string;
  readonly reason?: string | undefined;
  /** Where it came from: a file, a page, the product itself. */
  readonly source?: { readonly label: string; readonly href?: string | undefined } | undefined;
  readonly changes?: readonly HistoryChange[];
  /** Where the act stands by itself. */
  readonly href?: string | undefined;
  readonly undo?: { readonly label: string; readonly href: string } | undefined;
}
export interface HistoryChange {
  readonly label: string;
  /** Absent where nothing stood before. */
  readonly from?: string | undefined;
  /** Absent where it was taken away. */
  readonly to?: string | undefined;
}

export type Tone = 'good' | 'warn' | 'bad' | 'info' | 'plain';

/** A row of a bar chart; amounts are decimal text. */
export interface Bar {
  readonly label: string;
  readonly href?: string | undefined;
  readonly value: string;
  /** What is written beside the bar. */
  readonly text: string;
  readonly second?: string | undefined;
  readonly secondText?: string | undefined;
}

/** A field, or a row of a list, in which a sent form met a newer version; what stood in each, ready to read. */
export interface MetField {
  readonly key: string;
  readonly label: string;
  /** Who changed it: the person alone, somebody else alone, or both, so that the person chooses. */
  readonly outcome: 'mine' | 'stored' | 'ask';
  /** What the person had before them when they began; absent where that is not known. */
  readonly seen?: string | undefined;
  readonly stored?: string | undefined;
  readonly mine?: string | undefined;
  /** `markOf` what the form shows of it. */
  readonly shown: string;
}
