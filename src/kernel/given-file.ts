import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { newId } from './identifiers.ts';
import { zipNames } from './zip-names.ts';

/** What a file that people hand in can be. Told by its content, never by its name. */
export const FILE_TYPES = ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'odp', 'jpeg', 'png'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** The largest file that is taken: 10 MiB. */
export const LARGEST_FILE = 10 * 1024 * 1024;

/** A stored file as it is told of; its bytes are fetched apart. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}
/** A file as somebody hands it in. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
/** A checked file on its way into the database. */
export interface NewFile extends KeptFile {
  readonly bytes: Uint8Array;
}

const CONTENT_TYPES: Readonly<Record<FileType, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  odp: 'application/vnd.oasis.opendocument.presentation',
  jpeg: 'image/jpeg',
  png: 'image/png',
};
const ENDINGS: Readonly<Record<FileType, readonly string[]>> = {
  pdf: ['.pdf'],
  docx: ['.docx'],
  xlsx: ['.xlsx'],
  pptx: ['.pptx'],
  odt: ['.odt'],
  odp: ['.odp'],
  jpeg: ['.jpg', '.jpeg'],
  png: ['.png'],
};

/** Every ending a file name may have, for the `accept` of a form's field. */
export const FILE_ENDINGS = FILE_TYPES.flatMap((type) => ENDINGS[type]);

export function contentTypeOf(type: FileType): string {
  return CONTENT_TYPES[type];
}

/** The message key of what is wrong with a file; undefined for one that can be kept. */
export function faultOfFile({ bytes }: GivenFile): string | undefined {
  if (bytes.length === 0) return 'fileErrorEmpty';
  if (bytes.length > LARGEST_FILE) return 'fileErrorLarge';
  return fileTypeOf(bytes) === undefined ? 'fileErrorType' : undefined;
}

/** The type by the content; undefined for everything else, workbooks and papers with macros among it. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg';
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  return starts(0x50, 0x4b, 0x03, 0x04) ? officeTypeOf(bytes) : undefined;
}

/** Word, Excel, PowerPoint and OpenDocument files are zip files that must have certain parts. */
function officeTypeOf(bytes: Uint8Array): FileType | undefined {
  const names = zipNames(bytes);
  if (names === undefined || [...names].some((name) => /(^|\/)vbaProject\.bin$/i.test(name)))
    return undefined;
  if (names.has('[Content_Types].xml')) {
    if (names.has('word/document.xml')) return 'docx';
    if (names.has('ppt/presentation.xml')) return 'pptx';
    return names.has('xl/workbook.xml') ? 'xlsx' : undefined;
  }
  // OpenDocument 1.2 part 3, 3.3: the type stands first in the file, not compressed.
  const head = new TextDecoder('latin1').decode(bytes.subarray(30, 100));
  const kind = /^mimetypeapplication\/vnd\.oasis\.opendocument\.(text|presentation)/.exec(head)?.[1];
  if (kind === undefined || !names.has('content.xml')) return undefined;
  return kind === 'text' ? 'odt' : 'odp';
}

/** A given file ready to be kept. The fault must have been looked for before. @throws RangeError for a type unknown */
export function newFile(given: GivenFile): NewFile {
  const type = fileTypeOf(given.bytes);
  if (type === undefined) throw new RangeError('a file of no known type');
  return {
    id: newId(),
    name: safeName(given.name, type),
    type,
    size: given.bytes.length,
    sha256: createHash('sha256').update(given.bytes).digest('hex'),
    bytes: given.bytes,
  };
}

/** The file's own name without folders, control characters and what file systems refuse, ending as its content says. */
export function safeName(name: string, type: FileType): string {
  const bare = basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    .replace(/[\p{C}"*/:<>?|]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const ending = ENDINGS[type].find((one) => bare.toLowerCase().endsWith(one));
  const stem = (ending === undefined ? bare : bare.slice(0, -ending.length))
    .slice(0, 200)
    .replace(/^[. ]+|[. ]+$/g, '');
  return `${stem === '' ? 'dokumen' : stem}${ending ?? ENDINGS[type][0] ?? ''}`;
}

/** A title for a document that was given none: the name of its file without the ending. */
export function titleOfFile(name: string): string {
  const bare = basename(name.replaceAll('\\', '/'));
  return bare
    .replace(/\.[A-Za-z0-9]{2,5}$/, '')
    .replace(/[\p{C}_\s]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
