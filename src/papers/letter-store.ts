import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { isId, type PlainDate } from '#kernel/index.ts';
import type { Emblems } from './letter-parts.ts';
import type { EmblemKind, LetterSettings } from './letter-settings.ts';
import type { ReadImage } from './read-image.ts';
import type {
  ActingKind,
  LetterheadKind,
  Signatory,
  SignatoryStanding,
  StoredSignatory,
} from './signatory.ts';

/** A version of how an office writes. */
export interface ProfileVersion {
  readonly version: number;
  readonly validFrom: PlainDate;
  readonly legalSource: string | null;
  readonly settings: LetterSettings;
  readonly writtenAt: string;
}

/** Every version, the newest first. */
export async function readProfiles(tx: Transaction, officeId: string): Promise<ProfileVersion[]> {
  const { rows } =
    await sql<ProfileVersion>`select version, valid_from as "validFrom", legal_source as "legalSource",
      settings, written_at as "writtenAt"
    from letter_profile where office_id = ${officeId}::uuid order by version desc`.execute(tx);
  return rows;
}

/** Which version holds on a day: of those that began by then the one that began last, and of these the newest. */
export async function findProfile(
  tx: Transaction,
  officeId: string,
  day: PlainDate,
): Promise<ProfileVersion | undefined> {
  const { rows } =
    await sql<ProfileVersion>`select version, valid_from as "validFrom", legal_source as "legalSource",
      settings, written_at as "writtenAt"
    from letter_profile where office_id = ${officeId}::uuid and valid_from <= ${day}::date
    order by valid_from desc, version desc limit 1`.execute(tx);
  return rows[0];
}

export async function insertProfile(
  tx: Transaction,
  row: Omit<ProfileVersion, 'writtenAt'> & {
    readonly officeId: string;
    readonly at: string;
    readonly userId: string | null;
    readonly seatId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('letter_profile')
    .values({
      office_id: row.officeId,
      version: row.version,
      valid_from: row.validFrom,
      legal_source: row.legalSource,
      settings: JSON.stringify(row.settings),
      written_at: row.at,
      written_by: row.userId,
      seat_id: row.seatId,
    })
    .execute();
}

/** While one transaction writes an office's profile or signatories, others that would wait. */
export async function lockLetters(tx: Transaction, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`letters/${officeId}`}))`.execute(tx);
}

/** An emblem as it is told of; its bytes are fetched apart. */
export interface KeptEmblem extends ReadImage {
  readonly kind: EmblemKind;
  readonly sha256: string;
}

export async function readEmblemFacts(tx: Transaction, officeId: string): Promise<KeptEmblem[]> {
  const { rows } = await sql<KeptEmblem>`select kind, type, width, height, sha256 from office_emblem
    where office_id = ${officeId}::uuid order by kind`.execute(tx);
  return rows;
}

export async function readEmblems(tx: Transaction, officeId: string): Promise<Emblems> {
  const rows = await tx
    .selectFrom('office_emblem')
    .select(['kind', 'type', 'width', 'height', 'bytes'])
    .where('office_id', '=', officeId)
    .execute();
  return Object.fromEntries(
    rows.map(({ kind, type, bytes, ...size }) => [
      kind,
      { ...size, type: type as ReadImage['type'], data: Buffer.from(bytes).toString('base64') },
    ]),
  );
}

export async function findEmblem(
  tx: Transaction,
  officeId: string,
  kind: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined> {
  return tx
    .selectFrom('office_emblem')
    .select(['type', 'bytes'])
    .where('office_id', '=', officeId)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

export async function storeEmblem(
  tx: Transaction,
  row: KeptEmblem & { readonly officeId: string; readonly bytes: Uint8Array; readonly at: string },
): Promise<void> {
  const { officeId, at, ...emblem } = row;
  const columns = { ...emblem, added_at: at };
  await tx
    .insertInto('office_emblem')
    .values({ office_id: officeId, ...columns })
    .onConflict((conflict) => conflict.columns(['office_id', 'kind']).doUpdateSet(columns))
    .execute();
}

/** @returns whether there was one */
export async function deleteEmblem(tx: Transaction, officeId: string, kind: EmblemKind): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('office_emblem')
    .where('office_id', '=', officeId)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

interface SignatoryRow {
  readonly id: string;
  readonly version: number;
  readonly letterhead: string;
  readonly standing: string;
  readonly post: string;
  readonly name: string;
  readonly rank: string | null;
  readonly nip: string | null;
  readonly acting: string | null;
  readonly own_post: string | null;
  readonly on_behalf: readonly string[];
  readonly valid_from: string;
  readonly valid_to: string | null;
}

function signatoryOfRow(row: SignatoryRow): StoredSignatory {
  return {
    id: row.id,
    version: row.version,
    letterhead: row.letterhead as LetterheadKind,
    standing: row.standing as SignatoryStanding,
    post: row.post,
    name: row.name,
    rank: row.rank,
    nip: row.nip,
    acting: row.acting as ActingKind | null,
    ownPost: row.own_post,
    onBehalf: row.on_behalf,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** By letterhead and post, the newest term first. */
export async function readSignatories(tx: Transaction, officeId: string): Promise<StoredSignatory[]> {
  const rows = await tx
    .selectFrom('office_signatory')
    .selectAll()
    .where('office_id', '=', officeId)
    .orderBy('letterhead')
    .orderBy('post')
    .orderBy('valid_from', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(signatoryOfRow);
}

export async function findStoredSignatory(
  tx: Transaction,
  officeId: string,
  id: string,
): Promise<StoredSignatory | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx
    .selectFrom('office_signatory')
    .selectAll()
    .where('office_id', '=', officeId)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && signatoryOfRow(row);
}

/** Writes a signatory anew or over the version before. */
export async function storeSignatory(
  tx: Transaction,
  row: Signatory & { readonly id: string; readonly officeId: string; readonly version: number },
): Promise<void> {
  const columns = {
    version: row.version,
    letterhead: row.letterhead,
    standing: row.standing,
    post: row.post,
    name: row.name,
    rank: row.rank,
    nip: row.nip,
    acting: row.acting,
    own_post: row.ownPost,
    on_behalf: sql<string[]>`${arrayLiteral(row.onBehalf)}::text[]`,
    valid_from: row.validFrom,
    valid_to: row.validTo,
  };
  await tx
    .insertInto('office_signatory')
    .values({ id: row.id, office_id: row.officeId, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function deleteSignatory(tx: Transaction, id: string): Promise<void> {
  await tx.deleteFrom('office_signatory').where('id', '=', id).execute();
}
