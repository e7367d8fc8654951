import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'sinergi-configuration-'));

test('Nothing set is a trial on this machine, and its secret is kept', () => {
  const SINERGI_DATA = folder();
  const first = readConfiguration({ SINERGI_DATA });
  expect(first).toMatchObject({
    databaseUrl: undefined,
    port: 3000,
    host: '127.0.0.1',
    behindProxy: false,
    booksKept: 20,
  });
  expect(first.origins).toContain('http://localhost:3000');
  expect(readConfiguration({ SINERGI_DATA }).secret).toBe(first.secret);
});

test('Every fault is listed at once, each with its repair', () => {
  const read = (): unknown =>
    readConfiguration({
      DATABASE_URL: 'mysql://x',
      PORT: '70000',
      SINERGI_SECRET: 'short',
      SINERGI_LOG: 'loud',
      SINERGI_BOOKS_KEPT: '0',
    });
  for (const part of [
    /DATABASE_URL: must begin/,
    /PORT: must be at most/,
    /SINERGI_SECRET: must have/,
    /SINERGI_LOG: must be/,
    /SINERGI_BOOKS_KEPT: must be at least 1/,
    /SINERGI_ORIGIN: is needed/,
  ])
    expect(read).toThrow(part);
});

test('A server needs its own secret and its address', () => {
  expect(() => readConfiguration({ DATABASE_URL: 'postgres://x/y' })).toThrow(
    /SINERGI_SECRET[^]*SINERGI_ORIGIN/,
  );
});

test('Single sign-on is told whole and over https; a second step is asked on a server and offered on a trial', () => {
  const read = (more: Record<string, string>) => readConfiguration({ SINERGI_DATA: folder(), ...more });
  const server = {
    DATABASE_URL: 'postgres://x/y',
    SINERGI_ORIGIN: 'https://sinergi.example.go.id',
    SINERGI_SECRET: 'x'.repeat(40),
  };
  expect(read({}).signIn.secondStep).toBe('optional');
  expect(read(server).signIn).toMatchObject({ secondStep: 'required', idleMinutes: 120, longestHours: 12 });
  expect(read({ ...server, SINERGI_SECOND_STEP: 'off' }).signIn.secondStep).toBe('off');
  expect(
    read({ SINERGI_SECOND_STEP_ROLES: 'administrator, province-administrator' }).signIn.secondStepRoles,
  ).toEqual(['administrator', 'province-administrator']);
  for (const [more, fault] of [
    [{ SINERGI_SECOND_STEP: 'true' }, /SINERGI_SECOND_STEP: must be required, optional or off/],
    [{ SINERGI_SECOND_STEP_ROLES: 'boss' }, /SINERGI_SECOND_STEP_ROLES[^]*must be names such as/],
    [{ SINERGI_SESSION_IDLE: '1' }, /SINERGI_SESSION_IDLE: must be at least/],
    [
      { SINERGI_OIDC_ISSUER: 'https://sso.example.go.id' },
      /CLIENT_ID: is needed[^]*CLIENT_SECRET: is needed/,
    ],
    [
      {
        SINERGI_OIDC_ISSUER: 'http://sso.example.go.id',
        SINERGI_OIDC_CLIENT_ID: 'a',
        SINERGI_OIDC_CLIENT_SECRET: 'b',
      },
      /SINERGI_OIDC_ISSUER: must begin with https/,
    ],
  ] as const)
    expect(() => read(more)).toThrow(fault);
});

test('Contacts of meetings are kept without end unless a number of months is set', () => {
  const SINERGI_DATA = folder();
  expect(readConfiguration({ SINERGI_DATA }).contactMonths).toBeUndefined();
  expect(readConfiguration({ SINERGI_DATA, SINERGI_CONTACT_MONTHS: '24' }).contactMonths).toBe(24);
  for (const wrong of ['0', '1.5', 'lama'])
    expect(() => readConfiguration({ SINERGI_DATA, SINERGI_CONTACT_MONTHS: wrong })).toThrow(
      /SINERGI_CONTACT_MONTHS/,
    );
});
