import { deflateSync } from 'node:zlib';

/** So many of the small parts of a file are packed as one. */
const TOGETHER = 1000;
const BEST = { level: 9 };

interface PdfObject {
  readonly number: number;
  /** Without `1 0 obj` and `endobj`. */
  readonly body: Buffer;
}

/**
 * The same PDF with its small parts packed (object streams and a cross-reference stream, ISO 32000-1, 7.5.7 and 7.5.8;
 * PDF/A-2 allows both). The tags that tell a reader aloud what is a heading and what a cell are many small parts, four
 * fifths of a book as typst writes it. Pages and what leads to them stay as they are, for simple programs that look for
 * them.
 * @param bytes as typst writes them: one table of references, nothing encrypted
 * @returns the bytes given where they are not of that kind, or nothing is gained
 */
export function packPdf(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const read = readFile(file);
  if (!read) return bytes;
  const { head, objects, trailer } = read;
  const out = new Output(head);
  const small = objects.filter(({ body }) => isPackable(body));
  const packed = new Set(small);
  for (const object of objects) if (!packed.has(object)) out.object(object.number, onOneLine(object.body));
  let next = Math.max(...objects.map(({ number }) => number)) + 1;
  for (let from = 0; from < small.length; from += TOGETHER)
    out.together(next++, small.slice(from, from + TOGETHER));
  const written = out.end(next, trailer);
  return written.length < bytes.length ? written : bytes;
}

const ENDSTREAM = Buffer.from('endstream');

function isPackable(body: Buffer): boolean {
  return (
    !body.subarray(-ENDSTREAM.length).equals(ENDSTREAM) &&
    !/\/Type \/(Page|Pages|Catalog)\s/.test(textOf(body))
  );
}

/** What stays as it is, on one line where it has no text in it. */
function onOneLine(body: Buffer): Buffer {
  const text = textOf(body);
  return /stream|\(/.test(text) ? body : Buffer.from(text.replaceAll(/\s+/g, ' '), 'latin1');
}

const textOf = (body: Buffer): string => body.toString('latin1');

/** The parts of a file by its table of references; nothing where they do not stand as expected. */
function readFile(
  file: Buffer,
): { readonly head: Buffer; readonly objects: PdfObject[]; readonly trailer: string } | undefined {
  const end = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(file.subarray(-64).toString('latin1'));
  const table = Number(end?.[1] ?? file.length);
  const text = file.subarray(table).toString('latin1');
  const [, first, count] = /^xref\s+(\d+) (\d+)\s+/.exec(text) ?? [];
  const trailer = /trailer\s*<<(.*)>>\s*startxref/s.exec(text)?.[1];
  if (first !== '0' || count === undefined || trailer === undefined || trailer.includes('/Encrypt'))
    return undefined;
  const starts = [...text.matchAll(/^(\d{10}) 00000 n/gm)].map(([, at]) => Number(at)).sort((a, b) => a - b);
  const objects = starts.map((start, index) => objectAt(file.subarray(start, starts[index + 1] ?? table)));
  const whole = objects.filter((object) => object !== undefined);
  const [begin] = starts;
  if (begin === undefined || whole.length !== starts.length) return undefined;
  return { head: file.subarray(0, begin), objects: whole, trailer: trailer.replace(/\/Size \d+/, '').trim() };
}

function objectAt(piece: Buffer): PdfObject | undefined {
  const [begun = '', number] = /^(\d+) 0 obj\s+/.exec(piece.subarray(0, 32).toString('latin1')) ?? [];
  const end = piece.lastIndexOf('endobj');
  if (number === undefined || end < begun.length) return undefined;
  let to = end;
  while (to > begun.length && (piece[to - 1] ?? 0) <= 0x20) to--;
  return { number: Number(number), body: piece.subarray(begun.length, to) };
}

/** Where an object stands: so many bytes from the beginning, or as the nth in a stream of objects; or that there is none. */
type Place = readonly [kind: 0 | 1, at: number] | readonly [kind: 2, stream: number, index: number];
const FREE: Place = [0, 0];
/** Bytes of a row in the table of references: one for the kind, four, three. */
const ROW = 8;

/** Each row as what it adds to the one above it, byte by byte (predictor "up" of PNG): most rows then say the same. */
function differences(rows: readonly Buffer[]): Buffer[] {
  return rows.map((row, nth) => {
    const above = rows[nth - 1];
    return Buffer.from(row.map((byte, at) => (at === 0 ? UP : byte - (above?.[at] ?? 0))));
  });
}
const UP = 2;

class Output {
  readonly #pieces: Buffer[] = [];
  readonly #places = new Map<number, Place>();
  #length = 0;

  constructor(head: Buffer) {
    this.#add(head);
  }

  #add(piece: Buffer): void {
    this.#pieces.push(piece);
    this.#length += piece.length;
  }

  object(number: number, body: Buffer): void {
    this.#places.set(number, [1, this.#length]);
    this.#add(Buffer.from(`${String(number)} 0 obj\n`));
    this.#add(body);
    this.#add(Buffer.from('\nendobj\n'));
  }

  /** Objects as one stream: their numbers and offsets, then they themselves. */
  together(number: number, objects: readonly PdfObject[]): void {
    let at = 0;
    const index = objects.map((object, nth) => {
      this.#places.set(object.number, [2, number, nth]);
      const entry = `${String(object.number)} ${String(at)}`;
      at += object.body.length + 1;
      return entry;
    });
    const first = Buffer.from(`${index.join(' ')}\n`);
    const bodies = objects.flatMap(({ body }) => [body, Buffer.from('\n')]);
    this.#stream(number, Buffer.concat([first, ...bodies]), [
      '/Type /ObjStm',
      `/N ${String(objects.length)} /First ${String(first.length)}`,
    ]);
  }

  #stream(number: number, data: Buffer, words: readonly string[]): void {
    const body = deflateSync(data, BEST);
    const head = `<<${words.join(' ')} /Filter /FlateDecode /Length ${String(body.length)}>>\nstream\n`;
    this.object(number, Buffer.concat([Buffer.from(head), body, Buffer.from('\nendstream')]));
  }

  /** The references to all parts, as the part of that number, and the end. */
  end(number: number, trailer: string): Buffer {
    const start = this.#length;
    this.#places.set(number, [1, start]);
    const rows = Array.from({ length: number + 1 }, (_, of) => {
      const [kind, where, index = 0] = this.#places.get(of) ?? FREE;
      const row = Buffer.alloc(1 + ROW);
      row.writeUInt8(kind, 1);
      row.writeUInt32BE(where, 2);
      row.writeUIntBE(index, 6, 3);
      return row;
    });
    this.#stream(number, Buffer.concat(differences(rows)), [
      `/Type /XRef /Size ${String(number + 1)} /W [1 4 3]`,
      `/DecodeParms <</Predictor 12 /Columns ${String(ROW)}>>`,
      trailer.replaceAll(/\s+/g, ' '),
    ]);
    this.#add(Buffer.from(`startxref\n${String(start)}\n%%EOF\n`));
    return Buffer.concat(this.#pieces);
  }
}
