/** Writes src/database/tables.generated.ts from the migrated database; with --check says whether it is up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { sql } from 'kysely';
import { openDatabase, SYSTEM } from '#database/index.ts';

const TARGET = join(import.meta.dirname, '../src/database/tables.generated.ts');

/** How a column reads; and how it is written, where that differs. */
const TYPES: Record<string, { read: string; write?: string }> = {
  uuid: { read: 'string' },
  text: { read: 'string' },
  boolean: { read: 'boolean' },
  integer: { read: 'number' },
  smallint: { read: 'number' },
  bigint: { read: 'number' },
  numeric: { read: 'string' }, // exact decimals come and go as text
  date: { read: 'string' },
  'timestamp with time zone': { read: 'string', write: 'string | Date' }, // 2026-01-06 09:00:00.123+00
  jsonb: { read: 'unknown', write: 'string' }, // comes parsed, goes as JSON.stringify(value)
  bytea: { read: 'Uint8Array' },
  ARRAY: { read: 'string[]' },
  tsvector: { read: 'string' },
};

interface Column {
  table: string;
  column: string;
  type: string;
  nullable: boolean;
  optional: boolean;
  generated: boolean;
}

function write(columns: Column[]): string {
  const tables = new Map<string, Column[]>();
  for (const column of columns) tables.set(column.table, [...(tables.get(column.table) ?? []), column]);
  const name = (table: string): string =>
    table.replace(/(^|_)([a-z])/g, (_all, _dash, letter: string) => letter.toUpperCase()) + 'Table';
  const body = [...tables].map(([table, list]) => {
    const fields = list.map((column) => {
      const known = TYPES[column.type];
      if (known === undefined) throw new Error(`no type for ${column.type} (${table}.${column.column})`);
      const or = (type: string, more: string): string => (type === 'unknown' ? type : type + more);
      const read = column.nullable ? or(known.read, ' | null') : known.read;
      const update = column.nullable ? `${known.write ?? known.read} | null` : (known.write ?? known.read);
      const insert = column.optional ? `${update} | undefined` : update;
      const full = column.generated
        ? `GeneratedAlways<${read}>`
        : read === update && read === insert
          ? read
          : `ColumnType<${read}, ${insert}, ${update}>`;
      return `  ${column.column}: ${full};`;
    });
    return `export interface ${name(table)} {\n${fields.join('\n')}\n}`;
  });
  return `// Written by tools/write-tables.ts from the migrations; do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely';

${body.join('\n\n')}

export interface Tables {
${[...tables.keys()].map((table) => `  ${table}: ${name(table)};`).join('\n')}
}
`;
}

const database = await openDatabase({});
const { rows } = await database.asActor(SYSTEM, (tx) =>
  sql<Column>`select table_name as table, column_name as column, data_type as type, is_nullable = 'YES' as nullable,
      column_default is not null or is_nullable = 'YES' as optional,
      is_generated = 'ALWAYS' or (is_identity = 'YES' and identity_generation = 'ALWAYS') as generated
    from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`.execute(
    tx,
  ),
);
await database.close();
const text = await format(write(rows), { ...(await resolveConfig(TARGET)), parser: 'typescript' });
if (process.argv.includes('--check')) {
  if (readFileSync(TARGET, 'utf8') !== text) {
    process.stderr.write('tables.generated.ts is not what the migrations make; run: npm run write-tables\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(TARGET, text);
}
