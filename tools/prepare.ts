/** After an install: compiles the messages and writes the framework's types, which everything else stands on. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

function run(script: string, ...words: string[]): void {
  const done = spawnSync(process.execPath, [join(ROOT, 'node_modules', script), ...words], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  if (done.status !== 0) {
    process.stderr.write(done.stdout + done.stderr);
    process.exit(1);
  }
}

run(
  '@inlang/paraglide-js/bin/run.js',
  'compile',
  '--project',
  './project.inlang',
  '--outdir',
  './src/messages',
  '--emit-ts-declarations',
);
run('@sveltejs/kit/svelte-kit.js', 'sync');
