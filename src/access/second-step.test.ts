import { expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { oneTimeCode } from '#tests/one-time-code.ts';
import { createAccount, ensureOffice, openSignIn } from './index.ts';

const database = useDatabase();

test('Switched on, the second step is asked for after the password and opened by the code', async () => {
  const auth = openSignIn(database(), {
    secret: 'for-tests-only-0123456789-abcdefghij',
    origins: ['http://localhost:3000'],
    secureCookies: false,
    secondStep: true,
  });
  const officeId = await ensureOffice(database(), { kind: 'ministry', name: 'Fasker' });
  const account = { name: 'T', email: 'totp@example.org', officeId, role: 'national-viewer' } as const;
  const { password } = await createAccount(database(), auth, account);
  let cookie = '';
  const ask = async (path: string, body: object): Promise<Record<string, unknown>> => {
    const answer = await auth.handler(
      new Request(`http://localhost:3000/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: 'http://localhost:3000', cookie },
        body: JSON.stringify(body),
      }),
    );
    const given = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
    if (given.length > 0) cookie = given.join('; ');
    return { status: answer.status, ...((await answer.json()) as object) };
  };
  await ask('/sign-in/email', { email: 'totp@example.org', password });
  const enrolment = await ask('/two-factor/enable', { password });
  const secret = new URL(String(enrolment['totpURI'])).searchParams.get('secret') ?? '';
  expect((await ask('/two-factor/verify-totp', { code: oneTimeCode(secret) }))['status']).toBe(200);

  cookie = '';
  const again = await ask('/sign-in/email', { email: 'totp@example.org', password });
  expect(again['twoFactorRedirect']).toBe(true);
  expect(await auth.api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
  const between = cookie;
  expect((await ask('/two-factor/verify-totp', { code: '000000' }))['status']).toBe(401);
  cookie = between;
  expect((await ask('/two-factor/verify-totp', { code: oneTimeCode(secret) }))['status']).toBe(200);
  expect(await auth.api.getSession({ headers: new Headers({ cookie }) })).not.toBeNull();
});
