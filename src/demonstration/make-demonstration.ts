import { activityDrafts, type DemonstrationActivity } from './activity-drafts.ts';
import { implementerDraft } from './implementer.ts';
import { type DemonstrationOffice, demonstrationOffices } from './offices.ts';
import { type DemonstrationPartner, partnerDrafts } from './partner-drafts.ts';
import { planActivities } from './plan-activities.ts';
import { type DemonstrationArea, Places } from './places.ts';
import { DEMONSTRATION_RATES, type DemonstrationRate } from './rates.ts';

export interface Demonstration {
  readonly offices: readonly DemonstrationOffice[];
  readonly partners: readonly DemonstrationPartner[];
  /** A local implementing partner with a record of its own. */
  readonly implementer: DemonstrationPartner;
  readonly activities: readonly DemonstrationActivity[];
  readonly rates: readonly DemonstrationRate[];
}

/**
 * The invented Nusa Tenggara Timur: 27 partners (6 bilateral, 7 multilateral, 14 international NGOs, all there in
 * 2019; R64) and 400 activities from 2019 to 2026 in real villages. Pure: the same seed and areas give the same data.
 * @param areas the province 53 with everything below it
 */
export function makeDemonstration(seed: number, areas: readonly DemonstrationArea[]): Demonstration {
  const places = new Places(areas);
  const plan = planActivities(seed, places);
  return {
    offices: demonstrationOffices(seed),
    partners: partnerDrafts(seed, plan),
    implementer: implementerDraft(seed),
    activities: activityDrafts(seed, plan, places),
    rates: DEMONSTRATION_RATES,
  };
}
