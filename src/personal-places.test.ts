/** People who come to meetings: found, shown to themselves, erased, forgotten (UU 27/2022). All rooms together. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { PERSONAL } from '#app.ts';
import {
  askErasure,
  ERASED_NAME,
  erasePerson,
  findTraces,
  forgetContacts,
  type FoundPlace,
  listErasures,
  readGuestData,
  readOwnData,
  withdrawErasure,
} from '#access/index.ts';
import { arrayLiteral, SYSTEM } from '#database/index.ts';
import { countAttendance, listAttendance, listInvitations, listLinks } from '#meetings/index.ts';
import { frozenMinutes, minutesContent } from '#minutes/index.ts';
import { listMail } from '#notices/index.ts';
import { type Cast, makeCast } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { desksOf, eraseAll, holdRakor, lockMinutes, type Person } from './personal-places.fixture.ts';

const database = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await makeCast(database());
});
const as: ReturnType<typeof desksOf> = (role, at) => desksOf(database(), cast)(role, at);

let made = 0;
const somebody = (): Person => {
  made += 1;
  const number = String(made);
  return {
    name: `Yosefina Contoh ${number}, S.Si.`,
    email: `yosefina${number}@kampus.example`,
    phone: `0812-0000-${number.padStart(4, '0')}`,
  };
};
const counted = (places: readonly FoundPlace[]) =>
  Object.fromEntries(places.map(({ kind, traces }) => [kind, traces.length]));
const find = async (wanted: Parameters<typeof findTraces>[1]) =>
  (await findTraces(as('administrator'), wanted, PERSONAL)).places;

/** Tables in which one of these words stands, of those that the product itself may read. */
async function tablesWith(...words: readonly string[]): Promise<string[]> {
  const lower = arrayLiteral(words.map((word) => word.toLowerCase()));
  return database().asActor(SYSTEM, async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and relname !~ '^area'
        and has_table_privilege('sinergi_app', oid, 'select') order by 1`.execute(tx);
    expect(tables.length).toBeGreaterThan(60);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows } = await sql`select 1 from ${sql.table(name)} t, unnest(${lower}::text[]) wanted(said)
        where strpos(lower(to_jsonb(t)::text), wanted.said) > 0 limit 1`.execute(tx);
      if (rows.length > 0) found.push(name);
    }
    return found;
  });
}

test('Somebody who came to a meeting is found by name, by address and by telephone number, each with where it stands', async () => {
  const me = somebody();
  await holdRakor(database(), cast, me);
  const byName = await find(` ${me.name.toUpperCase()} `);
  expect(counted(byName)).toEqual({ replies: 1, attendance: 1, speakers: 1, signatories: 1 });
  expect(counted(await find(me.email))).toEqual({ replies: 1, links: 1, mail: 1 });
  for (const number of [me.phone, `+62 ${me.phone.slice(1).replaceAll('-', ' ')}`])
    expect(counted(await find(number))).toEqual({ replies: 1, attendance: 1 });
  expect(await find('0812')).toEqual([]);
  expect(byName[0]?.traces[0]).toMatchObject({
    held: { name: me.name, institution: 'Universitas Contoh', contact: `${me.phone}, ${me.email}` },
    where: `Rakor dengan ${me.phone}`,
    day: '2026-03-10',
    stays: false,
  });
  expect(await find('Yosefina Contoh')).toEqual([]);
  expect(await find({ linkId: "x' or true" })).toEqual([]);
  expect(await find(ERASED_NAME)).toEqual([]);
});

test('Erased, nothing of them is left in any table, and who came still counts', async () => {
  const me = somebody();
  const { id } = await holdRakor(database(), cast, me);
  const biro = as('province-administrator');
  const before = countAttendance(
    (await listAttendance(biro, id)).meeting.record,
    (await listAttendance(biro, id)).attendants,
  );
  expect(await eraseAll(database(), cast, me.email)).toEqual({
    account: false,
    seats: 0,
    replies: 2,
    links: 1,
    mail: 1,
  });
  expect(await eraseAll(database(), cast, me.name)).toEqual({
    ...{ account: false, seats: 0 },
    ...{ attendance: 2, speakers: 1, signatories: 1 },
  });
  expect(await tablesWith(me.name, me.email)).toEqual([]);
  expect(await find(me.name)).toEqual([]);
  const { attendants, meeting } = await listAttendance(biro, id);
  expect(countAttendance(meeting.record, attendants)).toEqual(before);
  expect(
    attendants
      .filter(({ name }) => name === ERASED_NAME)
      .map(({ day, post, contact, sex }) => [day, post, contact, sex]),
  ).toEqual([
    ['2026-03-10', null, null, 'P'],
    ['2026-03-11', null, null, 'P'],
  ]);
  expect(attendants).toHaveLength(3);
  // Somebody else of the same institution is another person still.
  const [other] = (await findTraces(as('administrator'), 'Orang Lain', PERSONAL)).places
    .flatMap(({ kind, traces }) => (kind === 'attendance' ? traces : []))
    .filter(({ where }) => where === `Rakor dengan ${me.phone}`);
  const more = { traces: { attendance: [other?.id ?? ''] }, reason: 'Diminta' };
  expect(await erasePerson(as('administrator'), more, PERSONAL)).toMatchObject({ attendance: 1 });
  const now = (await listAttendance(biro, id)).attendants;
  expect(countAttendance(meeting.record, now)).toEqual(before);
  expect(now.map(({ name }) => name).sort()).toEqual([ERASED_NAME, ERASED_NAME, `${ERASED_NAME} (2)`]);
  const { invitations, count } = await listInvitations(biro, id);
  expect(count).toMatchObject({ attends: 1, open: 0 });
  expect(
    invitations[0]?.replies.map(({ persons }) => persons.map(({ name, post }) => `${name}/${post}`)),
  ).toEqual([
    [`${ERASED_NAME}/`, 'Orang Lain/Staf'],
    [`${ERASED_NAME}/`, 'Orang Lain/Staf'],
  ]);
  // The letter stays a fact; it is not sent, and not tried again.
  expect(
    (await listMail(biro, id)).map(({ recipient, state, calendar }) => [recipient, state, calendar]),
  ).toEqual([[null, 'failed', null]]);
  expect((await listLinks(biro, id)).map(({ email }) => email)).toEqual([null]);
  // What was circulated has a SHA-256 that is true of it, and the trail says that something was erased.
  const { content, sha256 } = await frozenMinutes(biro, id);
  expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  expect((await minutesContent(biro, id)).content.items.at(-1)?.entries[0]).toMatchObject({
    person: null,
    speaker: 'Kepala Pusat Studi',
  });
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      after: unknown;
    }>`select after from audit where subject_id = ${id}::uuid and action = 'erase-person' order by id`.execute(
      tx,
    ),
  );
  expect(rows.map(({ after }) => after)).toEqual([
    { erased: 'replies', count: 2 },
    { erased: 'links', count: 1 },
    { erased: 'mail', count: 1 },
    { erased: 'attendance', count: 2 },
    { erased: 'speakers', count: 1 },
    { erased: 'attendance', count: 1 },
  ]);
});

test('Locked minutes keep the text that was signed, with its SHA-256; that they do is told, and the rest is erased', async () => {
  const me = somebody();
  const { id } = await holdRakor(database(), cast, me);
  await lockMinutes(database(), cast, id, me.name);
  const biro = as('province-administrator');
  const frozen = await frozenMinutes(biro, id);
  expect(counted(await find(me.name))).toEqual({
    replies: 1,
    attendance: 1,
    speakers: 2,
    signers: 1,
    signatories: 1,
  });
  expect(await eraseAll(database(), cast, me.name)).toMatchObject({ speakers: 1, signers: 1 });
  expect(await frozenMinutes(biro, id)).toEqual(frozen);
  expect(frozen.content).toContain(me.name);
  const { steps, state } = await minutesContent(biro, id);
  expect([state, steps.map(({ signer }) => signer)]).toEqual(['locked', [null, ERASED_NAME, null]]);
  expect(steps.map(({ erasedAt }) => erasedAt !== null)).toEqual([true, true, false]);
  const left = await find(me.name);
  expect(left).toMatchObject([{ kind: 'speakers', traces: [{ stays: true, held: { name: me.name } }] }]);
  expect(await tablesWith(me.name)).toEqual(['minutes_step']);
});

test('A person who signs in sees where their address stands, and where they sign for the office they sit in', async () => {
  const me = somebody();
  const { officeId, userId } = cast.actors['province-administrator'] as { officeId: string; userId: string };
  await holdRakor(database(), cast, me);
  await sql`update auth."user" set name = ${me.name}, email = ${me.email} where id = ${userId}`.execute(
    database().signIn,
  );
  const { places } = await readOwnData(as('province-administrator'), PERSONAL);
  expect(counted(places)).toEqual({ replies: 1, links: 1, mail: 1, signatories: 1 });
  expect(places.at(-1)?.traces[0]).toMatchObject({ held: { name: me.name, nip: '197001011990031001' } });
  expect(officeId).not.toBe('');
  const other = await readOwnData(as('regency-operator'), PERSONAL);
  expect(other.places).toEqual([]);
});

test('Who holds a link sees what is held by it and asks for erasure, which reaches the administrator and is answered by it', async () => {
  const me = somebody();
  const { guest, linkId } = await holdRakor(database(), cast, me);
  const stranger = await holdRakor(database(), cast, somebody());
  const held = await readGuestData(guest, PERSONAL);
  expect(counted(held.places)).toEqual({ replies: 2, attendance: 2, links: 1 });
  expect(JSON.stringify((await readGuestData(stranger.guest, PERSONAL)).places)).not.toContain(me.name);
  const first = await askErasure(guest, { words: 'Nama saya.' });
  await withdrawErasure(guest, first.id);
  const { id } = await askErasure(guest, { words: `Hapus ${me.name}` });
  expect(await askErasure(guest, {})).toEqual({ id });
  const open = (await listErasures(as('administrator'), PERSONAL)).requests.find((one) => one.id === id);
  expect(open).toMatchObject({
    name: 'Universitas Contoh',
    email: me.email.toUpperCase(),
    linkId,
    state: 'open',
  });
  expect(await eraseAll(database(), cast, { linkId })).toMatchObject({
    replies: 2,
    attendance: 3,
    links: 1,
    mail: 1,
  });
  const after = await readGuestData(guest, PERSONAL);
  expect(after.places).toEqual([]);
  expect(after.requests.map(({ state, words, answer }) => [state, words, answer])).toEqual([
    ['erased', null, 'Diminta'],
    ['withdrawn', 'Nama saya.', null],
  ]);
});

test('Contacts of meetings that ended long ago are emptied; names, and contacts of later meetings, stay', async () => {
  const me = somebody();
  const { id } = await holdRakor(database(), cast, me);
  const at = (day: string) => () => Temporal.Instant.from(`${day}T03:00:00Z`);
  const forget = (day: string) => forgetContacts({ database: database(), now: at(day) }, PERSONAL, 6);
  await forget('2026-09-11');
  expect(counted(await find(me.email))).toEqual({ replies: 1, links: 1, mail: 1 });
  expect(await forget('2026-09-12')).toBeGreaterThan(0);
  expect(await find(me.email)).toEqual([]);
  expect(counted(await find(me.name))).toEqual({ replies: 1, attendance: 1, speakers: 1, signatories: 1 });
  expect(await find(me.phone)).toEqual([]);
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      after: unknown;
    }>`select after from audit where subject_id = ${id}::uuid and action = 'forget-contacts' order by id`.execute(
      tx,
    ),
  );
  expect(rows.map(({ after }) => after)).toEqual([
    { erased: 'replies', count: 2 },
    { erased: 'attendance', count: 2 },
    { erased: 'links', count: 1 },
    { erased: 'mail', count: 1 },
  ]);
  expect(await forget('2026-09-12')).toBe(0);
});
