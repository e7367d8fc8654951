/** A real OpenID provider for tests, whose login pages take anybody in its directory. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export const CLIENT = { id: 'sinergi', secret: 'a-secret-of-the-client-0123456789' };

export interface DirectoryEntry {
  readonly email: string;
  readonly email_verified: boolean;
}

export interface RunningProvider {
  readonly issuer: string;
  /** Who there is, by subject; may be changed while it runs. */
  readonly directory: Map<string, DirectoryEntry>;
  stop(): void;
}

/** @param redirect where it sends people back to, once they are signed in */
export async function startProvider(redirect: string, port = 0): Promise<RunningProvider> {
  const directory = new Map<string, DirectoryEntry>();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirect] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['for-tests-only'] },
    findAccount: (_ctx, id) => {
      const entry = directory.get(id);
      return entry && { accountId: id, claims: () => ({ sub: id, name: `Nama ${id}`, ...entry }) };
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    directory,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
