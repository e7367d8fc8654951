/** The built pages over HTTP on a database that the test holds in its own hands, with everybody of a cast at the door. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Database, Role } from '#database/index.ts';
import { joinRooms } from '#app.ts';
import { readConfiguration } from '../../src/configuration.ts';
import { openLog } from '../../src/log.ts';
import type { Cast } from './cast.ts';
import { HttpClient } from './http-client.ts';
import { freePort } from './postgres.ts';

const PASSWORD = 'tujuh belas pintu terbuka';
type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

export interface Served {
  /** Somebody in each role, signed in; nobody for the public. */
  readonly clients: Readonly<Partial<Record<Role, HttpClient>>>;
  stop(): Promise<void>;
}

export async function servePages(database: Database, cast: Cast): Promise<Served> {
  const port = await freePort();
  const base = `http://localhost:${String(port)}`;
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-forwarded-proto',
    HOST_HEADER: 'host',
    ADDRESS_HEADER: 'x-forwarded-for',
    BODY_SIZE_LIMIT: '8M',
  });
  const configuration = readConfiguration({
    PORT: String(port),
    DATABASE_URL: 'postgres://nowhere/none',
    SINERGI_ORIGIN: base,
    SINERGI_SECRET: 'for-tests-only-0123456789-abcdefghij',
    SINERGI_SECOND_STEP: 'off',
  });
  const app = joinRooms(configuration, openLog('error'), database);
  const pages = new URL('../../build/handler.js', import.meta.url).href;
  const { handler } = (await import(/* @vite-ignore */ pages)) as { handler: Handler };
  const server = createServer((req, res) => handler(req, res, () => res.writeHead(404).end()));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { password, internalAdapter } = await app.signIn.$context;
  const hash = await password.hash(PASSWORD);
  const clients: Partial<Record<Role, HttpClient>> = { public: new HttpClient(base) };
  let address = 1;
  for (const [role, actor] of Object.entries(cast.actors)) {
    if (!('userId' in actor)) continue;
    const { userId } = actor;
    await internalAdapter.linkAccount({
      userId,
      providerId: 'credential',
      accountId: userId,
      password: hash,
    });
    const client = new HttpClient(base, `203.0.113.${String(address++)}`);
    const answer = await client.signIn(`${userId}@example.org`, PASSWORD);
    if (answer.status !== 303 || answer.location !== '/')
      throw new Error(`${role} is not let in: ${String(answer.status)} ${answer.location}`);
    clients[role as Role] = client;
  }
  return {
    clients,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
