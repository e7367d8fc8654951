import type { Cell, Column, Fact, Paper, PaperPart, Signature, TablePart, Text } from './paper.ts';
import { cellOf, DOTS } from './plain-text.ts';
import { roman } from './roman.ts';

/** Something that stands in the way of a final paper. */
export interface OpenPoint {
  /** A message key that takes `what`. */
  readonly key: string;
  /** Where: a label, a heading, a column, in the paper's own words. */
  readonly what: string;
}

const point = (key: string, what: string): OpenPoint => ({ key, what });

/**
 * What a paper itself shows to be open: fields that are dotted, headings with nothing below them, sums that do not fit,
 * annexes that are named but not there, an emblem nobody has given. What only records know (names that differ from the
 * register, terms) is for the room that describes the paper.
 */
export function openPoints(paper: Paper): OpenPoint[] {
  const { parts } = paper;
  return [
    ...parts.flatMap((part, index) => pointsOf(part, parts.slice(index + 1))),
    ...missingAnnexes(parts),
  ];
}

function pointsOf(part: PaperPart, after: readonly PaperPart[]): OpenPoint[] {
  switch (part.kind) {
    case 'letterhead':
      return part.emblemAt !== 'none' && part.emblem === null
        ? [point('papersOpenEmblem', part.lines.at(-1)?.text ?? '')]
        : [];
    case 'letterOpening':
      return [
        ...(isOpen(part.placeAndDate) ? [point('papersOpenDate', '')] : []),
        ...openFacts(part.facts),
        ...(part.addressee.to.length === 0 && !part.addressee.listAttached
          ? [point('papersOpenAddressee', '')]
          : []),
      ];
    case 'title':
      return part.number !== undefined && isOpen(part.number)
        ? [point('papersOpenNumber', part.lines.join(' '))]
        : [];
    case 'facts':
      return openFacts(part.rows);
    case 'attachment':
      return openFacts(part.facts);
    case 'heading':
      return isEmpty(part, after) ? [point('papersOpenHeading', part.text)] : [];
    case 'table':
      return wrongTotals(part);
    case 'signatures':
      return [...part.blocks, ...(part.witness ? [part.witness] : [])].flatMap(openSignature);
    default:
      return [];
  }
}

function isOpen(text: Text | null): boolean {
  if (text === null) return true;
  const words = typeof text === 'string' ? text : text.map((span) => span.text).join('');
  return words.trim() === '' || words.includes('……');
}

function openFacts(facts: readonly Fact[]): OpenPoint[] {
  return facts
    .filter(({ value, list }) => (list === undefined || list.length === 0) && isOpen(value))
    .map(({ label }) => point('papersOpenFact', label));
}

function openSignature({ lines, name, below, intro }: Signature): OpenPoint[] {
  const post = lines?.at(-1)?.replace(/,$/, '') ?? intro ?? '';
  if (lines === null || name === null) return [point('papersOpenSignatory', post)];
  return below.some((line) => line.includes(DOTS)) ? [point('papersOpenRank', post)] : [];
}

/** A heading is empty where the next thing is a heading as high, a new page, an annex, a signature or nothing. */
function isEmpty({ level }: Extract<PaperPart, { kind: 'heading' }>, after: readonly PaperPart[]): boolean {
  const next = after.find(({ kind }) => kind !== 'gap' && kind !== 'rule');
  if (next === undefined || next.kind === 'attachment' || next.kind === 'signatures') return true;
  if (next.kind === 'heading') return next.level <= level;
  if (next.kind === 'paragraph') return isOpen(next.text);
  if (next.kind === 'list') return next.items.length === 0;
  return (next.kind === 'section' || next.kind === 'pageBreak') && isEmptyAfter(level, after, next);
}

function isEmptyAfter(level: 1 | 2 | 3, after: readonly PaperPart[], turn: PaperPart): boolean {
  return isEmpty({ kind: 'heading', level, text: '' }, after.slice(after.indexOf(turn) + 1));
}

/** A letter that names annexes has as many; one that has them names them. */
function missingAnnexes(parts: readonly PaperPart[]): OpenPoint[] {
  const annexes = parts.filter((part) => part.kind === 'attachment');
  const opening = parts.find((part) => part.kind === 'letterOpening');
  const named = opening?.facts.find(({ label }) => /^(Lampiran|Annex)/i.test(label))?.value;
  const faults: OpenPoint[] = [];
  if (opening && typeof named === 'string') {
    const isNamed = named.trim() !== '-' && named.trim() !== '';
    if (isNamed && annexes.length === 0) faults.push(point('papersOpenAnnex', named));
    if (!isNamed && annexes.length > 0) faults.push(point('papersOpenAnnexUnnamed', String(annexes.length)));
  }
  annexes.forEach(({ number }, index) => {
    if (annexes.length > 1 && number !== index + 1)
      faults.push(point('papersOpenAnnexNumber', roman(index + 1)));
  });
  return faults;
}

/** Columns of numbers whose total row says something else than their rows add up to. */
function wrongTotals({ columns, rows, caption }: TablePart): OpenPoint[] {
  const total = rows.find((row) => row.kind === 'total');
  if (!total) return [];
  const body = rows.filter((row) => row.kind === 'row');
  return columns.flatMap((column: Column, index) => {
    if (column.align !== 'right') return [];
    const said = numberOf(total.cells[index] ?? '');
    const numbers = body.map(({ cells }) => numberOf(cells[index] ?? ''));
    if (said === undefined || numbers.some((number) => number === undefined)) return [];
    const sum = numbers.reduce<bigint>((all, number) => all + (number ?? 0n), 0n);
    return sum === said ? [] : [point('papersOpenTotal', [caption, column.label].filter(Boolean).join(', '))];
  });
}

const CENTS = 2;

/** A number as Indonesian tables write it, in hundredths; an unknown or empty cell counts nothing, words cannot be counted. */
function numberOf(cell: Cell): bigint | undefined {
  const { text } = cellOf(cell);
  const words = (typeof text === 'string' ? text : text.map((span) => span.text).join('')).trim();
  if (words === '' || words === '-') return 0n;
  const match = /^(?:Rp\s?)?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d{1,2}))?$/.exec(words);
  if (!match) return undefined;
  const [, whole = '0', cents = ''] = match;
  return BigInt(whole.replaceAll('.', '') + cents.padEnd(CENTS, '0'));
}
