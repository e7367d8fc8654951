import {
  AlignmentType,
  convertMillimetersToTwip as mm,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow as Row,
  WidthType,
} from 'docx';
import { type Block, type Frame, GREY, line, runs } from './docx-text.ts';
import type { Cell, Column, TablePart, TableRow } from './paper.ts';
import { cellOf, isLink, spansOf } from './plain-text.ts';

const ALIGN = { left: AlignmentType.LEFT, right: AlignmentType.RIGHT, centre: AlignmentType.CENTER };
const SHADE = 'E7E6E6';
const MARGINS = { top: 40, bottom: 40, left: 80, right: 80 };

/** The widths of columns by their shares, in twips. */
export function widthsOf(columns: readonly Column[], width: number): number[] {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  return columns.map(({ share }) => Math.round((width * share) / all));
}

/** A table over the whole width, its head on every page, no row torn apart. */
export function tableBlocks(part: TablePart, frame: Frame): Block[] {
  const widths = widthsOf(part.columns, frame.width);
  const caption =
    part.caption === undefined
      ? []
      : [
          new Paragraph({
            style: 'Tabel',
            keepNext: true,
            spacing: { before: 120, after: 60 },
            children: runs(part.caption, { bold: true }),
          }),
        ];
  const head = new Row({
    tableHeader: true,
    cantSplit: true,
    children: part.columns.map(({ label }, index) =>
      cell([tableLine(label, { bold: true, align: 'centre', keepNext: part.keepTogether === true })], {
        width: widths[index] ?? 0,
        fill: SHADE,
      }),
    ),
  });
  const rows = part.rows.map((row, index) =>
    bodyRow(row, part, widths, index === part.rows.length - 1 ? frame.keepNext : part.keepTogether === true),
  );
  return [
    ...caption,
    new Table({
      layout: TableLayoutType.FIXED,
      margins: MARGINS,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [head, ...rows],
    }),
    line('', { spacing: { after: 0, line: 120 } }),
  ];
}

function bodyRow(row: TableRow, part: TablePart, widths: readonly number[], keepNext: boolean): Row {
  const height =
    part.rowHeight === undefined ? {} : { height: { value: mm(part.rowHeight), rule: HeightRule.ATLEAST } };
  if (row.kind === 'group')
    return new Row({
      cantSplit: true,
      children: [
        cell([tableLine(row.text, { bold: true, keepNext: true })], {
          width: widths.reduce((sum, width) => sum + width, 0),
          span: widths.length,
          fill: 'F2F2F2',
        }),
      ],
    });
  const bold = row.kind === 'total';
  const fill = row.kind === 'total' || row.shaded ? 'F2F2F2' : undefined;
  return new Row({
    cantSplit: row.kind === 'total' || row.breaks !== true,
    ...height,
    children: widths.map((width, index) =>
      cell(
        cellLines(index < row.cells.length ? (row.cells[index] ?? null) : '', part.columns[index], {
          bold,
          keepNext,
        }),
        { width, fill },
      ),
    ),
  });
}

function cell(
  children: Paragraph[],
  {
    width,
    fill,
    span,
  }: { readonly width: number; readonly fill?: string | undefined; readonly span?: number },
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(fill === undefined ? {} : { shading: { fill } }),
    ...(span === undefined ? {} : { columnSpan: span }),
    children,
  });
}

interface Manner {
  readonly bold?: boolean;
  readonly keepNext?: boolean;
  readonly align?: Column['align'];
  readonly color?: string;
}

function tableLine(text: Parameters<typeof runs>[0], { bold, keepNext, align, color }: Manner): Paragraph {
  return new Paragraph({
    style: 'Tabel',
    ...(align === undefined || align === 'left' ? {} : { alignment: ALIGN[align] }),
    ...(keepNext ? { keepNext } : {}),
    children: runs(text, { ...(bold ? { bold } : {}), ...(color === undefined ? {} : { color }) }),
  });
}

function cellLines(given: Cell, column: Column | undefined, manner: Manner): Paragraph[] {
  const { text, detail, href, align = column?.align } = cellOf(given);
  const linked = isLink(href) ? spansOf(text).map((span) => ({ ...span, href })) : text;
  return [
    tableLine(linked, { ...manner, align }),
    ...(detail ? [tableLine(detail, { ...manner, align, color: GREY, bold: false })] : []),
  ];
}
