import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { App } from '../app.ts';
import type { Terminal } from './command.ts';
import { runCommand } from './run-command.ts';

type Message =
  | { readonly argv: readonly string[]; readonly folder: string }
  | { readonly out: string }
  | { readonly err: string }
  | { readonly status: number };

/** The socket of a trial's server: in its data folder, or in the temporary folder where that path is too long for one. */
export function socketPath(dataFolder: string): string {
  const beside = join(dataFolder, 'sinergi.sock');
  if (process.platform === 'win32')
    return `\\\\.\\pipe\\sinergi-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}`;
  if (Buffer.byteLength(beside) < 100) return beside;
  return join(tmpdir(), `sinergi-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)}.sock`);
}

/**
 * While the server of a trial holds the data folder, commands come to it: each connection brings one command line and
 * gets back what it prints and its exit status. Only the same user can open the socket.
 * @returns how to stop
 */
export async function serveCommands(app: App): Promise<() => Promise<void>> {
  if (app.configuration.databaseUrl !== undefined) return () => Promise.resolve();
  const path = socketPath(app.configuration.dataFolder);
  if (existsSync(path)) rmSync(path);
  const server = createServer((socket) => {
    const write = (message: Message): void => {
      socket.write(JSON.stringify(message) + '\n');
    };
    socket.on('error', () => undefined);
    createInterface({ input: socket }).once('line', (line) => {
      void answer(app, line, write).finally(() => socket.end());
    });
  });
  const before = process.umask(0o177);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  process.umask(before);
  return () =>
    new Promise((resolve) => {
      server.close(() => {
        resolve();
      });
    });
}

async function answer(app: App, line: string, write: (message: Message) => void): Promise<void> {
  const request = JSON.parse(line) as { argv: string[]; folder: string };
  const terminal: Terminal = {
    folder: request.folder,
    out: (out) => {
      write({ out });
    },
    err: (err) => {
      write({ err });
    },
  };
  write({ status: await runCommand(app, request.argv, terminal) });
}

/** Sends a command line to the server that holds the folder. @returns its exit status; nothing when no server answers */
export function sendCommand(
  dataFolder: string,
  argv: readonly string[],
  terminal: Terminal,
): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket: Socket = connect(socketPath(dataFolder));
    let status: number | undefined;
    socket.on('error', () => {
      resolve(undefined);
    });
    socket.on('connect', () => {
      socket.write(JSON.stringify({ argv, folder: terminal.folder }) + '\n');
    });
    const lines = createInterface({ input: socket });
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      const message = JSON.parse(line) as Message;
      if ('out' in message) terminal.out(message.out);
      else if ('err' in message) terminal.err(message.err);
      else if ('status' in message) status = message.status;
    });
    lines.on('close', () => {
      resolve(status);
    });
  });
}
