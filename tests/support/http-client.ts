/** Somebody who speaks HTTP by hand: no browser's manners, every header as one likes. */
import { connect } from 'node:net';

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string | FormData | URLSearchParams;
}

export interface Got {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly location: string;
}

export class HttpClient {
  readonly cookies = new Map<string, string>();
  readonly base: string;
  readonly #address: string;

  /** @param address where the proxy in front says the request came from */
  constructor(base: string, address = '203.0.113.7') {
    this.base = base;
    this.#address = address;
  }

  async ask(path: string, sent: Sent = {}): Promise<Got> {
    const headers = new Headers({
      accept: 'text/html',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': this.#address,
      cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    });
    for (const [name, value] of Object.entries(sent.headers ?? {}))
      if (value !== undefined) headers.set(name, value);
    const answer = await fetch(this.base + path, {
      method: sent.method ?? 'GET',
      headers,
      redirect: 'manual',
      ...(sent.body !== undefined && { body: sent.body }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/max-age=0(;|$)/i.test(line)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(name.length + 1));
    }
    return {
      status: answer.status,
      headers: answer.headers,
      body: await answer.text(),
      location: answer.headers.get('location') ?? '',
    };
  }

  /** A form of ours, filled in as one likes. */
  post(path: string, fields: Readonly<Record<string, string>>, headers: Sent['headers'] = {}): Promise<Got> {
    return this.ask(path, {
      method: 'POST',
      headers: { origin: this.base, ...headers },
      body: new URLSearchParams(fields),
    });
  }

  signIn(email: string, password: string): Promise<Got> {
    return this.post('/masuk?/password', { email, password });
  }
}

/** What stands on the line after these bytes, up to the end of the connection or two seconds. */
export function sendRaw(base: string, text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1');
    let got = '';
    socket.on('data', (part) => (got += String(part)));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(got);
    });
    socket.write(text);
    setTimeout(() => socket.destroy(), 2000).unref();
  });
}
