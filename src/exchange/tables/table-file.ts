import { csvBytes } from './csv.ts';
import type { Table, TableFile } from './table.ts';
import { workbookBytes } from './workbook.ts';

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** The table as a file to take away. Nothing is read from `rows` before the body is. */
export function tableFile(table: Table): TableFile {
  return {
    filename: `${safeName(table.name)}.${table.format}`,
    contentType: TYPES[table.format],
    body: toStream(table.format === 'csv' ? csvBytes(table) : workbookBytes(table)),
  };
}

/** The same as an answer to a request; browsers save it under its name and never show it as a page. */
export function tableResponse(table: Table): Response {
  const { filename, contentType, body } = tableFile(table);
  return new Response(body as ReadableStream<Uint8Array<ArrayBuffer>>, {
    headers: {
      'content-type': contentType,
      'content-disposition': `attachment; filename="${filename}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

/** ASCII letters, digits and dashes: safe in a header and on every file system. */
function safeName(name: string): string {
  const safe = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return safe === '' ? 'sinergi' : safe;
}

function toStream(source: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await source.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await source.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
