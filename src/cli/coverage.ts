import { coverageReport, overlapsReport, printCoverage, printOverlaps } from '#coverage/index.ts';
import { SYSTEM } from '#database/index.ts';
import type { App } from '../app.ts';
import { type Command, Usage } from './command.ts';
import { needed, readWords } from './words.ts';

const LEVELS = ['province', 'regency', 'district', 'village'] as const;

function deskOf(app: App) {
  return { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
}

export const coverageCommand: Command = {
  name: 'coverage',
  summary: 'who does what where, as a table',
  usage: 'sinergi coverage --area 53 --level regency|district|village [--year Y] [--json]',
  async run(app, argv, terminal) {
    const words = readWords(argv, { texts: ['area', 'level', 'year'], flags: ['json'] });
    const level = LEVELS.find((one) => one === needed(words, 'level'));
    if (!level) throw new Usage(`--level is one of ${LEVELS.join(', ')}`);
    const year = words.texts['year'] === undefined ? undefined : Number(words.texts['year']);
    if (year !== undefined && !Number.isInteger(year)) throw new Usage('--year is a year such as 2023');
    const area = needed(words, 'area');
    const report = await coverageReport(deskOf(app), { area, level, ...(year !== undefined && { year }) });
    terminal.out(words.flags['json'] ? `${JSON.stringify(report, null, 2)}\n` : printCoverage(report, 'id'));
    return 0;
  },
};

export const overlapsCommand: Command = {
  name: 'overlaps',
  summary: 'where several partners do the same',
  usage: 'sinergi overlaps --area 53 [--json]',
  async run(app, argv, terminal) {
    const words = readWords(argv, { texts: ['area'], flags: ['json'] });
    const report = await overlapsReport(deskOf(app), { area: needed(words, 'area') });
    terminal.out(words.flags['json'] ? `${JSON.stringify(report, null, 2)}\n` : printOverlaps(report, 'id'));
    return 0;
  },
};
