/** After an install: compiles the messages and writes the framework's types, which everything else stands on. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { compileMessages } from './compile-messages.ts';

const ROOT = join(import.meta.dirname, '..');

await compileMessages();
const synced = spawnSync(process.execPath, [join(ROOT, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync'], {
  cwd: ROOT,
  encoding: 'utf8',
});
if (synced.status !== 0) {
  process.stderr.write(synced.stdout + synced.stderr);
  process.exitCode = 1;
}
