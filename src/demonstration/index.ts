export { hasDemonstration, loadDemonstration, type LoadDemonstrationOptions } from './load-demonstration.ts';
export { type Demonstration, makeDemonstration } from './make-demonstration.ts';
export { type DemonstrationOffice, demonstrationOffices, type OfficeKey } from './offices.ts';
export {
  type AccountGroup,
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_ACTINGS,
  DEMONSTRATION_OFFICIALS,
  type DemonstrationAccount,
} from './people.ts';
export { seatDemonstration } from './seat-demonstration.ts';
export { type DemonstrationArea } from './places.ts';
export { removeDemonstration } from './remove-demonstration.ts';
export { DEMONSTRATION_SEED } from './random.ts';
