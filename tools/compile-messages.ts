/** Compiles messages/ into src/messages: one module of functions, and the language of each request by cookie. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '@inlang/paraglide-js';

const ROOT = join(import.meta.dirname, '..');
const STAMP = join(ROOT, 'src/messages/.made-of');

/** What the compiled messages are made of, as a fingerprint. */
function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename));
  for (const path of globSync(['messages/*/*.json', 'project.inlang/settings.json', 'package-lock.json'], {
    cwd: ROOT,
  }).sort())
    hash.update(path).update(readFileSync(join(ROOT, path)));
  return hash.digest('hex');
}

/** Compiles where something changed since the last time; takes some seconds then. */
export async function compileMessages(): Promise<void> {
  const made = fingerprint();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === made) return;
  await compile({
    project: join(ROOT, 'project.inlang'),
    outdir: join(ROOT, 'src/messages'),
    strategy: ['cookie', 'baseLocale'],
    cookieName: 'sinergi_language',
    outputStructure: 'locale-modules',
    emitTsDeclarations: true,
  });
  writeFileSync(STAMP, made);
}

if (import.meta.main) await compileMessages();
