#!/usr/bin/env node
/** `sinergi`: on a trial whose server is running the command works through it, which holds the folder. */
import { folderHolder } from '#database/index.ts';
import { openApp } from '../app.ts';
import { ConfigurationFault, readConfiguration } from '../configuration.ts';
import { openLog } from '../log.ts';
import type { Terminal } from './command.ts';
import { sendCommand } from './command-socket.ts';
import { overview, runCommand } from './run-command.ts';

const terminal: Terminal = {
  folder: process.cwd(),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

async function main(argv: readonly string[]): Promise<number> {
  if (argv.length === 0 || argv[0] === '--help') {
    terminal.out(overview());
    return 0;
  }
  const configuration = readConfiguration({ SINERGI_LOG: 'error', ...process.env });
  if (configuration.databaseUrl === undefined && folderHolder(configuration.dataFolder)) {
    const status = await sendCommand(configuration.dataFolder, argv, terminal);
    if (status !== undefined) return status;
  }
  const app = await openApp(configuration, openLog(configuration.logLevel));
  try {
    return await runCommand(app, argv, terminal);
  } finally {
    await app.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  terminal.err(`${error instanceof ConfigurationFault ? `configuration:\n${message}` : message}\n`);
  process.exitCode = 1;
}
