export { hasDemonstration, loadDemonstration, type LoadDemonstrationOptions } from './load-demonstration.ts';
export { type Demonstration, makeDemonstration } from './make-demonstration.ts';
export {
  DEMONSTRATION_ACCOUNTS,
  type DemonstrationAccount,
  type DemonstrationOffice,
  demonstrationOffices,
  type OfficeKey,
} from './offices.ts';
export { type DemonstrationArea } from './places.ts';
export { removeDemonstration } from './remove-demonstration.ts';
export { DEMONSTRATION_SEED } from './random.ts';
