import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfiguration } from './configuration.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'sinergi-configuration-'));

test('Nothing set is a trial on this machine, and its secret is kept', () => {
  const SINERGI_DATA = folder();
  const first = readConfiguration({ SINERGI_DATA });
  expect(first).toMatchObject({ databaseUrl: undefined, port: 3000, host: '127.0.0.1', behindProxy: false });
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
    });
  for (const part of [
    /DATABASE_URL: must begin/,
    /PORT: must be at most/,
    /SINERGI_SECRET: must have/,
    /SINERGI_LOG: must be/,
    /SINERGI_ORIGIN: is needed/,
  ])
    expect(read).toThrow(part);
});

test('A server needs its own secret and its address', () => {
  expect(() => readConfiguration({ DATABASE_URL: 'postgres://x/y' })).toThrow(
    /SINERGI_SECRET[^]*SINERGI_ORIGIN/,
  );
});
