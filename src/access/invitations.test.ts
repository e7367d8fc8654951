import { beforeAll, expect, test } from 'vitest';
import { PUBLIC, SYSTEM } from '#database/index.ts';
import { InvalidInput, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { openTestSignIn, TestBrowser } from '#tests/sign-in.ts';
import { sql } from 'kysely';
import {
  acceptInvitation,
  appoint,
  type Desk,
  findInvitation,
  inviteToSeat,
  listInvitations,
  type SignIn,
  withdrawInvitation,
} from './index.ts';

const database = useDatabase();
let people: People;
let signIn: SignIn;
beforeAll(async () => {
  people = await makePeople(database());
  signIn = openTestSignIn(database());
});

const now = Temporal.Now.instant().round('second');
const at = (actor: Desk['actor'], moment = now): Desk => deskOf(database(), actor, moment);
const PASSWORD = 'kuda laut biru malam';
let made = 0;

async function newSeat(role = 'regency-operator', name = 'Yohana Dhae'): Promise<string> {
  const { id } = await appoint(at(people.regency), {
    officeId: people.regency.officeId,
    name,
    position: `Staf ${String(++made)}`,
    role,
    validFrom: '2026-01-01',
  });
  return id;
}

const tokenOf = ({ path }: { path: string }): string => path.slice('/undangan/'.length);

async function seatOf(id: string): Promise<{ user_id: string | null } | undefined> {
  return database().asActor(SYSTEM, (tx) =>
    tx.selectFrom('seat').select('user_id').where('id', '=', id).executeTakeFirst(),
  );
}

test('A link leads to a seat: who holds it sees which and from whom, makes an account and works there', async () => {
  const seatId = await newSeat();
  const link = await inviteToSeat(at(people.regency), signIn, { seatId, email: 'Yohana@Example.org' });
  const view = await findInvitation(at(PUBLIC), signIn, tokenOf(link));
  expect(view).toMatchObject({
    state: 'open',
    officeName: 'Bagian Kerja Sama Ende',
    role: 'regency-operator',
    name: 'Yohana Dhae',
    email: 'yohana@example.org',
    inviterName: 'Bagian Kerja Sama Ende',
  });
  const accepted = await acceptInvitation(at(PUBLIC), signIn, {
    token: tokenOf(link),
    name: 'Yohana Dhae',
    password: PASSWORD,
  });
  expect((await seatOf(seatId))?.user_id).toBe(accepted.userId);
  const browser = new TestBrowser(database(), signIn);
  expect((await browser.signIn('yohana@example.org', PASSWORD)).status).toBe(200);
  expect((await browser.session())?.person).toMatchObject({ role: 'regency-operator', seatId });
});

test('A link works once, also when it is used twice at the same time', async () => {
  const link = await inviteToSeat(at(people.regency), signIn, { seatId: await newSeat() });
  const take = (email: string) =>
    acceptInvitation(at(PUBLIC), signIn, { token: tokenOf(link), name: 'Nama', email, password: PASSWORD });
  const both = await Promise.allSettled([take('satu@example.org'), take('dua@example.org')]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(take('tiga@example.org')).rejects.toThrow(NotFound);
  const { rows } =
    await sql`select 1 from auth."user" where email in ('satu@example.org', 'dua@example.org', 'tiga@example.org')`.execute(
      database().signIn,
    );
  expect(rows).toHaveLength(1);
});

test('A link ends after seven days, when it is withdrawn, and when it is renewed', async () => {
  const seatId = await newSeat();
  const open = async (link: { path: string }, moment = now) =>
    (await findInvitation(at(PUBLIC, moment), signIn, tokenOf(link)))?.state;
  const first = await inviteToSeat(at(people.regency), signIn, { seatId });
  expect(await open(first, now.add({ hours: 7 * 24 - 1 }))).toBe('open');
  expect(await open(first, now.add({ hours: 7 * 24 }))).toBe('expired');
  const accept = (link: { path: string }, moment = now) =>
    acceptInvitation(at(PUBLIC, moment), signIn, {
      token: tokenOf(link),
      name: 'Nama',
      email: 'empat@example.org',
      password: PASSWORD,
    });
  await expect(accept(first, now.add({ hours: 7 * 24 }))).rejects.toThrow(NotFound);

  const second = await inviteToSeat(at(people.regency), signIn, { seatId, email: 'lima@example.org' });
  expect([await open(first), await open(second)]).toEqual(['withdrawn', 'open']);
  await expect(accept(first)).rejects.toThrow(NotFound);
  const listed = (await listInvitations(at(people.regency), people.regency.officeId)).filter(
    (one) => one.seatId === seatId,
  );
  expect(listed).toMatchObject([{ id: second.id, state: 'open', email: 'lima@example.org' }]);
  await withdrawInvitation(at(people.regency), { id: second.id });
  expect(await open(second)).toBe('withdrawn');
  await expect(accept(second)).rejects.toThrow(NotFound);
  await expect(withdrawInvitation(at(people.regency), { id: second.id })).rejects.toThrow(NotFound);
  expect((await seatOf(seatId))?.user_id).toBeNull();
});

test('Only the hash of a link is kept, and no link can be made up', async () => {
  const link = await inviteToSeat(at(people.regency), signIn, { seatId: await newSeat() });
  const token = tokenOf(link);
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ written: string }>`select row_to_json(i)::text as written from invitation i
      union all select row_to_json(a)::text from audit a`.execute(tx),
  );
  expect(rows.map(({ written }) => written).join()).not.toContain(token.slice(0, 32));
  for (const forged of [
    `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
    `${token.startsWith('A') ? 'B' : 'A'}${token.slice(1)}`,
    token.slice(1),
    '',
    '../../etc/passwd',
  ])
    expect(await findInvitation(at(PUBLIC), signIn, forged)).toBeUndefined();
});

test('What is filled in is checked: name, address, password with words about its owner', async () => {
  const link = await inviteToSeat(at(people.regency), signIn, { seatId: await newSeat() });
  const faults = async (input: { name?: string; email?: string; password?: string }) => {
    const error = await acceptInvitation(at(PUBLIC), signIn, { token: tokenOf(link), ...input }).catch(
      (thrown: unknown) => thrown,
    );
    return error instanceof InvalidInput ? error.fields : error;
  };
  expect(await faults({})).toEqual({
    name: 'accessFillName',
    email: 'accessFillEmail',
    password: 'accessPasswordShort',
  });
  expect(
    await faults({ name: 'Yohana', email: 'y@example.org', password: 'Bagian Kerja Sama 2026' }),
  ).toEqual({ password: 'accessPasswordAbout' });
  await acceptInvitation(at(PUBLIC), signIn, {
    token: tokenOf(link),
    name: 'Yohana',
    email: 'y@example.org',
    password: PASSWORD,
  });
  const other = await inviteToSeat(at(people.regency), signIn, { seatId: await newSeat() });
  const taken = await acceptInvitation(at(PUBLIC), signIn, {
    token: tokenOf(other),
    name: 'Yohana',
    email: 'Y@example.org',
    password: PASSWORD,
  }).catch((error: unknown) => error);
  expect((taken as InvalidInput).fields).toEqual({ email: 'accessInvitationHasAccount' });
});

test('Somebody with an account joins the seat with it, where the invitation is for their address', async () => {
  const account = { id: people.otherRegency.userId, name: 'Nama', email: 'sikka@example.org' };
  const seatId = await newSeat();
  const forOther = await inviteToSeat(at(people.regency), signIn, { seatId, email: 'lain@example.org' });
  const refused = await acceptInvitation(at(PUBLIC), signIn, { token: tokenOf(forOther), account }).catch(
    (error: unknown) => error,
  );
  expect((refused as InvalidInput).fields).toEqual({ '': 'accessInvitationOther' });
  expect((await findInvitation(at(PUBLIC), signIn, tokenOf(forOther)))?.hasAccount).toBe(false);
  const known = await inviteToSeat(at(people.regency), signIn, {
    seatId,
    email: `${people.regency.userId}@example.org`,
  });
  expect((await findInvitation(at(PUBLIC), signIn, tokenOf(known)))?.hasAccount).toBe(true);
  const link = await inviteToSeat(at(people.regency), signIn, { seatId, email: 'Sikka@example.org' });
  await acceptInvitation(at(PUBLIC), signIn, { token: tokenOf(link), account });
  expect((await seatOf(seatId))?.user_id).toBe(account.id);
});

test('Nobody gives themselves a seat by a link of their own', async () => {
  const link = await inviteToSeat(at(people.regency), signIn, { seatId: await newSeat() });
  const account = { id: people.regency.userId, name: 'Nama', email: 'ende@example.org' };
  const refused = await acceptInvitation(at(PUBLIC), signIn, { token: tokenOf(link), account }).catch(
    (error: unknown) => error,
  );
  expect((refused as InvalidInput).fields).toEqual({ '': 'accessInvitationOwn' });
});

test('Nobody is invited to a seat without a role, with an account already, or that is over', async () => {
  const fieldsOf = async (seatId: string) => {
    const error = await inviteToSeat(at(people.regency), signIn, { seatId }).catch(
      (thrown: unknown) => thrown,
    );
    return error instanceof InvalidInput ? error.fields[''] : error;
  };
  const officeId = people.regency.officeId;
  const paper = await appoint(at(people.regency), { officeId, name: 'Atasan', validFrom: '2026-01-01' });
  expect(await fieldsOf(paper.id)).toBe('accessInviteNoRole');
  const over = await appoint(at(people.regency), {
    officeId,
    name: 'Dulu',
    role: 'regency-operator',
    validFrom: '2020-01-01',
    validTo: '2020-12-31',
  });
  expect(await fieldsOf(over.id)).toBe('accessInviteOver');
  expect(await fieldsOf(people.regency.seatId)).toBe('accessInviteTaken');
  await expect(inviteToSeat(at(people.regency), signIn, { seatId: 'not-an-id' })).rejects.toThrow(NotFound);
  await expect(
    inviteToSeat(at(people.regency), signIn, { seatId: await newSeat(), email: 'no address' }),
  ).rejects.toThrow(InvalidInput);
});

test('Inviting, withdrawing and accepting stand in the trail: who, to which seat, in which capacity', async () => {
  const seatId = await newSeat();
  const first = await inviteToSeat(at(people.regency), signIn, { seatId });
  await withdrawInvitation(at(people.regency), { id: first.id });
  const link = await inviteToSeat(at(people.regency), signIn, { seatId });
  const { userId } = await acceptInvitation({ ...at(PUBLIC), address: '10.1.2.3' }, signIn, {
    token: tokenOf(link),
    name: 'Maria',
    email: 'maria@example.org',
    password: PASSWORD,
  });
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ action: string; subject: string; user_id: string; address: string | null }>`
      select action, subject, user_id, address from audit where after ->> 'seatId' = ${seatId}
        or subject_id = ${seatId}::uuid order by id`.execute(tx),
  );
  expect(rows.map(({ action, subject, user_id }) => [action, subject, user_id])).toEqual([
    ['appoint', 'seat', people.regency.userId],
    ['invite-to-seat', 'account', people.regency.userId],
    ['withdraw-invitation', 'account', people.regency.userId],
    ['invite-to-seat', 'account', people.regency.userId],
    ['accept-invitation', 'seat', userId],
    ['accept-invitation', 'account', userId],
  ]);
  expect(rows.at(-1)?.address).toBe('10.1.2.3');
});
