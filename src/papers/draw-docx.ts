import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip as mm,
  Document,
  HeadingLevel,
  type ISectionOptions,
  Packer,
  Paragraph,
  TableOfContents,
} from 'docx';
import { estimatePageNumbersWith } from 'docx/layout';
import { readFileSync } from 'node:fs';
import { m } from '#messages/messages.js';
import { pictureBlocks, qrBlocks } from './docx-images.ts';
import {
  attachmentBlocks,
  letterheadBlocks,
  openingBlocks,
  parafBlocks,
  titleBlocks,
} from './docx-letter.ts';
import { sectionOptions, textWidth } from './docx-page.ts';
import { signatureBlocks } from './docx-signatures.ts';
import { HEADING_NUMBERS, listNumbers, styleOptions } from './docx-styles.ts';
import { tableBlocks } from './docx-table.ts';
import { type Block, empty, factLines, type Frame, line, runs, SINGLE } from './docx-text.ts';
import { FONT_FILES } from './font-files.ts';
import { MEASURES } from './measures.ts';
import type { HeadingPart, ListPart, Paper, PaperPart, ParagraphPart } from './paper.ts';
import { DOTS } from './plain-text.ts';
import { keepsNext, splitSections } from './sections.ts';
import { wordsOf } from './words.ts';

const ALIGN = {
  justify: AlignmentType.JUSTIFIED,
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};
const LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 };
const INDENT = mm(MEASURES.indent);

/** The paper as DOCX, for people to go on editing: styles, numbering and tables as their word processor knows them. */
export async function drawDocx(paper: Paper): Promise<Uint8Array> {
  const words = wordsOf(paper.language);
  const lists = { count: 0 };
  const sections: ISectionOptions[] = splitSections(paper).map(({ page, parts, restart }, index) => {
    const width = textWidth(paper, page);
    return {
      ...sectionOptions(paper, words, { page, isFirst: restart || index === 0 }),
      children: parts.flatMap((part, at) =>
        blocksOf(part, { paper, words, width, keepNext: keepsNext(parts, at) }, { isFirst: at === 0, lists }),
      ),
    };
  });
  const document = new Document({
    ...styleOptions(paper),
    title: paper.title,
    creator: m.appName({}, { locale: paper.language }),
    // Only where a table of contents needs them: laying the paper out takes its time.
    ...(paper.parts.some(({ kind }) => kind === 'contents')
      ? { pageNumbers: estimatePageNumbersWith({ guess: true, fonts: arialFaces() }) }
      : {}),
    sections,
  });
  return new Uint8Array(await Packer.toArrayBuffer(document));
}

/** The letters of Arial, which text is measured with: from their files that takes half the time. */
function arialFaces(): { readonly data: Uint8Array; readonly name: string }[] {
  return FONT_FILES.map((file) => ({ data: readFileSync(file), name: 'Arial' }));
}

interface Place {
  /** First of its section. */
  readonly isFirst: boolean;
  /** Every list counts from one. */
  readonly lists: { count: number };
}

function blocksOf(part: PaperPart, frame: Frame, place: Place): (Block | TableOfContents)[] {
  switch (part.kind) {
    case 'letterhead':
      return letterheadBlocks(part, frame);
    case 'letterOpening':
      return openingBlocks(part, frame);
    case 'title':
      return titleBlocks(part, frame);
    case 'heading':
      return [headingBlock(part, frame)];
    case 'paragraph':
      return [paragraphBlock(part, frame)];
    case 'list':
      return listBlocks(part, frame, place);
    case 'facts':
      return [
        ...factLines(part.rows, {
          label: mm(part.labelWidth ?? MEASURES.factLabel),
          left: part.indent ? INDENT : 0,
          keepNext: frame.keepNext,
        }),
        empty({ spacing: { after: 0, line: 120 }, keepNext: frame.keepNext }),
      ];
    case 'table':
      return tableBlocks(part, frame);
    case 'signatures':
      return signatureBlocks(part, frame);
    case 'copies':
      return [
        line(frame.words.copies, { keepNext: true, spacing: { ...SINGLE, before: 240 } }),
        ...listBlocks({ kind: 'list', form: '1.', items: part.to }, frame, place),
      ];
    case 'attachment':
      return attachmentBlocks(part, frame, !place.isFirst);
    case 'pictures':
      return pictureBlocks(part, frame);
    case 'qr':
      return qrBlocks(part, frame);
    case 'paraf':
      return frame.paper.archiveCopy ? parafBlocks(part, frame) : [];
    case 'contents':
      return [
        new TableOfContents(undefined, { hyperlink: true, headingStyleRange: `1-${String(part.depth)}` }),
      ];
    case 'lines':
      return Array.from({ length: part.count }, () => line(DOTS.repeat(3)));
    case 'rule':
      return [
        empty({
          border: { bottom: { style: BorderStyle.SINGLE, size: 8, space: 1, color: '000000' } },
          spacing: { after: 160, line: 60 },
        }),
      ];
    case 'gap':
      return Array.from({ length: part.lines }, () => empty({ keepNext: frame.keepNext }));
    case 'pageBreak':
      return [empty({ pageBreakBefore: true, spacing: { after: 0, line: 20 } })];
    case 'section':
      return [];
  }
}

function headingBlock({ level, text, numbered }: HeadingPart, { paper }: Frame): Paragraph {
  const form = paper.look.headings[level - 1] ?? 'none';
  return new Paragraph({
    heading: LEVELS[level],
    ...(numbered === false || form === 'none'
      ? {}
      : { numbering: { reference: HEADING_NUMBERS, level: level - 1 } }),
    children: runs(text),
  });
}

function paragraphBlock(part: ParagraphPart, { paper, keepNext }: Frame): Paragraph {
  const { size = 'normal' } = part;
  const points = { small: paper.look.tableSize, normal: undefined, large: paper.look.fontSize + 2 }[size];
  return new Paragraph({
    style: 'Isi',
    alignment: ALIGN[part.align ?? 'justify'],
    ...(part.indent ? { indent: { firstLine: INDENT } } : {}),
    ...(part.keepNext || keepNext ? { keepNext: true } : {}),
    children: runs(part.text, points === undefined ? {} : { size: points * 2 }),
  });
}

function listBlocks(part: ListPart, frame: Frame, { lists }: Pick<Place, 'lists'>, level = 0): Paragraph[] {
  const instance = ++lists.count;
  return part.items.flatMap((item) => {
    const text = typeof item === 'string' || !('list' in item) ? item : item.text;
    const inner = typeof item === 'string' || !('list' in item) ? undefined : item.list;
    return [
      new Paragraph({
        style: 'Isi',
        alignment: AlignmentType.JUSTIFIED,
        numbering: { reference: listNumbers(part.form), level, instance },
        spacing: { after: 60 },
        ...(frame.keepNext && item === part.items.at(-1) ? { keepNext: true } : {}),
        children: runs(text),
      }),
      ...(inner === undefined ? [] : listBlocks(inner, frame, { lists }, Math.min(level + 1, 2))),
    ];
  });
}
