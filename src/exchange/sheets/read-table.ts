import { checkZip } from './check-zip.ts';
import { decodeText } from './decode-text.ts';
import { parseCsv } from './parse-csv.ts';
import { sniffFormat } from './sniff-format.ts';
import type { Opened, ReadResult, SheetFormat, SheetProblem } from './types.ts';

/**
 * A workbook (XLSX, XLS, ODS) or CSV as values, told apart by content and not by name. Zip files are checked before
 * they are opened. At most 100,000 rows and 200 columns a sheet, 200 MB unpacked.
 * NOTE: opens foreign bytes: the product does so in the thread of `runWorker` alone.
 */
export async function readTable(bytes: Uint8Array, name: string): Promise<ReadResult> {
  const sniffed = sniffFormat(bytes);
  if (bytes.length === 0) return refuse('empty');
  if (sniffed.format === 'other') return refuse('notASheet', { what: sniffed.what });
  if (sniffed.format === 'text') return readText(bytes, name);
  let format: SheetFormat = 'xls';
  if (sniffed.format === 'zip') {
    const verdict = await checkZip(bytes);
    if ('refused' in verdict) return refuse(verdict.refused);
    if (verdict.kind === 'other') return refuse('notASheet', { what: 'ZIP' });
    format = verdict.kind;
  }
  const { readWorkbook } = await import('./workbook-engine.ts');
  return settle(await readWorkbook(bytes), { name, format, notices: [] });
}

function readText(bytes: Uint8Array, name: string): ReadResult {
  const { text, encoding, guessed } = decodeText(bytes);
  const notices: SheetProblem[] = guessed
    ? [{ at: '', code: 'encodingGuessed', parameters: { encoding } }]
    : [];
  return settle(parseCsv(text), { name, format: 'csv', notices });
}

function settle(
  opened: Opened,
  about: { name: string; format: SheetFormat; notices: SheetProblem[] },
): ReadResult {
  if ('refused' in opened) return opened;
  if (opened.sheets.every((sheet) => sheet.rows.length === 0)) return refuse('empty');
  return { file: { ...about, sheets: opened.sheets } };
}

function refuse(code: SheetProblem['code'], parameters: Record<string, string> = {}): ReadResult {
  return { refused: { at: '', code, parameters } };
}
