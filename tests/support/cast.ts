/** One actor of every role around one set of records, for tests of who may do what. */
import { sql } from 'kysely';
import { type Desk, OFFICE_KIND_OF, SEAT_ROLES, STATES, type Subject, VISIBILITIES } from '#access/index.ts';
import {
  type Actor,
  arrayLiteral,
  type Database,
  PUBLIC,
  type Role,
  SYSTEM,
  type Transaction,
} from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { makePartner } from './people.ts';

/**
 * Whose a record is, seen from the actors of the cast: their office's, in their area, of their organisation, one they
 * take part in, or nothing of all that.
 */
export const RELATIONS = ['office', 'area', 'partner', 'participant', 'foreign'] as const;
export type Relation = (typeof RELATIONS)[number];

export interface Cast {
  readonly actors: Readonly<Record<Role, Actor>>;
  readonly partnerId: string;
  readonly foreignPartnerId: string;
  readonly foreignOfficeId: string;
  /** Offices of Ende and of the cast's partner, with somebody in them on paper. */
  readonly officeIds: { readonly regency: string; readonly partner: string };
  /** A public partner that nobody of the cast registered. */
  readonly presentPartnerId: string;
  /** A file that the foreign office stored. */
  readonly storedImportId: string;
}

const PROVINCE = '53';
const REGENCY = '53.08';

/** Offices of every kind with a seat of every role in them: NTT, Ende, one partner. */
export async function makeCast(database: Database): Promise<Cast> {
  const partnerId = await makePartner(database, 'Lontar Foundation Worldwide');
  const foreignPartnerId = await makePartner(database, 'Cendana Programme of Nations');
  const foreignOfficeId = newId();
  const actors: Partial<Record<Role, Actor>> = { public: PUBLIC, system: SYSTEM };
  const officeIds = { regency: newId(), partner: newId() };
  const storedImportId = newId();
  await database.asActor(SYSTEM, async (tx) => {
    await tx
      .insertInto('office')
      .values([
        { id: foreignOfficeId, kind: 'province', name: 'Biro Kerja Sama NTB', area_code: '52' },
        { id: officeIds.regency, kind: 'regency', name: 'Bagian Kerja Sama Ende', area_code: REGENCY },
        { id: officeIds.partner, kind: 'partner', name: 'Lontar', partner_id: partnerId },
      ])
      .execute();
    await sql`insert into seat (id, office_id, name) values (${newId()}, ${foreignOfficeId}, 'Nama Contoh'), (${newId()}, ${officeIds.regency}, 'Nama Contoh')`.execute(
      tx,
    );
    await sql`insert into seat (id, office_id, name, role) values (${newId()}, ${officeIds.partner}, 'Petugas', 'partner-officer')`.execute(
      tx,
    );
    await sql`insert into partner_contact (id, partner_id, name) values (${newId()}, ${partnerId}, 'Narahubung'), (${newId()}, ${foreignPartnerId}, 'Narahubung')`.execute(
      tx,
    );
    for (const owner of [partnerId, foreignPartnerId]) {
      const fileId = newId();
      await sql`insert into partner_file (id, partner_id, name, type, size, sha256)
        values (${fileId}, ${owner}, 'x.pdf', 'pdf', 1, ${'0'.repeat(64)})`.execute(tx);
      await sql`insert into partner_file_piece (file_id, ordinal, bytes) values (${fileId}, 1, '')`.execute(
        tx,
      );
      await sql`insert into partner_document (id, partner_id, kind, title, visibility, file_id)
        values (${newId()}, ${owner}, 'x', 'x', 'public', ${fileId})`.execute(tx);
    }
    await sql`insert into import_file (id, name, kind, sha256, size, state, office_id) values (${storedImportId}, 'x', 'unknown', '', 0, 'stored', ${foreignOfficeId})`.execute(
      tx,
    );
    await sql`insert into finding_decision (key, office_id, kind, area_code, decision) values ('known', ${foreignOfficeId}, 'gap', '52', 'confirmed')`.execute(
      tx,
    );
  });
  /** What only an office's own people leave there: a note, how it writes, who signs, a paper. */
  const noteFor = async (tx: Transaction, officeIds: readonly string[]): Promise<void> => {
    const offices = sql`unnest(${arrayLiteral(officeIds)}::uuid[])`;
    await sql`insert into office_note (office_id, version, body) select ${offices}, 1, 'Catatan contoh'`.execute(
      tx,
    );
    await sql`insert into letter_profile (office_id, version, valid_from, settings)
      select ${offices}, 1, '2026-01-01', '{"letterheads": {}}'`.execute(tx);
    await sql`insert into office_emblem (office_id, kind, type, width, height, sha256, bytes)
      select ${offices}, 'regional', 'png', 1, 1, repeat('0', 64), 'x'`.execute(tx);
    await sql`insert into office_signatory (id, office_id, letterhead, standing, post, name, valid_from)
      select gen_random_uuid(), ${offices}, 'K1', 'head', 'Kepala', 'Penanda Tangan', '2026-01-01'`.execute(
      tx,
    );
    await sql`insert into paper (id, office_id, subject, subject_id, kind, version, title, body)
      select gen_random_uuid(), ${offices}, 'meeting', gen_random_uuid(), 'minutes', 1, 'Notula', '{}'`.execute(
      tx,
    );
  };
  await database.asActor(SYSTEM, (tx) => noteFor(tx, [foreignOfficeId, ...Object.values(officeIds)]));
  for (const role of SEAT_ROLES) {
    const [kind = 'ministry'] = OFFICE_KIND_OF[role];
    const [userId, officeId, seatId] = [newId(), newId(), newId()];
    await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
      values (${userId}, ${role}, ${`${userId}@example.org`}, true, now())`.execute(database.signIn);
    const areaCode = kind === 'province' ? PROVINCE : kind === 'regency' ? REGENCY : null;
    await database.asActor(SYSTEM, async (tx) => {
      await tx
        .insertInto('office')
        .values({
          id: officeId,
          kind,
          name: role,
          area_code: areaCode,
          partner_id: kind === 'partner' ? partnerId : null,
        })
        .execute();
      await tx
        .insertInto('seat')
        .values([
          { id: seatId, user_id: userId, office_id: officeId, role, name: role },
          { id: newId(), office_id: officeId, name: 'Atasan' },
        ])
        .execute();
      await noteFor(tx, [officeId]);
    });
    const seated = { role, userId, officeId, seatId };
    actors[role] =
      kind === 'ministry'
        ? { kind: 'national', ...seated }
        : kind === 'partner'
          ? { kind, partnerId, ...seated }
          : { kind, areaCode: kind === 'province' ? PROVINCE : REGENCY, ...seated };
  }
  actors.guest = await callMeetings(database, { actors, foreignOfficeId, partnerId, foreignPartnerId });
  const foreign = { ...actors['province-administrator'], areaCode: '52', officeId: foreignOfficeId } as Actor;
  for (const actor of [...Object.values(actors), foreign])
    if ('officeId' in actor)
      await database.asActor(actor, (tx) =>
        sql`insert into audit (actor_kind, user_id, office_id, action, subject, subject_id)
          select ${actor.kind}, ${actor.userId}::uuid, ${actor.officeId}::uuid, 'enter', subject, gen_random_uuid()
          from unnest(array['rate', 'account']) as subject`.execute(tx),
      );
  return {
    actors: actors as Record<Role, Actor>,
    partnerId,
    foreignPartnerId,
    foreignOfficeId,
    officeIds,
    presentPartnerId: foreignPartnerId,
    storedImportId,
  };
}

/**
 * A public meeting called by each office, with a recommendation that is nobody's here; in the foreign office's also one
 * for each office and partner, all of them invited. Gives who holds a link to that meeting.
 */
async function callMeetings(
  database: Database,
  {
    actors,
    foreignOfficeId,
    partnerId,
    foreignPartnerId,
  }: Pick<Cast, 'foreignOfficeId' | 'partnerId' | 'foreignPartnerId'> & {
    readonly actors: Partial<Record<Role, Actor>>;
  },
): Promise<Actor> {
  const guest = { kind: 'guest', linkId: newId(), meetingId: newId(), inviteeId: newId() } as const;
  const offices = Object.values(actors).flatMap((actor) => ('officeId' in actor ? [actor.officeId] : []));
  const owners: readonly (readonly [string, string])[] = [
    ...offices.map((office) => [office, foreignPartnerId] as const),
    [foreignOfficeId, partnerId],
    [foreignOfficeId, foreignPartnerId],
  ];
  await database.asActor(SYSTEM, async (tx) => {
    for (const office of [...offices, foreignOfficeId]) {
      const id = office === foreignOfficeId ? guest.meetingId : newId();
      await sql`insert into meeting (id, office_id, kind, title, time_zone, first_day, last_day, visibility, draft)
        values (${id}, ${office}, 'rakor', 'Rapat', 'Asia/Makassar', current_date + 1, current_date + 1, 'public', false)`.execute(
        tx,
      );
      const pairs = office === foreignOfficeId ? owners : [];
      await sql`insert into recommendation (id, meeting_id, ordinal, text, level, owner_name)
        values (${newId()}, ${id}, 1, 'Saran', 'province', 'Siapa pun')`.execute(tx);
      for (const [index, [ownerOffice, ownerPartner]] of pairs.entries())
        await sql`insert into recommendation (id, meeting_id, ordinal, text, level, owner_name, owner_office_id, owner_partner_id)
          values (${newId()}, ${id}, ${index + 2}, 'Saran', 'province', 'Nama', ${ownerOffice}, ${ownerPartner})`.execute(
          tx,
        );
      for (const [index, [invitedOffice, invitedPartner]] of pairs.entries())
        await sql`insert into meeting_invitee (id, meeting_id, ordinal, category, name, office_id, partner_id)
          values (${newId()}, ${id}, ${index + 2}, 'other', 'Nama', ${invitedOffice}, ${invitedPartner})`.execute(
          tx,
        );
    }
    await sql`insert into meeting_invitee (id, meeting_id, ordinal, category, name)
      values (${guest.inviteeId}, ${guest.meetingId}, 1, 'other', 'Tamu')`.execute(tx);
    await sql`insert into personal_link (id, meeting_id, kind, invitee_id, made_at, expires_at)
      values (${guest.linkId}, ${guest.meetingId}, 'invitee', ${guest.inviteeId}, now(), now() + interval '1 day')`.execute(
      tx,
    );
  });
  return guest;
}

/** A meeting for every state × visibility × relation to the actor. */
export async function makeMeetings(
  database: Database,
  tx: Transaction,
  cast: Cast,
  actor: Actor,
): Promise<SceneRecord[]> {
  await database.actAs(tx, SYSTEM);
  const records = RELATIONS.flatMap((relation) =>
    STATES.flatMap((state) =>
      VISIBILITIES.map((visibility) => {
        const owner = ownerOf(cast, actor, relation);
        const subject = { ...owner, areaCodes: owner.areaCodes.slice(-1), state, visibility };
        return { id: newId(), relation, subject };
      }),
    ),
  );
  for (const { id, subject } of records)
    await sql`insert into meeting (id, office_id, kind, title, area_code, time_zone, first_day, last_day, visibility, draft,
        removed_at, invited_ids)
      values (${id}, ${subject.officeId}, 'rakor', 'Rapat', ${subject.areaCodes.at(-1)}, 'Asia/Makassar', '2026-01-01',
        '2026-01-01', ${subject.visibility}, ${subject.state === 'draft'},
        ${subject.state === 'removed' ? '2026-01-01' : null}::timestamptz, ${arrayLiteral(subject.participantIds)}::uuid[])`.execute(
      tx,
    );
  await noteHistory(tx, 'meeting', records);
  await database.actAs(tx, actor);
  return records;
}

export interface SceneRecord {
  readonly id: string;
  readonly relation: Relation;
  readonly subject: Subject;
}

/** The owner fields of a record of that relation to the actor. */
export function ownerOf(
  cast: Cast,
  actor: Actor,
  relation: Relation,
): Required<Omit<Subject, 'visibility' | 'state'>> {
  const foreign = {
    areaCodes: ['52', '52.01'],
    officeId: cast.foreignOfficeId,
    partnerId: cast.foreignPartnerId,
    participantIds: [cast.foreignPartnerId],
  };
  switch (relation) {
    case 'office':
      return { ...foreign, officeId: 'officeId' in actor ? actor.officeId : cast.foreignOfficeId };
    case 'area':
      return { ...foreign, areaCodes: [PROVINCE, REGENCY] };
    case 'partner':
      return { ...foreign, partnerId: cast.partnerId };
    case 'participant':
      return {
        ...foreign,
        participantIds: [
          cast.foreignPartnerId,
          cast.partnerId,
          ...('officeId' in actor ? [actor.officeId] : []),
          ...(actor.kind === 'guest' && actor.meetingId !== undefined ? [actor.meetingId] : []),
        ],
      };
    case 'foreign':
      return foreign;
  }
}

/** An activity for every state × visibility × relation to the actor; written inside the transaction given, as the product. */
export async function makeActivities(
  database: Database,
  tx: Transaction,
  cast: Cast,
  actor: Actor,
): Promise<SceneRecord[]> {
  await database.actAs(tx, SYSTEM);
  const records = RELATIONS.flatMap((relation) =>
    STATES.flatMap((state) =>
      VISIBILITIES.map((visibility) => ({
        id: newId(),
        relation,
        subject: { ...ownerOf(cast, actor, relation), state, visibility },
      })),
    ),
  );
  for (const { id, subject } of records)
    await tx
      .insertInto('activity')
      .values({
        id,
        partner_id: subject.partnerId ?? '',
        title: '{"id":"Uji"}',
        sort_title: 'uji',
        status: 2,
        visibility: subject.visibility,
        draft: subject.state === 'draft',
        removed_at: subject.state === 'removed' ? '2026-01-01T00:00:00Z' : null,
        reach: sql`${subject.areaCodes}`,
        participant_ids: sql`${subject.participantIds}`,
        office_id: subject.officeId ?? null,
      })
      .execute();
  for (const { id, subject } of records)
    await sql`insert into activity_location (activity_id, ordinal, area_code, percentage) values (${id}, 1, ${subject.areaCodes.at(-1)}, 100)`.execute(
      tx,
    );
  await noteHistory(tx, 'activity', records);
  await database.actAs(tx, actor);
  return records;
}

async function noteHistory(tx: Transaction, subject: string, records: readonly SceneRecord[]): Promise<void> {
  await sql`insert into audit (actor_kind, action, subject, subject_id)
    select 'system', 'record', ${subject}, unnest(${arrayLiteral(records.map(({ id }) => id))}::uuid[])`.execute(
    tx,
  );
}

/** A partner for every visibility × relation: registered by the actor's office, or by another. */
export async function makePartners(
  database: Database,
  tx: Transaction,
  cast: Cast,
  actor: Actor,
): Promise<SceneRecord[]> {
  await database.actAs(tx, SYSTEM);
  const relations = ['office', 'foreign'] as const;
  const records = relations.flatMap((relation) =>
    VISIBILITIES.map((visibility) => {
      const id = newId();
      return {
        id,
        relation,
        subject: { ...ownerOf(cast, actor, relation), partnerId: id, state: 'recorded' as const, visibility },
      };
    }),
  );
  for (const { id, subject } of records)
    await tx
      .insertInto('partner')
      .values({
        id,
        name: id,
        partner_class: 'other',
        visibility: subject.visibility,
        office_id: subject.officeId ?? null,
        fictional: true,
      })
      .execute();
  for (const { id, subject } of records)
    await sql`insert into partner_document (id, partner_id, kind, title, visibility) values (${newId()}, ${id}, 'x', 'x', ${subject.visibility})`.execute(
      tx,
    );
  await noteHistory(tx, 'partner', records);
  await database.actAs(tx, actor);
  return records;
}

class Undo extends Error {}

/** Runs the work as the actor and undoes all it did. */
export async function undone<T>(
  database: Database,
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  let result: { value: T } | undefined;
  try {
    await database.asActor(actor, async (tx) => {
      result = { value: await work(tx) };
      throw new Undo();
    });
  } catch (error) {
    if (!(error instanceof Undo)) throw error;
  }
  if (!result) throw new Error('the work did not end');
  return result.value;
}

/** A desk whose transactions are parts of the one given and are taken back when they end. */
export function deskWithin(database: Database, tx: Transaction, actor: Actor): Desk {
  const within: Database = {
    ...database,
    asActor: async (one, work) => {
      await database.actAs(tx, one);
      await sql`savepoint use_case`.execute(tx);
      try {
        return await work(tx);
      } finally {
        await sql`rollback to savepoint use_case`.execute(tx);
        await sql`release savepoint use_case`.execute(tx);
      }
    },
  };
  return { actor, database: within, now: () => Temporal.Instant.from('2026-01-06T01:00:00Z') };
}

/** Whether one statement is let through; a refusal inside leaves the transaction usable. */
export async function letsThrough(tx: Transaction, work: () => Promise<number>): Promise<boolean> {
  await sql`savepoint attempt`.execute(tx);
  try {
    return (await work()) > 0;
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error;
    return false;
  } finally {
    await sql`rollback to savepoint attempt`.execute(tx);
    await sql`release savepoint attempt`.execute(tx);
  }
}
