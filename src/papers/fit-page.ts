import { m } from '#messages/messages.js';
import type { BriefingBlock } from './briefing.ts';
import type { PaperLook, PaperPage, PaperPart, TablePart } from './paper.ts';
import { heightOf, roomOf, rowHeight, tableFrame } from './part-height.ts';
import type { Writing } from './writing.ts';

export interface FitOptions {
  readonly look: PaperLook;
  readonly page: PaperPage;
  readonly writing: Writing;
  /** What stands on the page above the blocks, in millimetres. */
  readonly taken: number;
}

/** Left free, for word processors that break lines otherwise. */
const SPARE = 0.03;
/** Rows of a table that are printed before the next table gets any. */
const LEAST_ROWS = 3;

type Rows = Extract<BriefingBlock, { kind: 'rows' }>;

/** The parts of the blocks that fit on one page: rows that do not are cut and counted, with the address of all. */
export function fitPage(blocks: readonly BriefingBlock[], options: FitOptions): PaperPart[] {
  const { look, page, taken } = options;
  const { width, height } = roomOf(look, page);
  let left = height * (1 - SPARE) - taken;
  const fits = (needed: number): boolean => {
    if (needed > left) return false;
    left -= needed;
    return true;
  };
  const frame = (block: BriefingBlock) =>
    block.heading === undefined ? 0 : heightOf(headingOf(block.heading), look, width);
  // Text first, as it cannot be cut; then a few rows of every table; then what is left in their order.
  const shown = new Map<BriefingBlock, number>();
  for (const block of blocks)
    if (
      block.kind === 'parts' &&
      fits(frame(block) + sum(block.parts.map((part) => heightOf(part, look, width))))
    )
      shown.set(block, 0);
  const tables = blocks.filter((block) => block.kind === 'rows' && block.table.rows.length > 0) as Rows[];
  const more = heightOf(moreOf(99, 'https://x', options.writing), look, width) * 1.3;
  for (const block of tables) {
    const least = block.table.rows.slice(0, LEAST_ROWS);
    const needed = frame(block) + tableFrame(block.table, look, width) + more;
    if (fits(needed + sum(least.map((row) => rowHeight(row, block.table, look, width)))))
      shown.set(block, least.length);
  }
  for (const block of tables) {
    let count = shown.get(block);
    if (count === undefined) continue;
    const rest = block.table.rows.slice(count).map((row) => rowHeight(row, block.table, look, width));
    // Where all of it fits there is nothing to say of more.
    if (!block.beyond && sum(rest) <= left + more) {
      left += more;
      count += rest.length;
      left -= sum(rest);
    } else
      for (const needed of rest) {
        if (!fits(needed)) break;
        count += 1;
      }
    shown.set(block, count);
  }
  return blocks.flatMap((block) => {
    const count = shown.get(block);
    return count === undefined ? [] : partsOf(block, count, options.writing);
  });
}

/** The parts of a block; of a table the first rows and what is left out, in words. */
export function partsOf(block: BriefingBlock, most: number, writing: Writing): PaperPart[] {
  const heading = block.heading === undefined ? [] : [headingOf(block.heading)];
  if (block.kind === 'parts') return [...heading, ...block.parts];
  const table: TablePart = { ...block.table, rows: block.table.rows.slice(0, most) };
  const rest = block.table.rows.length - table.rows.length + (block.beyond ?? 0);
  return [...heading, table, ...(rest > 0 ? [moreOf(rest, block.address, writing)] : [])];
}

function headingOf(text: string): PaperPart {
  return { kind: 'heading', level: 3, text, numbered: false };
}

function moreOf(count: number, address: string, { locale, number }: Writing): PaperPart {
  return {
    kind: 'paragraph',
    align: 'left',
    size: 'small',
    text: [
      { text: m.briefingMore({ count: number(count) }, { locale }) },
      { text: ' ' },
      { text: address, href: address },
    ],
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
