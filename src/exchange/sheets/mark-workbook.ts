import Papa from 'papaparse';
import { checkZip } from './check-zip.ts';
import { decodeText } from './decode-text.ts';
import { runWorker } from './run-worker.ts';
import { sniffFormat } from './sniff-format.ts';
import type { Mark } from './types.ts';

/** Texts that a spreadsheet would run as a formula get an apostrophe before them. */
function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/**
 * The sender's own file with each mark beside its cell: a comment and a colour in XLSX, a last column in CSV. XLS and ODS
 * come back as XLSX. Text of the sender's is not changed. Several marks of one cell become one.
 * @throws RangeError when the file cannot be opened, which `readTable` would have said
 */
export async function markWorkbook(bytes: Uint8Array, marks: readonly Mark[]): Promise<Uint8Array> {
  const joined = joinMarks(marks);
  const { format } = sniffFormat(bytes);
  if (format === 'text') return markCsv(bytes, joined);
  const verdict = format === 'zip' ? await checkZip(bytes) : undefined;
  if (verdict && 'refused' in verdict) throw new RangeError(`cannot mark: ${verdict.refused}`);
  const keep = verdict?.kind === 'xlsx';
  const answer = await runWorker({ act: 'markWorkbook', bytes, keep, marks: joined });
  if ('bytes' in answer) return answer.bytes;
  throw new RangeError(`cannot mark: ${'refused' in answer ? answer.refused.code : 'unreadable'}`);
}

function joinMarks(marks: readonly Mark[]): Mark[] {
  const byCell = new Map<string, Mark>();
  for (const mark of marks) {
    const key = `${mark.sheet}!${mark.ref}`;
    const known = byCell.get(key);
    byCell.set(key, known ? { ...known, text: `${known.text}\n${mark.text}` } : mark);
  }
  return [...byCell.values()];
}

function markCsv(bytes: Uint8Array, marks: readonly Mark[]): Uint8Array {
  const { text } = decodeText(bytes);
  const named = /^sep=(.)\r?\n/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const parsed = Papa.parse<string[]>(body, named ? { delimiter: named[1] } : {});
  const width = Math.max(...parsed.data.map((row) => row.length), 1);
  const remarks = new Map<number, string[]>();
  for (const { ref, text: remark } of marks) {
    const row = Number(/\d+$/.exec(ref)?.[0] ?? 1) - 1;
    remarks.set(row, [...(remarks.get(row) ?? []), `${ref}: ${remark}`]);
  }
  const rows = parsed.data.map((row, index) => {
    const remark = remarks.get(index)?.join(' | ');
    return remark === undefined
      ? row
      : [...row, ...Array<string>(width - row.length).fill(''), safeText(remark)];
  });
  const csv = Papa.unparse(rows, { delimiter: parsed.meta.delimiter, newline: '\r\n' });
  return new TextEncoder().encode(`\ufeff${named?.[0] ?? ''}${csv}`);
}
