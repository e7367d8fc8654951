import fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitArticles } from './split-articles.ts';

const DRAFT = `MEMORANDUM SALING PENGERTIAN
Para Pihak telah mencapai saling pengertian sebagai berikut:

PASAL 1
MAKSUD DAN TUJUAN

(1) Kerja sama ini dimaksudkan untuk berbagi pengalaman.
(2) Tujuan sebagaimana dimaksud dalam
Pasal 3 ayat (2) dicapai bersama.

Pasal 2. Ruang Lingkup
a. pendidikan;
b. kesehatan.

Pasal 4A
Para Pihak saling memberi tahu
tentang hal ini.

Pasal 5
Biaya.`;

test('A draft is split at its articles, titles beside the number or below it, references left in their sentence', () => {
  expect(splitArticles(DRAFT)).toEqual([
    {
      label: null,
      body: 'MEMORANDUM SALING PENGERTIAN\nPara Pihak telah mencapai saling pengertian sebagai berikut:',
    },
    {
      label: 'Pasal 1 Maksud dan Tujuan',
      body: '(1) Kerja sama ini dimaksudkan untuk berbagi pengalaman.\n(2) Tujuan sebagaimana dimaksud dalam\nPasal 3 ayat (2) dicapai bersama.',
    },
    { label: 'Pasal 2 Ruang Lingkup', body: 'a. pendidikan;\nb. kesehatan.' },
    { label: 'Pasal 4A', body: 'Para Pihak saling memberi tahu\ntentang hal ini.' },
    { label: 'Pasal 5', body: 'Biaya.' },
  ]);
});

test('English articles and Roman numbers are found; a text without articles is one without a label', () => {
  expect(splitArticles('ARTICLE II\nFunding\nEach party bears its own.').map(({ label }) => label)).toEqual([
    'Article II Funding',
  ]);
  expect(splitArticles('Tanpa pasal.\r\nDua baris.')).toEqual([
    { label: null, body: 'Tanpa pasal.\nDua baris.' },
  ]);
  expect(splitArticles(' \n')).toEqual([]);
});

test('Nothing of a text is left out, whatever it is', () => {
  const line = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom('PASAL 1', 'Pasal 2 Biaya', 'Pasal 3 ayat (1)', 'MAKSUD', '', 'Pasal IX.', 'Article 4a'),
  );
  // Capitals and signs between number and title may change, letters and their order do not.
  const letters = (text: string): string => text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
      const text = lines.join('\n');
      const found = splitArticles(text).flatMap(({ label, body }) => [label ?? '', body]);
      expect(letters(found.join(''))).toBe(letters(text));
    }),
  );
});
