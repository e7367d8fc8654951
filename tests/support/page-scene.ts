/** What the pages are walked over: a record of every kind for one role, and what its trail needs to be read and undone. */
import { sql } from 'kysely';
import { loadActivities } from '#activities/index.ts';
import { type Actor, arrayLiteral, type Database, SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { addDocuments } from '#partners/index.ts';
import { PDF } from '#tests/sample-files.ts';
import { type Cast, makeActivities, makeMeetings, makePartners, type SceneRecord } from './cast.ts';

/** A record with the number of its row in the trail. */
export interface WalkedRecord extends SceneRecord {
  readonly rowId: number;
}

/** Activities of every state × visibility × relation to the actor; what was removed has the act that undoing takes back. */
export async function sceneOfActivities(
  database: Database,
  cast: Cast,
  actor: Actor,
): Promise<WalkedRecord[]> {
  const records = await database.asActor(SYSTEM, (tx) => makeActivities(database, tx, cast, actor));
  const removed = records.filter(({ subject }) => subject.state === 'removed').map(({ id }) => id);
  await database.asActor(SYSTEM, async (tx) => {
    for (const { id, subject } of records)
      await sql`insert into activity_participant (activity_id, ordinal, role, partner_id)
        select ${id}, ordinal, 4, partner from unnest(${arrayLiteral(subject.participantIds ?? [])}::uuid[]) with ordinality as t(partner, ordinal)
        where exists (select 1 from partner p where p.id = partner)`.execute(tx);
    for (const { id, document } of await loadActivities(tx, removed))
      await sql`insert into audit (actor_kind, action, subject, subject_id, version, before)
        values ('system', 'remove-activity', 'activity', ${id}, 1, ${JSON.stringify(document)}::jsonb)`.execute(
        tx,
      );
  });
  return withRows(database, records);
}

/** Partners of every visibility that the actor's office registered or another did, and the actor's own organisation. */
export async function sceneOfPartners(database: Database, cast: Cast, actor: Actor): Promise<WalkedRecord[]> {
  const records = await database.asActor(SYSTEM, async (tx) => {
    const made = await makePartners(database, tx, cast, actor);
    await database.actAs(tx, SYSTEM);
    await sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'record', 'partner', ${cast.partnerId})`.execute(
      tx,
    );
    await sql`insert into partner_name (partner_id, folded, name, kind)
      select id, fold(name), name, 'own' from partner where id = any(${arrayLiteral(made.map(({ id }) => id))}::uuid[])`.execute(
      tx,
    );
    return made;
  });
  const subject = {
    partnerId: cast.partnerId,
    officeId: null,
    areaCodes: [],
    participantIds: [],
    state: 'recorded',
    visibility: 'public',
  } as const;
  return withRows(database, [...records, { id: cast.partnerId, relation: 'partner', subject }]);
}

/** Meetings of every state × visibility × relation to the actor. */
export async function sceneOfMeetings(database: Database, cast: Cast, actor: Actor): Promise<WalkedRecord[]> {
  const records = await database.asActor(SYSTEM, (tx) => makeMeetings(database, tx, cast, actor));
  return withRows(database, records);
}

async function withRows(database: Database, records: readonly SceneRecord[]): Promise<WalkedRecord[]> {
  const { rows } = await database.asActor(SYSTEM, (tx) =>
    sql<{ subject: string; id: number }>`select subject_id as subject, min(id) as id from audit
      where subject_id = any(${arrayLiteral(records.map(({ id }) => id))}::uuid[]) group by 1`.execute(tx),
  );
  const byRecord = new Map(rows.map(({ subject, id }) => [subject, id]));
  return records.map((record) => ({ ...record, rowId: byRecord.get(record.id) ?? 0 }));
}

/** Somebody on paper in the partner's office, a person to ask for, and a decision of another office. */
export async function furnish(database: Database, cast: Cast): Promise<void> {
  const desk = { actor: SYSTEM, database, now: () => Temporal.Now.instant() };
  const upload = { name: 'berkas.pdf', bytes: PDF };
  for (const id of [cast.partnerId, cast.foreignPartnerId])
    await addDocuments(desk, {
      id,
      documents: [{ kind: 'other', title: 'Berkas', visibility: 'public', upload }],
    });
  await database.asActor(SYSTEM, async (tx) => {
    await sql`insert into seat (id, office_id, name) values (${newId()}, ${cast.officeIds.partner}, 'Nama Contoh')`.execute(
      tx,
    );
    await sql`update partner_contact set name = 'Theodora Kontak'`.execute(tx);
    await sql`insert into followup (id, recommendation_id, ordinal, kind, progress, body, at)
      select gen_random_uuid(), id, 1, 'report', 100, 'Selesai', now() from recommendation where owner_office_id is null`.execute(
      tx,
    );
    for (const area of ['53.08', '52'])
      await sql`insert into finding_decision (key, office_id, kind, area_code, decision, reason)
        values (${`gap:${area}:u25`}, ${cast.foreignOfficeId}, 'gap', ${area}, 'confirmed', 'Alasan uji')`.execute(
        tx,
      );
  });
}

/** How many acts the trail knows of: as many as before where nothing was written. */
export async function countActs(database: Database): Promise<number> {
  const { rows } = await database.asActor(SYSTEM, (tx) =>
    sql<{
      n: number;
    }>`select count(*) as n from audit where action not in ('sign-in', 'fail-sign-in')`.execute(tx),
  );
  return rows[0]?.n ?? -1;
}
