/** Everything that must hold before a change goes in, apart from the tests: format, lint, types, arrows, dead code, drift. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

const CHECKS: readonly (readonly [string, ...string[]])[] = [
  ['messages', 'tools/check-messages.ts'],
  ['format', 'node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['lint', 'node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  ['types', 'node_modules/typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  [
    'pages',
    'node_modules/svelte-check/bin/svelte-check',
    '--tsconfig',
    './tsconfig.json',
    '--threshold',
    'error',
    '--output',
    'human',
  ],
  [
    'arrows',
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    'src',
  ],
  ['dead code', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['drift', 'tools/write-tables.ts', '--check'],
  ['permissions', 'tools/write-permissions.ts', '--check'],
];

/** The longest of them, which goes on beside the others. */
const LONGEST = 'lint';

/** Runs a check and says what came of it. @returns whether it passed */
async function run([name, script = '', ...words]: readonly [string, ...string[]]): Promise<boolean> {
  const started = Date.now();
  let said = '';
  const child = spawn(process.execPath, [join(ROOT, script), ...words], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.on('data', (text: Buffer) => (said += String(text)));
  child.stderr.on('data', (text: Buffer) => (said += String(text)));
  const passed = await new Promise<boolean>((resolve) => child.once('close', (code) => resolve(code === 0)));
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${passed ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n${passed ? '' : said}`);
  return passed;
}

async function runEach(checks: typeof CHECKS): Promise<boolean> {
  let passed = true;
  for (const check of checks) passed = (await run(check)) && passed;
  return passed;
}

const results = await Promise.all([
  runEach(CHECKS.filter(([name]) => name === LONGEST)),
  runEach(CHECKS.filter(([name]) => name !== LONGEST)),
]);
process.exitCode = results.every(Boolean) ? 0 : 1;
