import type { Mapping, Mark, SheetProblem, SheetQuestion, SheetRow, WrittenRow } from './types.ts';

/** How the sheets of a file are to be read. */
export interface SheetChoices {
  /** What a person confirmed for this very file. */
  readonly confirmed: readonly Mapping[] | null;
  /** The office's mappings of earlier files, taken for sheets with the same headings. */
  readonly remembered: readonly Mapping[];
  readonly answers: readonly (readonly [key: string, answer: string])[];
}

/** What the thread that opens foreign files is asked to do; one request per thread. */
export type WorkerRequest =
  | { act: 'readSheets'; bytes: Uint8Array; name: string; choices: SheetChoices }
  | {
      act: 'readWritten';
      bytes: Uint8Array;
      name: string;
      at: readonly string[];
      mappings: readonly Mapping[];
    }
  | { act: 'markWorkbook'; bytes: Uint8Array; marks: readonly Mark[] };

/** One part of the answer; a large answer comes in many, each small enough to be unpacked in a few milliseconds. */
export type WorkerAnswer =
  | { refused: SheetProblem }
  | { mappings: Mapping[]; notices: SheetProblem[] }
  | { sheet: number; rows: SheetRow[] }
  | { sheet: number; questions: SheetQuestion[] }
  | { sheet: number; problems: SheetProblem[]; skipped: number }
  | { written: WrittenRow[] }
  | { bytes: Uint8Array };
