/** Who may do what to the trail and its chain, as plain SQL under row-level security. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, PUBLIC, SYSTEM, type Transaction } from '#database/index.ts';
import { Forbidden, newId } from '#kernel/index.ts';
import { letsThrough, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { writeAudit } from './audit.ts';
import { auditHead } from './audit-head.ts';
import { exportAudit } from './export-audit.ts';
import { verifyAudit } from './verify-audit.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
  await act(people.regency);
  await act(people.national);
});

async function act(actor: Actor, more: object = {}): Promise<string> {
  const subjectId = newId();
  await database().asActor(actor, (tx) =>
    writeAudit(tx, deskOf(database(), actor), { action: 'x', subject: 'import', subjectId, ...more }),
  );
  return subjectId;
}

const let_through = (actor: Actor, statement: string): Promise<boolean> =>
  undone(database(), actor, (tx: Transaction) =>
    letsThrough(tx, async () => {
      const { rows, numAffectedRows } = await sql.raw(statement).execute(tx);
      return rows.length + Number(numAffectedRows ?? 0n);
    }),
  );

test('Nobody changes or removes a row of the trail or a block, nor writes a block or a note, the product neither', async () => {
  const digest = `sha256('x')`;
  for (const actor of [SYSTEM, people.national, people.province])
    for (const statement of [
      `update audit set action = 'y'`,
      'delete from audit',
      'truncate audit',
      `update audit_block set hash = ${digest}`,
      'delete from audit_block',
      'truncate audit_block',
      `insert into audit_block (number, at, previous, rows, hash) values (900, now(), ${digest}, '[]', ${digest})`,
      `insert into audit_note (transaction, ids, digests) values (1, '{1}', array[${digest}])`,
      'select * from audit_note',
      'alter table audit disable trigger seal_row',
      'drop trigger keep_audit on audit',
    ])
      expect([statement, await let_through(actor, statement)]).toEqual([statement, false]);
});

test('Blocks are read by who may read the whole trail; their head by everybody who may read a history', async () => {
  const blocks = 'select number from audit_block limit 1';
  for (const [actor, may] of [
    [SYSTEM, true],
    [{ ...people.national, role: 'administrator' }, true],
    [people.national, false],
    [people.province, false],
    [people.partner, false],
    [PUBLIC, false],
  ] as const)
    expect([actor, await let_through(actor, blocks)]).toEqual([actor, may]);
  const head = await auditHead(deskOf(database(), SYSTEM));
  expect(await auditHead(deskOf(database(), people.partner))).toEqual(head);
  expect(await auditHead(deskOf(database(), PUBLIC))).toBeUndefined();
});

test('A row bears the role and the seat of who acts, and a digest that nobody gives it', async () => {
  const insert = (values: string) =>
    `insert into audit (actor_kind, user_id, office_id, action, subject, subject_id, ${values.split(' ', 1)[0] ?? ''})
     select 'regency', '${people.regency.userId}', '${people.regency.officeId}', 'x', 'import', '${newId()}', ${values.split(' ').slice(1).join(' ')}`;
  expect(await let_through(people.regency, insert(`role 'regency-operator'`))).toBe(true);
  expect(await let_through(people.regency, insert(`role 'province-administrator'`))).toBe(false);
  expect(await let_through(people.regency, insert(`seat_id '${people.regency.seatId}'::uuid`))).toBe(true);
  expect(await let_through(people.regency, insert(`seat_id '${people.province.seatId}'::uuid`))).toBe(false);
  const digest = await undone(database(), people.regency, async (tx) => {
    const { rows } = await sql<{
      same: boolean;
    }>`${sql.raw(insert(`digest sha256('x')`))} returning digest = sha256('x') as same`.execute(tx);
    return rows[0]?.same;
  });
  expect(digest).toBe(false);
});

test('The whole trail is read by the product alone, also of what is no longer there', async () => {
  const gone = await act(SYSTEM, { subject: 'activity', before: { visibility: 'public' } });
  const look = `select id from audit where subject_id = '${gone}'`;
  expect(await let_through(SYSTEM, look)).toBe(true);
  for (const actor of [people.national, people.province, PUBLIC])
    expect(await let_through(actor, look)).toBe(false);
  for (const actor of [people.national, people.province, PUBLIC]) {
    await expect(verifyAudit(deskOf(database(), actor))).rejects.toThrow(Forbidden);
    await expect(exportAudit(deskOf(database(), actor), () => undefined)).rejects.toThrow(Forbidden);
  }
});

test('What was changed when is told to nobody who may read no history', async () => {
  const since = `select * from changed_since('import', '2000-01-01')`;
  await act(people.regency, { version: 1 });
  expect(await let_through(people.partner, since)).toBe(true);
  expect(await let_through(PUBLIC, since)).toBe(false);
  expect(await let_through(PUBLIC, `select * from audit_place(1)`)).toBe(false);
  expect(await let_through(people.partner, `select * from audit_place(1)`)).toBe(true);
});

test('Who rates and areas come from is for every office; other acts of an office are its own', async () => {
  await act(people.otherProvince, { subject: 'rate' });
  await act(people.otherProvince, { subject: 'finding' });
  const seen = (actor: Actor, subject: string): Promise<boolean> =>
    let_through(actor, `select id from audit where subject = '${subject}'`);
  for (const actor of [people.regency, people.partner, people.national])
    expect([await seen(actor, 'rate'), await seen(actor, 'finding')]).toEqual([true, false]);
  expect(await seen(people.otherProvince, 'finding')).toBe(true);
  expect(await seen(PUBLIC, 'rate')).toBe(false);
});

test('No name and no address of a person gets into the trail of accounts and seats', async () => {
  const subjectId = newId();
  await database().asActor(SYSTEM, (tx) =>
    writeAudit(tx, deskOf(database(), SYSTEM), {
      ...{ action: 'x', subject: 'account', subjectId },
      before: { name: 'Yohana', email: null, role: 'regency-operator' },
      after: { name: 'Yohana L.', email: 'yohana@example.org', role: 'regency-planner' },
    }),
  );
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql`select before, after from audit where subject_id = ${subjectId}::uuid`.execute(tx),
  );
  expect(rows).toEqual([
    {
      before: { name: true, email: null, role: 'regency-operator' },
      after: { name: true, email: true, role: 'regency-planner' },
    },
  ]);
});
