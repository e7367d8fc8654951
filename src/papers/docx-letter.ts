import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  HeadingLevel,
  HeightRule,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { imageRun } from './docx-images.ts';
import {
  type Block,
  CENTRE,
  columns,
  empty,
  factLines,
  type Frame,
  line,
  runs,
  SINGLE,
} from './docx-text.ts';
import { MEASURES } from './measures.ts';
import type {
  Addressee,
  AttachmentPart,
  LetterheadPart,
  LetterOpeningPart,
  ParafPart,
  TitlePart,
} from './paper.ts';
import { capitals, DOTS } from './plain-text.ts';
import { roman } from './roman.ts';
import type { PaperWords } from './words.ts';

export function letterheadBlocks(part: LetterheadPart, { width, words }: Frame): Block[] {
  const centred = { alignment: CENTRE, spacing: SINGLE };
  const lines = [
    ...part.lines.map(({ text, large }) =>
      line(capitals(text), centred, {
        bold: large,
        size: (large ? MEASURES.letterheadLarge : MEASURES.letterheadSmall) * 2,
      }),
    ),
    ...part.address.map((text) => line(text, centred, { size: MEASURES.letterheadAddress * 2 })),
  ];
  const close = part.rule
    ? [
        empty({
          spacing: { after: 200, line: 60 },
          border: {
            bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 1, color: '000000' },
          },
        }),
      ]
    : [empty()];
  const alt = words.emblem;
  switch (part.emblemAt) {
    case 'none':
      return [...lines, ...close];
    case 'top': {
      const emblem = part.emblem
        ? new Paragraph({
            ...centred,
            children: [imageRun(part.emblem, squareWidth(part.emblem, MEASURES.emblemTop), alt)],
          })
        : line('', { ...centred, spacing: { before: mm(MEASURES.emblemTop), after: 0 } });
      return [emblem, ...lines, ...close];
    }
    case 'left': {
      const side = mm(MEASURES.emblemLeft + 4);
      const emblem = part.emblem
        ? new Paragraph({
            spacing: SINGLE,
            children: [imageRun(part.emblem, squareWidth(part.emblem, MEASURES.emblemLeft), alt)],
          })
        : empty();
      // The lines stand in the middle of the page, not of what the emblem leaves: the same room at the right.
      return [columns([side, width - 2 * side, side], [[emblem], lines, [empty()]]), ...close];
    }
  }
}

/** How wide a picture may be to fit into a square of so many millimetres. */
export function squareWidth(
  image: { readonly width: number; readonly height: number },
  side: number,
): number {
  return image.width >= image.height ? side : (side * image.width) / image.height;
}

export function openingBlocks(part: LetterOpeningPart, { width, words }: Frame): Block[] {
  const isRight = part.addresseeAt === 'right';
  const left = Math.round(width * (isRight ? 0.56 : 0.62));
  const date = line(part.placeAndDate ?? DOTS, {
    alignment: isRight ? AlignmentType.LEFT : AlignmentType.RIGHT,
    spacing: SINGLE,
  });
  const addressee = addresseeLines(part.addressee, part.withKepada, words);
  return [
    columns(
      [left, width - left],
      [
        [...factLines(part.facts, { label: mm(MEASURES.openingLabel) })],
        [date, ...(isRight ? [empty(), ...addressee] : [])],
      ],
      { left: 0, right: isRight ? 200 : 0 },
    ),
    empty(),
    ...(isRight ? [] : [...addressee, empty()]),
  ];
}

function addresseeLines(
  { to, through, place, listAttached }: Addressee,
  withKepada: boolean,
  words: PaperWords,
) {
  const [only = DOTS] = to;
  const posts = listAttached
    ? [line(`${words.dear} ${words.listAttached}`)]
    : to.length <= 1
      ? [line(`${words.dear} ${only}`, { indent: { left: mm(9), hanging: mm(9) } })]
      : [
          line(words.dear),
          ...to.map(
            (post, index) =>
              new Paragraph({
                spacing: SINGLE,
                indent: { left: mm(7), hanging: mm(7) },
                children: [new TextRun({ children: [`${String(index + 1)}.`, new Tab()] }), ...runs(post)],
              }),
          ),
        ];
  return [
    ...(withKepada ? [line(words.to)] : []),
    ...posts,
    ...through.map((post) => line(post)),
    line(words.at),
    line(place ?? DOTS, { indent: { left: mm(6) } }),
  ];
}

export function titleBlocks(part: TitlePart, { words }: Frame): Block[] {
  const more = { alignment: CENTRE, spacing: SINGLE, keepNext: true };
  const bold = { bold: true };
  return [
    ...part.lines.map(
      (text) => new Paragraph({ heading: HeadingLevel.TITLE, children: runs(capitals(text)) }),
    ),
    ...(part.about === undefined
      ? []
      : [
          line(words.about, { ...more, spacing: { ...SINGLE, before: 120 } }, bold),
          line(capitals(part.about), more, bold),
        ]),
    ...(part.number === undefined
      ? []
      : [line(`${words.number}: ${part.number ?? DOTS}`, { ...more, spacing: { ...SINGLE, before: 60 } })]),
    ...(part.unofficial
      ? [line(words.unofficial, { ...more, spacing: { ...SINGLE, before: 60 } }, { italics: true })]
      : []),
    empty(),
  ];
}

/** At the top right of a new page; what the page turns on is the section where one begins here. */
export function attachmentBlocks(
  part: AttachmentPart,
  { width, words }: Frame,
  startsPage: boolean,
): Block[] {
  const left = Math.round(width * 0.55);
  const number = part.number === 0 ? '' : ` ${roman(part.number)}`;
  return [
    line(
      `${words.attachment}${number}`,
      { indent: { left }, pageBreakBefore: startsPage, spacing: SINGLE },
      { bold: true },
    ),
    line(part.of, { indent: { left } }),
    ...factLines(part.facts, { label: mm(20), left }),
    empty(),
  ];
}

export function parafBlocks({ posts }: ParafPart, { words, width }: Frame): Block[] {
  const widths = [Math.round(width * 0.32), Math.round(width * 0.14)];
  const cell = (text: string, index: number, bold = false) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 30, bottom: 30, left: 80, right: 80 },
      children: [new Paragraph({ style: 'Tabel', children: runs(text, { bold }) })],
    });
  return [
    empty(),
    line(words.paraf, { keepNext: true }, { bold: true, size: 18 }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      rows: [
        new TableRow({
          cantSplit: true,
          tableHeader: true,
          children: [cell(words.post, 0, true), cell(words.initials, 1, true)],
        }),
        ...posts.map(
          (post) =>
            new TableRow({
              cantSplit: true,
              height: { value: mm(9), rule: HeightRule.ATLEAST },
              children: [cell(post, 0), cell('', 1)],
            }),
        ),
      ],
    }),
  ];
}
