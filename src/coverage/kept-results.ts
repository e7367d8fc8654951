import type { Desk } from '#access/index.ts';
import type { Actor, Database, Transaction } from '#database/index.ts';
import { isSettled, readVersion } from './register-version.ts';

/** A result with how heavy it is, in cells; what is kept is bounded by their sum. */
export interface Weighed<T> {
  readonly value: T;
  readonly weight: number;
}

interface Kept {
  readonly version: number;
  readonly result: Weighed<unknown>;
}

const MOST = 500;
const HEAVIEST = 400_000;

class Shelf {
  readonly kept = new Map<string, Kept>();
  readonly running = new Map<string, Promise<Weighed<unknown>>>();
  #weight = 0;

  take(key: string, version: number): Weighed<unknown> | undefined {
    const found = this.kept.get(key);
    if (found?.version !== version) return undefined;
    this.kept.delete(key); // and in again at the end: the one unused for longest goes first
    this.kept.set(key, found);
    return found.result;
  }

  put(key: string, kept: Kept): void {
    this.#remove(key);
    if (kept.result.weight > HEAVIEST / 4) return;
    this.kept.set(key, kept);
    this.#weight += kept.result.weight;
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= MOST && this.#weight <= HEAVIEST) break;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    this.#weight -= this.kept.get(key)?.result.weight ?? 0;
    this.kept.delete(key);
  }
}

const shelves = new WeakMap<Database, Shelf>();

/** All that row-level security looks at when it shows cells: two actors of one scope see the same. */
export function scopeOf(actor: Actor): string {
  switch (actor.kind) {
    case 'public':
    case 'guest':
      return 'public';
    case 'system':
      return actor.kind;
    case 'national':
      return actor.role;
    case 'province':
    case 'regency':
      return `${actor.role} ${actor.areaCode} ${actor.officeId}`;
    case 'partner':
      return `${actor.role} ${actor.partnerId} ${actor.officeId}`;
  }
}

/**
 * The result of `work`, kept in this process for everybody of the actor's scope until the register changes. Askers who
 * come while it is being made wait for the same one. `name` must say all that the result depends on.
 */
export async function keepUntilChange<T>(
  desk: Desk,
  name: string,
  work: (tx: Transaction) => Promise<Weighed<T>>,
): Promise<T> {
  const shelf = shelves.get(desk.database) ?? new Shelf();
  shelves.set(desk.database, shelf);
  const key = `${scopeOf(desk.actor)} ${name}`;
  const version = await desk.database.asActor(desk.actor, readVersion);
  const found = shelf.take(key, version);
  if (found) return found.value as T;
  const runningKey = `${String(version)} ${key}`;
  let running = shelf.running.get(runningKey);
  if (!running) {
    running = make(desk, shelf, key, work).finally(() => shelf.running.delete(runningKey));
    shelf.running.set(runningKey, running);
  }
  return (await running).value as T;
}

async function make<T>(
  desk: Desk,
  shelf: Shelf,
  key: string,
  work: (tx: Transaction) => Promise<Weighed<T>>,
): Promise<Weighed<T>> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const version = await readVersion(tx);
    const settled = await isSettled(tx);
    const result = await work(tx);
    if (settled) shelf.put(key, { version, result });
    return result;
  });
}
