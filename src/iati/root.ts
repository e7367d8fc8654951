import { IatiFileError } from './file-error.ts';

const VERSIONS = new Set(['2.01', '2.02', '2.03']);

/** Whether a file begins as a web page does, whatever comments stand first: often what a feed's address answers instead. */
export function isHtml(beginning: string): boolean {
  return /^(?:\s|<\?xml[^>]{0,200}>|<!--[\s\S]{0,500}?-->){0,50}<(?:!doctype\s+html|html)[\s>]/i.test(
    beginning.slice(0, 1000),
  );
}

/** Refuses a root element that is not `iati-activities` of version 2.01, 2.02 or 2.03, saying what it is instead. */
export function checkRoot(name: string, attributes: Readonly<Record<string, string>>, line: number): void {
  if (name === 'iati-organisations') throw new IatiFileError('organisationFile', { line });
  if (/^html$/i.test(name)) throw new IatiFileError('htmlPage', { line });
  if (name !== 'iati-activities') throw new IatiFileError('notIati', { line }, { root: name.slice(0, 100) });
  const version = attributes['version']?.trim() ?? '';
  if (VERSIONS.has(version)) return;
  const code = /^1\.0\d$/.test(version) ? 'oldVersion' : 'wrongVersion';
  throw new IatiFileError(code, { line }, { version: version.slice(0, 40) });
}
