import { expect, test } from 'vitest';
import { IatiFileError } from './file-error.ts';
import { activityOf, fileOf, readAll } from './sample.ts';

async function refusal(file: string | Uint8Array, size?: number) {
  try {
    await readAll(file, size);
  } catch (error) {
    if (error instanceof IatiFileError) return error;
    throw error;
  }
  throw new Error('not refused');
}

const BOMB = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">]>
<iati-activities version="2.03"><iati-activity><iati-identifier>&lol2;</iati-identifier></iati-activity></iati-activities>`;

test('Entity bombs and external entities are refused at the document type declaration', async () => {
  const external = BOMB.replace(/\[.*\]/, '[<!ENTITY lol2 SYSTEM "file:///etc/passwd">]');
  for (const file of [
    BOMB,
    external,
    '<!DOCTYPE iati-activities SYSTEM "http://example.org/x.dtd"><iati-activities/>',
  ])
    expect(await refusal(file)).toMatchObject({ code: 'doctype' });
  expect(await refusal(BOMB)).toMatchObject({ line: 2 });
});

test('An entity that XML itself does not know is refused with its line', async () => {
  const file = fileOf(activityOf('<description><narrative>a&nbsp;b</narrative></description>'));
  expect(await refusal(file)).toMatchObject({ code: 'entity', line: 12, params: { entity: 'nbsp' } });
});

test('An ampersand that stands alone is refused where it stands, in pieces of any size', async () => {
  const around = (text: string) =>
    fileOf(activityOf(`<description>\n<narrative>${text}\n\n</narrative></description>`));
  for (const text of ['a & b', 'a &b c;', 'R&D', '\n& &amp; &', 'Ende &\r\n Sikka; x'])
    for (const size of [1, 3, 70_000])
      expect(await refusal(around(text), size), text).toMatchObject({
        code: 'ampersand',
        line: text.startsWith('\n') ? 14 : 13,
        byte: around(text).indexOf('&', 300),
        params: { open: 'narrative' },
      });
  const legal = around('<![CDATA[R&D & x]]><!-- R&D & y --> &amp;&#38;&#x26;&lt;');
  for (const size of [1, 3, 70_000]) expect((await readAll(legal, size)).activities).toHaveLength(1);
});

test('A file that breaks off is told from one that is broken', async () => {
  const file = Buffer.from(fileOf(activityOf('<description><narrative>é</narrative></description>')));
  const character = file.indexOf(0xc3) + 1;
  for (const length of [45, 60, 100, 300, character, file.length - 5])
    expect((await refusal(file.subarray(0, length))).code, String(length)).toBe('truncated');
  expect(await refusal(file.subarray(0, 300))).toMatchObject({ line: 7, byte: 300 });
  const broken = fileOf(activityOf('<sector code="1">'));
  expect(await refusal(broken)).toMatchObject({
    code: 'malformed',
    line: 13,
    params: { open: 'iati-activity' },
  });
});

test('Malformed XML is refused with line and column', async () => {
  const faults = [
    '<sector code=1/>',
    '<sector code="1" code="2"/>',
    '<a></b>',
    'a & b',
    '<a b="<"/>',
    '\u0001',
    ']]>',
    '<1/>',
  ];
  for (const fault of faults)
    expect((await refusal(fileOf(activityOf(fault)))).code, fault).toBe(
      fault.includes('&') ? 'ampersand' : 'malformed',
    );
  expect(await refusal(fileOf(activityOf('<sector code=1/>')))).toMatchObject({ line: 12, column: 16 });
  expect((await refusal(`${fileOf('')}<iati-activities/>`)).code).toBe('malformed');
  expect((await refusal(`${fileOf('')}rubbish<`)).code).toBe('malformed');
});

test('Whatever is no activity file of version 2 is told apart', async () => {
  const root = (start: string) =>
    `<?xml version="1.0"?>\n<!-- by x -->\n<${start}></${start.split(' ')[0] ?? ''}>`;
  const cases: [string, string][] = [
    ['', 'empty'],
    [' \n\t ', 'empty'],
    ['{"activities": []}', 'notXml'],
    ['PK\u0003\u0004', 'notXml'],
    ['<!doctype html>\n<html lang="en"><br></html>', 'htmlPage'],
    ['<!-- x --> <HTML><body>', 'htmlPage'],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html></html>', 'htmlPage'],
    [root('iati-organisations version="2.03"'), 'organisationFile'],
    [root('rss version="2.0"'), 'notIati'],
    [root('iati-activities version="1.05"'), 'oldVersion'],
    [root('iati-activities version="2.04"'), 'wrongVersion'],
    [root('iati-activities'), 'wrongVersion'],
  ];
  for (const [file, code] of cases) expect((await refusal(file)).code, file).toBe(code);
  expect(await refusal(root('iati-activities version="1.05"'))).toMatchObject({
    line: 3,
    params: { version: '1.05' },
  });
  expect(await refusal(root('rss'))).toMatchObject({ params: { root: 'rss' } });
});

test('Versions 2.01, 2.02 and 2.03 are read', async () => {
  for (const version of ['2.01', '2.02', ' 2.03 '])
    expect((await readAll(fileOf(activityOf(''), version))).activities).toHaveLength(1);
});

test('Bytes that the encoding does not have are refused with their offset, in pieces of any size', async () => {
  const text = fileOf(activityOf('<description><narrative>Lombok</narrative></description>'));
  const bytes = Buffer.from(text);
  const at = text.indexOf('Lombok') + 2;
  bytes[at] = 0xe9;
  for (const size of [1, 3, 64, 5000])
    expect(await refusal(bytes, size)).toMatchObject({
      code: 'badEncoding',
      line: 12,
      byte: at + 1,
      params: { encoding: 'utf-8' },
    });
});

test('An encoding that is unknown, or not what the bytes show, is refused', async () => {
  for (const encoding of ['UTF-16', 'x-none', 'Shift_JIS', 'UTF-7']) {
    const file = fileOf('').replace('UTF-8', encoding);
    expect(await refusal(file)).toMatchObject({ code: 'badEncoding', line: 1, params: { encoding } });
  }
});

test('Nesting, long texts, many attributes and huge activities are refused, without being piled up first', async () => {
  const deep = '<x>'.repeat(100_000);
  const attributes = Array.from({ length: 201 }, (_, n) => `a${n}=""`).join(' ');
  const long = 'x'.repeat(1024 * 1024 + 1);
  const many = `<description><narrative>${'y'.repeat(1_000_000)}</narrative></description>`.repeat(21);
  const cases: [string, string][] = [
    [deep, 'tooDeep'],
    [`<sector ${attributes}/>`, 'tooLarge'],
    [`<title><narrative>${long}</narrative></title>`, 'tooLarge'],
    [`<title><narrative>${long.slice(9)}<!-- -->${long.slice(9)}</narrative></title>`, 'tooLarge'],
    [`<title a="${long}"/>`, 'tooLarge'],
    [`<!-- ${'z'.repeat(21 * 1024 * 1024)}`, 'tooLarge'],
    [many, 'tooLarge'],
  ];
  for (const [more, code] of cases)
    expect((await refusal(fileOf(activityOf(more)))).code, more.slice(0, 20)).toBe(code);
});

test('Activities before the fault have been given, so a caller must be able to drop them', async () => {
  const file = fileOf(`${activityOf('')}<iati-activity>`);
  expect((await refusal(file)).code).toBe('malformed');
});
