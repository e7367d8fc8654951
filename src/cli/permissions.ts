import { type Cell, permissionCells } from '#access/index.ts';
import { ROLES } from '#database/index.ts';
import type { Command } from './command.ts';
import { readWords } from './words.ts';

export const permissionsCommand: Command = {
  name: 'permissions',
  summary: 'who may do what, the whole table',
  usage: `sinergi permissions [--json]
  Role × action × state × visibility. Scopes: whose records it is allowed on; area, office, partner and participant are
  the actor's own, any is everybody's.`,
  run(_app, argv, terminal) {
    const words = readWords(argv, { flags: ['json'] });
    const cells = permissionCells();
    terminal.out(words.flags['json'] ? `${JSON.stringify(cells.map(asRow), null, 2)}\n` : asTable(cells));
    return Promise.resolve(0);
  },
};

function asRow({ role, act, state, visibility, scopes }: Cell) {
  return { role, action: act, state, visibility, allowed: scopes.length > 0, scopes };
}

/** One line for each role, action and set of scopes, with the states and visibilities it holds for. */
function asTable(cells: readonly Cell[]): string {
  const lines: string[] = [];
  for (const role of ROLES) {
    lines.push(role);
    const own = cells.filter((cell) => cell.role === role && cell.scopes.length > 0);
    const alike = Map.groupBy(own, ({ act, state, scopes }) => `${act}\t${scopes.join(', ')}\t${state}`);
    for (const [key, list] of alike) {
      const [act = '', scopes = '', state = ''] = key.split('\t');
      const standing =
        state === '-' ? '' : `${state}: ${list.map(({ visibility }) => visibility).join(', ')}`;
      lines.push(`  ${act.padEnd(20)} ${scopes.padEnd(26)} ${standing}`.trimEnd());
    }
    if (own.length === 0) lines.push('  nothing');
  }
  return `${lines.join('\n')}\n`;
}
