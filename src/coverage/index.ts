export { coverage } from './read-coverage.ts';
export type { CoverageRow, CoverageTable, RowArea } from './coverage-table.ts';
export { explainNumber, type NumberWish } from './explain-number.ts';
export type { ExplainedRow, Explanation } from './explain-store.ts';
export { type Figure, type Measure, MEASURES, NOTHING } from './figure.ts';
export {
  type CoverageFilter,
  type CoverageWish,
  type Level,
  levelBelow,
  levelOf,
  LEVELS,
  NOT_DETAILED,
  readWish,
} from './filter.ts';
