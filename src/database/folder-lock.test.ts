import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Unavailable } from '#kernel/index.ts';
import { folderHolder, lockFolder } from './folder-lock.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'sinergi-lock-'));

test('A folder is held by one, and the second is told by whom', () => {
  const path = folder();
  const release = lockFolder(path);
  expect(() => lockFolder(path)).toThrow(Unavailable);
  expect(() => lockFolder(path)).toThrow(`in use by process ${String(process.pid)}`);
  expect(folderHolder(path)?.pid).toBe(process.pid);
  release();
  expect(folderHolder(path)).toBeUndefined();
  lockFolder(path)();
});

test('A lock left by a process that is gone, or had our number before a restart, is taken over', () => {
  for (const pid of [2 ** 22 - 1, process.pid]) {
    const path = folder();
    writeFileSync(join(path, 'sinergi.lock'), JSON.stringify({ pid, since: '2026-01-06T00:00:00Z' }));
    lockFolder(path)();
  }
});
