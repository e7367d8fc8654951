import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely, PGliteDialect, PostgresDialect, sql, type Transaction as KyselyTransaction } from 'kysely';
import pg from 'pg';
import { type Actor, actorText } from './actor.ts';
import { lockFolder } from './folder-lock.ts';
import { migrate, type RawConnection } from './migrate.ts';
import { PgliteClient } from './pglite-client.ts';
import { Seal } from './seal.ts';
import type { Tables } from './tables.generated.ts';
import { SignInDates } from './sign-in-dates.ts';
import { VALUE_PARSERS } from './value-parsers.ts';

/** What a store gets: a running transaction of one actor, and nothing else of the database. */
export type Transaction = KyselyTransaction<Tables>;

export interface Database {
  readonly engine: 'pglite' | 'postgres';
  /** Runs the work in one transaction with the actor's role and settings; commits when it returns. */
  asActor<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** From here on the transaction acts as somebody else; for what follows from an act but lies beyond the actor's own. */
  actAs(tx: Transaction, actor: Actor): Promise<void>;
  /** The connection of the sign-in library, which lives in schema `auth` under a role of its own. */
  readonly signIn: Kysely<never>;
  /** Answers when the database does. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** PostgreSQL 15 or newer. Without it PGlite runs in `folder`. */
  readonly url?: string | undefined;
  /** Folder of the trial database; in memory when neither is given. */
  readonly folder?: string | undefined;
  /** A dumped PGlite folder to begin a new one from. */
  readonly startFrom?: Uint8Array | undefined;
  readonly poolSize?: number | undefined;
}

/** Opens the database, brings its tables up to date and returns it ready. Two sizes, one behaviour. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return options.url === undefined ? openTrial(options) : openServer(options.url, options.poolSize ?? 10);
}

async function openTrial(options: DatabaseOptions): Promise<Database> {
  const release = options.folder === undefined ? () => undefined : lockFolder(options.folder);
  try {
    const folder = options.folder === undefined ? undefined : join(options.folder, 'pglite');
    if (folder !== undefined) mkdirSync(folder, { recursive: true });
    const client = new PgliteClient({ folder, startFrom: options.startFrom });
    await client.waitReady;
    const raw: RawConnection = {
      exec: (text) => client.exec(text),
      query: async (text) => (await client.query<Record<string, unknown>>(text)).rows,
    };
    await migrate(raw);
    const seal = await readSeal(raw);
    const kysely = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite: client }) });
    return {
      engine: 'pglite',
      asActor: (actor, work) => runAs(kysely, seal, actor, work),
      actAs: (tx, actor) => setActor(tx, seal, actor),
      signIn: new Kysely<never>({
        dialect: new PGliteDialect({ pglite: client }),
        plugins: [new SignInDates()],
      }),
      ping: async () => {
        await client.query('select 1');
      },
      close: async () => {
        await client.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function openServer(url: string, poolSize: number): Promise<Database> {
  const types: pg.CustomTypesConfig = {
    getTypeParser: (oid: Parameters<typeof pg.types.getTypeParser>[0], format?: 'text' | 'binary') =>
      VALUE_PARSERS[oid] ?? (pg.types.getTypeParser(oid, format) as (value: string) => unknown),
  };
  const common = { connectionString: url, types, connectionTimeoutMillis: 10_000 };
  const zone = '-c timezone=UTC -c intervalstyle=postgres';
  const pool = new pg.Pool({ ...common, max: poolSize, options: zone });
  pool.on('error', () => undefined); // an idle connection that broke is replaced at the next use
  const seal = await migratePool(pool);
  const authPool = new pg.Pool({ ...common, max: 4, options: `${zone} -c role=sinergi_auth` });
  authPool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const signIn = new Kysely<never>({
    dialect: new PostgresDialect({ pool: authPool }),
    plugins: [new SignInDates()],
  });
  return {
    engine: 'postgres',
    asActor: (actor, work) => runAs(kysely, seal, actor, work),
    actAs: (tx, actor) => setActor(tx, seal, actor),
    signIn,
    ping: async () => {
      await pool.query('select 1');
    },
    close: async () => {
      await kysely.destroy();
      await signIn.destroy();
    },
  };
}

async function migratePool(pool: pg.Pool): Promise<Seal> {
  const connection = await pool.connect();
  const raw: RawConnection = {
    exec: async (text) => {
      await connection.query(text);
    },
    query: async (text) => (await connection.query<Record<string, unknown>>(text)).rows,
  };
  try {
    await migrate(raw);
    return await readSeal(raw);
  } finally {
    connection.release();
  }
}

async function readSeal(raw: RawConnection): Promise<Seal> {
  const [row] = await raw.query(`select encode(key, 'hex') as key from sinergi_meta.seal`);
  return new Seal(Buffer.from(String(row?.['key']), 'hex'));
}

function runAs<T>(
  kysely: Kysely<Tables>,
  seal: Seal,
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return kysely.transaction().execute(async (tx) => {
    await setActor(tx, seal, actor);
    return work(tx);
  });
}

async function setActor(tx: Transaction, seal: Seal, actor: Actor): Promise<void> {
  const said = actorText(actor);
  await sql`select set_config('role', 'sinergi_app', true), set_config('sinergi.actor', ${said}, true),
    set_config('sinergi.seal', ${seal.of(said)}, true)`.execute(tx);
}
