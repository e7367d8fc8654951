import { IatiFileError } from './file-error.ts';

/** How the bytes of a file become text, and how many bytes a piece of that text was. */
export interface Encoding {
  label: string;
  /** Bytes of the byte order mark at the start, which is no text. */
  markLength: number;
  byteLength(text: string): number;
}

/** As many first bytes as `detectEncoding` wants to see. */
export const HEAD_LENGTH = 1024;

const ONE_BYTE = /^(windows-\d+|iso-8859-[\w-]+|ibm866|koi8-[ru]|macintosh|x-mac-cyrillic)$/;

/**
 * The encoding of a file from its first bytes: byte order mark, else the shape of `<` in UTF-16, else the declaration,
 * else UTF-8 (XML 1.0, appendix F). Encodings whose byte offsets cannot be told from the text are refused, so are files
 * that begin with anything but `<`.
 */
export function detectEncoding(head: Uint8Array): Encoding {
  const [a, b, c] = head;
  if (a === 0xef && b === 0xbb && c === 0xbf) return utf8(3);
  if (a === 0xff && b === 0xfe) return utf16('utf-16le', 2);
  if (a === 0xfe && b === 0xff) return utf16('utf-16be', 2);
  if (a === 0x3c && b === 0) return utf16('utf-16le', 0);
  if (a === 0 && b === 0x3c) return utf16('utf-16be', 0);
  const text = Buffer.from(head).toString('latin1');
  const start = text.trimStart();
  if (start === '') throw new IatiFileError('empty', { line: 1 });
  if (!start.startsWith('<'))
    throw new IatiFileError(
      'notXml',
      { line: 1, byte: text.length - start.length },
      { found: printable(start) },
    );
  const declared = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']{1,40})["']/.exec(text)?.[1];
  return declared === undefined ? utf8(0) : named(declared);
}

/** The text of a piece of a file, whose first bytes say in which encoding it is. The piece begins and ends at a tag. */
export function pieceText(head: Uint8Array, piece: Uint8Array): string {
  return new TextDecoder(detectEncoding(head).label, { ignoreBOM: true }).decode(piece);
}

/** A piece of a file as a file of its own: its bytes unchanged, after what a reader needs to know their encoding by. */
export function pieceFile(head: Uint8Array, piece: Uint8Array): Buffer {
  const { label } = detectEncoding(head);
  if (label === 'utf-8') return Buffer.from(piece);
  if (label === 'utf-16le') return Buffer.concat([Buffer.from([0xff, 0xfe]), piece]);
  if (label === 'utf-16be') return Buffer.concat([Buffer.from([0xfe, 0xff]), piece]);
  return Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${label}"?>\n`), piece]);
}

function printable(text: string): string {
  return text.slice(0, 20).replace(/[^ -~]/g, '?');
}

function utf8(markLength: number): Encoding {
  return { label: 'utf-8', markLength, byteLength: (text) => Buffer.byteLength(text) };
}

function utf16(label: string, markLength: number): Encoding {
  return { label, markLength, byteLength: (text) => text.length * 2 };
}

function named(declared: string): Encoding {
  const label = knownLabel(declared);
  if (label === 'utf-8') return utf8(0);
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says.
  if (label !== undefined && ONE_BYTE.test(label))
    return { label, markLength: 0, byteLength: (text) => text.length };
  throw new IatiFileError('badEncoding', { line: 1, byte: 0 }, { encoding: declared });
}

function knownLabel(declared: string): string | undefined {
  try {
    return new TextDecoder(declared.trim()).encoding;
  } catch {
    return undefined;
  }
}

/** A decoder that is fed pieces of any size and says at which byte they stop being text of this encoding. */
export class PieceDecoder {
  readonly #label: string;
  #decoder: TextDecoder;
  /** The last bytes before the current piece: a character may begin in them. */
  #before = new Uint8Array(0);

  constructor(label: string) {
    this.#label = label;
    this.#decoder = this.#fresh();
  }

  /** The text of the next bytes; where some are no text, what comes before them and their offset in `bytes`. */
  decode(bytes: Uint8Array): { text: string; badAt?: number } {
    try {
      const text = this.#decoder.decode(bytes, { stream: true });
      this.#before = bytes.length >= 4 ? bytes.slice(-4) : Buffer.concat([this.#before, bytes]).subarray(-4);
      return { text };
    } catch {
      return this.#upToFault(bytes);
    }
  }

  /** Whether the bytes ended inside a character. */
  endsInside(): boolean {
    try {
      this.#decoder.decode();
      return false;
    } catch {
      return true;
    }
  }

  #fresh(): TextDecoder {
    return new TextDecoder(this.#label, { fatal: true, ignoreBOM: true });
  }

  #upToFault(bytes: Uint8Array): { text: string; badAt: number } {
    const decoder = this.#fresh();
    let text = '';
    let skip = this.#startOfCharacter();
    for (; skip < this.#before.length; skip++)
      decoder.decode(this.#before.subarray(skip, skip + 1), { stream: true });
    for (let at = 0; at < bytes.length; at++) {
      try {
        text += decoder.decode(bytes.subarray(at, at + 1), { stream: true });
      } catch {
        return { text, badAt: at };
      }
    }
    return { text, badAt: bytes.length };
  }

  /** Where in `#before` the character begins that the piece was to finish. */
  #startOfCharacter(): number {
    for (let start = Math.max(0, this.#before.length - 3); start < this.#before.length; start++) {
      const decoder = this.#fresh();
      try {
        if (decoder.decode(this.#before.subarray(start), { stream: true }) === '') return start;
      } catch {
        continue;
      }
    }
    return this.#before.length;
  }
}
