import type { ProvinceOutline } from './map-projection.ts';
import { OUTLINES } from './outlines.generated.ts';

/** The 38 provinces by code. From @svg-maps/indonesia (CC BY 4.0, see NOTICE); Papua's six are cut by their regencies. */
export function provinceOutlines(): readonly ProvinceOutline[] {
  return OUTLINES;
}
