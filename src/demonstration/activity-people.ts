import type { ActivityResult, Beneficiary, IndicatorPeriod } from '#activities/index.ts';
import { type ActivityDates, LAST_REPORTED_YEAR } from './activity-dates.ts';
import type { PlannedActivity } from './plan-activities.ts';
import type { Random } from './random.ts';
import type { Topic } from './topics.ts';

const SIZES: Readonly<Record<Topic['unit'], readonly [from: number, to: number]>> = {
  person: [40, 900],
  household: [30, 420],
  institution: [2, 18],
};

/** Whom it is for. Households and institutions stand on their own line and never among persons. */
export function beneficiariesFor(topic: Topic, dates: ActivityDates, random: Random): Beneficiary[] {
  const planned = random.integer(...SIZES[topic.unit]);
  const main = lineOf(topic.unit, topic.group, planned, dates, random);
  if (topic.unit === 'person' || !random.chance(0.35)) return [main];
  const people = planned * (topic.unit === 'household' ? random.integer(4, 5) : random.integer(60, 240));
  return [main, { ...lineOf('person', 'Warga', people, dates, random), direct: false }];
}

function lineOf(
  unit: Beneficiary['unit'],
  groupName: string,
  planned: number,
  dates: ActivityDates,
  random: Random,
): Beneficiary {
  const reached = reachedOf(planned, dates, random);
  const bySex = unit === 'person' && !random.chance(0.12);
  const female = (total: number | null, share: number): number | null =>
    bySex && total !== null ? Math.round(total * share) : null;
  const share = femaleShare(groupName, random);
  const plannedFemale = female(planned, share);
  const reachedFemale = female(reached, Math.min(1, share + (random.next() - 0.5) * 0.08));
  return {
    unit,
    groupName,
    direct: true,
    plannedFemale,
    plannedMale: plannedFemale === null ? null : planned - plannedFemale,
    plannedTotal: planned,
    reachedFemale,
    reachedMale: reachedFemale === null || reached === null ? null : reached - reachedFemale,
    reachedTotal: reached,
  };
}

function femaleShare(groupName: string, random: Random): number {
  if (groupName === 'Ibu hamil' || groupName.startsWith('Perempuan')) return 0.95;
  if (groupName.startsWith('Ibu') || groupName === 'Penenun' || groupName.startsWith('Kader'))
    return 0.78 + random.next() * 0.1;
  return 0.44 + random.next() * 0.13;
}

/** Null where nobody reported yet. */
function reachedOf(planned: number, { status }: ActivityDates, random: Random): number | null {
  switch (status) {
    case 1:
    case 5:
      return null;
    case 2:
    case 6:
      return random.chance(0.25) ? null : Math.round(planned * (0.2 + random.next() * 0.5));
    case 3:
    case 4:
      return random.chance(0.1) ? null : Math.round(planned * (0.6 + random.next() * 0.55));
  }
}

/** Results with an indicator by year; about a fifth of the activities have none recorded. */
export function resultsFor(
  planned: PlannedActivity,
  topic: Topic,
  dates: ActivityDates,
  random: Random,
): ActivityResult[] {
  if (random.chance(0.2)) return [];
  const { from, to } = planned.years;
  const target = random.integer(...topic.target);
  const years = to - from + 1;
  const periods = Array.from({ length: years }, (_, i): IndicatorPeriod => {
    const share = Math.max(1, Math.round((target * (i + 1)) / years));
    const known =
      from + i <= LAST_REPORTED_YEAR && dates.status !== 1 && dates.status !== 5 && !random.chance(0.12);
    return {
      start: `${String(from + i)}-01-01`,
      end: `${String(from + i)}-12-31`,
      target: String(share),
      actual: known ? String(Math.round(share * (0.55 + random.next() * 0.6))) : null,
    };
  });
  const baseline = random.chance(0.15) ? null : String(random.integer(0, Math.floor(target / 4)));
  return [
    {
      type: 1,
      title: topic.title,
      description: null,
      indicators: [
        { title: topic.indicator, measure: '1', baselines: [{ year: from - 1, value: baseline }], periods },
      ],
    },
  ];
}
