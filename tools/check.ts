/** Everything that must hold before a change goes in, apart from the tests: format, lint, types, arrows, dead code, drift. */
import { spawnSync } from 'node:child_process';
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

let failed = 0;
for (const [name, script = '', ...words] of CHECKS) {
  const started = Date.now();
  const done = spawnSync(process.execPath, [join(ROOT, script), ...words], { cwd: ROOT, encoding: 'utf8' });
  const passed = done.status === 0;
  if (!passed) failed++;
  process.stdout.write(
    `${passed ? 'ok  ' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`,
  );
  if (!passed) process.stdout.write(done.stdout + done.stderr);
}
process.exitCode = failed > 0 ? 1 : 0;
