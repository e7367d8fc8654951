import { convertMillimetersToTwip as mm, ImageRun, Paragraph } from 'docx';
import { toPngBuffer } from 'lean-qr/extras/node_export';
import { type Block, CENTRE, columns, type Frame, line, SINGLE } from './docx-text.ts';
import { qrImage } from './draw-qr.ts';
import { MEASURES } from './measures.ts';
import type { PaperImage, PicturesPart, QrPart } from './paper.ts';

/** Word processors count pictures in pixels of 1/96 inch. */
const PIXELS_PER_MM = 96 / 25.4;
const TWIPS_PER_MM = 1440 / 25.4;

/** A picture so many millimetres wide, lower where it would not fit on a page. */
export function imageRun(image: PaperImage, width: number, alt: string): ImageRun {
  const height = Math.min((width * image.height) / image.width, MEASURES.tallestPicture);
  const wide = (height * image.width) / image.height;
  const turn = turnOf(image);
  const [across, down] = turn % 180 === 0 ? [wide, height] : [height, wide];
  const transformation = {
    width: Math.round(across * PIXELS_PER_MM),
    height: Math.round(down * PIXELS_PER_MM),
    ...(turn === 0 ? {} : { rotation: turn }),
  };
  const altText = { name: alt, description: alt, title: alt };
  if (image.type === 'svg')
    return new ImageRun({
      type: 'svg',
      data: Buffer.from(image.text),
      fallback: { type: 'png', data: image.png === undefined ? BLANK : Buffer.from(image.png, 'base64') },
      transformation,
      altText,
    });
  return new ImageRun({
    type: image.type === 'jpeg' ? 'jpg' : 'png',
    data: Buffer.from(image.data, 'base64'),
    transformation,
    altText,
  });
}

const turnOf = (image: PaperImage): number => (image.type === 'svg' ? 0 : (image.turn ?? 0));

/** Word processors keep the room of a picture as it lay before it was turned: what it gains in height is left free. */
function roomOfTurn(image: PaperImage, width: number): number {
  if (turnOf(image) % 180 === 0) return 0;
  const height = (width * image.height) / image.width;
  return mm(Math.max(0, height - width) / 2);
}

export function pictureBlocks({ items, perRow }: PicturesPart, { width, keepNext }: Frame): Block[] {
  const gap = mm(3);
  const share = perRow === 1 ? width : Math.floor(width / perRow) - gap;
  const room = share / TWIPS_PER_MM;
  const block = ({ image, alt, caption, width: wanted }: PicturesPart['items'][number]) => {
    const wide = Math.min(wanted ?? room, room);
    const free = roomOfTurn(image, wide);
    return [
      new Paragraph({
        alignment: CENTRE,
        spacing: { ...SINGLE, before: free, after: free },
        keepNext: (perRow === 1 && caption !== undefined) || keepNext,
        children: [imageRun(image, wide, alt)],
      }),
      ...(caption === undefined
        ? []
        : [
            line(
              caption,
              { alignment: CENTRE, spacing: { before: 40, after: 160 } },
              { italics: true, size: 18 },
            ),
          ]),
    ];
  };
  if (perRow === 1) return items.flatMap(block);
  const rows = Array.from({ length: Math.ceil(items.length / 2) }, (_, row) =>
    items.slice(row * 2, row * 2 + 2),
  );
  return rows.flatMap((row) => {
    const [left, right] = row.map(block);
    // Rows are tables: word processors would make one of those that touch.
    return [
      columns([share + gap, share + gap], [left ?? [line('')], right ?? [line('')]]),
      line('', { spacing: { after: 0, line: 120 }, keepNext }),
    ];
  });
}

/** The square at the left, what it is for and its address in letters at its right. */
export function qrBlocks({ link, note }: QrPart, { width }: Frame): Block[] {
  const left = mm(MEASURES.qr + 4);
  return [
    columns(
      [left, width - left],
      [
        [
          new Paragraph({
            spacing: SINGLE,
            children: [imageRun(qrImage(link), MEASURES.qr, `${note}: ${link}`)],
          }),
        ],
        [
          line(note, { spacing: { before: 200, after: 60 } }),
          line([{ text: link, href: link }], {}, { size: 20 }),
        ],
      ],
    ),
  ];
}

/** One white pixel, for who can draw neither the picture nor another in its place. */
const BLANK = Buffer.from(toPngBuffer({ size: 1, get: () => false }, { pad: 0, off: [255, 255, 255, 255] }));
