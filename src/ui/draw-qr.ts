import { generate } from 'lean-qr';

/** A QR code as one SVG path over a square of modules, quiet zone included. */
export interface QrPicture {
  readonly size: number;
  readonly path: string;
}

const QUIET = 4;

/** Draws a text as a QR code; on the server, because what it says is secret and the page needs no script for it. */
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
