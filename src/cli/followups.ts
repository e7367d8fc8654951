import { type FollowupsReport, followupsReport } from '#meetings/index.ts';
import { SYSTEM } from '#database/index.ts';
import type { Command } from './command.ts';
import { readWords } from './words.ts';

export const followupsCommand: Command = {
  name: 'followups',
  summary: 'recommendations of meetings and how far they are',
  usage: 'sinergi followups [--json]',
  async run(app, argv, terminal) {
    const words = readWords(argv, { flags: ['json'] });
    const desk = { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
    const report = await followupsReport(desk);
    terminal.out(words.flags['json'] ? `${JSON.stringify(report, null, 2)}\n` : asLines(report));
    return 0;
  },
};

function asLines({ score, recommendations }: FollowupsReport): string {
  const lines = recommendations.map(
    ({ late, state, progress, due, owner, text }) =>
      `${(late ? 'late' : state).padEnd(9)} ${String(progress).padStart(3)}%  ${due ?? '          '}  ${owner}: ${text}`,
  );
  const total = `${String(score.done)} of ${String(score.total)} done, ${String(score.late)} late`;
  return `${[...lines, total].join('\n')}\n`;
}
