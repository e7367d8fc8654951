import { expect, test } from 'vitest';
import { packPdf } from './pack-pdf.ts';
import { objectsOf } from './packed-pdf.fixture.ts';

const STREAM = '<<\n  /Length 16\n>>\nstream\n\u00ff endobj 1 0 obj\nendstream';
const PARTS = [
  '<<\n  /Type /Catalog\n  /Pages 2 0 R\n  /Lang (id  ID)\n>>',
  '<<\n  /Type /Pages\n  /Kids [3 0 R]\n  /Count 1\n>>',
  '<<\n  /Type /Page\n  /Parent 2 0 R\n  /Contents 4 0 R\n>>',
  STREAM,
  ...Array.from(
    { length: 2500 },
    (_, at) => `<<\n  /Type /StructElem\n  /T (Baris  ${String(at)} \u00ff\n  endobj)\n>>`,
  ),
];

/** A file as typst writes them. */
function fileOf(parts: readonly string[], trailer = '/Root 1 0 R'): Buffer {
  const pieces = ['%PDF-1.7\n%\u00e2\u00e3\n\n'];
  const starts = parts.map((part, at) => {
    const start = pieces.join('').length;
    pieces.push(`${String(at + 1)} 0 obj\n${part}\nendobj\n\n`);
    return start;
  });
  const table = pieces.join('').length;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n\r\n`).join('');
  const size = String(parts.length + 1);
  return Buffer.from(
    `${pieces.join('')}xref\n0 ${size}\n0000000000 65535 f\r\n${rows}trailer\n<<\n  /Size ${size}\n  ${trailer}\n>>\nstartxref\n${String(table)}\n%%EOF`,
    'latin1',
  );
}

test('Every part of a packed file is found again as it was, by its number', () => {
  const small = PARTS.slice(0, 900);
  const file = fileOf(small);
  const packed = packPdf(file);
  expect(packed.length).toBeLessThan(file.length / 4);
  const objects = objectsOf(packed);
  expect(small.map((_, at) => objects.get(at + 1)?.replaceAll(/\s+/g, ' '))).toEqual(
    small.map((part) => part.replaceAll(/\s+/g, ' ')),
  );
  for (const at of [0, 3, 4, 899]) expect(objects.get(at + 1)).toBe(small[at]);
});

test('Pages and what leads to them stay outside; the same file is packed into the same bytes', () => {
  const text = Buffer.from(packPdf(fileOf(PARTS.slice(0, 50)))).toString('latin1');
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  expect(text).toContain('/Lang (id  ID)');
  expect(text).toContain('/Count 1');
  expect(text).not.toContain('/StructElem');
  expect(Buffer.from(packPdf(fileOf(PARTS.slice(0, 50)))).toString('latin1')).toBe(text);
});

test('More parts than stand together are packed in several pieces', () => {
  const text = Buffer.from(packPdf(fileOf(PARTS))).toString('latin1');
  expect(text.match(/\/Type \/ObjStm/g)).toHaveLength(3);
  expect(objectsOf(Buffer.from(text, 'latin1')).get(2504)).toBe(PARTS[2503]);
});

test('A file of another kind is left as it is', () => {
  const locked = fileOf(PARTS, '/Root 1 0 R /Encrypt 5 0 R');
  expect(packPdf(locked)).toBe(locked);
  for (const other of ['', 'no PDF', `%PDF-1.7\nstartxref\n9\n%%EOF`]) {
    const bytes = Buffer.from(other);
    expect(packPdf(bytes)).toBe(bytes);
  }
  const torn = fileOf(PARTS).subarray(0, 400);
  expect(packPdf(torn)).toBe(torn);
});
