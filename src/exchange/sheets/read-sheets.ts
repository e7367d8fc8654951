import { runWorker } from './run-worker.ts';
import type { Mapping, SheetProblem, SheetQuestion, SheetRow } from './types.ts';
import type { SheetChoices } from './worker-messages.ts';

/** One sheet as its mapping reads it. */
export interface ReadSheet {
  readonly mapping: Mapping;
  readonly rows: readonly SheetRow[];
  readonly questions: readonly SheetQuestion[];
  readonly problems: readonly SheetProblem[];
  /** Rows that are no records: totals, remarks, repeated headings. */
  readonly skipped: number;
}

export type ReadSheets =
  | { readonly sheets: readonly ReadSheet[]; readonly notices: readonly SheetProblem[] }
  | { readonly refused: SheetProblem };

/**
 * Reads every sheet of a workbook or CSV that holds a table, with the mapping a person confirmed, else the office's own
 * of the same headings, else the proposed one. Opened, interpreted and bounded in a thread of its own, so that the
 * server answers meanwhile; `timeout` in milliseconds, 60,000 without.
 */
export async function readSheets(
  bytes: Uint8Array,
  name: string,
  choices: SheetChoices,
  timeout?: number,
): Promise<ReadSheets> {
  let notices: SheetProblem[] = [];
  const sheets: {
    mapping: Mapping;
    rows: SheetRow[];
    questions: SheetQuestion[];
    problems: SheetProblem[];
    skipped: number;
  }[] = [];
  for await (const part of runWorker({ act: 'readSheets', bytes, name, choices }, timeout)) {
    if ('refused' in part) return part;
    if ('mappings' in part) {
      notices = part.notices;
      for (const mapping of part.mappings)
        sheets.push({ mapping, rows: [], questions: [], problems: [], skipped: 0 });
    }
    const sheet = 'sheet' in part ? sheets[part.sheet] : undefined;
    if (!sheet) continue;
    if ('rows' in part) sheet.rows.push(...part.rows);
    if ('questions' in part) sheet.questions.push(...part.questions);
    if ('problems' in part) {
      sheet.problems = part.problems;
      sheet.skipped = part.skipped;
    }
  }
  return { sheets, notices };
}
