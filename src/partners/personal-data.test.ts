/** What is held about a person: shown, corrected, asked to be erased, erased (UU 27/2022). Accounts, seats and contacts together. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import {
  appoint,
  askErasure,
  correctOwnName,
  declineErasure,
  type Desk,
  erasePerson,
  findOffice,
  findTraces,
  listErasures,
  readOwnData,
  withdrawErasure,
} from '#access/index.ts';
import { type Actor, ROLES, type SeatRole, SYSTEM } from '#database/index.ts';
import { Conflict, InvalidInput, newId, SinergiError } from '#kernel/index.ts';
import { type Cast, letsThrough, makeCast, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf } from '#tests/people.ts';
import { contactPlace, getPartner, getPartnerHistory, registerPartner } from './index.ts';

const PLACES = [contactPlace];
const database = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await makeCast(database());
});

const as = (role: SeatRole) => deskOf(database(), cast.actors[role]);
const faultsOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no fault',
    (error: unknown) => (error instanceof InvalidInput ? error.fields : error),
  );

interface Made {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly desk: Desk;
}

let made = 0;
/** An operator in Ende with a session, named in the trail. */
async function makeOperator(): Promise<Made> {
  const userId = newId();
  const name = `Petugas Contoh ${String(++made)}`;
  const email = `petugas${String(made)}@example.org`;
  await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
    values (${userId}, ${name}, ${email}, true, now())`.execute(database().signIn);
  await sql`insert into auth."session" ("userId", token, "expiresAt", "updatedAt", "ipAddress", "userAgent")
    values (${userId}, ${newId()}, now() + interval '1 day', now(), '10.1.2.3', 'Peramban')`.execute(
    database().signIn,
  );
  const officeId = (cast.actors['regency-operator'] as Extract<Actor, { officeId: string }>).officeId;
  const { id: seatId } = await appoint(as('province-administrator'), {
    officeId,
    name,
    role: 'regency-operator',
    position: 'Operator',
    validFrom: '2025-01-01',
    email,
  });
  const desk = deskOf(database(), {
    kind: 'regency',
    role: 'regency-operator',
    areaCode: '53.08',
    userId,
    officeId,
    seatId,
  });
  return { userId, email, name, desk };
}

const withContact = (desk: Desk, name: string, contact: { name: string; email?: string | null }, more = {}) =>
  registerPartner(desk, {
    name,
    partnerClass: 'internationalNgo',
    homeCountry: 'NO',
    contacts: [{ email: null, ...contact }],
    ...more,
  });

test('A person sees their account, seats, sessions, contacts and how often the trail names them', async () => {
  const me = await makeOperator();
  await withContact(me.desk, 'Satu Uji Trust', { name: me.name, email: me.email.toUpperCase() });
  await withContact(
    as('province-administrator'),
    'Rahasia Uji Trust',
    { name: 'Lain', email: me.email },
    { visibility: 'confidential' },
  );
  const data = await readOwnData(me.desk, PLACES);
  expect(data.account).toMatchObject({ name: me.name, email: me.email, hasPassword: false, passkeys: 0 });
  expect(data.account.made).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}Z$/);
  expect(data.account.sessions).toMatchObject([
    { address: '10.1.2.3', device: 'Peramban', ends: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string },
  ]);
  expect(data.seats).toMatchObject([{ position: 'Operator', role: 'regency-operator', name: me.name }]);
  expect(data.places.flatMap(({ traces }) => traces.map(({ where }) => where))).toEqual([
    'Rahasia Uji Trust',
    'Satu Uji Trust',
  ]);
  expect(data.trail.count).toBe(1);
  expect(data.trail.acts).toMatchObject([{ action: 'register-partner', subject: 'partner' }]);
  const other = await readOwnData(as('regency-planner'), PLACES);
  expect(JSON.stringify(other)).not.toContain(me.email);
});

test('A person corrects their name; the terms that are over keep the name of their time', async () => {
  const me = await makeOperator();
  const old = newId();
  await database().asActor(SYSTEM, (tx) =>
    tx
      .insertInto('seat')
      .values({
        id: old,
        office_id: cast.officeIds.regency,
        user_id: me.userId,
        name: me.name,
        valid_from: '2020-01-01',
        valid_to: '2020-12-31',
      })
      .execute(),
  );
  expect(await faultsOf(correctOwnName(me.desk, { name: '  ' }))).toEqual({ name: 'officesErrorPerson' });
  await correctOwnName(me.desk, { name: ' Nama  Benar, S.IP. ' });
  const { account, seats, trail } = await readOwnData(me.desk, PLACES);
  expect(account.name).toBe('Nama Benar, S.IP.');
  expect(seats.map(({ name }) => name)).toEqual(['Nama Benar, S.IP.', me.name]);
  expect(trail.acts.map(({ action }) => action)).toEqual(['correct-own-name', 'correct-own-name']);
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      text: string;
    }>`select coalesce(before::text, '') || coalesce(after::text, '') as text from audit where user_id = ${me.userId}::uuid`.execute(
      tx,
    ),
  );
  expect(JSON.stringify(rows)).not.toContain('Nama Benar');
});

test('A request for erasure is recorded once, shown to administrators, and taken back or declined with a reason', async () => {
  const me = await makeOperator();
  const { id } = await askErasure(me.desk, { words: ' Saya pindah tugas. ' });
  expect(await askErasure(me.desk, {})).toEqual({ id });
  const { requests } = await listErasures(as('administrator'), PLACES);
  expect(requests.find((one) => one.id === id)).toMatchObject({
    name: me.name,
    email: me.email,
    words: 'Saya pindah tugas.',
    state: 'open',
  });
  await withdrawErasure(me.desk, id);
  await expect(withdrawErasure(me.desk, id)).rejects.toThrow(Conflict);
  const again = await askErasure(me.desk, {});
  expect(await faultsOf(declineErasure(as('administrator'), { id: again.id, answer: ' ' }))).toEqual({
    answer: 'officesErrorReason',
  });
  await declineErasure(as('administrator'), { id: again.id, answer: 'Masih bertugas.' });
  expect((await readOwnData(me.desk, PLACES)).requests).toMatchObject([
    { state: 'declined', answer: 'Masih bertugas.' },
    { state: 'withdrawn' },
  ]);
});

test('Erasing a person leaves the trail with an id that leads to nobody', async () => {
  const me = await makeOperator();
  const { id: partnerId } = await withContact(me.desk, 'Hapus Uji Trust', { name: me.name, email: me.email });
  const { id: requestId } = await askErasure(me.desk, { words: `Hapus data ${me.name}` });
  await appoint(as('province-administrator'), {
    officeId: cast.officeIds.regency,
    name: me.name,
    position: 'Kepala',
    sole: true,
    validFrom: '2026-06-01',
    email: me.email,
    role: 'regency-operator',
  });
  const traces = await findTraces(as('administrator'), me.email, PLACES);
  expect(traces.accounts).toMatchObject([{ id: me.userId, acts: 2 }]);
  const reason = 'Permohonan tertulis 6 Januari 2026';
  const person = {
    userId: me.userId,
    traces: { contacts: traces.places.flatMap((one) => one.traces.map(({ id }) => id)) },
    reason,
  };
  expect(await erasePerson(as('administrator'), person, PLACES)).toEqual({
    account: true,
    seats: 2,
    contacts: 1,
  });

  expect(await findTraces(as('administrator'), me.email, PLACES)).toEqual({
    accounts: [],
    seats: [],
    places: [],
  });
  expect(await findTraces(as('administrator'), me.name, PLACES)).toEqual({
    accounts: [],
    seats: [],
    places: [],
  });
  const sessions = await sql`select 1 from auth."session" where "userId" = ${me.userId}`.execute(
    database().signIn,
  );
  expect(sessions.rows).toEqual([]);
  const officeId = (cast.actors['regency-operator'] as Extract<Actor, { officeId: string }>).officeId;
  const seats = (await findOffice(as('administrator'), officeId)).people;
  expect([...(seats?.now ?? []), ...(seats?.before ?? [])].filter(({ name }) => name === null)).toMatchObject(
    [{ userId: null, position: 'Operator', validTo: '2026-01-06' }],
  );
  expect((await getPartner(as('province-administrator'), partnerId)).contacts).toEqual([]);
  const history = await getPartnerHistory(as('province-administrator'), partnerId);
  expect(history.entries.map(({ action }) => action)).toEqual(['erase-contact', 'register-partner']);
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      n: number;
      text: string;
    }>`select count(*) filter (where user_id = ${me.userId}::uuid)::int as n, string_agg(to_jsonb(audit)::text, '') as text from audit`.execute(
      tx,
    ),
  );
  expect(rows[0]?.n).toBe(2);
  expect(rows[0]?.text).not.toMatch(new RegExp(`${me.name}\\b|${me.email}`));
  const { requests, erasures } = await listErasures(as('administrator'), PLACES);
  expect(requests.find(({ id }) => id === requestId)).toMatchObject({
    state: 'erased',
    words: null,
    userId: null,
    answer: reason,
  });
  expect(erasures[0]).toMatchObject({ what: { account: true, seats: 2, contacts: 1 }, reason });
});

test('A partner’s contact and somebody on paper are erased without an account', async () => {
  const { id: partnerId } = await withContact(as('province-administrator'), 'Kontak Uji Trust', {
    name: 'Ibu Kontak',
  });
  const { id: seatId } = await appoint(as('province-administrator'), {
    officeId: cast.officeIds.regency,
    name: 'Ibu Kontak',
    position: 'Camat',
    validFrom: '2026-01-01',
  });
  const [contact] = (await getPartner(as('province-administrator'), partnerId)).contacts ?? [];
  const { id: requestId } = await askErasure(as('regency-operator'), {
    contactId: contact?.id ?? '',
    words: 'Lewat telepon',
  });
  const { requests } = await listErasures(as('administrator'), PLACES);
  expect(requests.find(({ id }) => id === requestId)).toMatchObject({
    name: 'Ibu Kontak',
    contactId: contact?.id,
  });
  const traces = await findTraces(as('administrator'), 'ibu kontak', PLACES);
  expect([
    traces.places.flatMap((one) => one.traces.map(({ id }) => id)),
    traces.seats.map(({ id }) => id),
  ]).toEqual([[contact?.id], [seatId]]);
  expect(
    await erasePerson(
      as('administrator'),
      { traces: { contacts: [contact?.id ?? ''] }, seatIds: [seatId], reason: 'Diminta' },
      PLACES,
    ),
  ).toEqual({ account: false, seats: 1, contacts: 1 });
  const { requests: answered } = await listErasures(as('administrator'), PLACES);
  expect(answered.find(({ id }) => id === requestId)).toMatchObject({ state: 'erased', words: null });
  expect(await findTraces(as('administrator'), 'ibu kontak', PLACES)).toEqual({
    accounts: [],
    seats: [],
    places: [],
  });
});

test('Nobody is erased without a reason, by themselves, or by the ticks of a seat that has an account', async () => {
  const me = await makeOperator();
  const admin = cast.actors.administrator as Extract<Actor, { userId: string }>;
  const erase = (person: object) =>
    faultsOf(erasePerson(as('administrator'), { reason: 'x', ...person }, PLACES));
  expect(await erase({ userId: me.userId, reason: ' ' })).toEqual({ reason: 'officesErrorReason' });
  expect(await erase({})).toEqual({ '': 'officesErrorNobody' });
  expect(await erase({ userId: admin.userId })).toEqual({ '': 'officesErrorSelf' });
  const { seats } = await readOwnData(me.desk, PLACES);
  expect(await erase({ seatIds: [seats[0]?.id ?? ''] })).toEqual({ '': 'officesErrorErasable' });
  expect(await erase({ userId: 'x' })).toEqual({ userId: 'officesErrorErasable' });
  expect(await erase({ traces: { contacts: ["x' or true"] } })).toEqual({
    'traces.contacts.0': 'officesErrorErasable',
  });
  expect((await readOwnData(me.desk, PLACES)).account.name).toBe(me.name);
});

test('Only administrators see requests, look for people and erase; only who sees contacts asks for one', async () => {
  const me = await makeOperator();
  const { id: requestId } = await askErasure(me.desk, {});
  const outcome = (work: Promise<unknown>) =>
    work.then(
      () => 'yes',
      (error: unknown) => (error instanceof SinergiError ? error.code : error),
    );
  for (const role of ROLES) {
    if (role === 'system' || role === 'administrator') continue;
    const d = deskOf(database(), cast.actors[role]);
    expect([
      role,
      await outcome(listErasures(d, PLACES)),
      await outcome(findTraces(d, me.email, PLACES)),
      await outcome(erasePerson(d, { userId: me.userId, reason: 'x' }, PLACES)),
      await outcome(declineErasure(d, { id: requestId, answer: 'x' })),
    ]).toEqual([role, 'forbidden', 'forbidden', 'forbidden', 'forbidden']);
    expect([role, await outcome(readOwnData(d, PLACES))]).toEqual([
      role,
      role === 'public' || role === 'guest' ? 'forbidden' : 'yes',
    ]);
    const seesContacts = /bureau|province-administrator|regency-operator|partner|implementer/.test(role);
    if (!seesContacts)
      expect([role, await outcome(askErasure(d, { contactId: newId() }))]).toEqual([role, 'forbidden']);
    // By SQL as the role of requests.
    for (const attempt of [
      sql`select id from erasure_request where user_id = ${me.userId}::uuid`,
      sql`update erasure_request set state = 'declined', answered_at = now() where id = ${requestId}::uuid`,
      sql`update erasure_request set state = 'withdrawn', answered_at = now() where id = ${requestId}::uuid`,
      sql`insert into erasure_request (id, user_id, asked_by) values (${newId()}, ${admin()}, ${admin()})`,
      sql`insert into erasure_request (id, user_id, asked_by) select ${newId()}::uuid, ${admin()}::uuid, actor('user')::uuid`,
      sql`insert into erasure (id, what, reason) values (${newId()}, '{}', 'x')`,
      sql`select 1 where erase_account(${me.userId}::uuid)`,
    ])
      expect([
        role,
        await undone(database(), cast.actors[role], (tx) =>
          letsThrough(tx, async () => {
            const { rows, numAffectedRows } = await attempt.execute(tx);
            return rows.length + Number(numAffectedRows ?? 0n);
          }),
        ),
      ]).toEqual([role, false]);
  }
  // One's own request is withdrawn, not answered, and not with somebody else's words.
  const answered = await undone(database(), me.desk.actor, (tx) =>
    letsThrough(tx, async () =>
      Number(
        (
          await sql`update erasure_request set state = 'erased', answered_at = now(), words = null where id = ${requestId}::uuid`.execute(
            tx,
          )
        ).numAffectedRows,
      ),
    ),
  );
  expect(answered).toBe(false);
});

const admin = (): string => (cast.actors.administrator as Extract<Actor, { userId: string }>).userId;
