import type { App } from '../app.ts';

/** Where a command writes, and from where relative file names count. */
export interface Terminal {
  readonly folder: string;
  out(text: string): void;
  err(text: string): void;
}

/** One command of `sinergi`: gives its exit status. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  readonly usage: string;
  run(app: App, argv: readonly string[], terminal: Terminal): Promise<number>;
}

/** The command was called with words it does not take; the message says which. */
export class Usage extends Error {}
