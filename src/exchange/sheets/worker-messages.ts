import type { Mark, Sheet, SheetProblem } from './types.ts';

/** What the thread that opens foreign files is asked to do; one request per thread. */
export type WorkerRequest =
  | { act: 'readWorkbook'; bytes: Uint8Array }
  | { act: 'readCsv'; text: string }
  | { act: 'markWorkbook'; bytes: Uint8Array; keep: boolean; marks: Mark[] };

export type WorkerAnswer = { sheets: Sheet[] } | { bytes: Uint8Array } | { refused: SheetProblem };
