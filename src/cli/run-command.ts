import { SinergiError } from '#kernel/index.ts';
import type { App } from '../app.ts';
import { areasCommand } from './areas.ts';
import { auditCommand } from './audit.ts';
import { briefingCommand } from './briefing.ts';
import { type Command, type Terminal, Usage } from './command.ts';
import { coverageCommand, overlapsCommand } from './coverage.ts';
import { demoCommand } from './demo.ts';
import { followupsCommand } from './followups.ts';
import { importCommand } from './import.ts';
import { accountCommand, initCommand } from './init.ts';
import { permissionsCommand } from './permissions.ts';
import { ratesCommand } from './rates.ts';
import { resetSignInCommand } from './reset-sign-in.ts';

const COMMANDS: readonly Command[] = [
  initCommand,
  accountCommand,
  resetSignInCommand,
  importCommand,
  coverageCommand,
  overlapsCommand,
  areasCommand,
  ratesCommand,
  followupsCommand,
  briefingCommand,
  auditCommand,
  permissionsCommand,
  demoCommand,
];

/** The list of commands, as `sinergi --help` prints it. */
export function overview(): string {
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(14)} ${command.summary}`);
  return `sinergi COMMAND [--help]\n\n${lines.join('\n')}\n`;
}

/**
 * Runs one command line.
 * @returns its exit status: 0 done, 1 refused or failed (said on the error side), 2 called with the wrong words
 */
export async function runCommand(app: App, argv: readonly string[], terminal: Terminal): Promise<number> {
  const [name, ...rest] = argv;
  const command = COMMANDS.find((one) => one.name === name);
  if (!command) {
    terminal.err(overview());
    return name === undefined || name === '--help' || name === 'help' ? 0 : 2;
  }
  if (rest.includes('--help')) {
    terminal.out(`${command.usage}\n`);
    return 0;
  }
  try {
    return await command.run(app, rest, terminal);
  } catch (error) {
    if (error instanceof Usage) {
      terminal.err(`${error.message}\n${command.usage}\n`);
      return 2;
    }
    terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
    if (!(error instanceof SinergiError)) app.log.error('command', error, { command: command.name });
    return 1;
  }
}
