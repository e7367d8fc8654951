import { isId } from '#kernel/index.ts';
import { sql } from 'kysely';
import type { Database, SeatRole, Transaction } from '#database/index.ts';
import type { Acting, SeatRecord, StoredSeat } from './seat.ts';

interface SeatRow {
  readonly id: string;
  readonly office_id: string;
  readonly user_id: string | null;
  readonly name: string | null;
  readonly position: string | null;
  readonly role: string | null;
  readonly acting: string | null;
  readonly sole: boolean;
  readonly valid_from: string;
  readonly valid_to: string | null;
  readonly version: number;
}

const COLUMNS = [
  'id',
  'office_id',
  'user_id',
  'name',
  'position',
  'role',
  'acting',
  'sole',
  'valid_from',
  'valid_to',
  'version',
] as const;

function seatOfRow(row: SeatRow): StoredSeat {
  return {
    id: row.id,
    officeId: row.office_id,
    userId: row.user_id,
    name: row.name,
    position: row.position,
    role: row.role as SeatRole | null,
    acting: row.acting as Acting | null,
    sole: row.sole,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
  };
}

function columnsOf(seat: SeatRecord) {
  return {
    name: seat.name,
    position: seat.position,
    role: seat.role,
    acting: seat.acting,
    sole: seat.sole,
    valid_from: seat.validFrom,
    valid_to: seat.validTo,
  };
}

export interface NewSeat extends SeatRecord {
  readonly id: string;
  readonly officeId: string;
  readonly userId: string | null;
  readonly addedBy: string | null;
}

export async function insertSeat(tx: Transaction, seat: NewSeat): Promise<void> {
  await tx
    .insertInto('seat')
    .values({
      id: seat.id,
      office_id: seat.officeId,
      user_id: seat.userId,
      added_by: seat.addedBy,
      ...columnsOf(seat),
    })
    .execute();
}

/** Writes a new version; @returns whether the version given was the one that stood, and the row the actor's to change. */
export async function updateSeat(
  tx: Transaction,
  seat: StoredSeat,
  after: SeatRecord & { readonly userId: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('seat')
    .set({ ...columnsOf(after), user_id: after.userId, version: seat.version + 1 })
    .where('id', '=', seat.id)
    .where('version', '=', seat.version)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Takes back a seat that never began. @returns whether it was there in this version */
export async function deleteSeat(tx: Transaction, seat: StoredSeat): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('seat')
    .where('id', '=', seat.id)
    .where('version', '=', seat.version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function findStoredSeat(tx: Transaction, id: string): Promise<StoredSeat | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx.selectFrom('seat').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row && seatOfRow(row);
}

/** Everybody who ever sat in the office, as far as the actor may know; the last to come first. */
export async function readSeatsOf(tx: Transaction, officeId: string): Promise<StoredSeat[]> {
  const rows = await tx
    .selectFrom('seat')
    .select(COLUMNS)
    .where('office_id', '=', officeId)
    .orderBy('valid_from', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(seatOfRow);
}

/** All seats of a person, also those that are over; for the person and for who erases. */
export async function readSeatsOfPerson(
  tx: Transaction,
  userId: string,
): Promise<(StoredSeat & { readonly officeName: string })[]> {
  const rows = await tx
    .selectFrom('seat')
    .innerJoin('office', 'office.id', 'seat.office_id')
    .select(COLUMNS.map((column) => `seat.${column}` as const))
    .select('office.name as office_name')
    .where('seat.user_id', '=', userId)
    .orderBy('seat.valid_from', 'desc')
    .execute();
  return rows.map((row) => ({ ...seatOfRow(row), officeName: row.office_name }));
}

/** How many people can act as administrator on the day, the seat given apart. */
export async function countAdministrators(tx: Transaction, day: string, without: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct user_id)::int as n from seat
    where role = 'administrator' and user_id is not null and id <> ${without}::uuid
      and ${day}::date between valid_from and coalesce(valid_to, 'infinity')`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** The account with this address, whatever its letters' size; read by the sign-in's own role. */
export async function findAccount(
  database: Database,
  email: string,
): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from auth."user"
    where email = ${email.toLowerCase()}`.execute(database.signIn);
  return rows[0];
}
