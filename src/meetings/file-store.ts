import type { Transaction } from '#database/index.ts';
import type { NewFile } from '#kernel/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type { MeetingFile } from './meeting-file.ts';

async function select(tx: Transaction, condition: RawBuilder<unknown>): Promise<MeetingFile[]> {
  const { rows } = await sql<MeetingFile>`
    select f.id, f.meeting_id as "meetingId", f.kind, f.agenda_item_id as "agendaItemId", f.invitee_id as "inviteeId",
      f.followup_id as "followupId", f.title, f.name, f.type, f.size, f.sha256, f.open, f.at
    from meeting_file f where f.removed_at is null and ${condition} order by f.at, f.id`.execute(tx);
  return rows;
}

export function selectFiles(tx: Transaction, meetingId: string): Promise<MeetingFile[]> {
  return select(tx, sql`f.meeting_id = ${meetingId}::uuid and f.kind <> 'evidence'`);
}

export function selectEvidence(tx: Transaction, recommendationId: string): Promise<MeetingFile[]> {
  return select(
    tx,
    sql`f.followup_id in (select id from followup where recommendation_id = ${recommendationId}::uuid)`,
  );
}

/** A file with its bytes. */
export async function findFile(
  tx: Transaction,
  id: string,
): Promise<(MeetingFile & { readonly bytes: Uint8Array<ArrayBuffer> }) | undefined> {
  const [file] = await select(tx, sql`f.id = ${id}::uuid`);
  if (!file) return undefined;
  const { rows } = await sql<{ bytes: string }>`
    select encode(bytes, 'base64') as bytes from meeting_file where id = ${id}::uuid`.execute(tx);
  return { ...file, bytes: bytesOf(rows[0]?.bytes ?? '') };
}

/** Base64 as the database writes it, on several lines. */
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.fromBase64(text.replaceAll('\n', ''));

export async function insertFile(
  tx: Transaction,
  file: NewFile &
    Omit<MeetingFile, 'open'> & {
      readonly linkId: string | null;
      readonly officeId: string | null;
      readonly userId: string | null;
    },
): Promise<void> {
  await sql`insert into meeting_file (id, meeting_id, kind, agenda_item_id, invitee_id, followup_id, title, name, type, size, sha256,
      bytes, at, link_id, office_id, user_id)
    values (${file.id}::uuid, ${file.meetingId}::uuid, ${file.kind}, ${file.agendaItemId}::uuid, ${file.inviteeId}::uuid,
      ${file.followupId}::uuid, ${file.title}, ${file.name}, ${file.type}, ${file.size}, ${file.sha256},
      decode(${file.bytes.toBase64()}, 'base64'), ${file.at}::timestamptz, ${file.linkId}::uuid, ${file.officeId}::uuid, ${file.userId}::uuid)`.execute(
    tx,
  );
}

/** Photographs with their bytes, in the order in which they came. */
export async function selectPhotos(
  tx: Transaction,
  meetingId: string,
): Promise<{ title: string; bytes: Uint8Array<ArrayBuffer> }[]> {
  const { rows } = await sql<{ title: string; bytes: string }>`
    select f.title, encode(f.bytes, 'base64') as bytes from meeting_file f
    where f.meeting_id = ${meetingId}::uuid and f.kind = 'photo' and f.removed_at is null order by f.at, f.id`.execute(
    tx,
  );
  return rows.map(({ title, bytes }) => ({ title, bytes: bytesOf(bytes) }));
}

/** Whether photographs stay as they are: the minutes they are annexed to are locked. */
export async function arePhotosKept(tx: Transaction, meetingId: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from minutes_step where meeting_id = ${meetingId}::uuid and kind = 'lock'`.execute(tx);
  return rows.length > 0;
}

export type FileChange =
  { readonly open: boolean } | { readonly title: string } | { readonly removedAt: string };

/** Opens a file to all readers, closes it, names it, or takes it away. @returns whether there was one */
export async function changeFile(tx: Transaction, id: string, change: FileChange): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('meeting_file')
    .set('removedAt' in change ? { removed_at: change.removedAt } : change)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
