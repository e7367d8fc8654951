import { pipeline, Readable } from 'node:stream';
import { constants, crc32, createDeflateRaw } from 'node:zlib';

export interface ZipEntry {
  readonly path: string;
  readonly data: Uint8Array | AsyncIterable<Uint8Array>;
}

/** 1980-01-01 00:00 in the form of MS-DOS: the same table gives the same bytes. */
const DOS_DATE = 0x0021;
const FLAGS = 0x0808; // sizes follow the data; names are UTF-8
const DEFLATE = 8;

/**
 * A ZIP archive written front to back (APPNOTE 6.3, data descriptors, no ZIP64), holding one piece at a time.
 * @throws RangeError beyond 4 GiB
 */
export async function* zipBytes(entries: Iterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.path);
    const start = offset;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    writeCommon(header, 4, { crc: 0, packed: 0, size: 0, name: name.length });
    yield Buffer.concat([header, name]);
    const sums = { crc: 0, packed: 0, size: 0, name: name.length };
    for await (const piece of deflated(entry.data, sums)) {
      sums.packed += piece.length;
      yield piece;
    }
    offset += 30 + name.length + sums.packed + 16;
    if (offset > 0xffff_ffff || sums.size > 0xffff_ffff)
      throw new RangeError('the workbook would be over 4 GiB');
    const after = Buffer.alloc(16);
    after.writeUInt32LE(0x08074b50, 0);
    writeSums(after, 4, sums);
    yield after;
    const listed = Buffer.alloc(46);
    listed.writeUInt32LE(0x02014b50, 0);
    listed.writeUInt16LE(20, 4);
    writeCommon(listed, 6, sums);
    listed.writeUInt32LE(start, 42);
    directory.push(listed, name);
  }
  yield endOf(directory, offset);
}

interface Sums {
  crc: number;
  packed: number;
  size: number;
  readonly name: number;
}

async function* deflated(data: ZipEntry['data'], sums: Sums): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: constants.Z_BEST_SPEED + 2 });
  // A fault of the source reaches the reader through `deflate`, which the pipeline destroys with it.
  pipeline(Readable.from(counted(data, sums)), deflate, () => undefined);
  yield* deflate as AsyncIterable<Buffer>;
}

async function* counted(data: ZipEntry['data'], sums: Sums): AsyncGenerator<Uint8Array> {
  for await (const piece of data instanceof Uint8Array ? [data] : data) {
    sums.crc = crc32(piece, sums.crc);
    sums.size += piece.length;
    yield piece;
  }
}

function writeCommon(target: Buffer, at: number, sums: Sums): void {
  target.writeUInt16LE(20, at);
  target.writeUInt16LE(FLAGS, at + 2);
  target.writeUInt16LE(DEFLATE, at + 4);
  target.writeUInt16LE(DOS_DATE, at + 8);
  writeSums(target, at + 10, sums);
  target.writeUInt16LE(sums.name, at + 22);
}

function writeSums(target: Buffer, at: number, sums: Sums): void {
  target.writeUInt32LE(sums.crc, at);
  target.writeUInt32LE(sums.packed, at + 4);
  target.writeUInt32LE(sums.size, at + 8);
}

function endOf(directory: readonly Buffer[], offset: number): Buffer {
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(directory.length / 2, 8);
  end.writeUInt16LE(directory.length / 2, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([list, end]);
}
