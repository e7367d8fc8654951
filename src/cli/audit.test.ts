import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { permissionCells } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { openTestDatabase } from '#tests/database.ts';
import { type Owner, ownerOf } from '#tests/owner.ts';
import { type App, joinRooms } from '../app.ts';
import { readConfiguration } from '../configuration.ts';
import { openLog } from '../log.ts';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'sinergi-audit-'));
let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let owner: Owner;
let app: App;

beforeAll(async () => {
  opened = await openTestDatabase();
  owner = await ownerOf(opened.database, opened.url);
  app = joinRooms(readConfiguration({ SINERGI_DATA: folder }), openLog('silent'), opened.database);
  for (let i = 0; i < 3; i++)
    await opened.database.asActor(SYSTEM, (tx) =>
      sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'x', 'rate', gen_random_uuid())`.execute(
        tx,
      ),
    );
});
afterAll(async () => {
  await owner.close();
  await opened.drop();
});

async function run(...argv: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const terminal = {
    folder,
    out: (text: string) => void (out += text),
    err: (text: string) => void (err += text),
  };
  return { status: await runCommand(app, argv, terminal), out, err };
}

test('A whole trail is said to be whole, with its head, as words and as JSON', async () => {
  const { status, out } = await run('audit', 'verify');
  expect([status, out]).toEqual([
    0,
    expect.stringMatching(/3 rows in 3 blocks: whole\nhead 3:[0-9a-f]{64}\n[\d.]+ s, \d+ rows\/s\n/),
  ]);
  const { head, ...said } = JSON.parse((await run('audit', 'verify', '--json')).out) as {
    head: { number: number; hash: string };
  };
  expect(said).toMatchObject({ whole: true, rows: 3, blocks: 3, faults: [] });
  expect((await run('audit', 'verify', '--head', head.hash.toUpperCase())).status).toBe(0);
  expect((await run('audit', 'verify', '--head', `3:${head.hash}`)).status).toBe(0);
  expect(await run('audit', 'verify', '--head', `2:${head.hash}`)).toMatchObject({
    status: 1,
    out: expect.stringContaining('the head that was noted down for block 2 is not there') as string,
  });
});

test('An export is checked by the program that needs only Node, with the same head', async () => {
  const { status, out } = await run('audit', 'export', 'trail.jsonl');
  expect(status).toBe(0);
  const path = join(folder, 'trail.jsonl');
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(3 + 3 + 1);
  const told = execFileSync(
    process.execPath,
    [join(import.meta.dirname, '../../tools/verify-audit.mjs'), path],
    { encoding: 'utf8' },
  );
  expect(told).toContain('3 rows in 3 blocks, whole');
  expect(told.split('\n')[1]).toBe(out.split('\n')[1]);
});

test('A broken trail is exit status 1 and names the place', async () => {
  await owner.run('alter table audit no force row level security');
  await owner.run('alter table audit disable trigger keep_audit');
  const [row] = await owner.run(
    `update audit set action = 'y' where id = (select min(id) from audit) returning id::int as id`,
  );
  const { status, out } = await run('audit', 'verify');
  expect([status, out]).toEqual([
    1,
    expect.stringContaining(
      `row ${String(row?.['id'])}, block 1: altered\n3 rows in 3 blocks: BROKEN, faults: 1`,
    ),
  ]);
});

test('The words that are wrong are said, with those that are right', async () => {
  for (const words of [
    ['audit'],
    ['audit', 'check'],
    ['audit', 'export'],
    ['audit', 'verify', '--head', 'abc'],
  ])
    expect(await run(...words)).toMatchObject({
      status: 2,
      err: expect.stringContaining('sinergi audit verify') as string,
    });
});

test('The table of permissions comes whole as JSON, and as lines for reading', async () => {
  const rows = JSON.parse((await run('permissions', '--json')).out) as {
    role: string;
    action: string;
    allowed: boolean;
    scopes: string[];
  }[];
  expect(rows).toHaveLength(permissionCells().length);
  expect(rows[0]).toEqual({
    role: 'public',
    action: 'readActivity',
    state: 'draft',
    visibility: 'public',
    allowed: false,
    scopes: [],
  });
  expect(rows.every(({ allowed, scopes }) => allowed === scopes.length > 0)).toBe(true);
  const { out } = await run('permissions');
  expect(out).toMatch(/^public\n {2}readActivity +any +recorded: public\n/);
});
