/** Whose calendar a secret address opens, until when, and who may make one. */
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  findOwnCalendarAddress,
  makeCalendarAddress,
  openCalendarAddress,
  withdrawCalendarAddress,
} from './index.ts';

const database = useDatabase();
let people: People;
const NOW = Temporal.Instant.from('2026-01-06T01:00:00Z');
const as = (actor: Actor, now = NOW) => deskOf(database(), actor, now);
const make = (actor: Actor) => makeCalendarAddress(as(actor), { scope: 'all', locale: 'id' });
const open = (token: string, now = NOW) => openCalendarAddress(as(people.public, now), token);
const rowsAs = async (actor: Actor) =>
  (await database().asActor(actor, (tx) => sql`select * from calendar_address`.execute(tx))).rows;

async function actorsOf(token: string): Promise<Actor[]> {
  const opened = await open(token);
  return 'desks' in opened ? opened.desks.map(({ actor }) => actor) : [];
}

beforeAll(async () => {
  people = await makePeople(database());
});
beforeEach(async () => {
  await database().asActor(SYSTEM, (tx) => sql`delete from calendar_address`.execute(tx));
});

test('An address opens the calendar of who made it; what is kept does not give it away', async () => {
  const token = await make(people.regency);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await actorsOf(token)).toEqual([people.regency]);
  expect(JSON.stringify(await rowsAs(SYSTEM))).not.toContain(token);
  expect(await findOwnCalendarAddress(as(people.regency))).toMatchObject({
    scope: 'all',
    locale: 'id',
    usedAt: expect.stringMatching(/^2026-01-06/) as string,
  });
  expect(await findOwnCalendarAddress(as(people.partner))).toBeUndefined();
});

test('A new address ends the one before; one that was taken back, and one that never was, open nothing', async () => {
  const first = await make(people.province);
  const second = await make(people.province);
  await expect(open(first)).rejects.toThrow(NotFound);
  expect(await actorsOf(second)).toEqual([people.province]);
  await withdrawCalendarAddress(as(people.province));
  await withdrawCalendarAddress(as(people.province));
  for (const token of [second, '', 'x'.repeat(43), `${second}x`, 'a/b'])
    await expect(open(token)).rejects.toThrow(NotFound);
});

test('It follows the seats of its owner: a second one adds, one that ends is gone, without any it opens nothing', async () => {
  const token = await make(people.otherRegency);
  const { userId, seatId } = people.otherRegency;
  const change = (text: ReturnType<typeof sql>) => database().asActor(SYSTEM, (tx) => text.execute(tx));
  const second = newId();
  await change(sql`insert into seat (id, user_id, office_id, role, name)
    values (${second}, ${userId}, ${people.otherProvince.officeId}, 'province-planner', 'x')`);
  expect((await actorsOf(token)).map(({ kind }) => kind).sort()).toEqual(['province', 'regency']);
  await change(sql`update seat set valid_from = '2020-01-01', valid_to = '2020-02-01' where id = ${seatId}`);
  expect((await actorsOf(token)).map(({ kind }) => kind)).toEqual(['province']);
  await change(sql`delete from seat where id = ${second}`);
  await expect(open(token)).rejects.toThrow(NotFound);
  await change(sql`update seat set valid_to = null where id = ${seatId}`);
  expect(await actorsOf(token)).toEqual([people.otherRegency]);
});

test('With the account the address is gone', async () => {
  const userId = newId();
  await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
    values (${userId}, 'x', ${`${userId}@example.org`}, true, now())`.execute(database().signIn);
  const token = await make({ ...people.partner, userId });
  expect(await rowsAs(SYSTEM)).toHaveLength(1);
  await sql`delete from auth."user" where id = ${userId}`.execute(database().signIn);
  expect(await rowsAs(SYSTEM)).toEqual([]);
  await expect(open(token)).rejects.toThrow(NotFound);
});

test('It is read sixty times an hour at most', async () => {
  const token = await make(people.partner);
  for (let time = 1; time <= 60; time++) expect(await open(token), String(time)).toHaveProperty('desks');
  expect(await open(token, NOW.add({ minutes: 50 }))).toEqual({ wait: 600 });
  expect(await open(token, NOW.add({ minutes: 60 }))).toHaveProperty('desks');
});

test('Nobody makes one who is not signed in, and nobody one that holds something else', async () => {
  for (const actor of [people.public, people.system]) {
    await expect(make(actor)).rejects.toThrow(Forbidden);
    await expect(findOwnCalendarAddress(as(actor))).rejects.toThrow(Forbidden);
    await expect(withdrawCalendarAddress(as(actor))).rejects.toThrow(Forbidden);
  }
  await expect(
    makeCalendarAddress(as(people.partner), { scope: 'everything', locale: 'id' }),
  ).rejects.toThrow(InvalidInput);
});

test('Row-level security alone shows nobody another’s address, takes none away and makes none in another’s name', async () => {
  await make(people.province);
  for (const actor of [people.public, people.national, people.regency, people.partner]) {
    expect(await rowsAs(actor)).toEqual([]);
    for (const command of [
      sql`update calendar_address set scope = 'own' returning user_id`,
      sql`delete from calendar_address returning user_id`,
    ])
      expect((await database().asActor(actor, (tx) => command.execute(tx))).rows).toEqual([]);
    await expect(
      database().asActor(actor, (tx) =>
        sql`insert into calendar_address (user_id, token_hash, scope, locale, made_at, counted_from)
          values (${people.otherPartner.userId}, 'x', 'all', 'id', now(), now())`.execute(tx),
      ),
    ).rejects.toThrow(/row-level security/);
  }
  expect(await rowsAs(people.province)).toHaveLength(1);
});
