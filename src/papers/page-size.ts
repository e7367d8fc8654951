import type { PaperPage, PaperSize } from './paper.ts';

/** Width and height of a sheet that stands upright, in twips and in millimetres: twips as word processors write them. */
const SIZES: Readonly<
  Record<PaperSize, { twips: readonly [number, number]; mm: readonly [number, number] }>
> = {
  A4: { twips: [11906, 16838], mm: [210, 297] },
  F4: { twips: [12189, 18709], mm: [215, 330] },
};

/** A sheet as it lies: width, height. */
export function sheetOf({ size, orientation }: PaperPage, unit: 'twips' | 'mm'): readonly [number, number] {
  const [width, height] = SIZES[size][unit];
  return orientation === 'landscape' ? [height, width] : [width, height];
}
