import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx';
import { TextWatermark } from 'docx/watermarks';
import { GREY, runs } from './docx-text.ts';
import { sheetOf } from './page-size.ts';
import type { Paper, PaperPage } from './paper.ts';
import { printable } from './plain-text.ts';
import type { PaperWords } from './words.ts';

const SMALL = 16;

/** The width between the margins, in twips. */
export function textWidth(paper: Paper, page: PaperPage): number {
  const { left, right } = paper.look.margins;
  return sheetOf(page, 'twips')[0] - mm(left) - mm(right);
}

/** Sheet, margins, header and footer of a section; the first page of the paper, and of each copy in it, bears no number. */
export function sectionOptions(
  paper: Paper,
  words: PaperWords,
  { page, isFirst }: { readonly page: PaperPage; readonly isFirst: boolean },
): Omit<ISectionOptions, 'children'> {
  const [width, height] = sheetOf({ ...page, orientation: 'portrait' }, 'twips');
  const { margins } = paper.look;
  const textSpan = textWidth(paper, page);
  const head = (numbered: boolean) =>
    new Header({ children: atLeastOne(headerLines(paper, words, numbered)) });
  const foot = (numbered: boolean) =>
    new Footer({ children: atLeastOne(footerLines(paper, words, numbered, textSpan)) });
  return {
    properties: {
      titlePage: isFirst,
      page: {
        // NOTE: docx turns width and height round itself where the orientation is landscape.
        size: {
          width,
          height,
          orientation:
            page.orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        ...(isFirst ? { pageNumbers: { start: 1 } } : {}),
        margin: {
          ...{ top: mm(margins.top), bottom: mm(margins.bottom) },
          ...{ left: mm(margins.left), right: mm(margins.right) },
          ...{ header: mm(10), footer: mm(10) },
        },
      },
    },
    headers: { default: head(true), ...(isFirst ? { first: head(false) } : {}) },
    footers: { default: foot(true), ...(isFirst ? { first: foot(false) } : {}) },
  };
}

/** A head or foot without a paragraph is not allowed. */
function atLeastOne(lines: Paragraph[]): Paragraph[] {
  return lines.length > 0 ? lines : [new Paragraph({ spacing: { after: 0 } })];
}

/** A word processor knows how many pages the file has, not how many a copy in it. */
function pageRun({ parts }: Paper, { page, of }: PaperWords, before: Tab[] = []): TextRun {
  const hasCopies = parts.some((part) => part.kind === 'section' && part.restart === true);
  const total = hasCopies ? [] : [` ${of} `, PageNumber.TOTAL_PAGES];
  return new TextRun({
    size: SMALL,
    color: GREY,
    children: [...before, `${page} `, PageNumber.CURRENT, ...total],
  });
}

function headerLines(paper: Paper, words: PaperWords, numbered: boolean): Paragraph[] {
  const { draft, look } = paper;
  const mark = `${words.draft} ${String(draft)}`;
  return [
    ...(draft === null
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: { after: 0 },
            children: [
              ...runs(mark, { bold: true, size: SMALL + 4, color: GREY }),
              // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- the library gives it in a file of types of its own
              new TextWatermark({
                text: words.draft,
                font: 'Arial',
                bold: true,
                color: 'D9D9D9',
                width: 420,
                height: 100,
              }),
            ],
          }),
        ]),
    ...(look.pageNumber === 'topCentre' && numbered
      ? [new Paragraph({ alignment: AlignmentType.CENTER, children: [pageRun(paper, words)] })]
      : []),
  ];
}

function footerLines(paper: Paper, words: PaperWords, numbered: boolean, width: number): Paragraph[] {
  const isNumbered = paper.look.pageNumber === 'bottomRight' && numbered;
  const lines = paper.footer.length === 0 && isNumbered ? [''] : paper.footer;
  return lines.map(
    (text, index) =>
      new Paragraph({
        spacing: { after: 0 },
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        ...(index === 0 && paper.footer.length > 0
          ? { border: { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: GREY } } }
          : {}),
        children: [
          new TextRun({ text: printable(text), size: SMALL, color: GREY }),
          ...(index === 0 && isNumbered ? [pageRun(paper, words, [new Tab()])] : []),
        ],
      }),
  );
}
