import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { openTestSignIn, TestBrowser } from '#tests/sign-in.ts';
import { createAccount, ensureOffice } from './index.ts';
import { type Attempt, Brake, networkOf } from './sign-in-brake.ts';
import { knownDevice, rememberOnDevice } from './sign-in-device.ts';

const database = useDatabase();
let brake: Brake;
beforeAll(() => {
  brake = new Brake(database(), 'for-tests-only');
});

const START = Date.UTC(2026, 0, 6, 1);
let accounts = 0;
const newAccount = (): string => `orang${String(++accounts)}@example.org`;
let networks = 0;
const newAddress = (): string => `192.0.2.${String(++networks)}`;

function attempt(account: string, address: string, device?: string): Attempt {
  return { kind: 'password', account, address, device };
}

/** Tries again and again, waiting each time as long as it is told. @returns how many were tried until `seconds` passed */
async function guess(what: Attempt, seconds: number, from = START, by = brake): Promise<number> {
  let now = from;
  let tried = 0;
  while (now <= from + seconds * 1000) {
    const wait = await by.begin(what, now);
    if (wait === 0) tried++;
    else now += wait * 1000;
  }
  return tried;
}

test('Somebody who guesses waits longer each time, up to a quarter of an hour', async () => {
  const what = attempt(newAccount(), newAddress());
  const waits: number[] = [];
  let now = START;
  while (waits.length < 12) {
    const wait = await brake.begin(what, now);
    if (wait > 0) waits.push(wait);
    now += wait * 1000;
  }
  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
});

test('A day of guessing from one network gets no further than a hundred tries at an account', async () => {
  const account = newAccount();
  const tried = await guess(attempt(account, newAddress()), 86_400);
  expect(tried).toBeGreaterThan(50);
  expect(tried).toBeLessThan(115);
});

test('The owner elsewhere signs in at once while somebody guesses', async () => {
  const account = newAccount();
  await guess(attempt(account, newAddress()), 3600);
  expect(await brake.begin(attempt(account, newAddress()), START + 3_600_000)).toBe(0);
});

test('The owner at a device they know signs in at once, also in the network of the one who guesses', async () => {
  const account = newAccount();
  const office = newAddress();
  await guess(attempt(account, office), 3600);
  expect(await brake.begin(attempt(account, office), START + 3_600_000)).toBeGreaterThan(0);
  expect(await brake.begin(attempt(account, office, 'laptop'), START + 3_600_000)).toBe(0);
});

test('A colleague in the network of somebody who tries many accounts waits half a minute at most, at a known device not at all', async () => {
  const office = newAddress();
  let now = START;
  for (let i = 0; i < 300; i++) {
    const wait = await brake.begin(attempt(newAccount(), office), now);
    expect(wait).toBeLessThanOrEqual(30);
    now += wait * 1000;
  }
  expect(await brake.begin(attempt(newAccount(), office), now)).toBe(0);
  const colleague = newAccount();
  expect(await brake.begin(attempt(colleague, office), now)).toBeGreaterThan(0);
  expect(await brake.begin(attempt(colleague, office, 'laptop'), now)).toBe(0);
  expect(await brake.begin(attempt(colleague, newAddress()), now)).toBe(0);
});

test('Many networks at one account are slowed together after a hundred tries; one network adds at most twenty to that', async () => {
  const account = newAccount();
  let held = 0;
  for (let i = 0; i < 40; i++) {
    const what = attempt(account, newAddress());
    for (let j = 0; j < 5; j++) if ((await brake.begin(what, START)) > 0) held++;
  }
  expect(held).toBeGreaterThan(90);
  const quiet = newAccount();
  await guess(attempt(quiet, newAddress()), 86_400);
  for (let i = 0; i < 15; i++)
    expect(await brake.begin(attempt(quiet, newAddress()), START + 86_400_000 - 1000)).toBe(0);
});

test('Attempts at the same time count together, also in two processes', async () => {
  const what = attempt(newAccount(), newAddress());
  const second = new Brake(database(), 'for-tests-only');
  const waits = await Promise.all(
    Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? brake : second).begin(what, START)),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(6);
});

test('Colleagues who sign in at the same moment do not hold each other, whoever is counted first', async () => {
  const office = newAddress();
  const one = attempt(newAccount(), office);
  expect(await brake.begin(one, START + 50)).toBe(0);
  expect(await brake.begin(attempt(newAccount(), office), START)).toBe(0);
  await brake.succeeded(one);
  expect(await brake.begin(attempt(newAccount(), office), START - 50)).toBe(0);
});

test('Success takes the count back, and after a quiet day it begins anew', async () => {
  const what = attempt(newAccount(), newAddress());
  for (let i = 0; i < 6; i++) await brake.begin(what, START);
  expect(await brake.begin(what, START)).toBeGreaterThan(0);
  await brake.succeeded(what);
  expect(await brake.begin(what, START)).toBe(0);
  for (let i = 0; i < 5; i++) await brake.begin(what, START);
  expect(await brake.begin(what, START)).toBeGreaterThan(0);
  for (let i = 0; i < 5; i++) expect(await brake.begin(what, START + 90_000_000)).toBe(0);
});

test('A network is an IPv4 address or 64 bits of IPv6', () => {
  expect(networkOf('::ffff:192.0.2.1')).toBe(networkOf('192.0.2.1'));
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:0DB8:1:2::1'));
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'));
  expect(networkOf('::1')).toBe(networkOf('::2'));
});

test('A device is known to the accounts that signed in on it, and its cookie cannot be made up', () => {
  const secret = 'for-tests-only';
  const one = rememberOnDevice(secret, undefined, 'user-1');
  const two = rememberOnDevice(secret, one, 'user-2');
  expect(knownDevice(secret, two, 'user-1')).toBe(knownDevice(secret, two, 'user-2'));
  expect(knownDevice(secret, two, 'user-3')).toBeUndefined();
  expect(knownDevice('another', two, 'user-1')).toBeUndefined();
  const moved = `x${two.slice(1)}`;
  expect(knownDevice(secret, moved, 'user-1')).toBeUndefined();
  let many = two;
  for (let i = 0; i < 9; i++) many = rememberOnDevice(secret, many, `other-${String(i)}`);
  expect(knownDevice(secret, many, 'user-1')).toBeUndefined();
  expect(many.length).toBeLessThan(200);
});

test('At the door: an attacker in the office is held, the owner at their own laptop is not', async () => {
  const signIn = openTestSignIn(database());
  const officeId = await ensureOffice(database(), { kind: 'ministry', name: 'Fasker' });
  const email = newAccount();
  const { password } = await createAccount(database(), signIn, {
    name: 'Nama',
    email,
    officeId,
    role: 'ministry-reader',
  });
  const owner = new TestBrowser(database(), signIn, '198.51.100.7');
  expect((await owner.signIn(email, password)).status).toBe(200);
  owner.forgetSession();
  const attacker = new TestBrowser(database(), signIn, '198.51.100.7');
  const answers: number[] = [];
  for (let i = 0; i < 9; i++) answers.push((await attacker.signIn(email, 'guess a password')).status);
  expect(answers.slice(0, 6)).toEqual([401, 401, 401, 401, 401, 401]);
  expect(answers.at(-1)).toBe(429);
  const held = await attacker.signIn(email, password);
  expect([held.status, held.body['code']]).toEqual([429, 'WAIT']);
  expect(Number(held.body['waitSeconds'])).toBeGreaterThan(0);
  expect((await owner.signIn(email, password)).status).toBe(200);
  const elsewhere = new TestBrowser(database(), signIn, '203.0.113.7');
  expect((await elsewhere.signIn(email, password)).status).toBe(200);
});
