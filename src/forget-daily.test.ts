import { expect, test, vi } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { PERSONAL } from './app.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { startForgetting } from './forget-daily.ts';

const database = useDatabase();

test('Contacts are forgotten at start and every day where months are set, and never where none are', async () => {
  const lines: unknown[] = [];
  const log = {
    info: (...line: unknown[]) => void lines.push(line),
    error: (...line: unknown[]) => void lines.push(line),
  };
  const configuration: Configuration = {
    ...readConfiguration({ SINERGI_SECRET: 'x'.repeat(32) }),
    contactMonths: 6,
  };
  const host = { database: database(), log, personal: PERSONAL };
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  startForgetting({ ...host, configuration: { ...configuration, contactMonths: undefined } })();
  const stop = startForgetting({ ...host, configuration });
  try {
    await vi.waitFor(() => expect(lines).toHaveLength(1));
    vi.advanceTimersByTime(24 * 60 * 60 * 1000);
    await vi.waitFor(() => expect(lines).toHaveLength(2));
  } finally {
    stop();
    vi.useRealTimers();
  }
  expect(lines).toEqual([
    ['forget-contacts', { count: 0 }],
    ['forget-contacts', { count: 0 }],
  ]);
});
