import { createHash } from 'node:crypto';
import { foldName } from '#kernel/index.ts';

/** A heading as it is remembered: folded, without the year that changes from file to file. */
export function foldHeading(heading: string): string {
  return foldName(heading)
    .replace(/\b(19|20)\d{2}\b/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same for all files with the same headings, whatever their order, line breaks, capitals and years. */
export function signatureOf(headings: readonly string[]): string {
  const folded = headings.map(foldHeading).filter((heading) => heading !== '');
  return createHash('sha256').update(folded.sort().join('\n')).digest('hex').slice(0, 16);
}
