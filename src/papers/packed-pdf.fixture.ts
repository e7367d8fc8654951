/** Reads files of `packPdf` as ISO 32000-1 says, from their end: what a reader of PDF does, for tests. */
import { inflateSync } from 'node:zlib';

const ROW = 8;

/** Every object by its number, without `1 0 obj` and `endobj`. */
export function objectsOf(bytes: Uint8Array): Map<number, string> {
  const file = Buffer.from(bytes);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.subarray(-64).toString('latin1'))?.[1]);
  const rows = undone(streamAt(file, start));
  const objects = new Map<number, string>();
  const packed = new Map<number, string[]>();
  for (const [number, [kind, where, index]] of rows.entries()) {
    if (kind === 1) objects.set(number, bodyAt(file, where, number));
    if (kind !== 2) continue;
    const together = packed.get(where) ?? unpacked(file, rows[where]?.[1] ?? 0);
    packed.set(where, together);
    const [said, body] = (together[index] ?? '').split('\0');
    if (said !== String(number)) throw new Error(`object ${String(number)} is not where it is said to be`);
    objects.set(number, body ?? '');
  }
  return objects;
}

function bodyAt(file: Buffer, at: number, number: number): string {
  const text = file.subarray(at, file.indexOf('\nendobj\n', at)).toString('latin1');
  if (!text.startsWith(`${String(number)} 0 obj\n`)) throw new Error(`no object ${String(number)}`);
  return text.slice(text.indexOf('\n') + 1).trimEnd();
}

function streamAt(file: Buffer, at: number): Buffer {
  const begin = file.indexOf('stream\n', at) + 'stream\n'.length;
  const length = Number(/\/Length (\d+)/.exec(file.subarray(at, begin).toString('latin1'))?.[1]);
  return inflateSync(file.subarray(begin, begin + length));
}

/** The rows of the table of references, each added to the one above it. */
function undone(data: Buffer): [number, number, number][] {
  let above = Buffer.alloc(ROW);
  return Array.from({ length: data.length / (ROW + 1) }, (_, nth) => {
    const from = nth * (ROW + 1);
    above = Buffer.from(above.map((byte, at) => byte + (data[from + 1 + at] ?? 0)));
    return [above.readUInt8(0), above.readUInt32BE(1), above.readUIntBE(5, 3)];
  });
}

/** What stands in a stream of objects, each behind its number. */
function unpacked(file: Buffer, at: number): string[] {
  const head = file.subarray(at, at + 200).toString('latin1');
  const first = Number(/\/First (\d+)/.exec(head)?.[1]);
  const text = streamAt(file, at).toString('latin1');
  const numbers = text.slice(0, first).trim().split(' ').map(Number);
  const count = Number(/\/N (\d+)/.exec(head)?.[1]);
  if (numbers.length !== count * 2) throw new Error('a stream of objects tells another number of them');
  return Array.from({ length: count }, (_, nth) => {
    const [number = 0, begins = 0] = numbers.slice(nth * 2);
    const ends = numbers[nth * 2 + 3] ?? text.length;
    return `${String(number)}\0${text.slice(first + begins, first + ends).trimEnd()}`;
  });
}
