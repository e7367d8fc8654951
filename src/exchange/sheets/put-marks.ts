import Papa from 'papaparse';
import { checkZip } from './check-zip.ts';
import { decodeText } from './decode-text.ts';
import { sniffFormat } from './sniff-format.ts';
import type { Mark } from './types.ts';
import type { WorkerAnswer } from './worker-messages.ts';

/** Puts remarks into the sender's own file, in the thread; see `markWorkbook`. */
export async function putMarks(request: {
  readonly bytes: Uint8Array;
  readonly marks: readonly Mark[];
}): Promise<WorkerAnswer> {
  const { bytes } = request;
  const marks = joinMarks(request.marks);
  const { format } = sniffFormat(bytes);
  if (format === 'text') return { bytes: markCsv(bytes, marks) };
  const verdict = format === 'zip' ? await checkZip(bytes) : undefined;
  if (verdict && 'refused' in verdict) return { refused: { at: '', code: verdict.refused, parameters: {} } };
  const { writeMarks } = await import('./workbook-engine.ts');
  return writeMarks(bytes, marks, verdict?.kind === 'xlsx');
}

/** Texts that a spreadsheet would run as a formula get an apostrophe before them. */
function safeText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
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
  const width = parsed.data.reduce((widest, row) => Math.max(widest, row.length), 1);
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
