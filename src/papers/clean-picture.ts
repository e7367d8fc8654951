import { readImage } from './read-image.ts';

/** Quarter turns clockwise by which a picture is to be shown, in degrees. */
export type Turn = 0 | 90 | 180 | 270;

export interface CleanPicture {
  readonly type: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  readonly turn: Turn;
}

/**
 * A JPEG or PNG as it is seen and no more: without the place it was taken at, the camera, names, an embedded preview, or
 * whatever hangs behind its end. Its pixels stay as they are; which way up it is shown is told beside them.
 * @returns undefined for what is neither, or is cut off
 */
export function cleanPicture(bytes: Uint8Array): CleanPicture | undefined {
  switch (readImage(bytes)?.type) {
    case 'jpeg':
      return cleanJpeg(bytes);
    case 'png':
      return cleanPng(bytes);
    case undefined:
      return undefined;
  }
}

/** The same as a file that programs show the right way up: a turn stands in it as the only thing told beside the pixels. */
export function uprightFile({ type, bytes, turn }: CleanPicture): Uint8Array {
  if (type !== 'jpeg' || turn === 0) return bytes;
  return joined([bytes.subarray(0, 2), exifOfTurn(turn), bytes.subarray(2)]);
}

const START_OF_SCAN = 0xda;
const END = 0xd9;
/** JFIF, colour profile, how the colours of the file are meant: APP0, APP2, APP14. */
const KEPT_SEGMENTS = new Set([0xe0, 0xe2, 0xee]);
const EXIF = 0xe1;

function cleanJpeg(bytes: Uint8Array): CleanPicture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 2)];
  let turn: Turn = 0;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === END) return { type: 'jpeg', bytes: joined([...kept, bytes.subarray(at, at + 2)]), turn };
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return undefined;
    if (marker === EXIF) turn = turnOf(bytes.subarray(at + 4, end)) ?? turn;
    const next = marker === START_OF_SCAN ? endOfScan(bytes, end) : end;
    if (isKept(marker)) kept.push(bytes.subarray(at, next));
    at = next;
    if (at + 2 === bytes.length && bytes[at] === 0xff && bytes[at + 1] === END)
      return { type: 'jpeg', bytes: joined([...kept, bytes.subarray(at)]), turn };
  }
  return undefined;
}

/** Tables, frames and scans stay; of what programs add, only what colours need. */
function isKept(marker: number): boolean {
  const isAdded = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
  return !isAdded || KEPT_SEGMENTS.has(marker);
}

/** Where the next marker stands behind the compressed pixels, in which 0xFF is followed by 0 or a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const ORIENTATION = 0x0112;
/** Mirrored pictures are shown as cameras mean them, turned and not mirrored. */
const TURNS: readonly Turn[] = [0, 0, 0, 180, 180, 90, 90, 270, 270];

/** The orientation in the first directory of an Exif segment (TIFF). */
function turnOf(segment: Uint8Array): Turn | undefined {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength);
  if (segment.length < 14 || view.getUint32(0) !== 0x45786966) return undefined;
  const isLittle = view.getUint16(6) === 0x4949;
  const directory = 6 + view.getUint32(10, isLittle);
  if (directory + 2 > segment.length) return undefined;
  const count = view.getUint16(directory, isLittle);
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > segment.length) return undefined;
    if (view.getUint16(entry, isLittle) === ORIENTATION) return TURNS[view.getUint16(entry + 8, isLittle)];
  }
  return undefined;
}

/** An Exif segment with one entry, the orientation. */
function exifOfTurn(turn: Exclude<Turn, 0>): Uint8Array {
  const segment = new Uint8Array(36);
  const view = new DataView(segment.buffer);
  view.setUint16(0, 0xffe1);
  view.setUint16(2, 34);
  view.setUint32(4, 0x45786966);
  view.setUint32(10, 0x4d4d002a);
  view.setUint32(14, 8);
  view.setUint16(18, 1);
  view.setUint16(20, ORIENTATION);
  view.setUint16(22, 3);
  view.setUint32(24, 1);
  view.setUint16(28, { 90: 6, 180: 3, 270: 8 }[turn]);
  return segment;
}

/** Chunks that pixels and their colours need. */
const KEPT_CHUNKS = new Set([
  ...['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND'],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'sBIT', 'pHYs', 'bKGD'],
]);

function cleanPng(bytes: Uint8Array): CleanPicture | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const kind = String.fromCodePoint(...bytes.subarray(at + 4, at + 8));
    if (KEPT_CHUNKS.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') return { type: 'png', bytes: joined(kept), turn: 0 };
    at = end;
  }
  return undefined;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
