export {
  type AreaAnswer,
  type GivenAreaAnswer,
  readAreaAnswers,
  rememberAreaAnswer,
} from './area-answers.ts';
export { type AreaChangeInput, type AreaPlan, CHANGE_KINDS, type ChangeKind } from './area-change.ts';
export type { RecordCounts } from './area-change-store.ts';
export { parentCode } from './area-code.ts';
export {
  type Area,
  type AreaHistory,
  type AreaLink,
  type AreaName,
  findArea,
  listAreasBelow,
  listChildren,
  readAreaHistory,
  readAreaRefs,
} from './area-store.ts';
export { areaShapes, type AreaShapes } from './boundary-store.ts';
export { createGazetteer, type Gazetteer, writtenPlace } from './gazetteer.ts';
export type { RecordedChange } from './changes-store.ts';
export { listAreaChanges } from './list-area-changes.ts';
export { type AreaChangePreview, previewAreaChange, recordAreaChange } from './record-area-change.ts';
export { type AreaChangeView, getAreaChange, undoAreaChange } from './undo-area-change.ts';
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
