import { expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { sql } from 'kysely';
import { createAccount, ensureOffice, findPerson, openSignIn } from './index.ts';

const database = useDatabase();
const signIn = () =>
  openSignIn(database(), {
    secret: 'for-tests-only-0123456789-abcdefghij',
    origins: ['http://localhost:3000'],
    secureCookies: false,
  });

const request = (body: object): Request =>
  new Request('http://localhost:3000/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
    body: JSON.stringify(body),
  });

test('An account signs in with its password and acts for its office', async () => {
  const officeId = await ensureOffice(database(), {
    kind: 'province',
    name: 'Biro Kerja Sama',
    areaCode: '53',
  });
  const auth = signIn();
  const made = await createAccount(database(), auth, {
    name: 'Petugas Biro',
    email: 'Biro@example.org',
    officeId,
    role: 'province-administrator',
  });
  const answer = await auth.handler(request({ email: 'biro@example.org', password: made.password }));
  expect(answer.status).toBe(200);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = await auth.api.getSession({ headers: new Headers({ cookie }) });
  expect(session?.user.id).toBe(made.userId);
  expect(session?.session.expiresAt).toBeInstanceOf(Date);
  const person = await findPerson(database(), {
    id: made.userId,
    name: 'Petugas Biro',
    email: 'biro@example.org',
  });
  expect(person?.actor).toEqual({
    kind: 'province',
    role: 'province-administrator',
    userId: made.userId,
    officeId,
    seatId: person?.seatId,
    areaCode: '53',
  });
});

test('An office is made once', async () => {
  const office = { kind: 'regency', name: 'Bagian Kerja Sama', areaCode: '53.08' } as const;
  expect(await ensureOffice(database(), office)).toBe(await ensureOffice(database(), office));
});

test('Nobody registers without being invited, and a short password is refused', async () => {
  const officeId = await ensureOffice(database(), { kind: 'ministry', name: 'Fasker' });
  const account = { name: 'A', email: 'a@example.org', officeId, role: 'ministry-verifier' } as const;
  await expect(createAccount(database(), signIn(), { ...account, password: 'short' })).rejects.toThrow(
    InvalidInput,
  );
  const open = await signIn().handler(
    new Request('http://localhost:3000/api/auth/sign-up/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://localhost:3000' },
      body: JSON.stringify({ name: 'X', email: 'x@example.org', password: 'a long enough one' }),
    }),
  );
  expect(open.status).toBe(400);
});

test('A role that does not fit its office gives no more than the public has', async () => {
  const officeId = await ensureOffice(database(), { kind: 'regency', name: 'Bagian', areaCode: '53.08' });
  const { userId } = await createAccount(database(), signIn(), {
    name: 'B',
    email: 'b@example.org',
    officeId,
    role: 'province-administrator',
  });
  expect(await findPerson(database(), { id: userId, name: 'B', email: 'b@example.org' })).toBeUndefined();
});

test('Requests cannot read passwords or sessions', async () => {
  for (const table of ['user', 'session', 'account', 'authenticator', 'passkey', 'recoveryCode', 'attempt'])
    await expect(
      database().asActor(SYSTEM, (tx) => sql`select * from auth.${sql.id(table)}`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
});
