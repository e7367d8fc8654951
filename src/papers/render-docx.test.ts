/** The paper as DOCX, read back out of its parts as a word processor reads them. */
import { fromBufferPromise } from 'yauzl';
import { beforeAll, expect, test } from 'vitest';
import { type Paper, renderDocx } from './index.ts';
import { SAMPLE, TRICKY } from './sample-paper.fixture.ts';

let files: ReadonlyMap<string, string>;
let body: string;

async function unpack(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const found = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    found.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return found;
}

const textOf = (xml: string): string =>
  xml
    .replace(/<w:br\/>/g, '\n')
    .replace(/<w:tab\/>/g, '\t')
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
const partsLike = (pattern: RegExp): string =>
  [...files].flatMap(([name, xml]) => (pattern.test(name) ? [xml] : [])).join('\n');

beforeAll(async () => {
  files = await unpack(await renderDocx(SAMPLE));
  body = files.get('word/document.xml') ?? '';
});

test('Every part of a paper is in it, and text that looks like markup is text', () => {
  const text = textOf(body);
  for (const words of [
    'PEMERINTAH PROVINSI NUSA TENGGARA TIMUR',
    'Yth. Menteri Dalam Negeri',
    'u.p. Kepala Pusat Fasilitasi Kerja Sama',
    TRICKY,
    'NIP. 19700101 199503 1 001',
    'Tembusan:',
    'Paraf Hierarki',
    'Lampiran I',
    'Lampiran II',
    'NOTULA',
    'Terjemahan tidak resmi / Unofficial translation',
    'https://sinergi.example/rakor/13',
    'Jumlah mitra menurut tahun',
    'A. BILATERAL',
    '49.382.680',
  ])
    expect(text).toContain(words);
});

test('Colons stand below each other by tabs, and what is not known is dotted or a dash', () => {
  expect(textOf(body)).toContain('Nomor\t:\t………');
  expect(textOf(body)).toContain('pukul\t:\t09.00 WITA s.d. selesai');
  expect(textOf(body)).toContain('acara\t:\t1.\tPembukaan');
  const cells = body.match(/<w:tc>.*?<\/w:tc>/gs) ?? [];
  expect(cells.filter((cell) => textOf(cell).trim() === '-')).toHaveLength(1);
});

test('Its heads repeat, its rows are never torn, its columns have widths', () => {
  expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(2);
  const rows = body.match(/<w:tr>.*?<\/w:tr>/gs) ?? [];
  const torn = rows.filter((row) => !row.includes('<w:cantSplit/>') && !row.includes('w:hRule="exact"'));
  expect(torn).toEqual([]);
  const tables = body.match(/<w:tblGrid>.*?<\/w:tblGrid>/gs) ?? [];
  expect(tables.length).toBeGreaterThan(5);
  expect(tables.filter((grid) => /w:w="(0|100)"/.test(grid))).toEqual([]);
});

test('It has real styles and numbers, in the language of the paper, and no text boxes', () => {
  const styles = files.get('word/styles.xml') ?? '';
  for (const id of ['Title', 'Heading1', 'Heading2', 'Isi', 'Tabel'])
    expect(styles).toContain(`w:styleId="${id}"`);
  expect(styles).toContain('w:val="id-ID"');
  expect(styles).toContain('w:ascii="Arial"');
  expect(files.get('word/numbering.xml')).toContain('w:numFmt w:val="upperLetter"');
  expect(body).toMatch(/<w:pStyle w:val="Heading1"\/>.*?<w:numPr>/);
  expect(body).not.toContain('<w:txbxContent>');
});

test('Only addresses of the web can be followed', () => {
  const links = partsLike(/document\.xml\.rels$/);
  expect(links).toContain('https://sinergi.example/rakor');
  expect(links).not.toContain('javascript');
});

test('A page number stands from the second page on, a draft says so on every page', () => {
  const footers = partsLike(/word\/footer\d+\.xml$/);
  expect(textOf(footers)).toContain('Halaman ');
  expect(body.match(/<w:titlePg\/>/g)).toHaveLength(1);
  const headers = [...files].filter(([name]) => /word\/header\d+\.xml$/.test(name));
  expect(headers).toHaveLength(3);
  for (const [, xml] of headers) expect(textOf(xml)).toContain('KONSEP 2');
  expect(headers[0]?.[1]).toContain('string="KONSEP"');
});

test('A matrix lies on F4, its letter stands on A4', () => {
  expect(body).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
  expect(body).toContain('<w:pgSz w:w="18709" w:h="12189" w:orient="landscape"/>');
});

test('A final copy that is sent bears no draft mark and no paraf', async () => {
  files = await unpack(await renderDocx({ ...SAMPLE, draft: null, archiveCopy: false }));
  expect([...files.values()].join('')).not.toMatch(/KONSEP|Paraf Hierarki/);
});

test('In English its own words are English', async () => {
  files = await unpack(await renderDocx({ ...SAMPLE, language: 'en' }));
  expect(textOf(partsLike(/word\/(footer|header)\d+\.xml$/))).toMatch(/DRAFT 2[^]*Page /);
  expect(files.get('word/styles.xml')).toContain('w:val="en-GB"');
});

test('The paragraph before a signature stays on its page', () => {
  const before = /<w:p>(?:(?!<w:p>).)*Demikian disampaikan/s.exec(body)?.[0] ?? '';
  expect(before).toContain('<w:keepNext/>');
});

test('Characters that no XML bears do not break a paper', async () => {
  const bad = await renderDocx({ ...SAMPLE, parts: [{ kind: 'paragraph', text: 'a\u0000b\u001f\ud800c' }] });
  expect(textOf((await unpack(bad)).get('word/document.xml') ?? '')).toContain('abc'.replace('c', '\ufffdc'));
});

const MAP = {
  type: 'svg',
  text: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1" width="2" height="1"/>',
  width: 200,
  height: 100,
} as const;

test('A table of contents is there when the file is opened, with pages', async () => {
  const parts = [
    { kind: 'title', lines: ['Buku bahan'] },
    { kind: 'facts', rows: [{ label: 'Tempat', value: 'Kupang' }] },
    { kind: 'contents', depth: 2 },
    { kind: 'pageBreak' },
    { kind: 'pictures', perRow: 1, items: [{ image: MAP, alt: 'Peta' }] },
    { kind: 'table', columns: [{ label: 'No.', share: 1 }], rows: [{ kind: 'row', cells: ['1'] }] },
    { kind: 'heading', level: 1, text: 'Mitra' },
    { kind: 'pageBreak' },
    { kind: 'heading', level: 2, text: 'Open Well Trust' },
    { kind: 'heading', level: 3, text: 'Izin' },
  ] as const satisfies Paper['parts'];
  const book = await unpack(await renderDocx({ ...SAMPLE, parts }));
  const text = textOf(book.get('word/document.xml') ?? '');
  expect(text).toMatch(/Mitra\tPAGEREF \S+ \\h2\n/);
  expect(text).toMatch(/Open Well Trust\tPAGEREF \S+ \\h3\n/);
  expect(text.match(/Izin/g)).toHaveLength(1);
});
