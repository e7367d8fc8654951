/** The chain is broken on purpose, in every way an owner of the database can, and the place is named. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { arrayLiteral, type Database, SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { openTestDatabase } from '#tests/database.ts';
import { type Owner, ownerOf } from '#tests/owner.ts';
import { deskOf } from '#tests/people.ts';
import { writeAudit } from './audit.ts';
import { AUDIT_COLUMNS, auditText, type RawAuditRow, sha256 } from './audit-text.ts';
import { exportAudit } from './export-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const VERIFIER = join(import.meta.dirname, '../../tools/verify-audit.mjs');
const folder = mkdtempSync(join(tmpdir(), 'sinergi-chain-'));

let opened: Awaited<ReturnType<typeof openTestDatabase>>;
let owner: Owner;
const database = (): Database => opened.database;
const desk = () => deskOf(database(), SYSTEM);

/** One transaction with so many rows. */
async function act(rows: number, action = 'record'): Promise<void> {
  await database().asActor(SYSTEM, async (tx) => {
    for (let i = 0; i < rows; i++)
      await writeAudit(tx, desk(), {
        action,
        subject: 'import',
        subjectId: newId(),
        reason: `“Alasan” \\ ${String(i)}\n\u2028`,
        before: { title: { id: 'Ü', en: null }, amount: '1.10', list: [1, 1.0, 'a"b'] },
      });
  });
}

beforeAll(async () => {
  opened = await openTestDatabase();
  owner = await ownerOf(opened.database, opened.url);
  for (const rows of [1, 4, 1, 3, 2, 5, 1]) await act(rows);
  // What an owner takes away first, to be able to change anything.
  await owner.run('alter table audit no force row level security');
  await owner.run('alter table audit_block no force row level security');
  for (const trigger of ['keep_audit', 'seal_row', 'note_rows', 'note_standing'])
    await owner.run(`alter table audit disable trigger ${trigger}`);
  await owner.run('alter table audit_block disable trigger keep_audit_block');
  await owner.run('create table audit_copy as table audit');
  await owner.run('create table audit_block_copy as table audit_block');
});
afterAll(async () => {
  await owner.close();
  await opened.drop();
});

beforeEach(restore);
async function restore(): Promise<void> {
  for (const table of ['audit', 'audit_block']) {
    const overriding = table === 'audit' ? 'overriding system value' : '';
    await owner.run(`delete from ${table}`);
    // A block's first and last row are computed from its rows.
    const columns = table === 'audit' ? '*' : 'number, at, previous, rows, hash';
    const into = table === 'audit' ? table : `${table} (${columns})`;
    await owner.run(`insert into ${into} ${overriding} select ${columns} from ${table}_copy`);
  }
}

const DIGEST = `digest = sha256(convert_to(audit_text(audit), 'UTF8'))`;
const HASH = `hash = sha256(convert_to(audit_block_text(number, at, previous, rows), 'UTF8'))`;
/** Makes the digest of a row fit again, in the row and in its block, and the block's hash. */
const resealed = (row: string): string[] => [
  `update audit set ${DIGEST} where id = ${row}`,
  `update audit_block b set rows = (select jsonb_agg(jsonb_build_array(a.id, encode(a.digest, 'hex')) order by a.id)
     from audit a where a.id in (select (r ->> 0)::bigint from jsonb_array_elements(b.rows) r))
   where exists (select 1 from jsonb_array_elements(b.rows) r where (r ->> 0)::bigint = ${row})`,
  `update audit_block set ${HASH} where exists (select 1 from jsonb_array_elements(rows) r where (r ->> 0)::bigint = ${row})`,
];

/** Ids of rows and the number of the block each is in, in their order. */
async function places(): Promise<{ row: number; block: number }[]> {
  const rows = await owner.run(
    `select (r ->> 0)::int as row, b.number::int as block from audit_block b, jsonb_array_elements(b.rows) r order by 2, 1`,
  );
  return rows as unknown as { row: number; block: number }[];
}

/** The places the product and the verifier that needs only Node name; they know of the same chain. */
async function findings(head?: string): Promise<{ faults: unknown[]; lines: string; status: number }> {
  const verdict = await verifyAudit(desk(), head === undefined ? undefined : { hash: head });
  const lines: string[] = [];
  await exportAudit(desk(), (line) => void lines.push(line));
  const told = runVerifier(lines, head);
  expect(verdict.whole).toBe(verdict.faults.length === 0);
  return { faults: [...verdict.faults], ...told };
}

function runVerifier(lines: readonly string[], head?: string): { lines: string; status: number } {
  const path = join(folder, 'trail.jsonl');
  writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
  try {
    const words = [VERIFIER, path, ...(head === undefined ? [] : ['--head', head])];
    return { lines: execFileSync(process.execPath, words, { encoding: 'utf8' }), status: 0 };
  } catch (error) {
    const { stdout, status } = error as { stdout: string; status: number };
    return { lines: stdout, status };
  }
}

test('A trail nobody touched is whole, for the product and for the verifier, and one transaction is one block', async () => {
  const verdict = await verifyAudit(desk());
  expect(verdict).toMatchObject({ whole: true, faults: [] });
  const sizes = await owner.run(
    'select jsonb_array_length(rows) as n from audit_block order by number desc limit 7',
  );
  expect(sizes.map(({ n }) => n)).toEqual([1, 5, 2, 3, 1, 4, 1]);
  const { status, lines } = await findings(verdict.head.hash);
  expect([status, lines]).toEqual([
    0,
    `${String(verdict.rows)} rows in ${String(verdict.blocks)} blocks, whole\nhead ${String(verdict.head.number)}:${verdict.head.hash}\n`,
  ]);
});

test('Every column of the trail is in the digest: altering any one of them is found', async () => {
  const columns = await owner.run(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = 'audit' order by ordinal_position`,
  );
  expect(columns.map(({ name }) => name).sort()).toEqual([...AUDIT_COLUMNS, 'digest'].sort());
  const OTHER: Readonly<Record<string, string>> = {
    id: '900001',
    at: `at + interval '1 microsecond'`,
    version: 'coalesce(version, 0) + 1',
    before: `before || '{"x": 1}'`,
    after: `'{"x": 1}'`,
  };
  const [{ row, block } = { row: 0, block: 0 }] = (await places()).slice(-3);
  for (const column of [...AUDIT_COLUMNS, 'digest']) {
    await restore();
    const uuid = /_id$/.test(column) && column !== 'request_id';
    const value = column === 'digest' ? `sha256('x')` : (OTHER[column] ?? (uuid ? `'${newId()}'` : `'x'`));
    await owner.run('alter table audit alter column id set generated by default');
    await owner.run(`update audit set ${column} = ${value} where id = ${String(row)}`);
    const { faults, status } = await findings();
    expect([column, faults]).toEqual([
      column,
      column === 'id'
        ? [
            { kind: 'removed', block, row },
            { kind: 'inserted', block: null, row: 900001 },
          ]
        : [{ kind: 'altered', block, row }],
    ]);
    // The digest beside the row is the product's own; what is exported is what digests are made of.
    expect([column, status]).toEqual([column, column === 'digest' ? 0 : 1]);
  }
  await owner.run('alter table audit alter column id set generated always');
});

test('A row whose digest was made to fit is still altered; with its block made to fit too, the block is replaced', async () => {
  const { row, block } = (await places()).at(-8) ?? { row: 0, block: 0 };
  await owner.run(`update audit set action = 'other' where id = ${String(row)}`);
  await owner.run(`update audit set ${DIGEST} where id = ${String(row)}`);
  expect((await findings()).faults).toEqual([{ kind: 'altered', block, row }]);
  for (const statement of resealed(String(row))) await owner.run(statement);
  const { faults, lines } = await findings();
  expect(faults).toEqual([{ kind: 'blockReplaced', block, row: null }]);
  expect(lines).toContain(`block ${String(block)}: not the one`);
});

test('A removed row, a removed block and a changed block are named', async () => {
  const { row, block } = (await places()).at(-9) ?? { row: 0, block: 0 };
  await owner.run(`delete from audit where id = ${String(row)}`);
  const gone = await findings();
  expect(gone.faults).toEqual([{ kind: 'removed', block, row }]);
  expect(gone.lines).toContain(`row ${String(row)}, block ${String(block)}: removed`);

  await restore();
  await owner.run(`delete from audit_block where number = ${String(block)}`);
  const lost = (await places()).length;
  const named = await owner.run('select count(*)::int as n from audit');
  const { faults, lines } = await findings();
  expect(faults[0]).toEqual({ kind: 'blockRemoved', block, row: null });
  expect(faults).toHaveLength(1 + Number(named[0]?.['n']) - lost);
  expect(faults.slice(1).every((fault) => (fault as { kind: string }).kind === 'blockless')).toBe(true);
  expect(lines).toContain(`block ${String(block)}: removed`);

  await restore();
  await owner.run(`update audit_block set at = at - interval '1 day' where number = ${String(block)}`);
  const changed = await findings();
  expect(changed.faults).toEqual([{ kind: 'blockAltered', block, row: null }]);
  expect(changed.lines).toContain(`block ${String(block)}: not the one`);
});

test('An inserted row is named, whether it bears a digest or not', async () => {
  const added = await owner.run(`insert into audit (actor_kind, action, subject, subject_id, digest)
    values ('system', 'record', 'rate', '${newId()}', sha256('x')) returning id::int as id`);
  const row = Number(added[0]?.['id']);
  await owner.run(`update audit set ${DIGEST} where id = ${String(row)}`);
  const { faults, lines } = await findings();
  expect(faults).toEqual([{ kind: 'inserted', block: null, row }]);
  expect(lines).toContain(`row ${String(row)}: in no block`);
});

test('Two rows that changed places are both named', async () => {
  const all = await places();
  const [one, other] = [all.at(-10), all.at(-3)];
  if (!one || !other) throw new Error('too few rows');
  await owner.run(`update audit a set subject_id = b.subject_id, reason = b.reason, at = b.at from audit b
    where (a.id, b.id) in ((${String(one.row)}, ${String(other.row)}), (${String(other.row)}, ${String(one.row)}))`);
  expect((await findings()).faults).toEqual([
    { kind: 'altered', block: one.block, row: one.row },
    { kind: 'altered', block: other.block, row: other.row },
  ]);
});

test('A chain whose end was cut off, or that was written anew, is found by a head that was noted down', async () => {
  const { head } = await verifyAudit(desk());
  const last = head.number;
  await owner.run(
    `delete from audit where id in (select (r ->> 0)::bigint from audit_block, jsonb_array_elements(rows) r where number >= ${String(last - 1)})`,
  );
  await owner.run(`delete from audit_block where number >= ${String(last - 1)}`);
  expect((await findings()).faults).toEqual([]);
  const cut = await findings(head.hash);
  expect(cut.faults).toEqual([{ kind: 'headMissing', block: null, row: null }]);
  expect([cut.status, cut.lines]).toEqual([1, expect.stringContaining('is not in this chain')]);

  await restore();
  const { row } = (await places())[0] ?? { row: 0 };
  await owner.run(`update audit set action = 'other' where id = ${String(row)}`);
  for (const statement of resealed(String(row))) await owner.run(statement);
  for (let number = 2; number <= last; number++) {
    await owner.run(
      `update audit_block b set previous = p.hash from audit_block p where b.number = ${String(number)} and p.number = b.number - 1`,
    );
    await owner.run(`update audit_block set ${HASH} where number = ${String(number)}`);
  }
  expect((await findings()).faults).toEqual([]);
  expect((await verifyAudit(desk(), head)).faults).toEqual([{ kind: 'headMissing', block: last, row: null }]);
});

/** One thing an owner might do to a trail; gives what must be named, at least. */
const TAMPERINGS = {
  alter: (row: number) => `update audit set reason = coalesce(reason, '') || 'x' where id = ${String(row)}`,
  alterBefore: (row: number) => `update audit set before = '{"amount": "9"}' where id = ${String(row)}`,
  reseal: (row: number) =>
    `update audit set subject_id = '${newId()}', digest = sha256('x') where id = ${String(row)}`,
  remove: (row: number) => `delete from audit where id = ${String(row)}`,
} as const;

test('Whatever is done to whichever row, that row is named and no other', async () => {
  const all = await places();
  const kinds = Object.keys(TAMPERINGS) as (keyof typeof TAMPERINGS)[];
  const done = fc.uniqueArray(fc.record({ at: fc.nat(all.length - 1), kind: fc.constantFrom(...kinds) }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ at }) => at,
  });
  await fc.assert(
    fc.asyncProperty(done, async (tamperings) => {
      await restore();
      for (const { at, kind } of tamperings) await owner.run(TAMPERINGS[kind](all[at]?.row ?? 0));
      const { faults } = await verifyAudit(desk());
      const expected = tamperings.map(({ at, kind }) => ({
        kind: kind === 'remove' ? 'removed' : 'altered',
        ...all[at],
      }));
      const order = (fault: unknown): string => JSON.stringify(fault, ['kind', 'block', 'row']);
      expect(faults.map(order).sort()).toEqual(expected.map(order).sort());
    }),
    { numRuns: 40 },
  );
});

test('Whatever is done to a line of an export, the verifier that needs only Node finds it', async () => {
  const lines: string[] = [];
  const { head } = await exportAudit(desk(), (line) => void lines.push(line));
  expect(runVerifier(lines, head).status).toBe(0);
  const place = fc.nat(lines.length - 1);
  const change = fc.oneof(
    place.map((at) => lines.toSpliced(at, 1)),
    fc.tuple(place, place).map(([at, to]) => lines.toSpliced(at, 1).toSpliced(to, 0, lines[at] ?? '')),
    fc.tuple(place, place).map(([at, from]) => lines.toSpliced(at, 0, lines[from] ?? '')),
    fc.tuple(place, fc.nat(60), fc.constantFrom('0', '7', 'a', 'e', '"')).map(([at, into, letter]) => {
      const line = lines[at] ?? '';
      return lines.with(at, line.slice(0, into) + letter + line.slice(into + 1));
    }),
  );
  fc.assert(
    fc.property(change, (changed) => {
      fc.pre(changed.join('\n') !== lines.join('\n'));
      expect(runVerifier(changed, head).status).toBe(1);
    }),
    { numRuns: 40 },
  );
});

test('The text of a row is the same, made by the database and made here, for whatever stands in it', async () => {
  const word = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0') && text.isWellFormed());
  const text = fc.option(word, { nil: null });
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          reason: text,
          capacity: text,
          address: text,
          before: fc.option(fc.dictionary(word, word)),
        }),
        {
          minLength: 1,
          maxLength: 20,
        },
      ),
      async (rows) => {
        const found = await database().asActor(SYSTEM, (tx) =>
          sql<RawAuditRow & { text: string }>`
            select x.*, audit_text(x) as text, x.before::text as before,
              to_char(x.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
            from (select (jsonb_populate_record(null::audit, jsonb_build_object('id', 1, 'at', '2026-01-06T01:00:00.5Z',
              'actor_kind', 'system', 'action', 'x', 'subject', 'rate', 'subject_id', '00000000-0000-7000-8000-000000000000',
              'reason', reason, 'capacity', capacity, 'address', address, 'before', before))).*
              from unnest(${arrayLiteral(rows.map((r) => r.reason))}::text[], ${arrayLiteral(rows.map((r) => r.capacity))}::text[],
                ${arrayLiteral(rows.map((r) => r.address))}::text[],
                ${arrayLiteral(rows.map((r) => (r.before === null ? null : JSON.stringify(r.before))))}::jsonb[]) as t(reason, capacity, address, before)) x`.execute(
            tx,
          ),
        );
        for (const row of found.rows) expect(auditText(row)).toBe(row.text);
      },
    ),
    { numRuns: 40 },
  );
});

test('A transaction of many rows makes blocks of at most a thousand, and one that is rolled back makes none', async () => {
  const empty = await openTestDatabase();
  try {
    const many = async (count: number, fails: boolean): Promise<void> =>
      empty.database.asActor(SYSTEM, async (tx) => {
        await sql`insert into audit (actor_kind, action, subject, subject_id)
          select 'system', 'x', 'rate', gen_random_uuid() from generate_series(1, ${count}::int)`.execute(tx);
        await sql`savepoint half`.execute(tx);
        await sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'x', 'rate', ${newId()})`.execute(
          tx,
        );
        await sql`rollback to savepoint half`.execute(tx);
        if (fails) throw new Error('undone');
      });
    await many(2300, false);
    await expect(many(10, true)).rejects.toThrow('undone');
    await Promise.all(Array.from({ length: 12 }, () => many(3, false)));
    const verdict = await verifyAudit(deskOf(empty.database, SYSTEM));
    expect(verdict).toMatchObject({ whole: true, rows: 2336, blocks: 15 });
    const sizes = await empty.database.asActor(SYSTEM, (tx) =>
      sql<{ n: number }>`select jsonb_array_length(rows) as n from audit_block order by number`.execute(tx),
    );
    expect(sizes.rows.map(({ n }) => n)).toEqual([1000, 1000, 300, ...Array.from({ length: 12 }, () => 3)]);
  } finally {
    await empty.drop();
  }
});

test('The hash of the first block follows sixty-four zeros', async () => {
  const lines: string[] = [];
  await exportAudit(desk(), (line) => void lines.push(line));
  expect(lines[0]).toContain(`"previous":"${'0'.repeat(64)}"`);
  const next = lines.find((line) => line.startsWith('{"number":2,'));
  expect(next).toContain(`"previous":"${sha256(lines[0] ?? '')}"`);
});
