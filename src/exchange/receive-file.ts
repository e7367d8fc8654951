import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { demand, type Desk, officeOf, userOf, writeAudit } from '#access/index.ts';
import { InvalidInput, newId } from '#kernel/index.ts';
import { writePieces } from './file-pieces.ts';
import type { ImportKind } from './import-report.ts';
import { insertImport } from './import-store.ts';

/** The largest file taken in: 2 GiB. */
export const LARGEST_FILE = 2 * 1024 ** 3;

export interface ReceivedFile {
  readonly name: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Takes a file in: keeps it as it is and queues it for checking. The content is first put on this machine's disk, so
 * that a slow line does not hold a transaction open.
 * @returns the id of the import
 */
export async function receiveFile(desk: Desk, file: ReceivedFile): Promise<string> {
  demand(desk.actor, 'importFiles');
  const folder = await mkdtemp(join(tmpdir(), 'sinergi-upload-'));
  const path = join(folder, 'file');
  try {
    await pipeline(Readable.from(bounded(file.content)), createWriteStream(path, { mode: 0o600 }));
    if ((await stat(path)).size === 0) throw new InvalidInput({ file: 'exchangeFileEmpty' });
    return await keepFile(desk, cleanName(file.name), path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keepFile(desk: Desk, name: string, path: string): Promise<string> {
  const id = newId();
  await desk.database.asActor(desk.actor, async (tx) => {
    await insertImport(tx, {
      id,
      name,
      kind: await sniff(path),
      sha256: '',
      size: 0,
      state: 'checking',
      officeId: officeOf(desk.actor),
      uploadedBy: userOf(desk.actor),
      mapping: null,
    });
    const { size, sha256 } = await writePieces(tx, id, createReadStream(path));
    await tx.updateTable('import_file').set({ size, sha256 }).where('id', '=', id).execute();
    await writeAudit(tx, desk, {
      action: 'receive-file',
      subject: 'import',
      subjectId: id,
      after: { name, size, sha256 },
    });
  });
  return id;
}

/** XML by its first character after a byte order mark, else a sheet whose kind its headings will tell. */
async function sniff(path: string): Promise<ImportKind> {
  const start: Buffer[] = [];
  for await (const part of createReadStream(path, { end: 255 })) start.push(part as Buffer);
  const text = Buffer.concat(start)
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xfe\xff|\xff\xfe)/, '')
    .replaceAll('\0', '')
    .trimStart();
  return text.startsWith('<') ? 'iati-activities' : 'unknown';
}

async function* bounded(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > LARGEST_FILE) throw new InvalidInput({ file: 'exchangeFileTooLarge' });
    yield chunk;
  }
}

/** The file's own name without any folder and without control characters. */
function cleanName(name: string): string {
  const cleaned = basename(name.replaceAll('\\', '/')).replace(/\p{C}/gu, '').trim().slice(0, 300);
  return cleaned === '' ? 'berkas' : cleaned;
}
