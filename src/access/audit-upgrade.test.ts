import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase, SYSTEM } from '#database/index.ts';
import { readMigrations } from '#database/migrate.ts';
import { openPglite } from '#database/pglite-instance.ts';
import { newId } from '#kernel/index.ts';
import { deskOf } from '#tests/people.ts';
import { withDatabase } from '#tests/template.ts';
import { verifyAudit } from './verify-audit.ts';

const CHAIN = '0016';

/** A database as it was before the chain, with rows in its trail. */
async function before(exec: (text: string) => Promise<unknown>): Promise<void> {
  await exec(`create schema sinergi_meta;
    create table sinergi_meta.migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())`);
  for (const { name, sql: text, checksum } of readMigrations().filter(({ name: one }) => one < CHAIN)) {
    await exec(text);
    await exec(`insert into sinergi_meta.migration (name, checksum) values ('${name}', '${checksum}')`);
  }
  const rows = (at: string, count: number, subject: string): string =>
    `insert into audit (at, actor_kind, action, subject, subject_id, version, before)
     select '${at}', 'system', 'x', 'rate', '${subject}', i, case when i > 1 then jsonb_build_object('n', i - 1) end from generate_series(1, ${String(count)}) i`;
  await exec('alter table audit no force row level security');
  await exec(rows('2026-01-05T15:59:00Z', 1200, newId()));
  await exec(rows('2026-01-05T16:01:00Z', 3, newId())); // the next day in WITA
  await exec(rows('2026-01-05T12:00:00Z', 2, newId())); // a clock that went back: belongs to what came before
  await exec('alter table audit force row level security');
}

test('A trail from before the chain is sealed as it stands, day by day, and goes on', async () => {
  const server = process.env['TEST_DATABASE_URL'];
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-upgrade-'));
  const name = `sinergi_upgrade_${randomBytes(5).toString('hex')}`;
  const admin = new pg.Client({ connectionString: server });
  if (server === undefined) {
    const raw = await openPglite({ folder: join(folder, 'pglite') });
    await before((text) => raw.exec(text));
    await raw.close();
  } else {
    await admin.connect();
    await admin.query(`create database ${name}`);
    const raw = new pg.Client({ connectionString: withDatabase(server, name) });
    await raw.connect();
    await before((text) => raw.query(text));
    await raw.end();
  }
  const database = await openDatabase(
    server === undefined ? { folder } : { url: withDatabase(server, name) },
  );
  try {
    expect(await verifyAudit(deskOf(database, SYSTEM))).toMatchObject({ whole: true, rows: 1205, blocks: 3 });
    const { rows } = await database.asActor(SYSTEM, (tx) =>
      sql<{
        at: string;
        n: number;
      }>`select to_char(at at time zone 'UTC', 'MM-DD HH24:MI') as at, jsonb_array_length(rows) as n
        from audit_block order by number`.execute(tx),
    );
    expect(rows).toEqual([
      { at: '01-05 15:59', n: 1000 },
      { at: '01-05 15:59', n: 200 },
      { at: '01-05 16:01', n: 5 },
    ]);
    // What was changed after the day that ended at 16:00 is known by the rows' own times.
    const since = await database.asActor(SYSTEM, (tx) =>
      sql<{
        n: number;
      }>`select count(*)::int as n from changed_since('rate', '2026-01-05T16:00:00Z')`.execute(tx),
    );
    expect(since.rows[0]?.n).toBe(2);
    await database.asActor(SYSTEM, (tx) =>
      sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'x', 'rate', ${newId()})`.execute(
        tx,
      ),
    );
    expect(await verifyAudit(deskOf(database, SYSTEM))).toMatchObject({ whole: true, rows: 1206, blocks: 4 });
  } finally {
    await database.close();
    if (server !== undefined) {
      await admin.query(`drop database ${name}`);
      await admin.end();
    }
  }
});
