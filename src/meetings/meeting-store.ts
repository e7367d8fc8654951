import type { Visibility } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { isId, type TimeZone } from '#kernel/index.ts';
import { type RawBuilder, sql } from 'kysely';
import {
  type AgendaItem,
  type Category,
  invitedIds,
  type Invitee,
  type MeetingKind,
  type MeetingRecord,
  type StoredMeeting,
} from './meeting.ts';

const AGENDA = sql<
  AgendaItem[]
>`(select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'day', i.day, 'begins', i.begins, 'ends', i.ends,
    'title', i.title, 'owner', i.owner, 'speaker', i.speaker, 'institution', i.institution, 'topic', i.topic)
    order by i.ordinal), '[]') from agenda_item i where i.meeting_id = m.id)`;
const INVITEES = sql<
  Invitee[]
>`(select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'category', i.category, 'name', i.name,
    'areaCode', i.area_code, 'partnerId', i.partner_id, 'officeId', i.office_id, 'persons', i.persons, 'came', i.came,
    'requiredAs', i.required_as)
    order by i.ordinal), '[]') from meeting_invitee i where i.meeting_id = m.id)`;

type Row = Omit<StoredMeeting, 'record'> & MeetingRecord;

function storedOf(row: Row): StoredMeeting {
  const { id, version, officeId, officeName, draft, demonstration, removedAt, ...record } = row;
  return { id, version, officeId, officeName, draft, demonstration, removedAt, record };
}

async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<StoredMeeting[]> {
  const { rows } = await sql<Row>`
    select m.id, m.version, m.office_id as "officeId", o.name as "officeName", m.draft, m.demonstration,
      m.removed_at as "removedAt", m.kind, m.title, m.theme, m.aim, m.legal_basis as "legalBasis",
      m.area_code as "areaCode", m.venue, m.city, m.link, m.time_zone as "timeZone", m.first_day as "firstDay",
      m.last_day as "lastDay", m.summary, m.follows_id as "followsId", m.visibility,
      m.without_regency as "withoutRegency",
      ${AGENDA} as agenda, ${INVITEES} as invitees
    from meeting m left join office o on o.id = m.office_id where ${condition}`.execute(tx);
  return rows.map(storedOf);
}

/** A meeting, also a draft or one taken out; nothing where there is none or the actor may not know of it. */
export async function findMeeting(tx: Transaction, id: string): Promise<StoredMeeting | undefined> {
  return isId(id) ? (await select(tx, sql`m.id = ${id}::uuid`))[0] : undefined;
}

/** The same, held for a change until the transaction ends. */
export async function holdMeeting(tx: Transaction, id: string): Promise<StoredMeeting | undefined> {
  if (!isId(id)) return undefined;
  await sql`select 1 from meeting where id = ${id}::uuid for update`.execute(tx);
  return findMeeting(tx, id);
}

export interface MeetingsWish {
  /** Meetings held for this area or inside it; null for all. */
  readonly area?: string | null | undefined;
  readonly kind?: MeetingKind | undefined;
  readonly year?: number | undefined;
  /** Only those from this day on, or only those before it. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  /** Only those that begin on this day or earlier. */
  readonly until?: string | undefined;
  readonly drafts?: boolean | undefined;
  /** Only those that were taken out after they had been announced. */
  readonly removed?: boolean | undefined;
}

/** Meetings without their agenda, the next to come first among those to come, the latest first among the others. */
export interface ListedMeeting {
  readonly id: string;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly timeZone: TimeZone;
  readonly venue: string | null;
  readonly city: string | null;
  readonly areaCode: string | null;
  readonly officeId: string | null;
  readonly officeName: string | null;
  /** Counts its changes. */
  readonly version: number;
  /** The earliest hour in the agenda of its first day, and the latest of its last. */
  readonly begins: string | null;
  readonly ends: string | null;
  /** Whether the reader's office or organisation is called to it. */
  readonly isCalled: boolean;
  readonly draft: boolean;
  /** Came with the demonstration. */
  readonly demonstration: boolean;
  readonly visibility: Visibility;
  readonly invited: readonly { readonly category: Category; readonly persons: number }[];
}

export async function selectMeetings(
  tx: Transaction,
  wish: MeetingsWish,
  most: number,
): Promise<ListedMeeting[]> {
  const wanted: RawBuilder<unknown>[] = [
    wish.removed === true ? sql`m.removed_at is not null` : sql`m.removed_at is null`,
    sql`m.draft = ${wish.drafts === true}`,
  ];
  if (wish.area !== undefined && wish.area !== null)
    wanted.push(sql`(m.area_code = ${wish.area} or starts_with(m.area_code, ${`${wish.area}.`}))`);
  if (wish.kind !== undefined) wanted.push(sql`m.kind = ${wish.kind}`);
  if (wish.year !== undefined) wanted.push(sql`extract(year from m.first_day) = ${wish.year}`);
  if (wish.from !== undefined) wanted.push(sql`m.last_day >= ${wish.from}::date`);
  if (wish.before !== undefined) wanted.push(sql`m.last_day < ${wish.before}::date`);
  if (wish.until !== undefined) wanted.push(sql`m.first_day <= ${wish.until}::date`);
  const order = wish.from === undefined ? sql`m.first_day desc, m.id desc` : sql`m.first_day, m.id`;
  const { rows } = await sql<ListedMeeting>`
    select m.id, m.kind, m.title, m.first_day as "firstDay", m.last_day as "lastDay", m.time_zone as "timeZone", m.venue,
      m.city, m.area_code as "areaCode", m.office_id as "officeId", o.name as "officeName", m.version, m.draft,
      (select min(i.begins) from agenda_item i where i.meeting_id = m.id and i.day = m.first_day) as begins,
      (select max(greatest(i.begins, i.ends)) from agenda_item i where i.meeting_id = m.id and i.day = m.last_day) as ends,
      m.invited_ids && array_remove(array[(select actor('office')), (select actor('partner'))]::uuid[], null) as "isCalled", m.demonstration, m.visibility,
      (select coalesce(jsonb_agg(jsonb_build_object('category', i.category, 'persons', i.persons) order by i.ordinal), '[]')
        from meeting_invitee i where i.meeting_id = m.id) as invited
    from meeting m left join office o on o.id = m.office_id
    where ${sql.join(wanted, sql` and `)} order by ${order} limit ${most}`.execute(tx);
  return rows;
}

function columnsOf(record: MeetingRecord) {
  return {
    kind: record.kind,
    title: record.title,
    theme: record.theme,
    aim: record.aim,
    legal_basis: record.legalBasis,
    area_code: record.areaCode,
    venue: record.venue,
    city: record.city,
    link: record.link,
    time_zone: record.timeZone,
    first_day: record.firstDay,
    last_day: record.lastDay,
    summary: record.summary,
    follows_id: record.followsId,
    visibility: record.visibility,
    without_regency: record.withoutRegency,
    invited_ids: sql<string[]>`${arrayLiteral(invitedIds(record))}::uuid[]`,
  };
}

export async function insertMeeting(
  tx: Transaction,
  meeting: Pick<StoredMeeting, 'id' | 'officeId' | 'draft' | 'demonstration' | 'record'> & {
    readonly at: string;
  },
): Promise<void> {
  const { id, officeId, draft, demonstration, record, at } = meeting;
  await tx
    .insertInto('meeting')
    .values({
      id,
      office_id: officeId,
      draft,
      demonstration,
      ...columnsOf(record),
      created_at: at,
      updated_at: at,
    })
    .execute();
  await writeParts(tx, id, record);
}

/** Writes a meeting that is held, whole, as its next version. */
export async function updateMeeting(
  tx: Transaction,
  meeting: Pick<StoredMeeting, 'id' | 'draft' | 'removedAt' | 'record'> & { readonly at: string },
): Promise<void> {
  const { id, draft, removedAt, record, at } = meeting;
  await tx
    .updateTable('meeting')
    .set({
      ...columnsOf(record),
      draft,
      removed_at: removedAt,
      version: sql`version + 1`,
      updated_at: at,
    })
    .where('id', '=', id)
    .execute();
  await writeParts(tx, id, record);
}

/** Writes agenda and invited as the record has them; what stays keeps its row, and what hangs on it. */
async function writeParts(tx: Transaction, id: string, { agenda, invitees }: MeetingRecord): Promise<void> {
  const kept = (rows: readonly { readonly id: string }[]) => arrayLiteral(rows.map((row) => row.id));
  await sql`delete from agenda_item where meeting_id = ${id}::uuid and not id = any(${kept(agenda)}::uuid[])`.execute(
    tx,
  );
  await sql`delete from meeting_invitee where meeting_id = ${id}::uuid and not id = any(${kept(invitees)}::uuid[])`.execute(
    tx,
  );
  if (agenda.length > 0)
    await tx
      .insertInto('agenda_item')
      .values(agenda.map((item, index) => ({ meeting_id: id, ordinal: index + 1, ...item })))
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((e) => ({
          ordinal: e.ref('excluded.ordinal'),
          day: e.ref('excluded.day'),
          begins: e.ref('excluded.begins'),
          ends: e.ref('excluded.ends'),
          title: e.ref('excluded.title'),
          owner: e.ref('excluded.owner'),
          speaker: e.ref('excluded.speaker'),
          institution: e.ref('excluded.institution'),
          topic: e.ref('excluded.topic'),
        })),
      )
      .execute();
  if (invitees.length > 0)
    await tx
      .insertInto('meeting_invitee')
      .values(
        invitees.map((one, index) => ({
          id: one.id,
          meeting_id: id,
          ordinal: index + 1,
          category: one.category,
          name: one.name,
          area_code: one.areaCode,
          partner_id: one.partnerId,
          office_id: one.officeId,
          persons: one.persons,
          came: one.came,
          required_as: one.requiredAs,
        })),
      )
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((e) => ({
          ordinal: e.ref('excluded.ordinal'),
          category: e.ref('excluded.category'),
          name: e.ref('excluded.name'),
          area_code: e.ref('excluded.area_code'),
          partner_id: e.ref('excluded.partner_id'),
          office_id: e.ref('excluded.office_id'),
          persons: e.ref('excluded.persons'),
          came: e.ref('excluded.came'),
          required_as: e.ref('excluded.required_as'),
        })),
      )
      .execute();
}

/** Which of these areas, partners and offices there are, as far as the actor may know. */
export async function knownOf(
  tx: Transaction,
  keys: {
    readonly areas: readonly string[];
    readonly partners: readonly string[];
    readonly offices: readonly string[];
  },
): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select code as key from area where code = any(${arrayLiteral(keys.areas)}::text[])
    union all select id::text from partner where id = any(${arrayLiteral(keys.partners)}::uuid[])
    union all select id::text from office where id = any(${arrayLiteral(keys.offices)}::uuid[])`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}
