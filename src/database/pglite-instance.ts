import { PGlite } from '@electric-sql/pglite';
import { fuzzystrmatch } from '@electric-sql/pglite/contrib/fuzzystrmatch';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { unaccent } from '@electric-sql/pglite/contrib/unaccent';
import type { PgliteOptions } from './pglite-messages.ts';
import { VALUE_PARSERS } from './value-parsers.ts';

/** Opens PostgreSQL in this process; in memory when no folder is given. Extensions must be named at every open. */
export async function openPglite(options: PgliteOptions): Promise<PGlite> {
  const db = await PGlite.create({
    ...(options.folder === undefined ? {} : { dataDir: options.folder }),
    ...(options.startFrom === undefined ? {} : { loadDataDir: new Blob([options.startFrom as BlobPart]) }),
    extensions: { pg_trgm, unaccent, fuzzystrmatch },
    parsers: { ...VALUE_PARSERS },
  });
  await db.exec("set timezone = 'UTC'");
  return db;
}
