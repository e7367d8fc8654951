import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { sql } from 'kysely';
import Papa from 'papaparse';
import { type Actor, arrayLiteral, type Database, SYSTEM, type Transaction } from '#database/index.ts';
import { foldName } from '#kernel/index.ts';
import { CENTROIDS } from './centroids.ts';

interface Row {
  code: string;
  parent: string | null;
  kind: string;
  name: string;
}

export interface LoadAreasOptions {
  /** Only these provinces with all below them, and every other province and regency or city without. For tests. */
  readonly detailedProvinces?: readonly string[];
  readonly onProgress?: (done: number, total: number) => void;
}

/** The day the decree behind the packaged list was set (Kepmendagri 300.2.2-2138/2025). */
export const AREAS_SOURCE = 'Kepmendagri 300.2.2-2138/2025 (idn-area-data 4.0.1)';

/**
 * Loads the administrative tree of Indonesia, down to every village, from the package that carries the decree.
 * Set-based and repeatable: what is there already is brought up to date, nothing is removed; areas that a recorded
 * change concerns stay as it left them.
 * @returns how many areas the register holds afterwards
 */
export async function loadAreas(database: Database, options: LoadAreasOptions = {}): Promise<number> {
  const levels = await readLevels(options);
  const total = levels.reduce((n, rows) => n + rows.length, 0);
  let done = 0;
  await database.asActor(SYSTEM, async (tx) => {
    for (const rows of levels) {
      for (let at = 0; at < rows.length; at += 5000) {
        await insertAreas(tx, rows.slice(at, at + 5000));
        done += Math.min(5000, rows.length - at);
        options.onProgress?.(done, total);
      }
    }
    await setCentroids(tx);
    await sql`select analyze_areas()`.execute(tx);
  });
  return total;
}

/** Whether the tree has been loaded. */
export async function hasAreas(database: Database, actor: Actor = SYSTEM): Promise<boolean> {
  return database.asActor(
    actor,
    async (tx) => (await tx.selectFrom('area').select('code').limit(1).execute()).length > 0,
  );
}

async function readLevels(options: LoadAreasOptions): Promise<Row[][]> {
  const provinces = await readCsv('provinces.csv', (r) => area(r, null, 'province'));
  const regencies = await readCsv('regencies.csv', (r) =>
    area(r, r['province_code'] ?? null, (r['code'] ?? '').slice(3) >= '71' ? 'kota' : 'kabupaten'),
  );
  const wanted = (code: string): boolean =>
    options.detailedProvinces === undefined || options.detailedProvinces.includes(code.slice(0, 2));
  const districts = await readCsv(
    'districts.csv',
    (r) => area(r, r['regency_code'] ?? null, 'kecamatan'),
    wanted,
  );
  const villages = await readCsv(
    'villages.csv',
    (r) => area(r, r['district_code'] ?? null, villageKind(r)),
    wanted,
  );
  return [provinces, regencies, districts, villages];
}

/** The first of a village code's last four digits tells its kind: 1 kelurahan, 2 desa, 3 desa adat. */
function villageKind(row: Record<string, string>): string {
  switch ((row['code'] ?? '').charAt(9)) {
    case '1':
      return 'kelurahan';
    case '3':
      return 'desa_adat';
    default:
      return 'desa';
  }
}

function area(row: Record<string, string>, parent: string | null, kind: string): Row {
  return { code: row['code'] ?? '', parent, kind, name: properName(row['name'] ?? '') };
}

/** The package writes the apostrophe inside a name as a double quote in places (`Bo"a`). */
function properName(written: string): string {
  return written.trim().replace(/(?<=\p{L})"(?=\p{L})/gu, "'");
}

async function readCsv(
  file: string,
  make: (row: Record<string, string>) => Row,
  wanted: (code: string) => boolean = () => true,
): Promise<Row[]> {
  const path = createRequire(import.meta.url).resolve(`idn-area-data/data/${file}`);
  const rows: Row[] = [];
  await new Promise<void>((resolve, reject) => {
    Papa.parse<Record<string, string>>(createReadStream(path), {
      header: true,
      skipEmptyLines: true,
      step: ({ data }) => {
        if (wanted(data['code'] ?? '')) rows.push(make(data));
      },
      complete: () => {
        resolve();
      },
      error: reject,
    });
  });
  return rows;
}

async function insertAreas(tx: Transaction, rows: readonly Row[]): Promise<void> {
  await sql`insert into area (code, parent_code, level, kind, name, folded)
    select code, parent, cardinality(string_to_array(code, '.')), kind, name, folded
    from unnest(${arrayLiteral(rows.map((r) => r.code))}::text[], ${arrayLiteral(rows.map((r) => r.parent))}::text[],
      ${arrayLiteral(rows.map((r) => r.kind))}::text[], ${arrayLiteral(rows.map((r) => r.name))}::text[],
      ${arrayLiteral(rows.map((r) => foldName(r.name)))}::text[]) as t(code, parent, kind, name, folded)
    on conflict (code) do update set name = excluded.name, folded = excluded.folded, kind = excluded.kind
      where (area.name <> excluded.name or area.kind <> excluded.kind)
        and not exists (select 1 from area_change change
          where change.undone_at is null and change.area_codes @> array[excluded.code])`.execute(tx);
}

async function setCentroids(tx: Transaction): Promise<void> {
  const rows = CENTROIDS.trim()
    .split('\n')
    .map((line) => line.split(' '));
  const column = (index: number): string => arrayLiteral(rows.map((row) => row[index]));
  await sql`update area set latitude = t.latitude, longitude = t.longitude
    from unnest(${column(0)}::text[], ${column(1)}::numeric[], ${column(2)}::numeric[]) as t(code, latitude, longitude)
    where area.code = t.code`.execute(tx);
}
