import { expect, test } from 'vitest';
import { activityOf, fileOf, readAll } from './sample.ts';

const TITLES = ['Air 💧 bersih', 'Santé à Ende', '漢字'];

function bytesOf(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'windows-1252') return Buffer.from(text, 'latin1');
  const little = Buffer.from(encoding.endsWith('with mark') ? `\ufeff${text}` : text, 'utf16le');
  return encoding.startsWith('utf-16be') ? little.swap16() : little;
}

function textOf(bytes: Buffer, encoding: string): string {
  if (encoding.startsWith('utf-16be')) return Buffer.from(bytes).swap16().toString('utf16le');
  if (encoding.startsWith('utf-16le')) return bytes.toString('utf16le');
  return bytes.toString(encoding === 'windows-1252' ? 'latin1' : 'utf8');
}

const ENCODINGS = [
  ...[
    'utf-8',
    'utf-8 with mark',
    'utf-16le',
    'utf-16le with mark',
    'utf-16be',
    'utf-16be with mark',
    'windows-1252',
  ],
];

test.each(ENCODINGS)(
  'Each activity can be cut out of a file in %s, read in pieces of any size',
  async (encoding) => {
    const titles = encoding === 'windows-1252' ? ['Santé à Ende', 'Über'] : TITLES;
    const originals = titles.map((title, index) => {
      const activity = activityOf(`<description><narrative>${title}</narrative></description>`).replace(
        'XM-1-A',
        `A-${index}`,
      );
      // A line break after the name, and blanks in the end tag, are part of the activity.
      return activity
        .replace('<iati-activity ', '<iati-activity\r\n')
        .replace('</iati-activity>', '</iati-activity \r\n>');
    });
    const declared = encoding.startsWith('windows')
      ? encoding
      : encoding.slice(0, 6).replace('utf-8 ', 'utf-8');
    const file = fileOf(originals.join('\n<!-- é -->')).replace(
      'encoding="UTF-8"',
      `encoding="${declared.trim()}"`,
    );
    const bytes = bytesOf(file, encoding);
    for (const size of [1, 3, 7, 1021, 1 << 20]) {
      const { activities, problems, bytesRead } = await readAll(bytes, size);
      expect(problems).toEqual([]);
      expect(bytesRead).toBe(bytes.length);
      expect(activities.map(({ from, to }) => textOf(bytes.subarray(from, to), encoding))).toEqual(originals);
      expect(activities.map(({ descriptions }) => descriptions['1']?.['en'])).toEqual(titles);
      expect(activities.map(({ line }) => line)).toEqual([3, 16, 29].slice(0, titles.length));
    }
  },
);

test('An activity that is one empty tag is cut out too', async () => {
  const file = fileOf('<iati-activity/><iati-activity xml:lang="en"></iati-activity>');
  const { rejected, problems } = await readAll(file);
  expect(rejected).toBe(2);
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['missingIdentifier', 3],
    ['missingIdentifier', 3],
  ]);
});

test('The line is that of the start tag, also where its attributes go over several lines', async () => {
  const { activities } = await readAll(
    fileOf(
      '<iati-activity\n\n  xml:lang="en"\n>\n<iati-identifier>A</iati-identifier><sector\ncode="1"/></iati-activity>',
    ),
  );
  expect(activities[0]?.line).toBe(3);
  expect(activities[0]?.sectors[0]?.line).toBe(7);
});
