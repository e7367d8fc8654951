import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { type Database, openDatabase } from '#database/index.ts';

/** An empty database for a measurement: on PostgreSQL where BENCH_DATABASE_URL names a server, else PGlite in a folder. */
export async function openBench(
  folder: string,
): Promise<{ database: Database; url: string | undefined; drop(): Promise<void> }> {
  const server = process.env['BENCH_DATABASE_URL'];
  if (server === undefined) {
    const database = await openDatabase({ folder });
    return { database, url: undefined, drop: () => database.close() };
  }
  const name = `sinergi_bench_${randomBytes(4).toString('hex')}`;
  const onServer = async (statement: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: server });
    await admin.connect();
    await admin.query(statement).finally(() => admin.end());
  };
  await onServer(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const database = await openDatabase({ url: url.href });
  return {
    database,
    url: url.href,
    drop: async () => {
      await database.close();
      await onServer(`drop database ${name}`);
    },
  };
}
