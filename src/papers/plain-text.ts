import type { Cell, DetailedCell, Span, Text } from './paper.ts';

/** What stands where nothing is known yet: room to write, never a guess. */
export const DOTS = '………………………';

/** Text in its manners; links only where a reader can follow them. */
export function spansOf(text: Text): readonly Span[] {
  const spans = typeof text === 'string' ? [{ text }] : text;
  return spans.map(({ href, ...span }) => ({
    ...span,
    text: printable(span.text),
    ...(isLink(href) ? { href } : {}),
  }));
}

export function isLink(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\/[^\s]+$/i.test(address) && URL.canParse(address);
}

/** Without the characters that XML refuses and no paper needs; tabs and line ends stay. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are what must go
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** A cell with all that can be said of one; unknown is a dash. */
export function cellOf(cell: Cell): DetailedCell {
  return cell === null ? { text: '-' } : typeof cell === 'string' ? { text: cell } : cell;
}

/** Capitals as Indonesian writes them. */
export function capitals(text: string): string {
  return text.toLocaleUpperCase('id');
}
