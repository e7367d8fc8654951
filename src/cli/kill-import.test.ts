import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#database/index.ts';
import { openTestDatabase } from '#tests/database.ts';
import { templateFile } from '#tests/template.ts';

const ROOT = join(import.meta.dirname, '../..');
const MAIN = join(ROOT, 'src/cli/main.ts');
const folder = mkdtempSync(join(tmpdir(), 'sinergi-kill-'));
const file = join(folder, 'made.xml');
const ACTIVITIES = 800;

let environment: NodeJS.ProcessEnv;
let drop: () => Promise<void> = () => Promise.resolve();

beforeAll(async () => {
  spawnSync(process.execPath, [join(ROOT, 'bench/make-iati.ts'), String(ACTIVITIES)], {
    stdio: ['ignore', openSync(file, 'w'), 'inherit'],
  });
  environment = { ...process.env, SINERGI_DATA: folder, SINERGI_LOG: 'silent' };
  if (process.env['TEST_DATABASE_URL'] === undefined) {
    await (await openDatabase({ folder, startFrom: readFileSync(templateFile()) })).close();
  } else {
    const opened = await openTestDatabase();
    drop = () => opened.drop();
    Object.assign(environment, {
      DATABASE_URL: opened.url,
      SINERGI_ORIGIN: 'http://localhost:1',
      SINERGI_SECRET: 'for-tests-only-0123456789-abcdefghij',
    });
  }
});
afterAll(async () => {
  await drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Printed {
  files: { activities: Record<string, number>; transactions: number }[];
}

function bringIn(): Printed['files'][number] | undefined {
  const done = spawnSync(process.execPath, [MAIN, 'import', file, '--json'], {
    env: environment,
    encoding: 'utf8',
  });
  expect(done.stderr).not.toMatch(/Error/);
  return (JSON.parse(done.stdout) as Printed).files[0];
}

/** Kills the process when it says that it is at least so far. */
function killAt(percent: number): Promise<string | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [MAIN, 'import', file, '--json'], { env: environment });
    child.stderr.on('data', (text: Buffer) => {
      const said = /(\d+) %/.exec(String(text));
      if (Number(said?.[1] ?? 0) >= percent) child.kill('SIGKILL');
    });
    child.on('exit', (_code, signal) => {
      resolve(signal);
    });
  });
}

test(
  'An import that is killed half way and started again ends in the same state',
  { timeout: 180_000 },
  async () => {
    expect(await killAt(40)).toBe('SIGKILL');
    expect(bringIn()?.activities).toEqual({ created: ACTIVITIES, updated: 0, unchanged: 0, rejected: 0 });
    expect(bringIn()?.activities).toEqual({ created: 0, updated: 0, unchanged: ACTIVITIES, rejected: 0 });
  },
);
