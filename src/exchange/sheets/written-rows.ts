import { cellRef, cellText, parseRef } from './cells.ts';
import { proposeMapping } from './propose-mapping.ts';
import { readTable } from './read-table.ts';
import type { Mapping, Sheet, WrittenRow } from './types.ts';
import type { WorkerAnswer } from './worker-messages.ts';

/** Finds rows again in the file they were read from, in the thread; see `readWritten`. */
export async function writtenRows(request: {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly at: readonly string[];
  readonly mappings: readonly Mapping[];
}): Promise<WorkerAnswer> {
  const read = await readTable(request.bytes, request.name);
  if ('refused' in read) return read;
  const mappings = new Map(request.mappings.map((mapping) => [mapping.sheet, mapping]));
  const written = request.at.flatMap((at): WrittenRow[] => {
    const cut = at.lastIndexOf('!');
    const sheet = read.file.sheets.find(({ name }) => name === at.slice(0, cut));
    const place = parseRef(at.slice(cut + 1));
    if (!sheet || !place) return [];
    const mapping = mappings.get(sheet.name) ?? proposeMapping(sheet);
    mappings.set(sheet.name, mapping);
    return [{ at, cells: cellsOf(sheet, mapping, place.row) }];
  });
  return { written };
}

/** The cells of a row that have a heading or hold something; what stands in a merge above is said to. */
function cellsOf(sheet: Sheet, mapping: Mapping, row: number): WrittenRow['cells'] {
  const width = Math.max(mapping.columns.length, sheet.rows[row]?.length ?? 0);
  return Array.from({ length: width }, (_, column) => {
    const merge = sheet.merges.find(
      (m) => m.startRow <= row && m.endRow >= row && m.startCol <= column && m.endCol >= column,
    );
    const start = merge ? { row: merge.startRow, column: merge.startCol } : { row, column };
    const value = sheet.rows[start.row]?.[start.column] ?? null;
    const from = cellRef(start.row, start.column);
    const ref = cellRef(row, column);
    return {
      ref,
      heading: mapping.columns.find(({ index }) => index === column)?.heading ?? '',
      text: typeof value === 'string' ? value.trim() : cellText(value),
      ...(from !== ref && { from }),
    };
  }).filter(({ heading, text }) => heading !== '' || text !== '');
}
