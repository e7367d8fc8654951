import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ACTION_WORDS, entryWords, whoWords } from './trail-words.ts';

const SRC = join(import.meta.dirname, '../..');

/** Actions as the rooms write them, `action: 'edit-partner'`, and lists of them. */
function actionsWritten(): string[] {
  const found = new Set<string>();
  for (const file of globSync(
    join(SRC, '{access,areas,partners,activities,coverage,handover,exchange}/**/*.ts'),
  )) {
    if (/\.test\.ts$|fixture/.test(file)) continue;
    const text = readFileSync(file, 'utf8');
    for (const [, action] of text.matchAll(/action: (?:[^,\n]*\? )?'([a-z]+(?:-[a-z]+)*)'/g))
      found.add(action ?? '');
    for (const [, list] of text.matchAll(/_EVENTS = \[([^\]]*)\]/g))
      for (const [, action] of (list ?? '').matchAll(/'([a-z-]+)'/g)) found.add(action ?? '');
  }
  return [...found];
}

test('Every act that the rooms write into the trail has words', () => {
  const written = actionsWritten();
  expect(written.length).toBeGreaterThan(40);
  expect(written.filter((action) => !(action in ACTION_WORDS))).toEqual([]);
});

const ROW = {
  ...{ actorKind: 'province', action: 'edit-partner', role: 'province-administrator', capacity: null },
  ...{ personName: null, officeId: 'a', officeName: 'Biro Kerja Sama NTT', importId: null, importName: null },
};

test('Who acted is said by name and position, by office where the name may not be known', () => {
  expect(whoWords({ ...ROW, personName: 'Yohana', capacity: 'Plh. Kepala Biro' })).toEqual({
    who: 'Yohana',
    capacity: 'Plh. Kepala Biro',
    office: 'Biro Kerja Sama NTT',
  });
  expect(whoWords(ROW)).toMatchObject({ who: 'Biro Kerja Sama NTT' });
  expect(whoWords({ ...ROW, actorKind: 'system' }).who).not.toBe(
    whoWords({ ...ROW, actorKind: 'system', action: 'fail-sign-in' }).who,
  );
});

test('A file is a link for its own office alone, and rows of one list are told apart', () => {
  const row = {
    ...ROW,
    at: '2026-01-06 01:00:00+00',
    reason: null,
    importId: 'b',
    importName: 'daftar.xlsx',
  };
  const changes = [
    { label: 'Lokasi', to: 'Ende' },
    { label: 'Lokasi', to: 'Sikka' },
  ];
  const entry = (ownOfficeId: string) =>
    entryWords(row, changes, { ownOfficeId, fileHref: (id) => `/impor/${id}` });
  expect(entry('a').source?.href).toBe('/impor/b');
  expect(entry('c').source?.href).toBeUndefined();
  expect(entry('a').source?.label).toContain('daftar.xlsx');
  expect(entry('a').changes?.map(({ label }) => label)).toEqual(['Lokasi 1', 'Lokasi 2']);
});
