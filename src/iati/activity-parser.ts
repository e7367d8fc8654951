import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import type { IatiActivity } from './activity.ts';
import { canonicalHash } from './canonical-hash.ts';
import { checkActivity } from './check-activity.ts';
import type { XmlElement } from './element.ts';
import { detectEncoding, HEAD_LENGTH, PieceDecoder } from './encoding.ts';
import type { Encoding } from './encoding.ts';
import { IatiFileError } from './file-error.ts';
import type { IatiFileErrorCode } from './file-error.ts';
import { parseActivity } from './parse-activity.ts';
import type { IatiProblem } from './problem.ts';
import { checkRoot, isHtml } from './root.ts';

export interface ReadActivity {
  /** `null` for an activity that was rejected, and for something else found between activities. */
  activity: IatiActivity | null;
  rejected: boolean;
  problems: IatiProblem[];
}

const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 200;
const MAX_TEXT = 1024 * 1024;
const MAX_ACTIVITY = 20 * 1024 * 1024;
/** Enough of the text before a piece to find `<` of a start tag that began there, */
const TAIL = 64;
/** and, where the characters since the last tag are no more than these, to say where in them a fault is. */
const LONG_TAIL = 4096;
/** An ampersand that begins neither an entity nor a character reference. */
const STRAY_AMPERSAND = /&(?!$|(?:#\d*|#x[\da-f]*|[a-z_][\w.-]*)(?:;|$))/i;

/**
 * Turns bytes, given in pieces, into activities. The one place that knows saxes: strict, streaming, never expands an
 * entity, and refuses a document type declaration before anything else.
 */
export class ActivityParser {
  bytesRead = 0;
  #head: Uint8Array[] = [];
  #encoding: Encoding | undefined;
  #decoder: PieceDecoder | undefined;
  readonly #xml = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  /** The end of the text already parsed, and the piece in hand; with where it begins in characters and bytes. */
  #window = '';
  #windowPosition = 0;
  #windowByte = 0;
  #lastEvent = 0;
  #attributes = 0;
  #line = 0;
  /** Elements open now. Outside of activities only names matter. */
  #open: XmlElement[] = [];
  #names: string[] = [];
  #from = 0;
  #fromPosition = 0;
  #ended = false;
  #read: ReadActivity[] = [];

  constructor() {
    const xml = this.#xml;
    // NOTE: seven handlers and no more. saxes stores them by computed name, and V8 turns an object with more than that
    // many such properties into a dictionary: reading is then six times slower. Faults are caught in `#feed` instead.
    xml.on('doctype', (text) => this.#refuse(/^\s*html\b/i.test(text) ? 'htmlPage' : 'doctype'));
    xml.on('opentagstart', (tag) => this.#openTagStart(tag.name));
    xml.on('attribute', ({ value }) => this.#attribute(value));
    xml.on('opentag', (tag) => this.#openTag(tag));
    xml.on('text', (text) => this.#text(text));
    xml.on('cdata', (text) => this.#text(text));
    xml.on('closetag', () => this.#closeTag());
  }

  /** Takes the next bytes and gives the activities that they finished. */
  write(bytes: Uint8Array): ReadActivity[] {
    this.bytesRead += bytes.length;
    if (this.#decoder) {
      this.#decode(this.#decoder, bytes);
    } else {
      this.#head.push(bytes.slice());
      if (this.bytesRead >= HEAD_LENGTH) this.#begin();
    }
    return this.#take();
  }

  /** Says that there are no more bytes, and gives what was left. */
  end(): ReadActivity[] {
    if (!this.#decoder) this.#begin();
    this.#ended = true;
    if (this.#decoder?.endsInside())
      this.#refuse(this.#names.length > 0 ? 'truncated' : 'badEncoding', this.#openElement());
    this.#feed(null);
    return this.#take();
  }

  #take(): ReadActivity[] {
    const read = this.#read;
    this.#read = [];
    return read;
  }

  #begin(): void {
    const head = Buffer.concat(this.#head);
    this.#head = [];
    const encoding = detectEncoding(head);
    this.#encoding = encoding;
    this.#windowByte = encoding.markLength;
    this.#decoder = new PieceDecoder(encoding.label);
    this.#decode(this.#decoder, head.subarray(encoding.markLength));
  }

  #decode(decoder: PieceDecoder, bytes: Uint8Array): void {
    const { text, badAt } = decoder.decode(bytes);
    if (this.#windowPosition === 0 && this.#window === '' && isHtml(text)) this.#refuse('htmlPage');
    this.#slide(text);
    this.#feed(text);
    if (badAt !== undefined) {
      const byte = this.bytesRead - bytes.length + badAt;
      const params = { encoding: this.#encoding?.label ?? '' };
      throw new IatiFileError('badEncoding', { line: this.#xml.line, byte }, params);
    }
    const position = this.#windowPosition + this.#window.length;
    if (position - this.#lastEvent > MAX_ACTIVITY) this.#tooLarge('tag', MAX_ACTIVITY);
  }

  #feed(text: string | null): void {
    try {
      this.#xml.write(text);
    } catch (error) {
      if (error instanceof IatiFileError || !(error instanceof Error)) throw error;
      this.#malformed(error);
    }
    this.#refuseStrayAmpersand(this.#windowPosition + this.#window.length);
  }

  /** What was read since the last tag or text, where the window still has it. */
  #sinceLastEvent(upTo: number): string | undefined {
    const from = this.#lastEvent - this.#windowPosition;
    return from < 0 ? undefined : this.#window.slice(from, upTo - this.#windowPosition);
  }

  /**
   * The commonest fault of published files. saxes would look for the semicolon up to the end of the file and report
   * that; inside comments and CDATA an ampersand is no fault.
   */
  #refuseStrayAmpersand(upTo: number): void {
    const text = this.#sinceLastEvent(upTo);
    if (text === undefined || !text.includes('&') || /!--|!\[CDATA\[|\?/.test(text)) return;
    const at = STRAY_AMPERSAND.exec(text)?.index;
    if (at === undefined) return;
    const linesAfter =
      text
        .slice(at)
        .replace(/\r$/, '')
        .match(/\r\n?|\n/g)?.length ?? 0;
    const byte = this.#byteAt(this.#lastEvent + at);
    throw new IatiFileError('ampersand', { line: this.#xml.line - linesAfter, byte }, this.#openElement());
  }

  #slide(text: string): void {
    const { length } = this.#window;
    const wanted = Math.min(length - TAIL, this.#lastEvent - this.#windowPosition);
    let gone = Math.max(0, length - LONG_TAIL, wanted);
    // Half of a surrogate pair has no length in bytes.
    if (/^[\udc00-\udfff]/.test(this.#window.slice(gone, gone + 1))) gone--;
    this.#windowByte += this.#byteLength(this.#window.slice(0, gone));
    this.#windowPosition += gone;
    this.#window = this.#window.slice(gone) + text;
  }

  #byteLength(text: string): number {
    return this.#encoding?.byteLength(text) ?? 0;
  }

  /** The offset in the file's bytes of a position in its text. */
  #byteAt(position: number): number {
    return this.#windowByte + this.#byteLength(this.#window.slice(0, position - this.#windowPosition));
  }

  #event(): void {
    this.#lastEvent = this.#xml.position;
    if (this.#open.length > 0 && this.#lastEvent - this.#fromPosition > MAX_ACTIVITY)
      this.#tooLarge('activity', MAX_ACTIVITY);
  }

  #openTagStart(name: string): void {
    this.#event();
    this.#attributes = 0;
    // A line break right after the name has been counted already.
    this.#line = this.#xml.line - (this.#xml.column === 0 ? 1 : 0);
    this.#names.push(name);
    if (this.#names.length > MAX_DEPTH) this.#refuse('tooDeep', { limit: String(MAX_DEPTH) });
    if (this.#names.length === 2 && name === 'iati-activity') {
      const inWindow = this.#xml.position - this.#windowPosition;
      this.#fromPosition = this.#windowPosition + this.#window.lastIndexOf('<', inWindow - 1);
      this.#from = this.#byteAt(this.#fromPosition);
    }
  }

  #attribute(value: string): void {
    this.#event();
    if (value.length > MAX_TEXT) this.#tooLarge('text', MAX_TEXT);
    if (++this.#attributes > MAX_ATTRIBUTES) this.#tooLarge('attributes', MAX_ATTRIBUTES);
  }

  #openTag({ name, attributes }: SaxesTagPlain): void {
    const depth = this.#names.length;
    if (depth === 1) checkRoot(name, attributes, this.#line);
    const parent = this.#open.at(-1);
    const inside = parent !== undefined || (depth === 2 && name === 'iati-activity');
    if (inside) {
      const element: XmlElement = { name, line: this.#line, attributes, text: '', children: [] };
      parent?.children.push(element);
      this.#open.push(element);
    } else if (depth === 2 && !name.includes(':') && !('xmlns' in attributes)) {
      const problem = { severity: 'warning', code: 'unexpectedElement', element: 'iati-activities' } as const;
      const problems = [{ ...problem, line: this.#line, params: { found: name } }];
      this.#read.push({ activity: null, rejected: false, problems });
    }
  }

  #text(text: string): void {
    this.#event();
    const element = this.#open.at(-1);
    if (!element || text.trim() === '') return;
    element.text += text;
    if (element.text.length > MAX_TEXT) this.#tooLarge('text', MAX_TEXT);
  }

  #closeTag(): void {
    this.#event();
    const element = this.#open.pop();
    if (element && this.#open.length === 0) this.#finish(element);
    this.#names.pop();
  }

  #finish(element: XmlElement): void {
    const bounds = { from: this.#from, to: this.#byteAt(this.#xml.position), hash: canonicalHash(element) };
    const { activity, problems } = parseActivity(element, bounds);
    if (activity) problems.push(...checkActivity(activity));
    this.#read.push({ activity, rejected: activity === null, problems });
  }

  #malformed(error: Error): never {
    const reason = error.message.replace(/^\d+:\d+: /, '');
    if (this.#ended) this.#refuse('truncated', this.#openElement());
    if (reason.includes('entity')) this.#refuseEntity(reason);
    return this.#refuse('malformed', { reason, ...this.#openElement() });
  }

  #refuseEntity(reason: string): void {
    const { position } = this.#xml;
    const before = this.#window.slice(0, position - this.#windowPosition);
    const entity = /&([\w:.-]{1,100});$/.exec(before)?.[1];
    if (reason === 'undefined entity.') this.#refuse('entity', { entity: entity ?? '' });
    this.#refuseStrayAmpersand(position);
  }

  #openElement(): Record<string, string> {
    return { open: this.#names.at(-1) ?? '' };
  }

  #tooLarge(what: string, limit: number): never {
    return this.#refuse('tooLarge', { what, limit: String(limit) });
  }

  #refuse(code: IatiFileErrorCode, params: Record<string, string> = {}): never {
    const { line, column, position } = this.#xml;
    throw new IatiFileError(code, { line, column, byte: this.#byteAt(position) }, params);
  }
}
