import type { Desk } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import type { ImportFile } from './import-store.ts';

/** One run over a file inside one transaction: stored for good, or only tried and rolled back. */
export interface Applying {
  readonly tx: Transaction;
  readonly desk: Desk;
  readonly file: ImportFile;
  /** Answers of people to this file's questions, and remembered ones, by key. */
  readonly answers: ReadonlyMap<string, string>;
  /** The area within which names are looked up, where the actor or the caller names one. */
  readonly within: string | undefined;
  /** 0 to 100. */
  readonly onProgress: (percent: number) => void;
}
