import { checkZip } from './check-zip.ts';
import { decodeText } from './decode-text.ts';
import { runWorker } from './run-worker.ts';
import { sniffFormat } from './sniff-format.ts';
import type { ReadResult, SheetFormat, SheetProblem } from './types.ts';
import type { WorkerRequest } from './worker-messages.ts';

export interface ReadTableOptions {
  /** Milliseconds until reading is given up; 60,000 without. */
  timeout?: number;
}

/**
 * A workbook (XLSX, XLS, ODS) or CSV as values, told apart by content and not by name. Foreign bytes are only opened in
 * a thread with limits; zip files are checked before. At most 100,000 rows and 200 columns a sheet, 200 MB unpacked.
 */
export async function readTable(
  bytes: Uint8Array,
  name: string,
  options: ReadTableOptions = {},
): Promise<ReadResult> {
  const sniffed = sniffFormat(bytes);
  if (bytes.length === 0) return refuse('empty');
  if (sniffed.format === 'other') return refuse('notASheet', { what: sniffed.what });
  if (sniffed.format === 'text') return readText(bytes, name, options);
  let format: SheetFormat = 'xls';
  if (sniffed.format === 'zip') {
    const verdict = await checkZip(bytes);
    if ('refused' in verdict) return refuse(verdict.refused);
    if (verdict.kind === 'other') return refuse('notASheet', { what: 'ZIP' });
    format = verdict.kind;
  }
  return open({ act: 'readWorkbook', bytes }, { name, format, notices: [] }, options);
}

function readText(bytes: Uint8Array, name: string, options: ReadTableOptions): Promise<ReadResult> {
  const { text, encoding, guessed } = decodeText(bytes);
  const notices: SheetProblem[] = guessed
    ? [{ at: '', code: 'encodingGuessed', parameters: { encoding } }]
    : [];
  return open({ act: 'readCsv', text }, { name, format: 'csv', notices }, options);
}

async function open(
  request: WorkerRequest,
  about: { name: string; format: SheetFormat; notices: SheetProblem[] },
  options: ReadTableOptions,
): Promise<ReadResult> {
  const answer = await runWorker(request, options.timeout);
  if ('refused' in answer) return answer;
  if (!('sheets' in answer)) return refuse('unreadable');
  if (answer.sheets.every((sheet) => sheet.rows.length === 0)) return refuse('empty');
  return { file: { ...about, sheets: answer.sheets } };
}

function refuse(code: SheetProblem['code'], parameters: Record<string, string> = {}): ReadResult {
  return { refused: { at: '', code, parameters } };
}
