export { type AreaAnswer, rememberAreaAnswer } from './area-answers.ts';
export {
  type Area,
  type AreaHistory,
  type AreaLink,
  type AreaName,
  findArea,
  listChildren,
  readAreaHistory,
} from './area-store.ts';
export { areaShapes, type AreaShapes } from './boundary-store.ts';
export { createGazetteer, type Gazetteer, writtenPlace } from './gazetteer.ts';
export { AREAS_SOURCE, hasAreas, loadAreas, type LoadAreasOptions } from './load-areas.ts';
export {
  type BoundaryInput,
  type BoundaryResult,
  loadBoundaries,
  type UnmatchedBoundary,
} from './load-boundaries.ts';
export { type GazetteerOptions, loadGazetteer } from './load-gazetteer.ts';
export type { AreaRef, PlaceInput, PlaceMatch, Proposal } from './place-match.ts';
export { type AreaSearch, searchAreas } from './search-areas.ts';
export {
  MAP_VIEW_BOX,
  type MapPoint,
  project,
  type ProvinceOutline,
  type RegencyPoint,
  regencyPoints,
} from './map-projection.ts';
export { provinceOutlines } from './province-outlines.ts';
