/** The first administrator of an empty register, and help for somebody locked out, from the command line. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  deskOfEmail,
  findInvitation,
  findOwnCalendarAddress,
  makeCalendarAddress,
  type SignIn,
} from '#access/index.ts';
import { PUBLIC } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { TestBrowser } from '#tests/sign-in.ts';
import { type App, joinRooms } from '../app.ts';
import { readConfiguration } from '../configuration.ts';
import { openLog } from '../log.ts';
import { runCommand } from './run-command.ts';

const database = useDatabase();
let app: App;
beforeAll(() => {
  const configuration = readConfiguration({ SINERGI_DATA: mkdtempSync(join(tmpdir(), 'sinergi-cli-')) });
  app = joinRooms(configuration, openLog('silent'), database());
});

async function sinergi(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const status = await runCommand(app, words, {
    folder: tmpdir(),
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { status, ...said };
}

const ADMINISTRATOR = ['account', '--role', 'administrator', '--office', 'Fasker', '--name', 'Admin'];
const browser = (signIn: SignIn): TestBrowser => new TestBrowser(database(), signIn);

test('An empty register gets its first administrator, with a password told once', async () => {
  const { status, out } = await sinergi(...ADMINISTRATOR, '--email', 'admin@example.go.id');
  expect(status).toBe(0);
  const password = /password: (\S+)/.exec(out)?.[1] ?? '';
  const at = browser(app.signIn);
  expect((await at.signIn('admin@example.go.id', password)).status).toBe(200);
  expect((await at.session())?.person?.role).toBe('administrator');
});

test('With --invite a link is printed in the place of a password', async () => {
  const { status, out } = await sinergi(...ADMINISTRATOR, '--email', 'kedua@example.go.id', '--invite');
  expect(status).toBe(0);
  const [, base, token = ''] = /(http\S+)\/undangan\/(\S+)/.exec(out) ?? [];
  expect(base).toBe('http://localhost:3000');
  const desk = { actor: PUBLIC, database: database(), now: () => Temporal.Now.instant() };
  expect(await findInvitation(desk, app.signIn, token)).toMatchObject({
    state: 'open',
    role: 'administrator',
    email: 'kedua@example.go.id',
    inviterOffice: null,
  });
});

test('Somebody who lost everything gets a new password, and the address of their calendar ends; an unknown address is said to be one', async () => {
  const desk = await deskOfEmail(database(), app.signIn, 'admin@example.go.id');
  await makeCalendarAddress(desk, { scope: 'all', locale: 'id' });
  const { out } = await sinergi('reset-sign-in', '--email', 'admin@example.go.id');
  const password = /password: (\S+)/.exec(out)?.[1] ?? '';
  expect((await browser(app.signIn).signIn('admin@example.go.id', password)).status).toBe(200);
  expect(await findOwnCalendarAddress(desk)).toBeUndefined();
  const unknown = await sinergi('reset-sign-in', '--email', 'nobody@example.go.id');
  expect([unknown.status, unknown.err]).toEqual([1, 'no account for nobody@example.go.id\n']);
});
