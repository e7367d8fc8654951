/** Every cell of the table of permissions, tried as plain SQL under row-level security: the database says the same. */
import { type RawBuilder, sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, arrayLiteral, type Role, ROLES, type Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import {
  type Cast,
  letsThrough,
  makeActivities,
  makeCast,
  makeMeetings,
  makePartners,
  ownerOf,
  RELATIONS,
  type SceneRecord,
  undone,
} from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { userOf } from './desk.ts';
import {
  mayDo,
  permissionCells,
  PLAIN_ACTS,
  type PlainAct,
  RECORD_ACTS,
  type RecordAct,
  type Subject,
} from './permissions.ts';

const database = useDatabase();
let cast: Cast;
let walked = 0;
beforeAll(async () => {
  cast = await makeCast(database());
});

/** Which of the records the database lets the actor do the act on. */
type Attempt = (tx: Transaction, records: readonly SceneRecord[], actor: Actor) => Promise<Set<string>>;

function reading(query: (tx: Transaction, ids: string) => Promise<{ rows: { id: string }[] }>): Attempt {
  return async (tx, records) =>
    new Set((await query(tx, arrayLiteral(records.map(({ id }) => id)))).rows.map(({ id }) => id));
}

function writing(
  work: (tx: Transaction, record: SceneRecord, actor: Actor) => Promise<{ numAffectedRows?: bigint }>,
): Attempt {
  return async (tx, records, actor) => {
    const through = new Set<string>();
    for (const record of records) {
      const write = async (): Promise<number> =>
        Number((await work(tx, record, actor)).numAffectedRows ?? 0n);
      if (await letsThrough(tx, write)) through.add(record.id);
    }
    return through;
  };
}

const other = (visibility: string): string => (visibility === 'internal' ? 'public' : 'internal');

const ON_ACTIVITIES: Partial<Record<RecordAct, Attempt>> = {
  readActivity: reading((tx, ids) =>
    sql<{ id: string }>`select id from activity where id = any(${ids}::uuid[])`.execute(tx),
  ),
  recordActivity: writing((tx, { subject }) =>
    sql`insert into activity (id, partner_id, title, sort_title, status, visibility, draft, removed_at, reach, participant_ids, office_id)
      values (${newId()}, ${subject.partnerId}, '{}', '', 1, ${subject.visibility}, ${subject.state === 'draft'},
        ${subject.state === 'removed' ? '2026-01-01' : null}::timestamptz, ${arrayLiteral(subject.areaCodes ?? [])}::text[],
        ${arrayLiteral(subject.participantIds ?? [])}::uuid[], ${subject.officeId})`.execute(tx),
  ),
  editActivity: writing((tx, { id }) =>
    sql`update activity set programme = 'x' where id = ${id}::uuid`.execute(tx),
  ),
  removeActivity: writing((tx, { id, subject }) =>
    sql`update activity set removed_at = ${subject.state === 'removed' ? null : '2026-01-02'}::timestamptz
      where id = ${id}::uuid`.execute(tx),
  ),
  classifyActivity: writing((tx, { id, subject }) =>
    sql`update activity set visibility = ${other(subject.visibility)} where id = ${id}::uuid`.execute(tx),
  ),
  readActivityHistory: reading((tx, ids) =>
    sql<{ id: string }>`select distinct subject_id as id from audit
      where subject = 'activity' and subject_id = any(${ids}::uuid[])`.execute(tx),
  ),
};

const ON_PARTNERS: Partial<Record<RecordAct, Attempt>> = {
  readPartner: reading((tx, ids) =>
    sql<{ id: string }>`select id from partner where id = any(${ids}::uuid[])`.execute(tx),
  ),
  registerPartner: writing((tx, { subject }) =>
    sql`insert into partner (id, name, partner_class, visibility, office_id)
      values (${newId()}, 'Baru', 'other', ${subject.visibility}, ${subject.officeId})`.execute(tx),
  ),
  editPartner: writing((tx, { id }) =>
    sql`update partner set website = 'https://example.org' where id = ${id}::uuid`.execute(tx),
  ),
  classifyPartner: writing((tx, { id, subject }) =>
    sql`update partner set visibility = ${other(subject.visibility)} where id = ${id}::uuid`.execute(tx),
  ),
  mergePartners: writing((tx, { id }) =>
    sql`update partner set status = 'merged', merged_into = ${cast.foreignPartnerId}::uuid where id = ${id}::uuid`.execute(
      tx,
    ),
  ),
  readPartnerHistory: reading((tx, ids) =>
    sql<{ id: string }>`select distinct subject_id as id from audit
      where subject = 'partner' and subject_id = any(${ids}::uuid[])`.execute(tx),
  ),
  readDocument: reading((tx, ids) =>
    sql<{
      id: string;
    }>`select partner_id as id from partner_document where partner_id = any(${ids}::uuid[])`.execute(tx),
  ),
};

const ON_MEETINGS: Partial<Record<RecordAct, Attempt>> = {
  readMeeting: reading((tx, ids) =>
    sql<{ id: string }>`select id from meeting where id = any(${ids}::uuid[])`.execute(tx),
  ),
  planMeeting: writing((tx, { id }) =>
    sql`update meeting set title = 'Lain' where id = ${id}::uuid`.execute(tx),
  ),
};

/** A change must be allowed on what it makes of the record, too: what comes back is edited or removed by the same actor. */
function mayBecome(actor: Actor, act: RecordAct, subject: Subject): boolean {
  if (act !== 'removeActivity' || subject.state !== 'removed') return true;
  const after = { ...subject, state: 'recorded' as const };
  return mayDo(actor, 'editActivity', after) || mayDo(actor, 'removeActivity', after);
}

/** What the actor may, by the table, of what the database lets it. */
async function compare(
  role: Role,
  attempts: Partial<Record<RecordAct, Attempt>>,
  make: (tx: Transaction, actor: Actor) => Promise<SceneRecord[]>,
): Promise<void> {
  const actor = cast.actors[role];
  await undone(database(), actor, async (tx) => {
    const records = await make(tx, actor);
    for (const [act, attempt] of Object.entries(attempts) as [RecordAct, Attempt][]) {
      const through = await attempt(tx, records, actor);
      const words = ({ relation, subject }: SceneRecord): string =>
        `${act}: ${relation} ${subject.state ?? ''} ${subject.visibility}`;
      const expected = records
        .filter((record) => mayDo(actor, act, record.subject) && mayBecome(actor, act, record.subject))
        .map(words);
      expect(records.filter(({ id }) => through.has(id)).map(words)).toEqual(expected);
      walked += records.length;
    }
  });
}

test.for(ROLES)('%s: activities, each act × state × visibility × whose it is', (role) =>
  compare(role, ON_ACTIVITIES, (tx, actor) => makeActivities(database(), tx, cast, actor)),
);

test.for(ROLES)('%s: partners and their documents, each act × visibility × whose it is', (role) =>
  compare(role, ON_PARTNERS, (tx, actor) => makePartners(database(), tx, cast, actor)),
);

test.for(ROLES)('%s: meetings, each act × state × visibility × whose it is', (role) =>
  compare(role, ON_MEETINGS, (tx, actor) => makeMeetings(database(), tx, cast, actor)),
);

/** A plain act as SQL on something that is the actor's in one respect. */
type Plain = (
  tx: Transaction,
  owner: ReturnType<typeof ownerOf>,
  actor: Actor,
) => Promise<{ numAffectedRows?: bigint; rows: unknown[] }>;

const officeOrAny = (actor: Actor, officeId: string | null): string | null =>
  'officeId' in actor ? actor.officeId : officeId;

/** A step in the actor's own name on the first recommendation that meets the condition. */
function step(tx: Transaction, actor: Actor, kind: 'report' | 'verify', condition: RawBuilder<unknown>) {
  return sql`insert into followup (id, recommendation_id, ordinal, kind, progress, body, at, office_id, user_id, seat_id)
    select ${newId()}::uuid, r.id, 1, ${kind}, ${kind === 'report' ? 50 : null}::int, 'Uji', now(),
      ${'officeId' in actor ? actor.officeId : null}::uuid, ${userOf(actor)}::uuid, ${'seatId' in actor ? actor.seatId : null}::uuid
    from recommendation r where ${condition} limit 1`.execute(tx);
}

const PLAIN: Record<PlainAct, Plain> = {
  seeContacts: (tx, { partnerId }) =>
    sql`select id from partner_contact where partner_id = ${partnerId}::uuid`.execute(tx),
  readPartnerFiles: (tx, { partnerId }) =>
    sql`select id from partner_file where partner_id = ${partnerId}::uuid`.execute(tx),
  recordPresence: (tx, { areaCodes }) =>
    sql`insert into partner_presence (partner_id, area_code, year)
      values (${cast.presentPartnerId}, ${areaCodes.at(-1)}, 2020)`.execute(tx),
  importFiles: (tx, { officeId }) =>
    sql`insert into import_file (id, name, kind, sha256, size, state, office_id)
      values (${newId()}, 'x', 'unknown', '', 0, 'checking', ${officeId})`.execute(tx),
  readImports: (tx) => sql`select id from import_file where id = ${cast.storedImportId}::uuid`.execute(tx),
  decideFinding: (tx, { areaCodes, officeId }, actor) =>
    sql`insert into finding_decision (key, office_id, kind, area_code, decision)
      values (${newId()}, ${officeOrAny(actor, officeId)}, 'gap', ${areaCodes.at(-1)}, 'confirmed')`.execute(
      tx,
    ),
  reportFollowup: (tx, { officeId, partnerId }, actor) =>
    step(
      tx,
      actor,
      'report',
      sql`r.owner_office_id = ${officeId}::uuid and r.owner_partner_id = ${partnerId}::uuid`,
    ),
  verifyFollowup: (tx, { officeId }, actor) =>
    step(
      tx,
      actor,
      'verify',
      sql`r.owner_office_id is null and exists (select 1 from meeting m where m.id = r.meeting_id and m.office_id = ${officeId}::uuid)`,
    ),
  answerInvitation: (tx, { officeId, partnerId }, actor) =>
    sql`insert into invitee_reply (id, meeting_id, invitee_id, ordinal, answer, at, office_id, user_id, seat_id)
      select ${newId()}::uuid, i.meeting_id, i.id, 1, 'attends', now(), ${'officeId' in actor ? actor.officeId : null}::uuid,
        ${userOf(actor)}::uuid, ${'seatId' in actor ? actor.seatId : null}::uuid
      from meeting_invitee i where i.office_id = ${officeId}::uuid and i.partner_id = ${partnerId}::uuid limit 1`.execute(
      tx,
    ),
  readDecisions: (tx) => sql`select key from finding_decision where key = 'known'`.execute(tx),
  enterRates: (tx) =>
    sql`insert into exchange_rate (currency, date, rate, source) values ('USD', '2020-01-01', 14000, 'uji')`.execute(
      tx,
    ),
  loadBoundaries: (tx, { areaCodes }) =>
    sql`insert into area_boundary (area_code, geometry, source) values (${areaCodes.at(-1)}, '{}', 'uji')`.execute(
      tx,
    ),
  recordAreaChange: (tx, { areaCodes }) =>
    sql`insert into area_name (area_code, folded, name, kind) values (${areaCodes.at(-1)}, 'uji', 'Uji', 'former')`.execute(
      tx,
    ),
  welcomePartner: (tx) =>
    sql`insert into office (id, kind, name, partner_id) values (${newId()}, 'partner', 'Uji', ${cast.foreignPartnerId})`.execute(
      tx,
    ),
  manageOffices: (tx, { areaCodes, partnerId }) =>
    partnerId === cast.partnerId
      ? sql`update office set name = 'Uji' where id = ${cast.officeIds.partner}::uuid`.execute(tx)
      : sql`insert into office (id, kind, name, area_code) values (${newId()}, 'regency', 'Uji', ${areaCodes.at(-1)})`.execute(
          tx,
        ),
  appointPeople: (tx, { areaCodes, partnerId }) => {
    const [officeId, role] =
      partnerId === cast.partnerId
        ? [cast.officeIds.partner, 'partner-reader']
        : areaCodes.includes('53.08')
          ? [cast.officeIds.regency, 'regency-planner']
          : [cast.foreignOfficeId, 'province-planner'];
    return sql`insert into seat (id, office_id, name, role) values (${newId()}, ${officeId}, 'Uji', ${role})`.execute(
      tx,
    );
  },
  readPeople: (tx, { areaCodes, officeId, partnerId }) => {
    const where =
      partnerId === cast.partnerId
        ? cast.officeIds.partner
        : areaCodes.includes('53.08')
          ? cast.officeIds.regency
          : officeId;
    return sql`select id from seat where office_id = ${where}::uuid and user_id is null`.execute(tx);
  },
  readTrail: (tx, { officeId }) =>
    sql`select id from audit where subject = 'account' and office_id = ${officeId}::uuid`.execute(tx),
  readSharedHistory: (tx) =>
    sql`select id from audit where subject = 'rate' and office_id = ${cast.foreignOfficeId}::uuid`.execute(
      tx,
    ),
  readHandover: (tx, { areaCodes, officeId, partnerId }) => {
    const where =
      partnerId === cast.partnerId
        ? cast.officeIds.partner
        : areaCodes.includes('53.08')
          ? cast.officeIds.regency
          : officeId;
    return sql`select version from office_note where office_id = ${where}::uuid`.execute(tx);
  },
  writeHandover: (tx, { officeId }, actor) =>
    sql`insert into office_note (office_id, version, body, written_by, seat_id)
      values (${officeId}, 2, 'Uji', ${userOf(actor)}, ${'seatId' in actor ? actor.seatId : null})`.execute(
      tx,
    ),
  readLetterProfile: (tx, { areaCodes, officeId, partnerId }) => {
    const where =
      partnerId === cast.partnerId
        ? cast.officeIds.partner
        : areaCodes.includes('53.08')
          ? cast.officeIds.regency
          : officeId;
    return sql`select version from letter_profile where office_id = ${where}::uuid`.execute(tx);
  },
  keepLetterProfile: (tx, { officeId }) =>
    sql`insert into office_signatory (id, office_id, letterhead, standing, post, name, valid_from)
      values (${newId()}, ${officeId}, 'K2', 'other', 'Uji', 'Uji', '2020-01-01')`.execute(tx),
  readPapers: (tx, { officeId }) => sql`select id from paper where office_id = ${officeId}::uuid`.execute(tx),
  keepPapers: (tx, { officeId }, actor) =>
    sql`insert into paper (id, office_id, subject, subject_id, kind, version, title, body, made_by)
      values (${newId()}, ${officeId}, 'meeting', ${newId()}, 'minutes', 1, 'Uji', '{}', ${userOf(actor)})`.execute(
      tx,
    ),
  erasePerson: (tx) =>
    sql`insert into erasure (id, what, reason) values (${newId()}, 'contact', 'asked for')`.execute(tx),
  configure: (tx) => sql`insert into setting (key, value) values ('uji', '1')`.execute(tx),
};

test.for(ROLES)(
  '%s: every other act, on what is its own and on what is not',
  { timeout: 60_000 },
  async (role) => {
    const actor = cast.actors[role];
    for (const act of PLAIN_ACTS)
      for (const relation of ['office', 'area', 'partner', 'foreign'] as const) {
        const owner = ownerOf(cast, actor, relation);
        const let_through = await undone(database(), actor, (tx) =>
          letsThrough(tx, async () => {
            const { rows, numAffectedRows } = await PLAIN[act](tx, owner, actor);
            return rows.length + Number(numAffectedRows ?? 0n);
          }),
        );
        expect([act, relation, let_through]).toEqual([act, relation, mayDo(actor, act, owner)]);
        walked++;
      }
  },
);

test('The table names each cell once, and nothing outside it', () => {
  const cells = permissionCells();
  expect(new Set(cells.map((c) => `${c.role} ${c.act} ${c.state} ${c.visibility}`)).size).toBe(cells.length);
  expect(cells.length).toBe(ROLES.length * (RECORD_ACTS.length * 12 + PLAIN_ACTS.length));
  expect(cells.filter(({ role, scopes }) => role === 'public' && scopes.length > 0)).toHaveLength(4);
  expect(walked).toBeGreaterThan(7000);
  expect(RELATIONS).toHaveLength(5);
});

test('SQL as the role of requests sees nothing when nobody is said to act, or when what is said is forged', async () => {
  for (const said of ['', '{"role":"system","kind":"system"}'])
    for (const seal of ['', '0'.repeat(64)]) {
      const seen = await undone(database(), cast.actors.public, async (tx) => {
        await sql`select set_config('sinergi.actor', ${said}, true), set_config('sinergi.seal', ${seal}, true)`.execute(
          tx,
        );
        const counts: number[] = [];
        for (const table of [
          'activity',
          'partner',
          'area',
          'office',
          'seat',
          'audit',
          'coverage_cell',
          'import_file',
          'setting',
        ])
          counts.push((await sql`select 1 from ${sql.table(table)} limit 1`.execute(tx)).rows.length);
        return counts;
      });
      expect(seen).toEqual(seen.map(() => 0));
    }
});

test('A sealed actor cannot be altered by a character', async () => {
  const role = await undone(database(), cast.actors['regency-operator'], async (tx) => {
    await sql`select set_config('sinergi.actor', replace(current_setting('sinergi.actor'), '53.08', '53.07'), true)`.execute(
      tx,
    );
    return (await sql<{ role: string | null }>`select actor('role') as role`.execute(tx)).rows[0]?.role;
  });
  expect(role).toBeNull();
});

test('The role of requests cannot read the key of the seal, nor change the table of permissions', async () => {
  for (const statement of [
    'select key from sinergi_meta.seal',
    'select inner_pad from sinergi_meta.seal_pad',
    `insert into sinergi_meta.role_grant (role, act, scope, standings) values ('public', 'editActivity', 'any', '{"recorded public"}')`,
    `update sinergi_meta.role_grant set standings = '{}'`,
    `insert into sinergi_meta.role_appointment (role, appoints) values ('public', 'administrator')`,
  ])
    expect(
      await undone(database(), cast.actors.system, (tx) =>
        letsThrough(tx, async () => (await sql.raw(statement).execute(tx)).rows.length + 1),
      ),
    ).toBe(false);
});
