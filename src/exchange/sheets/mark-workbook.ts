import { runWorkerOnce } from './run-worker.ts';
import type { Mark } from './types.ts';

/**
 * The sender's own file with each mark beside its cell: a comment and a colour in XLSX, a last column in CSV. XLS and ODS
 * come back as XLSX. Text of the sender's is not changed. Several marks of one cell become one.
 * @throws RangeError when the file cannot be opened, which reading it would have said
 */
export async function markWorkbook(bytes: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array> {
  const answer = await runWorkerOnce({ act: 'markWorkbook', bytes, marks });
  if ('bytes' in answer) return answer.bytes;
  throw new RangeError(`cannot mark: ${'refused' in answer ? answer.refused.code : 'unreadable'}`);
}
