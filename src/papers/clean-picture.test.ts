import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PHOTO, withPlace } from '#tests/sample-files.ts';
import { canDraw } from './can-draw.ts';
import { cleanPicture, uprightFile } from './clean-picture.ts';
import { imageOf } from './image-of.ts';
import { paperOf } from './paper-looks.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';

const chunk = (kind: string, body: Buffer): Buffer => {
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(Buffer.concat([Buffer.from(kind), body])));
  return Buffer.concat([length, Buffer.from(kind), body, sum]);
};
const HEAD = Buffer.from('0000007800000078' + '0800000000', 'hex');
const pngOf = (...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', HEAD),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(121 * 120))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
const PLACED_PNG = pngOf(
  chunk('tEXt', Buffer.from('Comment\0Kupang')),
  chunk('eXIf', Buffer.from('GPS 10.17 S')),
);

test('A photograph keeps its pixels and loses the place, the camera and what hangs behind it', () => {
  const clean = cleanPicture(withPlace(PHOTO, 1));
  expect(clean && Buffer.from(clean.bytes).equals(PHOTO)).toBe(true);
  const png = cleanPicture(Buffer.concat([PLACED_PNG, Buffer.from('more')]));
  expect(png && Buffer.from(png.bytes).equals(pngOf())).toBe(true);
});

test.for([
  [1, 0],
  [3, 180],
  [6, 90],
  [8, 270],
  [5, 90],
  [9, 0],
] as const)(
  'Orientation %i is a turn by %i degrees, kept as the only thing told beside the pixels',
  ([tag, turn]) => {
    const clean = cleanPicture(withPlace(PHOTO, tag));
    expect(clean?.turn).toBe(turn);
    const file = uprightFile(clean ?? { type: 'jpeg', bytes: PHOTO, turn: 0 });
    expect(Buffer.from(file).toString('latin1')).not.toMatch(/GPS|Kupang|Kamera|second/);
    expect(file.length - PHOTO.length).toBe(turn === 0 ? 0 : 36);
    // Read again it says the same, and nothing more is taken from it.
    expect(cleanPicture(file)).toEqual(clean);
  },
);

test('A picture that is cut off or broken is none; no bytes make the reading throw', async () => {
  expect(cleanPicture(PHOTO.subarray(0, 300))).toBeUndefined();
  expect(await canDraw(PHOTO)).toBe(true);
  expect(await canDraw(PLACED_PNG)).toBe(true);
  expect(await canDraw(PHOTO.subarray(0, 300))).toBe(false);
  const broken = Buffer.from(pngOf());
  broken.fill(7, 60, 70);
  expect(await canDraw(broken)).toBe(false);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(PHOTO.length), (bytes, at) => {
      cleanPicture(Buffer.concat([PHOTO.subarray(0, at), bytes]));
      cleanPicture(Buffer.concat([pngOf().subarray(0, at), bytes]));
    }),
  );
});

test('A turned photograph is as wide as it is shown, and is drawn in both forms without its place', async () => {
  const image = imageOf(withPlace(PHOTO, 6));
  expect(image).toMatchObject({ type: 'jpeg', width: 120, height: 160, turn: 90 });
  const paper = paperOf({
    ...{ language: 'id', title: 'Foto', file: { day: '2026-01-01', subject: 'Foto', office: 'Biro' } },
    madeAt: '2026-01-01T00:00:00Z',
    parts: [{ kind: 'pictures', perRow: 2, items: [{ image, alt: 'Pembukaan', caption: 'Pembukaan' }] }],
  });
  for (const file of [await renderPdf(paper), await renderDocx(paper)])
    expect(Buffer.from(file).toString('latin1')).not.toMatch(/GPS|Kamera 0812/);
});
