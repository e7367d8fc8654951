/** The smallest files of each kind, for tests. */
import { Buffer } from 'node:buffer';

export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
);
export const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46]);
export const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

/** A zip file of parts that are stored as they are; the first holds `first`, the others nothing. */
export function zipFile(names: readonly string[], first = ''): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [index, name] of names.entries()) {
    const content = Buffer.from(index === 0 ? first : '');
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(content.length, 18);
    head.writeUInt32LE(content.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(head, Buffer.from(name), content);
    directory.push(entry, Buffer.from(name));
    at += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A whole photograph, 160 by 120 pixels. */
export const PHOTO = Buffer.from(
  [
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////',
    '////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////',
    '////////////////////wAARCAB4AKADASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAEE/8QAFBABAAAAAAAAAAAA',
    'AAAAAAAAAP/EABcBAQEBAQAAAAAAAAAAAAAAAAABAgP/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwDOqK0y',
    'KiooqKAqKigKACoAKKAqACgAorMCtsAKACoAKKAoAKigKACoAKKAqDMA6MKACgIooAKCAoCiggKAooICgDMoOjAoIooAKCAo',
    'CiggKACgiigAqKKzKitsAKACoAKKAqACgAooCoAKACorMCujACgAqKAoAKgAooCoAAKAiqADMoOjAoICgKKCAoCiggKACgii',
    'gAoIMyg6MCgKKCAoAKAooICgKKCAoAKCK//Z',
  ].join(''),
  'base64',
);

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};

/** The same as a camera writes it: on its side (Exif orientation), with where it was taken, and something behind its end. */
export function withPlace(photo: Buffer, orientation: number): Buffer {
  const exif = Buffer.from(
    '457869660000' + '49492a0008000000' + '0100' + '1201' + '0300' + '01000000',
    'hex',
  );
  const value = Buffer.from([orientation, 0, 0, 0, 0, 0, 0, 0]);
  return Buffer.concat([
    photo.subarray(0, 2),
    segment(0xe1, Buffer.concat([exif, value, Buffer.from('GPS 10.17 S 123.60 E')])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Kupang</x:xmpmeta>')),
    segment(0xfe, Buffer.from('Kamera 0812')),
    photo.subarray(2),
    Buffer.from('a second picture'),
  ]);
}
