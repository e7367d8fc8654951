import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import type { Database } from '#database/index.ts';

/**
 * A brake on guessing that cannot be used to lock somebody else out. Nothing is ever locked: after a number of attempts
 * the next must wait, each time twice as long up to a bound. What is counted is the account as seen from one network, so
 * whoever guesses makes themselves wait and not the owner elsewhere; from a device the account was at home on before,
 * only that device's own attempts count. Two wider counts catch many networks at one account and one network at many
 * accounts; a single network adds to the former only a little, and neither holds a known device.
 *
 * Counted in the database before the attempt is tried, so attempts at the same time and several processes count
 * together; an attempt that has to wait is not counted.
 */
interface Rule {
  /** Attempts without waiting. */
  readonly free: number;
  /** Seconds, after the first beyond those; doubled each time up to `most`. */
  readonly first: number;
  readonly most: number;
  /** Seconds without an attempt after which counting begins anew. */
  readonly forgotten: number;
}

const DAY = 86_400;
const RULES: Readonly<Record<'code' | 'password', Readonly<Record<'device' | 'network' | 'account', Rule>>>> =
  {
    password: {
      device: { free: 5, first: 2, most: 900, forgotten: DAY },
      network: { free: 5, first: 2, most: 900, forgotten: DAY },
      // NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row.
      account: { free: 100, first: 5, most: 3600, forgotten: DAY },
    },
    code: {
      device: { free: 3, first: 2, most: 900, forgotten: DAY },
      network: { free: 3, first: 2, most: 900, forgotten: DAY },
      account: { free: 30, first: 5, most: 3600, forgotten: DAY },
    },
  };
/** Everything that comes from one network and from no device known to the account. */
const NETWORK: Rule = { free: 60, first: 1, most: 30, forgotten: 3600 };
/** Of one network's attempts at an account, so many count for the account as a whole. */
const SHARE = 20;

export interface Attempt {
  readonly kind: 'password' | 'code';
  /** The address somebody signs in with, or the account's id; the same for the same account. */
  readonly account: string;
  /** Where the request came from. */
  readonly address: string;
  /** The device, where it is one the account signed in on before. */
  readonly device: string | undefined;
}

/** Two with the same one count together: an IPv4 address, or 64 bits of IPv6. */
export function networkOf(address: string): string {
  const mapped = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const before = head.split(':').filter(Boolean);
  const after = tail.split(':').filter(Boolean);
  const gap = address.includes('::') ? Math.max(0, 8 - before.length - after.length) : 0;
  return [...before, ...Array<string>(gap).fill('0'), ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

export class Brake {
  readonly #database: Database;
  readonly #secret: string;
  #swept = 0;

  constructor(database: Database, secret: string) {
    this.#database = database;
    this.#secret = secret;
  }

  /** Counts an attempt before it is tried. @returns seconds to wait; 0 when it may be tried now */
  async begin(attempt: Attempt, now: number = Date.now()): Promise<number> {
    await this.#sweep(now);
    const keys = this.#keysOf(attempt);
    try {
      await this.#database.signIn.transaction().execute(async (tx) => {
        const count = async (key: string, rule: Rule): Promise<number> => {
          const counted = await upsert(tx, key, rule, now);
          if (typeof counted === 'number') return counted;
          throw new Held((counted.heldUntil.getTime() - now) / 1000);
        };
        const rules = RULES[attempt.kind];
        if (keys.device !== undefined) {
          await count(keys.device, rules.device);
          return;
        }
        const own = await count(keys.own, rules.network);
        await count(keys.network, NETWORK);
        if (own <= SHARE) await count(keys.account, rules.account);
        else await mustNotHold(tx, keys.account, now);
      });
      return 0;
    } catch (error) {
      if (error instanceof Held) return Math.max(1, Math.ceil(error.seconds));
      throw error;
    }
  }

  /** Takes back what was counted: it was the owner. */
  async succeeded(attempt: Attempt): Promise<void> {
    const keys = this.#keysOf(attempt);
    if (keys.device !== undefined) {
      await sql`delete from auth."attempt" where "key" = ${keys.device}`.execute(this.#database.signIn);
      return;
    }
    await sql`delete from auth."attempt" where "key" = ${keys.own}`.execute(this.#database.signIn);
    await sql`update auth."attempt" set "count" = greatest("count" - 1, 0), "heldUntil" = 'epoch'
      where "key" in (${keys.network}, ${keys.account})`.execute(this.#database.signIn);
  }

  #keysOf({ kind, account, address, device }: Attempt): {
    own: string;
    network: string;
    account: string;
    device: string | undefined;
  } {
    const network = networkOf(address);
    const key = (...parts: string[]): string =>
      createHmac('sha256', this.#secret).update(JSON.stringify(parts)).digest('base64url');
    const who = account.trim().toLowerCase();
    return {
      own: key(kind, 'own', who, network),
      network: key('network', network),
      account: key(kind, 'account', who),
      device: device === undefined ? undefined : key(kind, 'device', who, device),
    };
  }

  /** Counts nobody adds to any more are forgotten. */
  async #sweep(now: number): Promise<void> {
    if (now - this.#swept < 600_000) return;
    this.#swept = now;
    await sql`delete from auth."attempt" where "lastAt" < ${new Date(now - 2 * DAY * 1000).toISOString()}::timestamptz`.execute(
      this.#database.signIn,
    );
  }
}

class Held extends Error {
  readonly seconds: number;
  constructor(seconds: number) {
    super('held');
    this.seconds = seconds;
  }
}

type Connection = Database['signIn'];

/**
 * Adds one, unless it has to wait: then until when. The row is locked, so two at once come one after the other, the
 * one with the earlier clock perhaps second: who is not held at all has no moment to be compared with.
 */
async function upsert(
  tx: Connection,
  key: string,
  rule: Rule,
  now: number,
): Promise<number | { heldUntil: Date }> {
  const at = new Date(now).toISOString();
  const next = sql`case when a."lastAt" < ${at}::timestamptz - make_interval(secs => ${rule.forgotten}) then 1 else a."count" + 1 end`;
  const { rows } = await sql<{ count: number }>`
    insert into auth."attempt" as a ("key", "count", "lastAt", "heldUntil")
      values (${key}, 1, ${at}::timestamptz, 'epoch')
    on conflict ("key") do update set "count" = ${next}, "lastAt" = greatest(a."lastAt", ${at}::timestamptz),
      "heldUntil" = case when ${next} <= ${rule.free} then 'epoch' else ${at}::timestamptz + make_interval(
        secs => least(${rule.most}, ${rule.first} * power(2, least(${next} - ${rule.free} - 1, 20)))) end
      where a."heldUntil" <= ${at}::timestamptz
    returning "count" as count`.execute(tx);
  if (rows[0]) return rows[0].count;
  return readHold(tx, key, now);
}

async function readHold(tx: Connection, key: string, now: number): Promise<{ heldUntil: Date }> {
  const { rows } = await sql<{ heldUntil: Date }>`select "heldUntil" from auth."attempt"
    where "key" = ${key}`.execute(tx);
  return { heldUntil: rows[0]?.heldUntil ?? new Date(now) };
}

async function mustNotHold(tx: Connection, key: string, now: number): Promise<void> {
  const { heldUntil } = await readHold(tx, key, now);
  if (heldUntil.getTime() > now) throw new Held((heldUntil.getTime() - now) / 1000);
}
