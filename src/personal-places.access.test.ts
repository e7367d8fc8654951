/** Who may look for people that come to meetings, and erase them: the use cases, and SQL alone. */
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { PERSONAL } from '#app.ts';
import {
  askErasure,
  type Desk,
  erasePerson,
  findTraces,
  listErasures,
  readGuestData,
  readOwnData,
} from '#access/index.ts';
import { type Actor, ROLES, SYSTEM } from '#database/index.ts';
import { newId, SinergiError } from '#kernel/index.ts';
import { type Cast, letsThrough, makeCast, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf } from '#tests/people.ts';
import { holdRakor, lockMinutes, type Rakor } from './personal-places.fixture.ts';

const database = useDatabase();
let cast: Cast;
let rakor: Rakor;
let locked: Rakor;
const ME = { name: 'Yosefina Contoh', email: 'yosefina@kampus.example', phone: '0812-1' };
beforeAll(async () => {
  cast = await makeCast(database());
  rakor = await holdRakor(database(), cast, ME);
  locked = await holdRakor(database(), cast, { ...ME, phone: '0812-2' });
  await lockMinutes(database(), cast, locked.id, ME.name);
});

const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'yes',
    (error: unknown) => (error instanceof SinergiError ? error.code : error),
  );
const through = (actor: Actor, statement: RawBuilder<unknown>) =>
  undone(database(), actor, (tx) =>
    letsThrough(tx, async () => {
      const { rows, numAffectedRows } = await statement.execute(tx);
      return rows.length + Number(numAffectedRows ?? 0n);
    }),
  );

test('Nobody but an administrator looks for people at meetings or erases them, and nobody by SQL', async () => {
  const { places } = await findTraces(deskOf(database(), cast.actors.administrator), ME.name, PERSONAL);
  const [reply] = places.find(({ kind }) => kind === 'replies')?.traces ?? [];
  for (const role of ROLES) {
    if (role === 'system') continue;
    const actor = cast.actors[role];
    const desk = deskOf(database(), actor);
    if (role !== 'administrator')
      expect([
        role,
        await outcome(findTraces(desk, ME.name, PERSONAL)),
        await outcome(findTraces(desk, { linkId: rakor.linkId }, PERSONAL)),
        await outcome(erasePerson(desk, { traces: { replies: [reply?.id ?? ''] }, reason: 'x' }, PERSONAL)),
      ]).toEqual([role, 'forbidden', 'forbidden', 'forbidden']);
    for (const statement of [
      sql`update invitee_reply set persons = persons`,
      sql`update minute_edit set person = null`,
      sql`update minutes_step set signer = 'x' where signer is not null`,
      sql`update minutes_step set content = content`,
    ])
      expect([role, await through(actor, statement)]).toEqual([role, false]);
  }
});

test('An administrator sees none of it but through the search', async () => {
  const { administrator } = cast.actors;
  for (const table of ['invitee_reply', 'attendance', 'mail', 'minute_edit', 'personal_link'])
    expect([table, await through(administrator, sql`select 1 from ${sql.table(table)}`)]).toEqual([
      table,
      false,
    ]);
});

test('Even the product itself takes nobody off an answer, renames nobody, and alters no text that was signed', async () => {
  const ofLocked = sql`meeting_id = ${locked.id}::uuid`;
  for (const statement of [
    sql`update invitee_reply set persons = '[]' where jsonb_array_length(persons) > 0`,
    sql`update invitee_reply set answer = 'declines'`,
    sql`update minute_edit set person = 'Orang Lain'`,
    sql`update minute_edit set body = 'x'`,
    sql`update minutes_step set content = '{}', sha256 = encode(sha256('{}'), 'hex') where kind = 'lock' and ${ofLocked}`,
    sql`update minutes_step set content = '{}', sha256 = encode(sha256('{}'), 'hex') where kind = 'sign' and ${ofLocked}`,
    sql`update minutes_step set content = '{}' where kind = 'circulate'`,
    sql`delete from invitee_reply`,
    sql`delete from minute_edit`,
  ])
    expect(await through(SYSTEM, statement)).toBe(false);
  expect(
    await through(
      SYSTEM,
      sql`update minutes_step set content = '{}', sha256 = encode(sha256('{}'), 'hex') where kind = 'circulate'`,
    ),
  ).toBe(true);
});

test('A guest asks for what is held by their own link alone, and by the code in the room nobody does', async () => {
  const { guest } = rakor;
  const { id } = await askErasure(guest, {});
  const code: Desk = {
    ...guest,
    actor: { kind: 'guest', linkId: await makeCode(rakor.id), meetingId: rakor.id },
  };
  expect(await outcome(askErasure(code, {}))).toBe('forbidden');
  expect(await outcome(readGuestData(code, PERSONAL))).toBe('forbidden');
  expect(await outcome(readOwnData(guest, PERSONAL))).toBe('forbidden');
  expect(await outcome(listErasures(guest, PERSONAL))).toBe('forbidden');
  expect(await outcome(askErasure(guest, { contactId: newId() }))).toBe('forbidden');
  const asks = (linkId: string) =>
    sql`insert into erasure_request (id, link_id) values (${newId()}::uuid, ${linkId}::uuid)`;
  const codeLink = code.actor.kind === 'guest' ? code.actor.linkId : '';
  expect(await through(locked.guest.actor, asks(locked.linkId))).toBe(true);
  expect(await through(locked.guest.actor, asks(rakor.linkId))).toBe(false);
  expect(await through(code.actor, asks(codeLink))).toBe(false);
  expect(await through(cast.actors.public, asks(locked.linkId))).toBe(false);
  const mine = sql`select 1 from erasure_request where id = ${id}::uuid`;
  const answers = (state: string) =>
    sql`update erasure_request set state = ${state}, answered_at = now() where id = ${id}::uuid`;
  expect(await through(guest.actor, mine)).toBe(true);
  expect(await through(guest.actor, answers('declined'))).toBe(false);
  expect(await through(guest.actor, answers('withdrawn'))).toBe(true);
  for (const other of [locked.guest.actor, code.actor, cast.actors.public, cast.actors['regency-operator']]) {
    expect(await through(other, mine)).toBe(false);
    expect(await through(other, answers('withdrawn'))).toBe(false);
  }
});

async function makeCode(meetingId: string): Promise<string> {
  const id = newId();
  await database().asActor(SYSTEM, (tx) =>
    sql`insert into personal_link (id, meeting_id, kind, made_at, expires_at)
      values (${id}, ${meetingId}, 'attendance', now(), now() + interval '1 day')`.execute(tx),
  );
  return id;
}
