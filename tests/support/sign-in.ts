/** Somebody at a browser, for tests of signing in: keeps cookies, asks what our pages ask, from one address. */
import { openSignIn, readSession, type SignedIn, type SignIn, type SignInOptions } from '#access/index.ts';
import type { Database } from '#database/index.ts';

export const ORIGIN = 'http://localhost:3000';

export function openTestSignIn(database: Database, options: Partial<SignInOptions> = {}): SignIn {
  return openSignIn(database, {
    secret: 'for-tests-only-0123456789-abcdefghij',
    origins: [ORIGIN],
    secureCookies: false,
    passkeyHost: 'localhost',
    ...options,
  });
}

export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly location: string | null;
}

export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #database: Database;
  readonly #signIn: SignIn;
  readonly #address: string;

  constructor(database: Database, signIn: SignIn, address = '10.0.0.1') {
    this.#database = database;
    this.#signIn = signIn;
    this.#address = address;
  }

  get headers(): Headers {
    return new Headers({
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      origin: ORIGIN,
      'x-forwarded-for': this.#address,
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0',
    });
  }

  async ask(path: string, body?: object): Promise<Answer> {
    const headers = this.headers;
    if (body) headers.set('content-type', 'application/json');
    const answer = await this.#signIn.handler(
      new Request(`${ORIGIN}/api/auth${path}`, {
        method: body ? 'POST' : 'GET',
        headers,
        ...(body && { body: JSON.stringify(body) }),
      }),
    );
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      const value = pair.slice(pair.indexOf('=') + 1);
      if (attributes.some((one) => /max-age=0/i.test(one))) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const text = await answer.text();
    return {
      status: answer.status,
      body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {},
      location: answer.headers.get('location'),
    };
  }

  signIn(email: string, password: string): Promise<Answer> {
    return this.ask('/sign-in/email', { email, password });
  }

  session(now?: Temporal.Instant): Promise<SignedIn | undefined> {
    return readSession(this.#database, this.#signIn, { headers: this.headers }, now);
  }

  forgetSession(): void {
    for (const name of this.cookies.keys()) if (name.includes('session')) this.cookies.delete(name);
  }
}
