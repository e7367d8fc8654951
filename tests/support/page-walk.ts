/** Somebody who walks through the pages, and how what they may do is found there. */
import type { Actor, Database } from '#database/index.ts';
import type { Cast } from './cast.ts';
import type { Got, HttpClient } from './http-client.ts';

/** Somebody who walks, with what the pages they opened say. */
export interface Walker {
  readonly actor: Actor;
  readonly client: HttpClient;
  readonly cast: Cast;
  readonly database: Database;
  /** Ids of activities in the list they see. */
  readonly listed: ReadonlySet<string>;
}

export interface Attempt {
  /** What is tried, in words. */
  readonly on: string;
  readonly allowed: boolean;
  /** Whether a page offers it; absent where that is not the page's to offer. */
  readonly offered?: boolean | undefined;
  /** What came of doing it by hand. Nothing of it writes: versions are old, forms are empty. */
  readonly tries: readonly Got[];
}

/** An act without a page says why. */
export type Entry<Subject> = ((walker: Walker, subject: Subject) => Promise<Attempt[]>) | string;

/** A page that is opened once in a walk, whoever looks at it. */
const pages = new WeakMap<HttpClient, Map<string, Promise<Got>>>();
export function page(client: HttpClient, path: string): Promise<Got> {
  const known = pages.get(client) ?? new Map<string, Promise<Got>>();
  pages.set(client, known);
  const got = known.get(path) ?? client.ask(path);
  known.set(path, got);
  return got;
}

/** Whether an address of this kind stands in a link or a form of the page. */
export function offers({ status, body }: Got, address: string): boolean {
  if (status !== 200) return false;
  const addresses = [...body.matchAll(/<(?:a|form|button)\b[^>]*?\b(?:href|action|formaction)="([^"]*)"/g)];
  return addresses.some(([, to = '']) => to.replaceAll('&amp;', '&').includes(address));
}

/** Refused: forbidden, not there, or asked to sign in. */
export function isRefused({ status, location }: Got): boolean {
  return status === 403 || status === 404 || (status === 303 && /(^|\/)masuk\?/.test(location));
}

/** A form that writes nothing, whoever sends it: its version is old. */
export const OLD = { version: '0', entry: '0', reason: 'x' };
export const one = (attempt: Attempt): Attempt[] => [attempt];
