import { sql } from 'kysely';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SYSTEM } from './index.ts';
import { useDatabase } from '#tests/database.ts';
import { arrayLiteral } from './array-literal.ts';

const database = useDatabase();

test('Whatever text goes in as an array literal comes out the same', async () => {
  const anyText = fc.option(fc.string({ unit: 'binary' }).filter((text) => !text.includes('\u0000')));
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { maxLength: 20 }), async (values) => {
      const literal = arrayLiteral(values);
      const read = await database().asActor(SYSTEM, (tx) =>
        sql<{
          v: string | null;
        }>`select v from unnest(${literal}::text[]) with ordinality as t(v, n) order by n`.execute(tx),
      );
      expect(read.rows.map((row) => row.v)).toEqual(values);
    }),
    { numRuns: 60 },
  );
});
