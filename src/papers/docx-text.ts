import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  ExternalHyperlink,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Fact, Paper, Text } from './paper.ts';
import { DOTS, printable, spansOf } from './plain-text.ts';
import type { PaperWords } from './words.ts';

export type Block = Paragraph | Table;
export type ParagraphOptions = Omit<IParagraphOptions, 'children' | 'text'>;

/** What the pieces are drawn into. Lengths are twips, sizes half points. */
export interface Frame {
  readonly paper: Paper;
  readonly words: PaperWords;
  /** Of the text, between the margins of the section. */
  readonly width: number;
  /** Stays on the page of what follows. */
  readonly keepNext: boolean;
}

export const GREY = '595959';
export const CENTRE = AlignmentType.CENTER;
export const SINGLE = { after: 0, line: 240, lineRule: LineRuleType.AUTO } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
const NO_BORDERS = {
  ...{ top: NONE, bottom: NONE, left: NONE, right: NONE },
  ...{ insideHorizontal: NONE, insideVertical: NONE },
};

interface Manner {
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** Half points. */
  readonly size?: number;
  readonly color?: string;
}

/** Text as runs; line ends within it stay, links can be followed. */
export function runs(text: Text, manner: Manner = {}): ParagraphChild[] {
  return spansOf(text).flatMap(({ text: words, strong, italic, href }): ParagraphChild[] => {
    const parts = words.split('\n').map((one, index) => {
      const options: IRunOptions = {
        ...manner,
        ...(strong ? { bold: true } : {}),
        ...(italic ? { italics: true } : {}),
        ...(index > 0 ? { break: 1 } : {}),
        text: one,
      };
      return new TextRun(options);
    });
    return href === undefined ? parts : [new ExternalHyperlink({ link: href, children: parts })];
  });
}

export function line(text: Text, options: ParagraphOptions = {}, manner: Manner = {}): Paragraph {
  return new Paragraph({ spacing: SINGLE, ...options, children: runs(text, manner) });
}

export const empty = (options: ParagraphOptions = {}): Paragraph => line('', options);

/** A label and its value with the colons below each other, by tabs; what is not known is dotted. */
export function factLines(
  rows: readonly Fact[],
  { label, left = 0, ...options }: ParagraphOptions & { readonly label: number; readonly left?: number },
): Paragraph[] {
  const colon = left + label;
  const value = colon + mm(4);
  const row = (words: string, text: Text, number?: string) => {
    const hang = number === undefined ? value : value + mm(7);
    return new Paragraph({
      spacing: { ...SINGLE, after: 40 },
      ...options,
      tabStops: [colon, value, ...(number === undefined ? [] : [hang])].map((position) => ({
        type: TabStopType.LEFT,
        position,
      })),
      indent: { left: hang, hanging: hang - left },
      children: [
        new TextRun({ children: [printable(words), new Tab(), words === '' ? '' : ':', new Tab()] }),
        ...(number === undefined ? [] : [new TextRun({ children: [number, new Tab()] })]),
        ...runs(text),
      ],
    });
  };
  return rows.flatMap(({ label: words, value: text, list }) =>
    list && list.length > 0
      ? list.map((one, index) => row(index === 0 ? words : '', one, `${String(index + 1)}.`))
      : [row(words, text ?? DOTS)],
  );
}

/** Columns side by side without lines, torn apart by no page. */
export function columns(
  widths: readonly number[],
  cells: readonly (readonly Block[])[],
  margins = { left: 0, right: 0 },
): Table {
  return grid(widths, [cells], margins);
}

/** The same in several rows, each as high as its highest cell. */
export function grid(
  widths: readonly number[],
  rows: readonly (readonly (readonly Block[])[])[],
  margins = { left: 0, right: 0 },
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: [...widths],
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, index) =>
              new TableCell({
                width: { size: widths[index] ?? 0, type: WidthType.DXA },
                borders: { top: NONE, bottom: NONE, left: NONE, right: NONE },
                margins: { top: 0, bottom: 0, ...margins },
                children: [...children],
              }),
          ),
        }),
    ),
  });
}
