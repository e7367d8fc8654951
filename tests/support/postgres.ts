import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

interface Server {
  /** A connection that may create databases and roles and is no superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A PostgreSQL server for the tests: the one TEST_DATABASE_URL names, else a private one started from the programs on
 * this machine; nothing where there is none.
 */
export async function startPostgres(): Promise<Server | undefined> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const programs = findPrograms();
  if (programs === undefined) return undefined;
  const account = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'sinergi-postgres-'));
  if (account) chownSync(folder, account.uid, account.gid);
  const port = await freePort();
  const run = (program: string, ...words: string[]): void => {
    const done = spawnSync(join(programs, program), words, { ...account, encoding: 'utf8', cwd: folder });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}${done.stdout}`);
  };
  const data = join(folder, 'data');
  run(
    'initdb',
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--encoding=UTF8',
    '--no-sync',
    '--locale=C.UTF-8',
  );
  run(
    'pg_ctl',
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-p ${String(port)} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=60`,
    'start',
  );
  run(
    'psql',
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-U',
    'postgres',
    '-c',
    'create role sinergi login createrole createdb',
    '-c',
    'create database sinergi owner sinergi',
  );
  return {
    url: `postgres://sinergi@127.0.0.1:${String(port)}/sinergi`,
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

function findPrograms(): string | undefined {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin').sort(
      (a, b) => Number(b.split('/')[4]) - Number(a.split('/')[4]),
    ),
    ...(process.env['PATH'] ?? '').split(':'),
  ];
  return folders.find((folder) =>
    ['initdb', 'pg_ctl', 'psql'].every((name) => existsSync(join(folder, name))),
  );
}

/** PostgreSQL refuses to run as root; then it runs as `postgres` or `nobody`. */
function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: 'pipe' }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // no such account
    }
  }
  return undefined;
}

/** One statement on a server, as whom the address says. */
export async function onServer(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement).finally(() => admin.end());
}

/** Not `with (force)`: that fails where the server's own vacuum is at work in the database, whom only a superuser may end. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await onServer(
    url,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}' and usename = current_user`,
  );
  await onServer(url, `drop database ${name}`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
