/** The pieces a paper is made of: A4, left margin for filing holes, Arial 12, tables 9 (Permendagri 1/2023). Widths are twips. */
import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  ExternalHyperlink,
  Footer,
  type IPropertiesOptions,
  type IRunOptions,
  type ISectionOptions,
  LevelFormat,
  LineRuleType,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Locale } from '#kernel/index.ts';

/** A4 as word processors write it: millimetres rounded down would be a paper of its own. */
const PAGE = { width: 11906, height: 16838 };
const MARGIN = { top: mm(25), bottom: mm(25), left: mm(30), right: mm(20) };
const TEXT_WIDTH = PAGE.width - MARGIN.left - MARGIN.right;
const SMALL = 18;
const GREY = '595959';

export type Block = Paragraph | Table;

const run = (options: IRunOptions): TextRun => new TextRun(options);

/** Styles, numbering and language of the whole paper. */
export function paperOptions(locale: Locale): Pick<IPropertiesOptions, 'styles' | 'numbering'> {
  const language = { value: locale === 'id' ? 'id-ID' : 'en-GB' };
  const heading = { size: 24, bold: true, color: '000000', font: 'Arial', language };
  return {
    styles: {
      default: {
        document: {
          run: { font: 'Arial', size: 24, language },
          paragraph: { spacing: { line: 276, lineRule: LineRuleType.AUTO, after: 120 } },
        },
        title: {
          run: { ...heading, size: 28 },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 0 } },
        },
        heading1: { run: heading, paragraph: { spacing: { before: 320, after: 120 }, keepNext: true } },
        heading2: {
          run: { ...heading, size: 22 },
          paragraph: { spacing: { before: 200, after: 80 }, keepNext: true },
        },
      },
    },
    numbering: {
      config: [
        {
          reference: 'chapters',
          levels: [
            numbered(0, LevelFormat.UPPER_LETTER, '%1.', { left: 425, hanging: 425 }),
            numbered(1, LevelFormat.DECIMAL, '%2.', { left: 425, hanging: 425 }),
          ],
        },
        {
          reference: 'deadlines',
          levels: [numbered(0, LevelFormat.DECIMAL, '%1.', { left: 425, hanging: 425 })],
        },
      ],
    },
  };
}

function numbered(
  level: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: string,
  indent: { left: number; hanging: number },
) {
  return { level, format, text, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } };
}

/** Page, margins and foot: the paper's name at the left, the page of all at the right. */
export function sectionOptions(
  name: string,
  page: { readonly word: string; readonly of: string },
): Pick<ISectionOptions, 'properties' | 'footers'> {
  return {
    properties: { page: { size: PAGE, margin: { ...MARGIN, footer: mm(12) } } },
    footers: {
      default: new Footer({
        children: [
          new Paragraph({
            tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
            border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: GREY } },
            children: [
              run({ text: name, size: 16, color: GREY }),
              run({
                size: 16,
                color: GREY,
                children: [
                  new Tab(),
                  `${page.word} `,
                  PageNumber.CURRENT,
                  ` ${page.of} `,
                  PageNumber.TOTAL_PAGES,
                ],
              }),
            ],
          }),
        ],
      }),
    },
  };
}

/** The letterhead: whose house, then the office, closed by a thick rule over a thin one. */
export function letterhead(lines: readonly string[]): Paragraph[] {
  return lines.map((text, index) => {
    const last = index === lines.length - 1;
    return new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: last ? 240 : 0, line: 264, lineRule: LineRuleType.AUTO },
      ...(last
        ? {
            border: {
              bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 6, color: '000000' },
            },
          }
        : {}),
      children: [run({ text: text.toLocaleUpperCase('id'), bold: true, size: last ? 32 : 24 })],
    });
  });
}

export function text(
  words: string,
  more: {
    readonly italics?: boolean;
    readonly small?: boolean;
    readonly centred?: boolean;
    readonly keepNext?: boolean;
  } = {},
): Paragraph {
  return new Paragraph({
    ...(more.small ? { spacing: { before: 60 } } : {}),
    ...(more.centred ? { alignment: AlignmentType.CENTER } : {}),
    ...(more.keepNext ? { keepNext: true } : {}),
    children: [run({ text: words, italics: more.italics ?? false, ...(more.small ? { size: SMALL } : {}) })],
  });
}

/** Label and value with the colons below each other. */
export function facts(rows: readonly (readonly [string, string])[]): Paragraph[] {
  return rows.map(
    ([label, value]) =>
      new Paragraph({
        tabStops: [
          { type: TabStopType.LEFT, position: 2552 },
          { type: TabStopType.LEFT, position: 2778 },
        ],
        indent: { left: 2778, hanging: 2778 },
        spacing: { after: 40 },
        children: [run({ children: [label, new Tab(), ':', new Tab(), value] })],
      }),
  );
}

export interface DocumentCell {
  readonly text: string;
  /** A second line, smaller. */
  readonly detail?: string | undefined;
  readonly href?: string | undefined;
}

/** A table over the whole width, its head on every page, no row torn apart. `shares` are of a hundred. */
export function table(
  head: readonly string[],
  rows: readonly (readonly DocumentCell[])[],
  shares: readonly number[],
): Table {
  const widths = shares.map((share) => Math.round((TEXT_WIDTH * share) / 100));
  const cell = (children: Paragraph[], index: number, shaded: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(shaded ? { shading: { fill: 'E7E6E6' } } : {}),
      children,
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: head.map((words, index) =>
          cell([line([run({ text: words, bold: true, size: SMALL })])], index, true),
        ),
      }),
      ...rows.map(
        (cells) =>
          new TableRow({
            cantSplit: true,
            children: cells.map((one, index) => cell(cellLines(one), index, false)),
          }),
      ),
    ],
  });
}

function cellLines({ text: words, detail, href }: DocumentCell): Paragraph[] {
  const plain = run({ text: words, size: SMALL });
  const linked = href === undefined ? plain : new ExternalHyperlink({ link: href, children: [plain] });
  return [line([linked]), ...(detail ? [line([run({ text: detail, size: SMALL, color: GREY })])] : [])];
}

function line(children: (TextRun | ExternalHyperlink)[]): Paragraph {
  return new Paragraph({ spacing: { after: 0, line: 240, lineRule: LineRuleType.AUTO }, children });
}

export interface Signature {
  readonly heading: string;
  readonly capacity: string | undefined;
  readonly name: string | undefined;
}

/** Two signatures side by side, room for the pen between post and name; what is not known is a dotted leader. */
export function signatures(left: Signature, right: Signature): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' };
  const dots = '…………………………………';
  const half = Math.round(TEXT_WIDTH / 2);
  const centred = (words: string, last = false) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: !last,
      spacing: { after: 0 },
      children: [new TextRun(words)],
    });
  const block = ({ heading, capacity, name }: Signature) =>
    new TableCell({
      width: { size: half, type: WidthType.DXA },
      children: [
        centred(heading),
        centred(capacity ?? dots),
        ...Array.from({ length: 4 }, () => centred('')),
        centred(name ?? dots, true),
      ],
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: half * 2, type: WidthType.DXA },
    columnWidths: [half, half],
    borders: {
      top: none,
      bottom: none,
      left: none,
      right: none,
      insideHorizontal: none,
      insideVertical: none,
    },
    rows: [new TableRow({ cantSplit: true, children: [block(left), block(right)] })],
  });
}
