import {
  AlignmentType,
  convertMillimetersToTwip as mm,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import { type Block, CENTRE, columns, empty, type Frame, grid, line, SINGLE } from './docx-text.ts';
import { MEASURES } from './measures.ts';
import type { Signature, SignaturesPart } from './paper.ts';
import { DOTS } from './plain-text.ts';

/** Signatures, together on one page and with what stands before them. */
export function signatureBlocks({ blocks, witness }: SignaturesPart, frame: Frame): Block[] {
  const { width } = frame;
  const [left, right] = blocks;
  const edge = Math.round(width * MEASURES.signatureEdge);
  const half = Math.round(width / 2);
  const table =
    right === undefined
      ? columns(
          [edge, width - edge],
          [[empty({ keepNext: true })], signatureLines(left, frame, width - edge)],
        )
      : // The names stand on one line, however many lines the posts take.
        grid(
          [half, width - half],
          [
            [headLines(left, frame, half), headLines(right, frame, width - half)],
            [nameLines(left, frame), nameLines(right, frame)],
          ],
        );
  const side = Math.round(width / 5);
  return [
    empty({ keepNext: true }),
    table,
    ...(witness === undefined
      ? []
      : [
          empty({ keepNext: true }),
          columns(
            [side, width - 2 * side, side],
            [[empty()], signatureLines(witness, frame, width - 2 * side), [empty()]],
          ),
        ]),
    empty({ spacing: { after: 0, line: 120 } }),
  ];
}

function signatureLines(block: Signature, frame: Frame, width: number): Block[] {
  return [...headLines(block, frame, width), ...nameLines(block, frame)];
}

function optionsOf({ paper }: Frame) {
  const isLeft = paper.look.signatureAlign === 'left';
  return { alignment: isLeft ? AlignmentType.LEFT : CENTRE, spacing: SINGLE, keepNext: true };
}

/** Who signs, and the room for it. */
function headLines(block: Signature, frame: Frame, width: number): Block[] {
  const options = optionsOf(frame);
  const isLeft = options.alignment === AlignmentType.LEFT;
  const room = block.electronic
    ? [
        electronicBox(
          frame.words.electronic,
          isLeft ? 0 : Math.round((width - mm(MEASURES.electronicBox)) / 2),
        ),
        empty(options),
      ]
    : Array.from({ length: MEASURES.signatureRoom }, () => empty(options));
  return [
    ...(block.intro === undefined ? [] : [line(block.intro, options)]),
    ...(block.lines ?? [DOTS]).map((text) => line(text, options)),
    ...room,
  ];
}

function nameLines(block: Signature, frame: Frame): Block[] {
  const options = optionsOf(frame);
  return [
    line(block.name ?? DOTS, { ...options, keepNext: block.below.length > 0 }),
    ...block.below.map((text, index) => line(text, { ...options, keepNext: index < block.below.length - 1 })),
  ];
}

function electronicBox(label: string, indent: number): Table {
  const side = mm(MEASURES.electronicBox);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: side, type: WidthType.DXA },
    indent: { size: indent, type: WidthType.DXA },
    columnWidths: [side],
    rows: [
      new TableRow({
        height: { value: side, rule: HeightRule.EXACT },
        children: [
          new TableCell({
            width: { size: side, type: WidthType.DXA },
            children: [line(label, { alignment: CENTRE, keepNext: true }, { size: 14, color: '595959' })],
          }),
        ],
      }),
    ],
  });
}
