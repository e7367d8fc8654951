import { OUTLINES } from './outlines.generated.ts';

/** The shape of a province on the drawing (`MAP_VIEW_BOX`). */
export interface ProvinceOutline {
  readonly code: string;
  /** What to fill. */
  readonly d: string;
  /** What to draw as a line over the fills. Cut provinces have seams in `d`; the first of them carries the lines of all. */
  readonly edge: string;
  /** The border inside the old province is only near the truth; say so under the map. */
  readonly isApproximate: boolean;
  /** Left, top, width, height. */
  readonly box: readonly [number, number, number, number];
}

/** The 38 provinces by code. From @svg-maps/indonesia (CC BY 4.0, see NOTICE); Papua's six are cut by their regencies. */
export function provinceOutlines(): readonly ProvinceOutline[] {
  return OUTLINES;
}
