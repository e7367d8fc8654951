import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import type { FileType, NewFile, KeptFile } from '#kernel/index.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Bytes of a file that go into one row, as with imported files. */
const PIECE = 1024 * 1024;

/** Stores a file with all its pieces. */
export async function insertFile(
  tx: Transaction,
  partnerId: string,
  file: NewFile,
  by: { readonly userId: string | null; readonly at: string },
): Promise<void> {
  const { id, name, type, size, sha256, bytes } = file;
  await tx
    .insertInto('partner_file')
    .values({ id, partner_id: partnerId, name, type, size, sha256, added_by: by.userId, added_at: by.at })
    .execute();
  for (let ordinal = 0; ordinal * PIECE < size; ordinal++) {
    const piece = await compress(bytes.subarray(ordinal * PIECE, (ordinal + 1) * PIECE));
    await tx.insertInto('partner_file_piece').values({ file_id: id, ordinal, bytes: piece }).execute();
  }
}

/** The file of a document that stands, as far as the actor may read it, with the partner it belongs to now. */
export async function findDocumentFile(
  tx: Transaction,
  documentId: string,
): Promise<(KeptFile & { readonly partnerId: string }) | undefined> {
  const row = await tx
    .selectFrom('partner_document')
    .innerJoin('partner_file', 'partner_file.id', 'partner_document.file_id')
    .select([
      'partner_file.id',
      'partner_file.partner_id',
      'partner_file.name',
      'partner_file.type',
      'partner_file.size',
      'partner_file.sha256',
    ])
    .where('partner_document.id', '=', documentId)
    .where('partner_document.removed_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { partner_id: partnerId, type, ...file } = row;
  return { ...file, type: type as FileType, partnerId };
}

/** The bytes of a file in order, put together. @throws Error where pieces are missing */
export async function readFileBytes(tx: Transaction, file: KeptFile): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for (let ordinal = 0; at < file.size; ordinal++) {
    const row = await tx
      .selectFrom('partner_file_piece')
      .select('bytes')
      .where('file_id', '=', file.id)
      .where('ordinal', '=', ordinal)
      .executeTakeFirst();
    if (row === undefined) throw new Error(`file ${file.id} ends after ${String(at)} bytes`);
    const piece = await decompress(row.bytes);
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** Papers described anew after a merge go with the file they show, where the merge is undone. */
export async function followFiles(tx: Transaction, from: string, to: string): Promise<void> {
  await sql`update partner_document d set partner_id = ${to}::uuid
    where d.partner_id = ${from}::uuid
      and exists (select 1 from partner_file f where f.id = d.file_id and f.partner_id = ${to}::uuid)`.execute(
    tx,
  );
}
