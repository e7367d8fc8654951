/**
 * No policy is decoration: opened to everybody it lets something through that was refused, dropped it refuses something
 * that was allowed. Tried on each policy of each table, with rows of every standing and an actor of every role.
 */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, arrayLiteral, type Role, ROLES, SYSTEM, type Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { type Cast, makeCast, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { fillTables, newKeyOf } from '#tests/policy-rows.ts';

const database = useDatabase();
let cast: Cast;
/** A file that no document shows yet: it cannot be read, but what is in it is still being handed in. */
const looseFileId = newId();

type Command = 'select' | 'insert' | 'update' | 'delete';
const COMMANDS: readonly Command[] = ['select', 'insert', 'update', 'delete'];

interface Policy {
  readonly name: string;
  readonly table: string;
  readonly command: Command | 'all';
}

beforeAll(async () => {
  cast = await makeCast(database());
  await fillTables(database(), cast, looseFileId);
});

/** From here on the transaction is the owner's, who may change policies and sees nothing less. */
async function asOwner(tx: Transaction): Promise<void> {
  await sql`select set_config('role', 'none', true)`.execute(tx);
}

/** Everybody, and one of whom nothing is said; those first whose answer changes most often. */
const PROBES: readonly (Role | 'nobody')[] = [
  ...([
    'nobody',
    'public',
    'system',
    'province-administrator',
    'regency-operator',
    'partner-officer',
  ] as const),
  ...ROLES.filter(
    (role) =>
      !['public', 'system', 'province-administrator', 'regency-operator', 'partner-officer'].includes(role),
  ),
];

async function become(tx: Transaction, probe: Role | 'nobody'): Promise<void> {
  const actor: Actor = probe === 'nobody' ? SYSTEM : cast.actors[probe];
  await database().actAs(tx, actor);
  if (probe === 'nobody') await sql`select set_config('sinergi.seal', '', true)`.execute(tx);
}

/** Runs inside a savepoint that is taken back; a refusal counts as no row. */
async function attempt(tx: Transaction, work: () => Promise<number>): Promise<number> {
  await sql`savepoint probe`.execute(tx);
  try {
    return await work();
  } catch (error) {
    // What is refused by a policy, a guard or a missing right; or what got past them and met a key, which is through.
    const { code } = error as { code?: string };
    if (code === '42501') return 0;
    if (code !== undefined && code.startsWith('23')) return 1;
    throw error;
  } finally {
    await sql`rollback to savepoint probe`.execute(tx);
    await sql`release savepoint probe`.execute(tx);
  }
}

interface TableFacts {
  readonly columns: string;
  readonly first: string;
  /** Copies of its rows under new keys, as JSON; read by the owner. */
  readonly copies: readonly string[];
}

/** Rows to try with where none can be read. */
const UNSEEN: Readonly<Record<string, readonly string[]>> = {
  register_change: ['{"transaction": -1}'],
  partner_file_piece: [`{"file_id": "${looseFileId}", "ordinal": 901, "bytes": "\\\\x"}`],
};
/** Of a file nothing may be changed but whose it is; of what is only added, what is personal. */
const CHANGEABLE: Readonly<Record<string, string>> = {
  partner_file: 'partner_id',
  invitee_reply: 'persons',
  minute_edit: 'person',
  minutes_step: 'signer',
};
const facts = new Map<string, TableFacts>();

async function factsOf(tx: Transaction, table: string): Promise<TableFacts> {
  const known = facts.get(table);
  if (known) return known;
  await database().actAs(tx, SYSTEM);
  const { rows: columns } = await sql<{
    name: string;
  }>`select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table} and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`.execute(
    tx,
  );
  const { rows: copies } = await sql<{ copy: string }>`select (r || ${sql.raw(newKeyOf(table))})::text as copy
    from (select to_jsonb(t) as r from ${sql.table(table)} t limit 130) x`.execute(tx);
  const found = {
    columns: columns.map(({ name }) => `"${name}"`).join(', '),
    first: CHANGEABLE[table] ?? `"${columns[0]?.name ?? ''}"`,
    copies: UNSEEN[table] ?? copies.map(({ copy }) => copy),
  };
  facts.set(table, found);
  return found;
}

/** How many rows the probe may do the command on. */
async function count(
  tx: Transaction,
  probe: Role | 'nobody',
  table: string,
  command: Command,
): Promise<number> {
  const { columns, first, copies } = await factsOf(tx, table);
  await become(tx, probe);
  const name = sql.table(table);
  const few = sql`ctid = any(array(select ctid from ${name} limit 200))`;
  switch (command) {
    case 'select':
      return attempt(
        tx,
        async () =>
          (await sql<{ n: number }>`select count(*)::int as n from ${name}`.execute(tx)).rows[0]?.n ?? 0,
      );
    case 'update':
      return attempt(tx, async () =>
        Number(
          (await sql`update ${name} set ${sql.raw(first)} = ${sql.raw(first)} where ${few}`.execute(tx))
            .numAffectedRows ?? 0n,
        ),
      );
    case 'delete':
      return attempt(tx, async () =>
        Number((await sql`delete from ${name} where ${few}`.execute(tx)).numAffectedRows ?? 0n),
      );
    case 'insert': {
      let through = 0;
      for (const copy of copies)
        through += await attempt(tx, async () => {
          await sql`insert into ${name} (${sql.raw(columns)}) select ${sql.raw(columns)} from jsonb_populate_record(null::${name}, ${copy}::jsonb)`.execute(
            tx,
          );
          return 1;
        });
      return through;
    }
  }
}

const baseline = new Map<string, number>();

async function before(
  tx: Transaction,
  probe: Role | 'nobody',
  table: string,
  command: Command,
): Promise<number> {
  const key = `${probe} ${table} ${command}`;
  const known = baseline.get(key) ?? (await count(tx, probe, table, command));
  baseline.set(key, known);
  return known;
}

/** Who notices the mutation, and at what; nothing where nobody does. */
async function noticed(
  { table, command }: Policy,
  mutation: string,
  isNoticed: (was: number, is: number) => boolean,
): Promise<string | undefined> {
  return undone(database(), SYSTEM, async (tx) => {
    for (const probe of PROBES)
      for (const one of command === 'all' ? COMMANDS : [command]) {
        const was = await before(tx, probe, table, one);
        await sql`savepoint mutation`.execute(tx);
        await asOwner(tx);
        await sql.raw(mutation).execute(tx);
        const is = await count(tx, probe, table, one);
        await asOwner(tx);
        await sql`rollback to savepoint mutation`.execute(tx);
        await sql`release savepoint mutation`.execute(tx);
        if (isNoticed(was, is)) return `${probe} ${one} ${String(was)} → ${String(is)}`;
      }
    return undefined;
  });
}

async function policies(): Promise<Policy[]> {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<Policy>`select policyname as name, tablename as table, lower(cmd) as command from pg_policies
      where schemaname = 'public' and roles = array['sinergi_app']::name[] order by tablename, policyname`.execute(
      tx,
    ),
  );
  return rows;
}

/** The policies whose mutation nobody notices. */
async function unnoticed(
  mutate: (policy: Policy) => string,
  isNoticed: (was: number, is: number) => boolean,
): Promise<string[]> {
  const found: string[] = [];
  const all = await policies();
  expect(all.length).toBeGreaterThan(90);
  for (const policy of all)
    if ((await noticed(policy, mutate(policy), isNoticed)) === undefined)
      found.push(`${policy.table}: ${policy.name}`);
  return found;
}

function opened({ name, table, command }: Policy): string {
  const using = command === 'insert' ? '' : 'using (true)';
  const check = command === 'select' || command === 'delete' ? '' : 'with check (true)';
  return `alter policy ${name} on ${table} ${using} ${check}`;
}

test(
  'Every policy opened to everybody lets something through that it refused',
  { timeout: 240_000 },
  async () => {
    expect(await unnoticed(opened, (was, is) => is > was)).toEqual([]);
  },
);

test('Every policy dropped refuses something that it let through', { timeout: 240_000 }, async () => {
  expect(
    await unnoticed(
      ({ name, table }) => `drop policy ${name} on ${table}`,
      (was, is) => is < was,
    ),
  ).toEqual([]);
});

test('Every table with a policy has rows to try it on', async () => {
  const tables = [...new Set((await policies()).map(({ table }) => table))];
  const empty = await database().asActor(SYSTEM, async (tx) => {
    const none: string[] = [];
    for (const table of tables)
      if ((await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx)).rows.length === 0)
        none.push(table);
    return none;
  });
  // Holds a row only while a transaction ends.
  expect(empty).toEqual(['register_change']);
  expect(arrayLiteral(tables).length).toBeGreaterThan(100);
});
