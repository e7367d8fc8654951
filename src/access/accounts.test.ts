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

const request = (body: object, from = '10.0.0.1'): Request =>
  new Request('http://localhost:3000/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', 'x-forwarded-for': from },
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
  expect(person?.actor).toEqual({ kind: 'province', userId: made.userId, officeId, areaCode: '53' });
});

test('An office is made once', async () => {
  const office = { kind: 'regency', name: 'Bagian Kerja Sama', areaCode: '53.08' } as const;
  expect(await ensureOffice(database(), office)).toBe(await ensureOffice(database(), office));
});

test('Nobody registers without being invited, and a short password is refused', async () => {
  const officeId = await ensureOffice(database(), { kind: 'ministry', name: 'Fasker' });
  const account = { name: 'A', email: 'a@example.org', officeId, role: 'national-viewer' } as const;
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

test('Quick wrong passwords are slowed down', async () => {
  const auth = signIn();
  const answers: number[] = [];
  for (let i = 0; i < 12; i++)
    answers.push(
      (await auth.handler(request({ email: 'nobody@example.org', password: 'wrong' }, '10.9.9.9'))).status,
    );
  expect(answers.slice(0, 10)).not.toContain(429);
  expect(answers.at(-1)).toBe(429);
});

test('Requests cannot read passwords or sessions', async () => {
  for (const table of ['user', 'session', 'account'])
    await expect(
      database().asActor(SYSTEM, (tx) => sql`select * from auth.${sql.id(table)}`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
});
