/** Why a whole file is refused. Nothing of it may be stored. */
export type IatiFileErrorCode =
  | 'empty' // no bytes, or nothing but white space
  | 'malformed' // not well-formed XML (reason)
  | 'truncated' // breaks off (open: the element that was open)
  | 'notXml' // not XML at all (found: the first characters)
  | 'notIati' // other XML (root)
  | 'htmlPage'
  | 'organisationFile'
  | 'oldVersion' // IATI 1.0x (version)
  | 'wrongVersion' // neither 2.01, 2.02, 2.03 nor 1.0x (version, empty where there is none)
  | 'doctype' // a document type declaration, the door of entity bombs
  | 'ampersand' // an ampersand that should be written &amp; (open: the element around it)
  | 'entity' // an entity other than the five of XML (entity)
  | 'badEncoding' // bytes that the declared encoding does not have, or an unknown encoding (encoding)
  | 'tooDeep' // (limit)
  | 'tooLarge'; // one text, one activity, one tag or the number of attributes (what, limit)

/**
 * A file that is refused, with the place: `line` and `column` from 1, `byte` the offset in the file where that is known.
 * `code` and `params` make the message a person reads; `message` itself is for logs.
 */
export class IatiFileError extends Error {
  override readonly name = 'IatiFileError';
  readonly code: IatiFileErrorCode;
  readonly line: number;
  readonly column: number | undefined;
  readonly byte: number | undefined;
  readonly params: Readonly<Record<string, string>>;

  constructor(
    code: IatiFileErrorCode,
    at: { line: number; column?: number; byte?: number },
    params: Record<string, string> = {},
  ) {
    const detail = Object.entries(params).map(([key, value]) => `${key} ${JSON.stringify(value)}`);
    super([`IATI file refused at line ${at.line}: ${code}`, ...detail].join(', '));
    this.code = code;
    this.line = at.line;
    this.column = at.column;
    this.byte = at.byte;
    this.params = params;
  }
}
