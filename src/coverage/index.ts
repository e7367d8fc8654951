export type { AreaHead } from './area-heads.ts';
export { areaPicture, type AreaPicture, type PlaceActivity, type PlacePartner } from './area-picture.ts';
export type { CoverageRow, CoverageTable } from './coverage-table.ts';
export { concludeFinding, decideFinding, type DecisionWish, undoFindingDecision } from './decide-finding.ts';
export { explainNumber, type NumberWish } from './explain-number.ts';
export type { ExplainedRow, Explanation } from './explain-store.ts';
export { type Figure, type Measure, MEASURES, NOTHING } from './figure.ts';
export {
  type CoverageFilter,
  type CoverageWish,
  checkFilter,
  type Level,
  levelBelow,
  levelOf,
  LEVELS,
  NOT_DETAILED,
  readWish,
} from './filter.ts';
export { findingMatters } from './finding-matters.ts';
export { findGaps, type Gap, type Gaps, type GapWish } from './find-gaps.ts';
export { type Decided, type Decision, findingId, type FindingKind, type Show, SHOWS } from './finding.ts';
export { findOverlaps, type Overlap, type Overlaps, type OverlapWish } from './find-overlaps.ts';
export type { GapUnit } from './gap-store.ts';
export type { LateReport, LateReports } from './late-reports.ts';
export { findOverlapHead } from './overlap-of-key.ts';
export type { OverlapActivity } from './overlap-store.ts';
export { printCoverage, printOverlaps } from './print-reports.ts';
export { coverage } from './read-coverage.ts';
export { coverageReport, type CoverageReport, type FieldFigure, type RowFigure } from './report-coverage.ts';
export { overlapsReport, type OverlapsReport } from './report-overlaps.ts';
export { readSideBySide, type SideBySide } from './side-by-side.ts';
export {
  gapSentence,
  notDetailedName,
  overlapSentence,
  type Sentence,
  unitName,
  yearsText,
} from './sentences.ts';
export {
  type MapCircle,
  type MapGeometry,
  type MapMark,
  type MapShape,
  type MapView,
  mapView,
  measured,
} from './map-view.ts';
export { readAreaPath } from './read-area-path.ts';
export { isSettled as isRegisterSettled, readVersion as readRegisterVersion } from './register-version.ts';
export { coverageBriefing } from './briefing-sections.ts';
export { isApproximate, loadedGeometry, mapGeometry } from './map-geometry.ts';
