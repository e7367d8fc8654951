/** Builds the pages when what they are made of has changed since the last build; with --always in any case. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileMessages } from './compile-messages.ts';

const ROOT = join(import.meta.dirname, '..');
const STAMP = join(ROOT, 'build/.made-of');
const PARTS = [
  'src/routes/**/*',
  'src/ui/**/*',
  'src/*.ts',
  'src/app.html',
  'static/**/*',
  'messages/**/*.json',
  'project.inlang/settings.json',
  'vite.config.ts',
  'package-lock.json',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const path of globSync(PARTS, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

await compileMessages();
const made = fingerprint();
if (process.argv.includes('--always') || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== made) {
  process.stdout.write('Membangun halaman / Building the pages …\n');
  const built = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
    {
      cwd: ROOT,
      encoding: 'utf8',
    },
  );
  if (built.status !== 0) {
    process.stderr.write(built.stdout + built.stderr);
    process.exit(1);
  }
  writeFileSync(STAMP, made);
}
