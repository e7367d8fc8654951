import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { zstdCompress, zstdDecompress } from 'node:zlib';
import type { Transaction } from '#database/index.ts';
import { findPiece, insertPiece } from './import-store.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** Bytes of the file that go into one row. */
export const PIECE = 1024 * 1024;

/** Cuts a stream into pieces of exactly `PIECE` bytes, the last one shorter. */
export async function* pieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    held.push(chunk);
    size += chunk.length;
    while (size >= PIECE) {
      const whole = Buffer.concat(held);
      yield whole.subarray(0, PIECE);
      held = [whole.subarray(PIECE)];
      size = whole.length - PIECE;
    }
  }
  if (size > 0) yield Buffer.concat(held);
}

/** Stores a stream as the file's pieces. @returns its size in bytes and SHA-256 */
export async function writePieces(
  tx: Transaction,
  importId: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let ordinal = 0;
  for await (const piece of pieces(source)) {
    hash.update(piece);
    size += piece.length;
    await insertPiece(tx, importId, ordinal++, await compress(piece));
  }
  return { size, sha256: hash.digest('hex') };
}

/** The file's bytes in order, from a byte offset on. */
export async function* readPieces(tx: Transaction, importId: string, from = 0): AsyncGenerator<Buffer> {
  for (let ordinal = Math.floor(from / PIECE); ; ordinal++) {
    const stored = await findPiece(tx, importId, ordinal);
    if (!stored) return;
    const bytes = await decompress(stored);
    yield ordinal === Math.floor(from / PIECE) ? bytes.subarray(from % PIECE) : bytes;
  }
}

/** The bytes `from`–`to` of the file: the original of one activity. */
export async function readRange(
  tx: Transaction,
  importId: string,
  from: number,
  to: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let got = 0;
  for await (const part of readPieces(tx, importId, from)) {
    parts.push(part);
    got += part.length;
    if (got >= to - from) break;
  }
  return Buffer.concat(parts).subarray(0, to - from);
}

/** The whole file. @throws RangeError when it is larger than the bound */
export async function readWhole(tx: Transaction, importId: string, atMost: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of readPieces(tx, importId)) {
    size += part.length;
    if (size > atMost) throw new RangeError(`file is larger than ${String(atMost)} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}
