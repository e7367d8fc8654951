import type { ActivityDraft, Participant } from '#activities/index.ts';
import { VOCABULARY } from '#sectors/index.ts';
import { type ActivityDates, datesFor } from './activity-dates.ts';
import { moneyFor } from './activity-money.ts';
import { beneficiariesFor, resultsFor } from './activity-people.ts';
import { agencyFor, implementerFor, wherePhrase } from './activity-words.ts';
import { IMPLEMENTER } from './implementer.ts';
import { partnerIdentifier } from './partner-drafts.ts';
import type { PlannedActivity } from './plan-activities.ts';
import type { Places } from './places.ts';
import { idOf, type Random, randomOf } from './random.ts';
import { type Topic, topicFor } from './topics.ts';
import { GOALS, OBSTACLES, PROGRAMMES } from './words.data.ts';

/** An activity with words and figures; ids follow from the seed. */
export type DemonstrationActivity = ActivityDraft & { readonly id: string };

/** IATI OrganisationType: 10 government, 40 multilateral, 21 international NGO, 22 national NGO. */
const ORGANISATION_TYPES = { bilateral: '10', multilateral: '40', internationalNgo: '21' } as const;

export function activityDrafts(
  seed: number,
  plan: readonly PlannedActivity[],
  places: Places,
): DemonstrationActivity[] {
  const phases = new Map<string, number>();
  return plan.map((planned) => {
    const random = randomOf(`${String(seed)}/activity/${planned.partner.key}/${String(planned.number)}`);
    const field = planned.fields[0]?.field ?? '';
    const topic = topicFor(field, planned.years.from, random);
    const dates = datesFor(planned, random);
    const implementer = implementerFor(planned, random);
    const money = moneyFor({ planned, topic, dates, implementer }, random);
    return {
      id: idOf(seed, `activity/${planned.partner.key}/${String(planned.number)}`),
      iatiIdentifier: `${partnerIdentifier(planned.partner)}-${String(planned.years.from)}-${String(planned.number).padStart(3, '0')}`,
      partnerId: idOf(seed, `partner/${planned.partner.key}`),
      programme: PROGRAMMES[field] ?? null,
      ...dates,
      title: titleOf(planned, topic, places, phases),
      description: describe(topic, implementer),
      defaultCurrency: money.currency,
      defaultFinanceType: '110',
      implementer,
      leadAgency: random.chance(0.06) ? null : agencyFor(planned, places),
      obstacle: obstacleOf(dates, random),
      visibility: planned.internal ? 'internal' : 'public',
      participants: participantsOf(seed, planned, implementer),
      sectors: planned.fields.map((one) => ({
        vocabulary: VOCABULARY.field,
        code: one.field,
        field: one.field,
        percentage: one.percentage,
      })),
      locations: planned.places.map((place) => ({ areaCode: place.code, percentage: place.percentage })),
      budgets: money.budgets,
      transactions: money.transactions,
      results: resultsFor(planned, topic, dates, random),
      tags: [{ vocabulary: '2', code: GOALS[field] ?? '17', name: null }],
      beneficiaries: beneficiariesFor(topic, dates, random),
    };
  });
}

/** The same title a second time by the same partner is its second phase. */
function titleOf(
  planned: PlannedActivity,
  topic: Topic,
  places: Places,
  phases: Map<string, number>,
): { id: string; en: string } {
  const where = wherePhrase(planned, places);
  const title = { id: `${topic.title.id} ${where.id}`, en: `${topic.title.en} ${where.en}` };
  const key = `${planned.partner.key}/${title.id}`;
  const phase = (phases.get(key) ?? 0) + 1;
  phases.set(key, phase);
  const roman = ['', '', 'II', 'III', 'IV', 'V'][phase] ?? String(phase);
  return phase === 1 ? title : { id: `${title.id}, tahap ${roman}`, en: `${title.en}, phase ${roman}` };
}

function describe(topic: Topic, implementer: string | null): NonNullable<ActivityDraft['description']> {
  const general =
    implementer === null
      ? topic.about
      : {
          id: `${topic.about.id} Dilaksanakan bersama ${implementer}.`,
          en: `${topic.about.en} Carried out with ${implementer}.`,
        };
  return { general, targetGroups: { id: topic.group } };
}

function obstacleOf({ status }: ActivityDates, random: Random): string | null {
  return status === 5 || status === 6 || (status !== 1 && random.chance(0.32))
    ? random.pick(OBSTACLES)
    : null;
}

function participantsOf(
  seed: number,
  { partner }: PlannedActivity,
  implementer: string | null,
): Participant[] {
  const own = {
    organisationType: ORGANISATION_TYPES[partner.partnerClass],
    identifier: partnerIdentifier(partner),
    name: partner.name,
    partnerId: idOf(seed, `partner/${partner.key}`),
  };
  const local = {
    role: 4,
    organisationType: '22',
    identifier: null,
    name: implementer,
    partnerId: implementer === IMPLEMENTER.name ? idOf(seed, `partner/${IMPLEMENTER.key}`) : null,
  } as const;
  return [{ role: 1, ...own }, { role: 2, ...own }, ...(implementer === null ? [] : [local])];
}
