/** Facts in a narrower circle than their partner, and contacts: every role knows exactly what the table of permissions allows. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { CIRCLES, mayDo } from '#access/index.ts';
import { arrayLiteral, type Role, ROLES, SYSTEM } from '#database/index.ts';
import { type Cast, letsThrough, makeCast, makePartners, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { readContactsOf, readPartners } from './partner-store.ts';

const database = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await makeCast(database());
});

test.for(ROLES)('%s: a withheld fact of each partner in each circle', async (role) => {
  const actor = cast.actors[role];
  await undone(database(), actor, async (tx) => {
    const records = await makePartners(database(), tx, cast, actor);
    const ids = arrayLiteral(records.map(({ id }) => id));
    for (const circle of CIRCLES) {
      await database().actAs(tx, SYSTEM);
      await sql`update partner set withheld = ${JSON.stringify({ website: circle })}::jsonb where id = any(${ids}::uuid[])`.execute(
        tx,
      );
      await sql`insert into withheld_field (subject, subject_id, field, visibility, value)
        select 'partner', unnest(${ids}::uuid[]), 'website', ${circle}, '"https://example.org"'
        on conflict (subject, subject_id, field) do update set visibility = excluded.visibility`.execute(tx);
      await database().actAs(tx, actor);
      const stored = await readPartners(
        tx,
        records.map(({ id }) => id),
      );
      for (const { id, relation, subject } of records) {
        const at = [relation, subject.visibility, circle];
        const isKnown =
          mayDo(actor, 'readPartner', subject) &&
          mayDo(actor, 'readPartner', { ...subject, visibility: circle });
        expect([at, stored.get(id)?.record.website ?? null]).toEqual([
          at,
          isKnown ? 'https://example.org' : null,
        ]);
        const direct = await sql`select 1 from withheld_field where subject_id = ${id}::uuid`.execute(tx);
        expect([at, direct.rows.length]).toEqual([at, isKnown ? 1 : 0]);
        const written = await letsThrough(tx, async () => {
          const result =
            await sql`update withheld_field set value = 'null' where subject_id = ${id}::uuid`.execute(tx);
          return Number(result.numAffectedRows);
        });
        const mayWrite = mayDo(actor, 'editPartner', subject) || mayDo(actor, 'registerPartner', subject);
        expect([at, written]).toEqual([at, isKnown && mayWrite]);
        const opened = await letsThrough(tx, async () => {
          const result = await sql`update partner set withheld = '{}' where id = ${id}::uuid`.execute(tx);
          return Number(result.numAffectedRows);
        });
        expect([at, opened]).toEqual([at, mayDo(actor, 'classifyPartner', subject)]);
      }
    }
  });
});

test('A public partner’s contacts are read by bureaus and by itself, whatever else is public of it', async () => {
  const able: Role[] = [];
  for (const role of ROLES) {
    const actor = cast.actors[role];
    const contacts = await database().asActor(actor, (tx) => readContactsOf(tx, cast.partnerId));
    expect([role, contacts.length > 0]).toEqual([
      role,
      mayDo(actor, 'seeContacts', { partnerId: cast.partnerId }),
    ]);
    if (contacts.length > 0) able.push(role);
  }
  expect(able).toEqual([
    'province-administrator',
    'regency-operator',
    'partner-officer',
    'partner-reader',
    'implementer-officer',
    'system',
  ]);
});

test('Nobody of another province but its bureau reads them, and no other partner', async () => {
  const elsewhere = (role: Role) => ({
    ...cast.actors[role],
    areaCode: '52',
    officeId: cast.foreignOfficeId,
  });
  for (const role of ['province-planner', 'province-agency', 'council-secretary', 'council-reader'] as const)
    expect(
      await database().asActor(elsewhere(role) as never, (tx) => readContactsOf(tx, cast.partnerId)),
    ).toEqual([]);
  expect(
    await database().asActor(cast.actors['partner-officer'], (tx) =>
      readContactsOf(tx, cast.foreignPartnerId),
    ),
  ).toEqual([]);
});
