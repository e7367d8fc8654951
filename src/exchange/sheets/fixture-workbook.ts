import { deflateRawSync } from 'node:zlib';
import { crc32 } from 'node:zlib';
import { type CellValue as EngineValue, type MergeRange, writeXlsx } from 'hucre';
import { planSheets } from './propose-mapping.ts';
import { readRows } from './read-rows.ts';
import { readTable } from './read-table.ts';
import type { Answers, CellValue, FieldByName, Mapping, Merge, RowsResult, SheetFile } from './types.ts';

/** Files for tests: workbooks as bureaus make them, and zip files as only an attacker does. */
export interface FixtureSheet {
  name: string;
  rows: EngineValue[][];
  merges?: MergeRange[];
  hidden?: boolean;
  hiddenRows?: number[];
}

export function workbook(...sheets: FixtureSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ hiddenRows = [], ...sheet }) => ({
      ...sheet,
      rowDefs: new Map(hiddenRows.map((row) => [row, { hidden: true }])),
    })),
  });
}

/** A file as `readTable` would give it, without writing one. */
export function sheetFile(rows: CellValue[][], merges: Merge[] = []): SheetFile {
  return {
    name: 'test.xlsx',
    format: 'xlsx',
    notices: [],
    sheets: [{ name: 'S', hidden: false, rows, merges, hiddenRows: [] }],
  };
}

const FIELDS: Readonly<Record<string, string>> = {
  kesehatan: 'u2',
  health: 'u2',
  pendidikan: 'u1',
  education: 'u1',
  'air bersih & sanitasi': 'water',
  'water and sanitation': 'water',
  pertanian: 'u27',
  'gizi/stunting': 'nutrition',
  perikanan: 'u25',
  pariwisata: 'u26',
  energi: 'u29',
  kebencanaan: 'disaster',
  'pemberdayaan ekonomi': 'livelihood',
  'perlindungan anak': 'child',
  'tata kelola': 'governance',
};
export const fieldByName: FieldByName = (written) => {
  const field = FIELDS[written.toLowerCase()];
  return field === undefined ? undefined : { field, confidence: 1 };
};

/** The rows of all sheets of a file, with the mappings proposed for them. */
export function rowsOf(file: SheetFile, answers: Answers = new Map()): RowsResult & { mapping: Mapping } {
  const [mapping] = planSheets(file).mappings;
  if (!mapping) throw new Error('no sheet with a table');
  return { mapping, ...readRows(file, mapping, { fieldByName, answers }) };
}

/** Reads bytes that must be readable. */
export async function opened(bytes: Uint8Array | string, name = 'test'): Promise<SheetFile> {
  const result = await readTable(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, name);
  if ('refused' in result) throw new Error(`refused: ${JSON.stringify(result.refused)}`);
  return result.file;
}

const PACKAGE: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
  'xl/workbook.xml':
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
};

/** A workbook by hand: the rows of its sheet and its shared strings as XML; `claimed` as in `zip`. */
export function rawWorkbook(
  sheetData: string,
  sharedStrings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
  claimed?: number,
): Buffer {
  return zip(
    {
      ...PACKAGE,
      'xl/sharedStrings.xml': sharedStrings,
      'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData></worksheet>`,
    },
    claimed,
  );
}

/** A zip file; `claimed` lies about the unpacked size of every entry. */
export function zip(files: Readonly<Record<string, string | Buffer>>, claimed?: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const packed = deflateRawSync(data);
    const sizes = Buffer.alloc(16);
    sizes.writeUInt32LE(crc32(data), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(claimed ?? data.length, 8);
    sizes.writeUInt16LE(Buffer.byteLength(name), 12);
    const common = Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, sizes, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([Buffer.from('504b01021400', 'hex'), common, sizes, tail, Buffer.from(name)]),
    );
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}
