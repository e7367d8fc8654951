import { MEASURES } from './measures.ts';
import { sheetOf } from './page-size.ts';
import type { Cell, PaperLook, PaperPage, PaperPart, TablePart, TableRow, Text } from './paper.ts';
import { cellOf, spansOf } from './plain-text.ts';
import { linesOf } from './text-measure.ts';

const MM_PER_POINT = 25.4 / 72;
/** A line of single spacing, of the size of its letters. */
const SINGLE = 1.149;
/** Between the lines of a table and its text, above and below together, and at both sides. Millimetres. */
const ROW_PADDING = 2.3;
const CELL_SIDES = 3.2;
/** Above and below a heading, by its level. */
const HEADING_ROOM = { 1: 6.8, 2: 5.5, 3: 4.8 } as const;

/** The room between the margins, in millimetres. */
export function roomOf(
  look: PaperLook,
  page: PaperPage,
): { readonly width: number; readonly height: number } {
  const [width, height] = sheetOf(page, 'mm');
  const { margins } = look;
  return {
    width: width - margins.left - margins.right,
    height: height - margins.top - margins.bottom,
  };
}

const plain = (text: Text): string =>
  spansOf(text)
    .map((span) => span.text)
    .join('');

/** About how high parts are, rather too high than too low, in millimetres; both renderers draw them within it. */
export function heightOf(part: PaperPart, look: PaperLook, width: number): number {
  const line = look.fontSize * SINGLE * look.lineSpacing * MM_PER_POINT;
  switch (part.kind) {
    case 'heading':
      return linesOf(part.text, width, look.fontSize, true) * line + HEADING_ROOM[part.level];
    case 'paragraph': {
      const points = { small: look.tableSize, normal: look.fontSize, large: look.fontSize + 2 }[
        part.size ?? 'normal'
      ];
      return (linesOf(plain(part.text), width, points) * line * points) / look.fontSize + 2.6;
    }
    case 'list':
      return part.items.reduce((sum, item) => {
        const text = typeof item === 'string' || !('list' in item) ? item : item.text;
        return sum + linesOf(plain(text), width - 9, look.fontSize) * line + 1.6;
      }, 2);
    case 'facts': {
      const label = part.labelWidth ?? MEASURES.factLabel;
      const single = look.fontSize * SINGLE * MM_PER_POINT;
      return part.rows.reduce((sum, { label: words, value, list }) => {
        const lines = (list ?? [plain(value ?? '')]).map((text) =>
          Math.max(linesOf(text, width - label - 4, look.fontSize), linesOf(words, label, look.fontSize)),
        );
        return sum + lines.reduce((all, one) => all + one * single + 1.6, 0);
      }, 3.5);
    }
    case 'table':
      return tableHeight(part, look, width);
    case 'pictures':
      return part.items.reduce((sum, { image, caption, width: wanted = width }) => {
        const height = Math.min(
          (Math.min(wanted, width) * image.height) / image.width,
          MEASURES.tallestPicture,
        );
        return sum + height + (caption === undefined ? 3 : 10);
      }, 3);
    case 'gap':
      return part.lines * line;
    case 'rule':
      return 6;
    default:
      return 0;
  }
}

/** A table without its rows, and each of its rows by itself. */
export function tableHeight(part: TablePart, look: PaperLook, width: number): number {
  return (
    tableFrame(part, look, width) + part.rows.reduce((sum, row) => sum + rowHeight(row, part, look, width), 0)
  );
}

export function tableFrame(part: TablePart, look: PaperLook, width: number): number {
  const head: TableRow = { kind: 'total', cells: part.columns.map(({ label }) => label) };
  const caption = part.caption === undefined ? 0 : look.tableSize * SINGLE * MM_PER_POINT * 2;
  return caption + rowHeight(head, part, look, width) + 5;
}

export function rowHeight(row: TableRow, part: TablePart, look: PaperLook, width: number): number {
  const single = look.tableSize * SINGLE * MM_PER_POINT;
  if (row.kind === 'group')
    return linesOf(row.text, width - CELL_SIDES, look.tableSize, true) * single + ROW_PADDING;
  const all = part.columns.reduce((sum, { share }) => sum + share, 0);
  const lines = part.columns.map(({ share }, index) => {
    const room = (width * share) / all - CELL_SIDES;
    return cellLines(row.cells[index] ?? '', room, look.tableSize, row.kind === 'total');
  });
  return Math.max(1, ...lines) * single + ROW_PADDING;
}

function cellLines(cell: Cell, room: number, points: number, bold: boolean): number {
  const { text, detail } = cellOf(cell);
  return linesOf(plain(text), room, points, bold) + (detail ? linesOf(detail, room, points) : 0);
}
