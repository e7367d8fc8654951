import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findArea } from '#areas/index.ts';
import { SYSTEM } from '#database/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import type { App } from '../app.ts';
import { areasCommand } from './areas.ts';
import { Usage } from './command.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'sinergi-areas-'));

/** Runs the command as a terminal would and gives what it wrote. */
async function run(...argv: string[]): Promise<string> {
  let written = '';
  const out = (text: string): void => {
    written += text;
  };
  const app = { database: database() } as App;
  expect(await areasCommand.run(app, argv, { folder, out, err: out })).toBe(0);
  return written;
}

const area = (code: string) => database().asActor(SYSTEM, (tx) => findArea(tx, code));

test('A new province is looked at first and recorded then, with everything that goes to it', async () => {
  const change = {
    kind: 'split',
    date: '2025-06-01',
    basis: 'UU 1/2025',
    area: '53',
    goesOn: true,
    newAreas: [{ code: '54', name: 'Flores' }],
    children: [{ code: '53.08', to: '54' }],
  };
  writeFileSync(join(folder, 'change.json'), JSON.stringify(change));
  expect(await run('change', 'change.json', '--dry-run')).toMatch(
    /^- 53\.08 Kabupaten Ende$[^]*^\+ 54\.08 /m,
  );
  expect(await area('54')).toBeUndefined();
  expect(await run('change', 'change.json')).toMatch(/recorded: [0-9a-f-]{36}/);
  expect(await area('54.08.17.2001')).toMatchObject({ path: 'Ndori, Kabupaten Ende, Flores' });
  await expect(run('change', 'change.json')).rejects.toThrow(InvalidInput);
});

test('Words it does not take are refused with what it takes', async () => {
  writeFileSync(join(folder, 'broken.json'), '{');
  for (const argv of [
    [],
    ['change'],
    ['change', 'absent.json'],
    ['change', 'broken.json'],
    ['other', 'broken.json'],
  ])
    await expect(run(...argv)).rejects.toThrow(Usage);
});
