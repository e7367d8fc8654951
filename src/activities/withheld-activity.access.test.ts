/** Fields in a narrower circle than their activity: every role knows exactly those that `readActivity` at that circle allows. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Circle, mayDo, type Subject, type Withheld } from '#access/index.ts';
import { type Actor, arrayLiteral, ROLES, SYSTEM, type Transaction } from '#database/index.ts';
import { type Cast, letsThrough, makeActivities, makeCast, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import type { ActivityWithheldField } from './activity-withheld.ts';
import { loadActivities } from './load-activity.ts';

const database = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await makeCast(database());
});

const WITHHELD = {
  description: 'internal',
  leadAgency: 'restricted',
  obstacle: 'confidential',
} as const satisfies Withheld<ActivityWithheldField>;
const FIELDS = Object.keys(WITHHELD) as ActivityWithheldField[];

async function withhold(tx: Transaction, actor: Actor, ids: readonly string[]): Promise<void> {
  await database().actAs(tx, SYSTEM);
  const all = arrayLiteral(ids);
  await sql`update activity set withheld = ${JSON.stringify(WITHHELD)}::jsonb where id = any(${all}::uuid[])`.execute(
    tx,
  );
  for (const [field, circle] of Object.entries(WITHHELD))
    await sql`insert into withheld_field (subject, subject_id, field, visibility, value)
      select 'activity', unnest(${all}::uuid[]), ${field}, ${circle}, '"rahasia"'`.execute(tx);
  await database().actAs(tx, actor);
}

function knows(actor: Actor, subject: Subject, visibility: Circle): boolean {
  return mayDo(actor, 'readActivity', { ...subject, state: 'recorded', visibility });
}

test.for(ROLES)('%s: each field of each activity', async (role) => {
  const actor = cast.actors[role];
  await undone(database(), actor, async (tx) => {
    const records = await makeActivities(database(), tx, cast, actor);
    const ids = records.map(({ id }) => id);
    await withhold(tx, actor, ids);
    const loaded = new Map((await loadActivities(tx, ids)).map((one) => [one.id, one]));
    const direct = await sql<{ id: string; field: string }>`select subject_id as id, field from withheld_field
      where subject = 'activity' and subject_id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
    for (const { id, relation, subject } of records) {
      const isSeen = mayDo(actor, 'readActivity', subject);
      const told = FIELDS.filter((field) => isSeen && knows(actor, subject, WITHHELD[field]));
      const at = [relation, subject.state, subject.visibility];
      const stored = loaded.get(id);
      expect([at, isSeen]).toEqual([at, stored !== undefined]);
      expect([at, FIELDS.filter((field) => stored && !stored.hidden.includes(field))]).toEqual([at, told]);
      const { obstacle, leadAgency } = stored?.document ?? {};
      expect([at, obstacle ?? null, leadAgency ?? null]).toEqual([
        at,
        told.includes('obstacle') ? 'rahasia' : null,
        told.includes('leadAgency') ? 'rahasia' : null,
      ]);
      expect([
        at,
        direct.rows
          .filter((row) => row.id === id)
          .map(({ field }) => field)
          .sort(),
      ]).toEqual([at, told.toSorted()]);
    }
  });
});

test.for(ROLES)('%s: writes by SQL alone what it may edit and know, and no other field', async (role) => {
  const actor = cast.actors[role];
  await undone(database(), actor, async (tx) => {
    const records = await makeActivities(database(), tx, cast, actor);
    const recorded = records.filter(({ subject }) => subject.state !== 'removed');
    await withhold(
      tx,
      actor,
      recorded.map(({ id }) => id),
    );
    for (const { id, relation, subject } of recorded) {
      const at = [relation, subject.state, subject.visibility];
      const acts = ['editActivity', 'recordActivity', 'removeActivity'] as const;
      const mayWrite =
        mayDo(actor, 'readActivity', subject) && acts.some((act) => mayDo(actor, act, subject));
      for (const field of FIELDS) {
        const written = await letsThrough(tx, async () => {
          const result = await sql`update withheld_field set value = '"lain"'
            where subject_id = ${id}::uuid and field = ${field}`.execute(tx);
          return Number(result.numAffectedRows);
        });
        expect([at, field, written]).toEqual([at, field, mayWrite && knows(actor, subject, WITHHELD[field])]);
      }
      const opened = await letsThrough(tx, async () => {
        const result = await sql`update activity set withheld = '{}' where id = ${id}::uuid`.execute(tx);
        return Number(result.numAffectedRows);
      });
      const mayOpen = mayDo(actor, 'editActivity', subject) && mayDo(actor, 'classifyActivity', subject);
      expect([at, 'circle', opened]).toEqual([at, 'circle', mayOpen]);
    }
  });
});
