import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { importRates } from '#activities/index.ts';
import { SYSTEM } from '#database/index.ts';
import { type Command, Usage } from './command.ts';

export const ratesCommand: Command = {
  name: 'rates',
  summary: 'load exchange rates',
  usage:
    'sinergi rates FILE.csv\n  Columns: currency,date,rate,source; rate is rupiah for one unit, date is YYYY-MM-DD.',
  async run(app, argv, terminal) {
    const [file] = argv;
    if (file === undefined) throw new Usage('which file?');
    const desk = { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
    const result = await importRates(desk, readFileSync(resolve(terminal.folder, file), 'utf8'));
    terminal.out(`${JSON.stringify(result)}\n`);
    return 0;
  },
};
