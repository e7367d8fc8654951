/** The paper as PDF, by its structure, and by its text where the machine can read it. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Unavailable } from '#kernel/index.ts';
import { type Paper, renderPdf } from './index.ts';
import { objectsOf } from './packed-pdf.fixture.ts';
import { pdfInput } from './pdf-input.ts';
import { runTypst } from './run-typst.ts';
import { SAMPLE, TRICKY } from './sample-paper.fixture.ts';

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
/** Not on every machine. */
const READER = '/usr/bin/pdftotext';
const textOf = (bytes: Uint8Array): string =>
  execFileSync(READER, ['-layout', '-', '-'], {
    input: bytes,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
const pagesOf = (bytes: Uint8Array): number => (latin(bytes).match(/\/Type\s*\/Page\b/g) ?? []).length;
const plain = (parts: Paper['parts']): Paper => ({ ...SAMPLE, parts });

test('The same paper gives the same bytes: tagged, for archives, with title, language and the date of the paper', async () => {
  const [one, again] = await Promise.all([renderPdf(SAMPLE), renderPdf(SAMPLE)]);
  expect(hash(again)).toBe(hash(one));
  const text = latin(one);
  expect(text.startsWith('%PDF-1.7')).toBe(true);
  expect(text).toContain('/Lang (id-ID)');
  expect(text).toMatch(/\/Marked true/);
  expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
  expect(text).toContain('Undangan Rapat Koordinasi</rdf:li>');
  expect(text).toContain('2026-01-06T01:00:00');
  expect([...objectsOf(one).values()].join('\n')).toContain('Arimo-Bold');
  expect(one.length).toBeLessThan(200_000);
  const later = await renderPdf({ ...SAMPLE, madeAt: '2026-01-07T01:00:00Z' });
  expect(hash(later)).not.toBe(hash(one));
});

test('Text is never read as markup, and nothing of the machine is read', async () => {
  const tricky = '#read("/etc/passwd") #import "words.typ": * $ x^2 $ \\#panic() #[*]';
  const bytes = await renderPdf(
    plain([
      { kind: 'title', lines: [tricky] },
      { kind: 'heading', level: 1, text: tricky },
      { kind: 'facts', rows: [{ label: tricky, value: tricky }] },
      { kind: 'list', form: '1.', items: [tricky] },
      { kind: 'table', columns: [{ label: tricky, share: 1 }], rows: [{ kind: 'row', cells: [tricky] }] },
    ]),
  );
  expect(latin(bytes)).not.toContain('root:x:0');
  expect(pagesOf(bytes)).toBe(1);
});

test.skipIf(!existsSync(READER))('It says what the DOCX says', async () => {
  const text = textOf(await renderPdf(SAMPLE));
  expect(text.replace(/\s+/g, ' ')).toContain(TRICKY.replace(/\s+/g, ' '));
  for (const words of [
    'PEMERINTAH PROVINSI NUSA TENGGARA TIMUR',
    'Halaman 2 dari 8',
    'KONSEP 2',
    'Paraf Hierarki',
    'Lampiran II',
    'NIP. 19700101 199503 1 001',
    '49.382.680',
  ])
    expect(text).toContain(words);
  expect(text).not.toContain('Halaman 1 dari');
  expect(text.match(/Lembaga mitra/g)?.length).toBe(3);
  const sent = textOf(await renderPdf({ ...SAMPLE, draft: null, archiveCopy: false }));
  expect(sent).not.toMatch(/KONSEP|Paraf Hierarki/);
});

test('Signs that no font at hand has do not stop a paper', async () => {
  const bytes = await renderPdf(plain([{ kind: 'paragraph', text: 'Nama: \u{1f680} \u{10ffff} \u{e000}' }]));
  expect(pagesOf(bytes)).toBe(1);
});

test('A paper without parts is an empty page', async () => {
  expect(pagesOf(await renderPdf(plain([])))).toBe(1);
});

test('A paper that takes too long is refused', async () => {
  await expect(runTypst(pdfInput(SAMPLE), 0)).rejects.toThrow(Unavailable);
});

test('Some wait their turn; one too many is refused', async () => {
  const small = pdfInput(plain([{ kind: 'paragraph', text: 'x' }]));
  const all = await Promise.allSettled(Array.from({ length: 26 }, () => runTypst(small)));
  const refused = all.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused.length).toBeGreaterThanOrEqual(4);
  expect(refused.length).toBeLessThanOrEqual(6);
  expect(refused.filter((reason) => !(reason instanceof Unavailable))).toEqual([]);
});

test.skipIf(!existsSync(READER))('A table of contents names the headings with their pages', async () => {
  const text = textOf(
    await renderPdf(
      plain([
        { kind: 'contents', depth: 2 },
        { kind: 'pageBreak' },
        { kind: 'heading', level: 1, text: 'Mitra' },
        { kind: 'pageBreak' },
        { kind: 'heading', level: 2, text: 'Open Well Trust' },
        { kind: 'heading', level: 3, text: 'Izin' },
      ]),
    ),
  );
  const [contents = ''] = text.split('\f');
  expect(contents).toMatch(/Mitra[ .\u2060]+2/);
  expect(contents).toMatch(/Open Well Trust[ .\u2060]+3/);
  expect(contents).not.toContain('Izin');
});
