import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOfFile, fileTypeOf, LARGEST_FILE, newFile, safeName, titleOfFile } from './given-file.ts';
import { JPEG, PDF, PNG, zipFile } from '#tests/sample-files.ts';

const DOCX = zipFile(['[Content_Types].xml', 'word/document.xml']);
const XLSX = zipFile(['[Content_Types].xml', 'xl/workbook.xml', 'xl/worksheets/sheet1.xml']);
const ODT = zipFile(['mimetype', 'content.xml'], 'application/vnd.oasis.opendocument.text');

test('A file is what its content says', () => {
  expect([PDF, DOCX, XLSX, ODT, JPEG, PNG].map(fileTypeOf)).toEqual([
    'pdf',
    'docx',
    'xlsx',
    'odt',
    'jpeg',
    'png',
  ]);
});

test.for<[string, Uint8Array]>([
  ['a page', Buffer.from('<html><script>alert(1)</script>%PDF-1.7')],
  ['a program', Buffer.from('MZ\x90\0')],
  ['a drawing with script in it', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a paper with macros', zipFile(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'])],
  ['any other zip file', zipFile(['readme.txt'])],
  [
    'a spreadsheet of OpenDocument',
    zipFile(['mimetype', 'content.xml'], 'application/vnd.oasis.opendocument.spreadsheet'),
  ],
  ['half a zip file', DOCX.subarray(0, DOCX.length - 30)],
  ['an encrypted workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
])('%s is not kept, whatever it is called', ([, bytes]) => {
  expect(faultOfFile({ name: 'izin.pdf', bytes })).toBe('fileErrorType');
});

test('An empty file and one beyond 10 MiB are refused; one of exactly 10 MiB is not', () => {
  const sized = (size: number) => ({
    name: 'x.pdf',
    bytes: Buffer.concat([PDF, Buffer.alloc(size)]).subarray(0, size),
  });
  expect(faultOfFile(sized(0))).toBe('fileErrorEmpty');
  expect(faultOfFile(sized(LARGEST_FILE + 1))).toBe('fileErrorLarge');
  expect(faultOfFile(sized(LARGEST_FILE))).toBeUndefined();
});

test.for([
  ['Izin Prinsip 2024.PDF', 'Izin Prinsip 2024.pdf'],
  ['izin.exe', 'izin.exe.pdf'],
  ['C:\\Users\\a\\MSP.pdf', 'MSP.pdf'],
  ['../../etc/passwd', 'passwd.pdf'],
  ['a"b<c>:d|e?.pdf', 'abcde.pdf'],
  ['two\r\nlines\u202Efdp.pdf', 'twolinesfdp.pdf'],
  ['.pdf', 'dokumen.pdf'],
  ['', 'dokumen.pdf'],
] as const)('The name %j becomes %j', ([given, safe]) => {
  expect(safeName(given, 'pdf')).toBe(safe);
});

test('Any name becomes one that is safe in a header and on a file system, and stays as it is the second time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const safe = safeName(name, 'docx');
      expect(safe).toMatch(/^[^/\\:*?"<>|\p{C}]+\.docx$/u);
      expect(safe.length).toBeLessThanOrEqual(300);
      expect(safeName(safe, 'docx')).toBe(safe);
    }),
  );
});

test('A file without a title gives its name as the title', () => {
  expect(titleOfFile('Akta_Pendirian 2011.pdf')).toBe('Akta Pendirian 2011');
  expect(titleOfFile('folder/MSP.v2.docx')).toBe('MSP.v2');
});

test('A new file is told of by what it holds', () => {
  expect(newFile({ name: 'kosong', bytes: PDF })).toMatchObject({
    name: 'kosong.pdf',
    type: 'pdf',
    size: PDF.length,
    sha256: '79370862c6cb54e96ed3125464c11e4ce3e8b08fb5048723695b6b9e9728d701',
  });
});

test('No bytes make the reading of types throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, isZip) => {
      const given = isZip
        ? Buffer.concat([Buffer.from('PK\x03\x04'), bytes, Buffer.from('PK\x05\x06'), bytes])
        : bytes;
      fileTypeOf(given);
    }),
  );
});
