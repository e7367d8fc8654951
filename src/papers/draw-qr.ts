import { generate } from 'lean-qr';
import { toPngBuffer } from 'lean-qr/extras/node_export';
import type { PaperImage } from './paper.ts';

/** A QR code as one SVG path over a square of modules, quiet zone included. */
export interface QrPicture {
  readonly size: number;
  readonly path: string;
}

const QUIET = 4;

/** Draws a text as a QR code; on the server: what it says may be secret, and no page needs a script for it. */
export function drawQr(text: string): QrPicture {
  const code = generate(text);
  const rows: string[] = [];
  for (let y = 0; y < code.size; y++)
    for (let x = 0; x < code.size; x++) {
      if (!code.get(x, y)) continue;
      let width = 1;
      while (code.get(x + width, y)) width++;
      rows.push(`M${String(x + QUIET)} ${String(y + QUIET)}h${String(width)}v1h-${String(width)}z`);
      x += width;
    }
  return { size: code.size + 2 * QUIET, path: rows.join('') };
}

/** A QR code as a picture of a paper. */
export function qrImage(text: string): PaperImage {
  const { size, path } = drawQr(text);
  const box = String(size);
  const png = toPngBuffer(generate(text), { scale: 8, pad: QUIET, off: [255, 255, 255, 255] });
  return {
    type: 'svg',
    text: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${box} ${box}" width="${box}" height="${box}"><rect width="${box}" height="${box}" fill="#fff"/><path d="${path}" fill="#000"/></svg>`,
    png: Buffer.from(png).toString('base64'),
    width: size,
    height: size,
  };
}
