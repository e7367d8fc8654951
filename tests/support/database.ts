import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { type Database, openDatabase } from '#database/index.ts';
import { dropDatabase, onServer } from './postgres.ts';
import { templateDatabase, templateFile, withDatabase } from './template.ts';

/**
 * A database of its own for a test file, migrated and with the areas of Nusa Tenggara Timur: PGlite, or PostgreSQL
 * where TEST_DATABASE_URL names a server. Same suite, both engines. Tests of a file share it; give each its own records.
 */
export function useDatabase(): () => Database {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await openTestDatabase();
  });
  afterAll(async () => {
    await opened?.drop();
  });
  return () => {
    if (!opened) throw new Error('the test database is open during tests only');
    return opened.database;
  };
}

interface Opened {
  readonly database: Database;
  /** Of a PostgreSQL database; processes of their own can open it too. */
  readonly url: string | undefined;
  drop(): Promise<void>;
}

export async function openTestDatabase(): Promise<Opened> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) {
    const database = await openDatabase({ startFrom: readFileSync(templateFile()) });
    return { database, url: undefined, drop: () => database.close() };
  }
  const name = `sinergi_test_${randomBytes(6).toString('hex')}`;
  await onServer(url, `create database ${name} template ${templateDatabase()}`);
  const database = await openDatabase({ url: withDatabase(url, name), poolSize: 4 });
  return {
    database,
    url: withDatabase(url, name),
    drop: async () => {
      await database.close();
      await dropDatabase(url, name);
    },
  };
}
