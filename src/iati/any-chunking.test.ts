import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readActivities } from './read-activities.ts';
import type { IatiActivity } from './activity.ts';
import { cleanText } from './reading.ts';

interface Row {
  type: string;
  date: string;
  value: string;
  currency: string;
}

interface Written {
  identifier: string;
  titles: Record<string, string>;
  sectors: { vocabulary: string; code: string; percentage: string }[];
  transactions: Row[];
}

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map((one) => cleanText(one.replace(/[^\P{C}\n]|[\ufffe\uffff]/gu, '')))
  .filter((one) => one !== '');
const digits = (max: number) => fc.integer({ min: 0, max }).map(String);
const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
const row = fc.record({
  type: fc.integer({ min: 1, max: 13 }).map(String),
  date: date.map((one) => one.toISOString().slice(0, 10)),
  value: fc
    .tuple(fc.boolean(), digits(10 ** 9), digits(99))
    .map(([minus, a, b]) => `${minus ? '-' : ''}${a}.${b}`),
  currency: fc.stringMatching(/^[A-Z]{3}$/),
});
const written: fc.Arbitrary<Written> = fc.record({
  identifier: fc.stringMatching(/^[A-Z0-9-]{1,20}$/),
  titles: fc.dictionary(fc.constantFrom('id', 'en', 'fr'), text, { minKeys: 1 }),
  sectors: fc.array(
    fc.record({ vocabulary: fc.constantFrom('1', '2', '99'), code: digits(99999), percentage: digits(100) }),
    { maxLength: 3 },
  ),
  transactions: fc.array(row, { maxLength: 4 }),
});

/** Ways to write the same character data: references, CDATA, plain. */
function escape(value: string, style: number): string {
  if (style % 3 === 0 && !value.includes(']]>')) return `<![CDATA[${value}]]>`;
  if (style % 3 === 1)
    return Array.from(value, (one) => `&#x${(one.codePointAt(0) ?? 32).toString(16)};`).join('');
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function write({ identifier, titles, sectors, transactions }: Written, style: number): string {
  const blank = ['', ' ', '\n\t', '\r\n  '][style % 4] ?? '';
  const narratives = Object.entries(titles).map(
    ([language, one]) => `<narrative xml:lang='${language}'>${blank}${escape(one, style)}</narrative>`,
  );
  return [
    `<iati-activity${blank}><iati-identifier>${blank}${identifier}</iati-identifier><title>`,
    ...narratives,
    '</title>',
    ...sectors.map(
      (one) => `<sector percentage="${one.percentage}" code="${one.code}" vocabulary="${one.vocabulary}"/>`,
    ),
    ...transactions.map(
      (one) =>
        `<transaction><value currency='${one.currency}'>${blank}${one.value}</value><transaction-date${blank || ' '}iso-date="${one.date}"/><transaction-type code="${one.type}"></transaction-type></transaction>`,
    ),
    `</iati-activity${blank}>`,
  ].join(blank);
}

function seen(activity: IatiActivity): Written {
  return {
    identifier: activity.iatiIdentifier,
    titles: { ...activity.title },
    sectors: activity.sectors.map(({ vocabulary, code, percentage }) => ({
      vocabulary,
      code,
      percentage: percentage ?? '',
    })),
    transactions: activity.transactions.map((one) => ({
      type: one.type,
      date: one.date,
      value: one.value,
      currency: one.currency,
    })),
  };
}

async function* cut(bytes: Buffer, sizes: number[]): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

test('What is written is read, however it is written and wherever the bytes are cut', async () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(written, { maxLength: 5 }),
      fc.nat(11),
      fc.boolean(),
      sizes,
      async (activities, style, wide, pieces) => {
        const originals = activities.map((one) => write(one, style));
        const file = `<?xml version="1.0"?><iati-activities version="2.03">${originals.join('\n')}</iati-activities>`;
        const encoding = wide ? 'utf16le' : 'utf8';
        const bytes = Buffer.from(file, encoding);
        const read: IatiActivity[] = [];
        for await (const batch of readActivities(cut(bytes, pieces), { batchSize: 2 }))
          read.push(...batch.activities);
        expect(read.map(seen)).toEqual(activities);
        expect(read.map(({ from, to }) => bytes.subarray(from, to).toString(encoding))).toEqual(originals);
      },
    ),
    { numRuns: 150 },
  );
});
