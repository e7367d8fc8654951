/** Makes once what every test file starts from: a migrated database with the areas of Nusa Tenggara Timur. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { loadAreas } from '#areas/load-areas.ts';
import { readMigrations } from '#database/migrate.ts';
import { openDatabase } from '#database/open.ts';
import { openPglite } from '#database/pglite-instance.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/sinergi');
const LOADER = join(import.meta.dirname, '../../src/areas/load-areas.ts');

/** Changes whenever the migrations or the loading of areas do. */
export function templateKey(): string {
  const hash = createHash('sha256');
  for (const migration of readMigrations()) hash.update(migration.checksum);
  return hash.update(readFileSync(LOADER)).digest('hex').slice(0, 12);
}

export const templateFile = (): string => join(CACHE, `template-${templateKey()}.tar.gz`);
export const templateDatabase = (): string => `sinergi_template_${templateKey()}`;

export default async function setup(): Promise<void> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) await makePgliteTemplate();
  else await makePostgresTemplate(url);
}

async function makePgliteTemplate(): Promise<void> {
  if (existsSync(templateFile())) return;
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-template-'));
  const database = await openDatabase({ folder });
  await loadAreas(database, { detailedProvinces: ['53'] });
  await database.close();
  const closed = await openPglite({ folder: join(folder, 'pglite') });
  const dump = Buffer.from(await (await closed.dumpDataDir('gzip')).arrayBuffer());
  await closed.close();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(`${templateFile()}.${String(process.pid)}`, dump);
  renameSync(`${templateFile()}.${String(process.pid)}`, templateFile());
  rmSync(folder, { recursive: true, force: true });
}

async function makePostgresTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  const name = templateDatabase();
  const building = `${name}_${String(process.pid)}`;
  try {
    const known = await admin.query('select 1 from pg_database where datname = $1', [name]);
    if (known.rowCount === 1) return;
    await admin.query(`create database ${building}`);
    const database = await openDatabase({ url: withDatabase(url, building) });
    await loadAreas(database, { detailedProvinces: ['53'] });
    await database.close();
    await admin
      .query(`alter database ${building} rename to ${name}`)
      .catch(() => admin.query(`drop database ${building}`)); // another run was quicker
  } finally {
    await admin.end();
  }
}

export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
