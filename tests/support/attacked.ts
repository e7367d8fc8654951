/** What the tests of attacks share: the product running, people signed in, and every address it has. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { HttpClient } from './http-client.ts';
import { type RunningServer, startServer } from './server.ts';

const ROOT = join(import.meta.dirname, '../..');
export const NOBODYS = '01890000-0000-7000-8000-000000000000';
export const FOREIGN = 'https://evil.example';

export interface Attacked {
  readonly server: RunningServer;
  readonly people: Record<'biro' | 'ende' | 'kupang' | 'air', HttpClient>;
  readonly nobody: HttpClient;
}

export async function signedIn(server: RunningServer, name: string): Promise<HttpClient> {
  const client = new HttpClient(server.base);
  const answer = await client.signIn(`${name}@demo.sinergi.example`, server.password);
  expect([name, answer.status, answer.location]).toEqual([name, 303, '/']);
  return client;
}

/** The product behind a proxy that we play, logging all it logs, with somebody of each kind at the door. */
export function useAttacked(): () => Attacked {
  let attacked: Attacked | undefined;
  beforeAll(async () => {
    const server = await startServer({ SINERGI_LOG: 'info', SINERGI_BEHIND_PROXY: 'true' });
    const people = {
      biro: await signedIn(server, 'biro'),
      ende: await signedIn(server, 'ende'),
      kupang: await signedIn(server, 'kupang'),
      air: await signedIn(server, 'air'),
    };
    attacked = { server, people, nobody: new HttpClient(server.base) };
  });
  afterAll(() => attacked?.server.drop());
  return () => {
    if (!attacked) throw new Error('the product runs during tests only');
    return attacked;
  };
}

/** Every write leaves a row in the trail: where none came, nothing was changed. */
export function rowsOfTrail({ server }: Attacked): number {
  const { stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'src/cli/main.ts'), 'audit', 'verify', '--json'],
    { env: server.environment, encoding: 'utf8' },
  );
  return (JSON.parse(stdout) as { rows: number }).rows;
}

export interface Route {
  /** `/kegiatan/[id]/ubah` */
  readonly path: string;
  readonly isPage: boolean;
  /** Names of the page's actions, methods of another's. */
  readonly acts: readonly string[];
}

/** Every address the product has, from its own folders, so that no new one is forgotten. */
export const ROUTES: readonly Route[] = globSync('src/routes/**/+{page.server,server}.ts', { cwd: ROOT })
  .map((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const isPage = file.endsWith('+page.server.ts');
    const [, actions = ''] = source.split('export const actions');
    return {
      path: file.replace(/^src\/routes/, '').replace(/\/\+(page\.)?server\.ts$/, '') || '/',
      isPage,
      acts: isPage
        ? [...actions.matchAll(/^ {2}(\w+)[:(,]/gm)].map(([, name = '']) => name)
        : [...source.matchAll(/^export const (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(([, name = '']) => name),
    };
  })
  .sort((a, b) => a.path.localeCompare(b.path));
export const PAGES = ROUTES.filter(({ isPage }) => isPage);

export function fill(path: string, value: string): string {
  return path.replaceAll(/\[[^\]]+\]/g, encodeURIComponent(value));
}

export function actionsOf({ path, acts }: Route, id: string): string[] {
  return acts.map((name) => fill(path, id) + (name === 'default' ? '' : `?/${name}`));
}
