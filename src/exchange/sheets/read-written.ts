import { runWorkerOnce } from './run-worker.ts';
import type { Mapping, SheetProblem, WrittenRow } from './types.ts';

/**
 * Rows of a workbook or CSV as their sender wrote them, cell by cell with the heading above each: numbers without
 * grouping, dates as ISO. `at` are first cells of rows (`Matriks!A5`); rows that are not in the file are left out.
 */
export async function readWritten(
  file: { readonly bytes: Uint8Array; readonly name: string; readonly mappings: readonly Mapping[] },
  at: readonly string[],
): Promise<{ written: WrittenRow[] } | { refused: SheetProblem }> {
  const answer = await runWorkerOnce({ act: 'readWritten', ...file, at });
  if ('written' in answer || 'refused' in answer) return answer;
  return { refused: { at: '', code: 'unreadable', parameters: {} } };
}
