import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type AreaPlan, loadBoundaries, previewAreaChange, recordAreaChange } from '#areas/index.ts';
import type { Desk } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import { type Command, type Terminal, Usage } from './command.ts';
import { readWords } from './words.ts';

const LARGEST = 64 * 1024 * 1024;

export const areasCommand: Command = {
  name: 'areas',
  summary: 'load boundaries for the maps, record a change of areas',
  usage:
    'sinergi areas boundaries FILE\n  FILE is GeoJSON or TopoJSON of provinces or of kabupaten/kota, at most 64 MB.\n' +
    'sinergi areas change FILE.json [--dry-run]\n  FILE.json holds one change, as docs/operating.md tells; --dry-run says what it means and records nothing.',
  async run(app, argv, terminal) {
    const [what, ...words] = argv;
    const { files, flags } = readWords(words, { flags: ['dry-run'], files: true });
    const [file] = files;
    if ((what !== 'boundaries' && what !== 'change') || file === undefined || files.length > 1)
      throw new Usage('boundaries or change, and which file?');
    const path = resolve(terminal.folder, file);
    const info = statSync(path, { throwIfNoEntry: false });
    if (!info?.isFile()) throw new Usage(`no such file: ${file}`);
    if (info.size > LARGEST) throw new Usage(`${file} is larger than 64 MB; simplify it first`);
    const desk = { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
    return what === 'boundaries'
      ? boundaries(desk, path, terminal)
      : change(desk, path, flags['dry-run'] === true, terminal);
  },
};

async function boundaries(desk: Desk, path: string, terminal: Terminal): Promise<number> {
  const result = await loadBoundaries(desk, { name: basename(path), bytes: readFileSync(path) });
  terminal.out(`${String(result.matched)} batas dimuat / boundaries loaded\n`);
  for (const { name, reason } of result.unmatched.slice(0, 50)) terminal.out(`  ? ${name}: ${reason}\n`);
  return 0;
}

async function change(desk: Desk, path: string, isDry: boolean, terminal: Terminal): Promise<number> {
  const { change: previewed, plan, records } = await previewAreaChange(desk, readJson(path));
  for (const line of linesOf(plan)) terminal.out(`${line}\n`);
  const standing = Object.entries(records).filter(([, count]) => count > 0);
  terminal.out(
    `catatan yang tetap di tempatnya / records that stay: ${standing.map(([kind, count]) => `${kind} ${String(count)}`).join(', ') || '0'}\n`,
  );
  if (isDry) return 0;
  const { id } = await recordAreaChange(desk, previewed);
  terminal.out(`tercatat / recorded: ${id}\n`);
  return 0;
}

function linesOf(plan: AreaPlan): string[] {
  return [
    ...plan.ends.map(({ code, name }) => `- ${code} ${name}`),
    ...plan.begins.map(
      ({ code, name, continues }) => `+ ${code} ${name}${continues ? ` (${continues})` : ''}`,
    ),
    ...plan.renames.map(({ code, before, after }) => `~ ${code} ${before} -> ${after}`),
  ];
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Usage(`${basename(path)} is not JSON`);
  }
}
