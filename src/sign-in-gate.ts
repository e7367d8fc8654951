import { endSession, type SignedIn } from '#access/index.ts';
import { useApp } from './app.ts';

/** What anybody may ask for at any time. */
const ALWAYS = ['/keluar', '/bahasa'];

function isUnder(path: string, beginning: string): boolean {
  return path === beginning || path.startsWith(`${beginning}/`);
}

/**
 * Where somebody is led who signed in but may not work yet: to the second step, to setting one up, or out where they hold
 * no seat any more. Everywhere else they act as nobody; this spares them pages that would tell them so.
 * @returns nothing where the page they asked for is theirs to see
 */
export async function leadElsewhere(account: SignedIn | null, url: URL): Promise<string | undefined> {
  const path = url.pathname;
  if (!account || account.state === 'ready' || ALWAYS.includes(path)) return undefined;
  const back = encodeURIComponent(path + url.search);
  switch (account.state) {
    case 'prove':
      return isUnder(path, '/masuk') ? undefined : `/masuk?langkah=kode&kembali=${back}`;
    case 'set-up':
      return isUnder(path, '/pengaturan/masuk') ? undefined : '/pengaturan/masuk';
    case 'no-seat':
      if (isUnder(path, '/undangan')) return undefined;
      await endSession(useApp().database, account.sessionId);
      return '/masuk?keadaan=tanpa-jabatan';
  }
}
