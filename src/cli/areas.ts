import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { loadBoundaries } from '#areas/index.ts';
import { SYSTEM } from '#database/index.ts';
import { type Command, Usage } from './command.ts';

const LARGEST = 64 * 1024 * 1024;

export const areasCommand: Command = {
  name: 'areas',
  summary: 'load boundaries for the maps',
  usage:
    'sinergi areas boundaries FILE\n  FILE is GeoJSON or TopoJSON of provinces or of kabupaten/kota, at most 64 MB.',
  async run(app, argv, terminal) {
    const [what, file] = argv;
    if (what !== 'boundaries' || file === undefined) throw new Usage('boundaries of which file?');
    const path = resolve(terminal.folder, file);
    const info = statSync(path, { throwIfNoEntry: false });
    if (!info?.isFile()) throw new Usage(`no such file: ${file}`);
    if (info.size > LARGEST) throw new Usage(`${file} is larger than 64 MB; simplify it first`);
    const desk = { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
    const result = await loadBoundaries(desk, { name: basename(path), bytes: readFileSync(path) });
    terminal.out(`${String(result.matched)} batas dimuat / boundaries loaded\n`);
    for (const { name, reason } of result.unmatched.slice(0, 50)) terminal.out(`  ? ${name}: ${reason}\n`);
    return 0;
  },
};
