/** The database as whoever owns it may handle it, past row-level security: for tests of what only an owner can do. */
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Database } from '#database/index.ts';

export interface Owner {
  run(statement: string): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

/** @param url of a PostgreSQL database; PGlite's own user is its owner */
export async function ownerOf(database: Database, url: string | undefined): Promise<Owner> {
  if (url === undefined) {
    const kysely: Kysely<never> = database.signIn;
    return {
      run: async (statement) =>
        (await sql<Record<string, unknown>>`${sql.raw(statement)}`.execute(kysely)).rows,
      close: () => Promise.resolve(),
    };
  }
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    run: async (statement) => (await client.query<Record<string, unknown>>(statement)).rows,
    close: () => client.end(),
  };
}
