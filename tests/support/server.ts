import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dropDatabase, freePort, onServer } from './postgres.ts';
import { withDatabase } from './template.ts';

const ROOT = join(import.meta.dirname, '../..');

export interface RunningServer {
  readonly base: string;
  /** What it printed so far. */
  readonly printed: () => string;
  /** Of every demonstration account. */
  readonly password: string;
  readonly environment: NodeJS.ProcessEnv;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Starts it again on the same data, after it was stopped or killed. */
  start(): Promise<void>;
  drop(): Promise<void>;
}

/** What every journey begins from: a product that was started once with its demonstration, and stopped. */
interface Started {
  /** The folder of a trial. */
  readonly folder: string;
  /** The database, where the journeys run on PostgreSQL. */
  readonly database: string | undefined;
  readonly secret: string;
  readonly password: string;
}

const STARTED = 'SINERGI_TEST_STARTED';

let takeAway: (() => Promise<void>) | undefined;

/** For all journeys of a run: starting costs many times what a copy does. */
export async function setup(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-started-'));
  const server = process.env['TEST_DATABASE_URL'];
  const database = server === undefined ? undefined : `sinergi_started_${randomBytes(6).toString('hex')}`;
  const secret = randomBytes(33).toString('base64');
  const base = `http://localhost:${String(await freePort())}`;
  const environment = environmentOf({ folder, database, secret }, base);
  if (server !== undefined) await onServer(server, `create database ${database ?? ''}`);
  const running = await run(environment, base);
  let password = 'demonstrasi-sinergi';
  if (server !== undefined) {
    const words = [join(ROOT, 'src/cli/main.ts'), 'demo', 'load'];
    const loaded = spawnSync(process.execPath, words, { env: environment, encoding: 'utf8' });
    password = /password: (\S+)/.exec(loaded.stdout)?.[1] ?? '';
  }
  await running.stop();
  process.env[STARTED] = JSON.stringify({ folder, database, secret, password } satisfies Started);
  takeAway = async () => {
    if (server !== undefined && database !== undefined) await dropDatabase(server, database);
    rmSync(folder, { recursive: true, force: true });
  };
}

export async function teardown(): Promise<void> {
  await takeAway?.();
}

function environmentOf(
  { folder, database, secret }: Pick<Started, 'folder' | 'database' | 'secret'>,
  base: string,
): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    SINERGI_DATA: folder,
    PORT: new URL(base).port,
    SINERGI_LOG: 'error',
    // The demonstration's accounts sign in at once, on a server too.
    SINERGI_SECOND_STEP: 'optional',
    SINERGI_SECRET: secret,
  };
  delete environment['DATABASE_URL'];
  const server = process.env['TEST_DATABASE_URL'];
  if (server !== undefined && database !== undefined)
    Object.assign(environment, { DATABASE_URL: withDatabase(server, database), SINERGI_ORIGIN: base });
  return environment;
}

/**
 * The product as people start it, with the demonstration: a trial in a folder of its own, or on PostgreSQL where
 * TEST_DATABASE_URL names a server.
 * @param settings more of its environment
 */
export async function startServer(settings: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const started = JSON.parse(process.env[STARTED] ?? '{}') as Started;
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-journey-'));
  cpSync(started.folder, folder, { recursive: true });
  const { password, secret } = started;
  const server = process.env['TEST_DATABASE_URL'];
  const name = `sinergi_journey_${randomBytes(6).toString('hex')}`;
  if (server !== undefined)
    await onServer(server, `create database ${name} template ${started.database ?? ''}`);
  const base = `http://localhost:${String(await freePort())}`;
  const database = server === undefined ? undefined : name;
  const environment = { ...environmentOf({ folder, database, secret }, base), ...settings };
  let running = await run(environment, base);
  return {
    base,
    password,
    environment,
    printed: () => running.printed(),
    stop: (signal) => running.stop(signal),
    start: async () => {
      running = await run(environment, base);
    },
    drop: async () => {
      await running.stop();
      if (server !== undefined) await dropDatabase(server, name);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function run(
  environment: NodeJS.ProcessEnv,
  base: string,
): Promise<Pick<RunningServer, 'printed' | 'stop'>> {
  const child: ChildProcess = spawn(process.execPath, [join(ROOT, 'src/server.ts')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout?.on('data', (text: Buffer) => (printed += String(text)));
  child.stderr?.on('data', (text: Buffer) => (printed += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for (let i = 0; i < 600 && child.exitCode === null; i++) {
    if (await answers(base))
      return { printed: () => printed, stop: (signal = 'SIGTERM') => stopped(child, ended, signal) };
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the server did not start:\n${printed}`);
}

async function answers(base: string): Promise<boolean> {
  return fetch(`${base}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

function stopped(
  child: ChildProcess,
  ended: Promise<number | null>,
  signal: NodeJS.Signals,
): Promise<number | null> {
  if (child.exitCode === null) child.kill(signal);
  return ended;
}
