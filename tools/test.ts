/**
 * All tests: the rooms on PGlite, the rooms on PostgreSQL, the journeys in a browser. What needs PostgreSQL or Chromium
 * and does not find it is left out and said in the last lines; with CI=true that is a failure.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../tests/support/browser.ts';
import { startPostgres } from '../tests/support/postgres.ts';

const ROOT = join(import.meta.dirname, '..');
const results = mkdtempSync(join(tmpdir(), 'sinergi-results-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const remarks: string[] = [];

interface Outcome {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  success: boolean;
}

function run(
  title: string,
  project: string,
  environment: Record<string, string>,
  files: readonly string[] = [],
): void {
  process.stdout.write(`\n=== ${title}\n`);
  const file = join(results, `${title.replaceAll(' ', '-')}.json`);
  const words = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const asked = process.argv.slice(2);
  const chosen = asked.length > 0 ? asked : files;
  const done = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vitest/vitest.mjs'), ...words, ...chosen],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    },
  );
  const outcome = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Outcome) : undefined;
  total.passed += outcome?.numPassedTests ?? 0;
  total.skipped += outcome?.numPendingTests ?? 0;
  const failed = outcome?.numFailedTests ?? 0;
  total.failed += failed === 0 && done.status !== 0 ? 1 : failed;
}

/** What is missing is a failure where nothing may be left out. */
function leaveOut(what: string): void {
  remarks.push(`left out: ${what}`);
  if (process.env['CI'] === 'true') total.failed++;
}

/**
 * The journey that goes through most SQL: on both engines, since a machine has only so much time. The others run on PostgreSQL
 * after `npm run build` with `TEST_DATABASE_URL=postgres://… npx vitest run --project journeys`.
 */
const ON_BOTH = ['meetings'];

/** Test files of rooms that speak of a database at all: the others are the same on both engines and run once. */
function roomsWithDatabase(): string[] {
  return globSync('src/**/*.test.ts', { cwd: ROOT }).filter((file) =>
    /database/i.test(file + readFileSync(join(ROOT, file), 'utf8')),
  );
}

run('rooms on PGlite', 'rooms', {});

const postgres = await startPostgres();
if (postgres) {
  run('rooms on PostgreSQL', 'rooms', { TEST_DATABASE_URL: postgres.url }, roomsWithDatabase());
} else leaveOut('the rooms on PostgreSQL (no server found; install postgresql, or set TEST_DATABASE_URL)');

const browser = await findBrowser();
if (browser) {
  spawnSync(process.execPath, [join(ROOT, 'tools/build-if-needed.ts')], { cwd: ROOT, stdio: 'inherit' });
  run('journeys in the browser on PGlite', 'journeys', {});
  if (postgres)
    run('journeys in the browser on PostgreSQL', 'journeys', { TEST_DATABASE_URL: postgres.url }, ON_BOTH);
} else leaveOut('the journeys in a browser (no Chromium found; install chromium)');

await postgres?.stop();
rmSync(results, { recursive: true, force: true });
process.stdout.write('\n');
for (const remark of remarks) process.stdout.write(`${remark}\n`);
const skipped = total.skipped > 0 ? `, ${String(total.skipped)} skipped` : '';
process.stdout.write(`${String(total.passed)} passed, ${String(total.failed)} failed${skipped}\n`);
process.exitCode = total.failed > 0 ? 1 : 0;
