/** What an import did, or would do: the form the command line prints, kept with the file. */
export interface Counts {
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
}

export type ImportKind = 'iati-activities' | 'register' | 'matrix' | 'hxl' | 'unknown';

export interface ImportProblem {
  /** A line of an XML file, or a cell or row with its sheet. */
  readonly at: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** One way to answer a question; `label` is an area's or partner's name where the value is a key. */
export interface ImportProposal {
  readonly value: string;
  readonly label: string;
  readonly confidence: number;
  readonly reason: string;
}

/** A doubt that a person settles; the cells that share it are asked about once. */
export interface ImportQuestion {
  readonly key: string;
  readonly kind: string;
  readonly at: readonly string[];
  readonly written: string;
  readonly detail: Readonly<Record<string, string>>;
  readonly proposals: readonly ImportProposal[];
}

/** An activity that the file changes, with the fields that differ, to be seen before it is stored. */
export interface ImportDifference {
  readonly activityId: string;
  readonly title: string;
  readonly fields: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

export interface ImportReport {
  kind: ImportKind;
  partners: Counts;
  activities: Counts;
  transactions: number;
  /** Partners of the file by class, so that 27 = 6 + 7 + 14 can be compared with the sheet. */
  classes: Record<string, number>;
  questions: ImportQuestion[];
  problems: ImportProblem[];
  differences: ImportDifference[];
  /** Rows that are no records: totals, remarks, repeated headings. */
  skipped: number;
}

export function emptyReport(kind: ImportKind): ImportReport {
  return {
    kind,
    partners: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
    activities: { created: 0, updated: 0, unchanged: 0, rejected: 0 },
    transactions: 0,
    classes: {},
    questions: [],
    problems: [],
    differences: [],
    skipped: 0,
  };
}

/** No more than this many problems of a file are kept one by one; the rest are counted under `more`. */
const MOST_PROBLEMS = 2000;

/** Adds problems up to a bound, so that a file of nothing but faults does not fill the database. */
export function addProblems(report: ImportReport, problems: readonly ImportProblem[]): void {
  for (const problem of problems) {
    if (report.problems.length < MOST_PROBLEMS) report.problems.push(problem);
  }
}

/** The whole file is refused: nothing of it is stored. */
export class FileRefused extends Error {
  readonly problem: ImportProblem;
  constructor(problem: ImportProblem) {
    super(`refused at ${problem.at}: ${problem.code}`);
    this.problem = problem;
  }
}
