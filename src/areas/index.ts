export { AREAS_SOURCE, hasAreas, loadAreas, type LoadAreasOptions } from './load-areas.ts';
