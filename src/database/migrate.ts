import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, 'migrations');
/** Data that the product carries and every version may replace: run again whenever its text has changed. */
const PERMISSIONS = join(import.meta.dirname, 'permissions.sql');
/** Any fixed number will do: it names this product's migrations among a server's advisory locks. */
const LOCK = 746_201;

export interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** A connection as the drivers give it: several statements in one text, no parameters. */
export interface RawConnection {
  exec(sql: string): Promise<void>;
  query(sql: string): Promise<Record<string, unknown>[]>;
}

/** The numbered `.sql` files in order, with their checksums. */
export function readMigrations(): Migration[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(FOLDER, name), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the database up to date: all missing files in one transaction under an advisory lock, so several processes
 * may start at once and a failing file leaves nothing behind. Refuses a database whose applied files differ from ours.
 * @returns the names that were applied now
 */
export async function migrate(raw: RawConnection): Promise<string[]> {
  const applied: string[] = [];
  await raw.exec('begin');
  try {
    await raw.exec(`select pg_advisory_xact_lock(${String(LOCK)});
      create schema if not exists sinergi_meta;
      create table if not exists sinergi_meta.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now());`);
    const done = new Map(
      (await raw.query('select name, checksum from sinergi_meta.migration')).map((row) => [
        String(row['name']),
        String(row['checksum']),
      ]),
    );
    for (const migration of readMigrations()) {
      const known = done.get(migration.name);
      if (known === undefined) {
        await raw.exec(migration.sql);
        await raw.exec(
          `insert into sinergi_meta.migration (name, checksum) values ('${migration.name}', '${migration.checksum}')`,
        );
        applied.push(migration.name);
      } else if (known !== migration.checksum) {
        throw new Error(
          `migration ${migration.name} was applied in another wording; this database belongs to another version of the product`,
        );
      }
    }
    await writePermissions(raw, done.get('permissions.sql'));
    await raw.exec('commit');
  } catch (error) {
    await raw.exec('rollback').catch(() => undefined);
    throw error;
  }
  return applied;
}

async function writePermissions(raw: RawConnection, known: string | undefined): Promise<void> {
  const text = readFileSync(PERMISSIONS, 'utf8');
  const checksum = createHash('sha256').update(text).digest('hex');
  if (checksum === known) return;
  await raw.exec(text);
  await raw.exec(`insert into sinergi_meta.migration (name, checksum) values ('permissions.sql', '${checksum}')
    on conflict (name) do update set checksum = excluded.checksum, applied_at = now()`);
}
