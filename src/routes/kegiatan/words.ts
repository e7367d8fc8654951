import type { ActivityDocument, ActivityFilter, ActivityStatus, Beneficiary } from '#activities/index.ts';
import { m } from '#messages/messages.js';
import type { Tone } from '#ui/types.ts';

type Words<Key extends string | number> = Readonly<Record<Key, () => string>>;

export const STATUS_WORDS: Words<ActivityStatus> = {
  1: m.activitiesStatus1,
  2: m.activitiesStatus2,
  3: m.activitiesStatus3,
  4: m.activitiesStatus4,
  5: m.activitiesStatus5,
  6: m.activitiesStatus6,
};
export const STATUS_TONES: Readonly<Record<ActivityStatus, Tone>> = {
  1: 'info',
  2: 'good',
  3: 'info',
  4: 'plain',
  5: 'plain',
  6: 'warn',
};
export const MONEY_WORDS: Words<NonNullable<ActivityFilter['money']>> = {
  planned: m.activitiesMoneyPlanned,
  spent: m.activitiesMoneySpent,
  none: m.activitiesMoneyNone,
  unconverted: m.activitiesMoneyUnconverted,
};
export const ROLE_WORDS: Words<1 | 2 | 3 | 4> = {
  1: m.activitiesRole1,
  2: m.activitiesRole2,
  3: m.activitiesRole3,
  4: m.activitiesRole4,
};
export const RESULT_WORDS: Words<1 | 2 | 3 | 9> = {
  1: m.activitiesResult1,
  2: m.activitiesResult2,
  3: m.activitiesResult3,
  9: m.activitiesResult9,
};
/** IATI IndicatorMeasure. */
export const MEASURE_WORDS: Words<1 | 2 | 3 | 4 | 5> = {
  1: m.activitiesMeasure1,
  2: m.activitiesMeasure2,
  3: m.activitiesMeasure3,
  4: m.activitiesMeasure4,
  5: m.activitiesMeasure5,
};
export const UNIT_WORDS: Words<Beneficiary['unit']> = {
  person: m.activitiesUnitPerson,
  household: m.activitiesUnitHousehold,
  institution: m.activitiesUnitInstitution,
};
export const BUDGET_WORDS: Words<1 | 2> = { 1: m.activitiesBudgetOriginal, 2: m.activitiesBudgetRevised };

const TRANSACTION_WORDS: Readonly<Record<number, () => string>> = {
  1: m.activitiesTransaction1,
  2: m.activitiesTransaction2,
  3: m.activitiesTransaction3,
  4: m.activitiesTransaction4,
  5: m.activitiesTransaction5,
  6: m.activitiesTransaction6,
  7: m.activitiesTransaction7,
  8: m.activitiesTransaction8,
  9: m.activitiesTransaction9,
  10: m.activitiesTransaction10,
  11: m.activitiesTransaction11,
  12: m.activitiesTransaction12,
  13: m.activitiesTransaction13,
};
export const TRANSACTION_TYPES = Object.keys(TRANSACTION_WORDS).map(Number);

export function transactionWord(type: number): string {
  return TRANSACTION_WORDS[type]?.() ?? String(type);
}

export const FIELD_WORDS: Words<keyof ActivityDocument> = {
  iatiIdentifier: m.activitiesIdentifier,
  partnerId: m.activitiesPartner,
  programme: m.activitiesProgramme,
  title: m.activitiesName,
  description: m.activitiesDescription,
  status: m.activitiesStatus,
  plannedStart: m.activitiesPlannedStart,
  actualStart: m.activitiesActualStart,
  plannedEnd: m.activitiesPlannedEnd,
  actualEnd: m.activitiesActualEnd,
  defaultCurrency: m.activitiesDefaultCurrency,
  collaborationType: m.activitiesCollaboration,
  defaultFlowType: m.activitiesFlow,
  defaultFinanceType: m.activitiesFinance,
  defaultAidType: m.activitiesAid,
  defaultTiedStatus: m.activitiesTied,
  implementer: m.activitiesImplementer,
  leadAgency: m.activitiesLeadAgency,
  obstacle: m.activitiesObstacle,
  visibility: m.activitiesVisibility,
  withheld: m.withheldCircles,
  participants: m.activitiesParticipants,
  sectors: m.activitiesSectors,
  locations: m.activitiesLocations,
  budgets: m.activitiesBudgets,
  transactions: m.activitiesTransactions,
  results: m.activitiesResults,
  tags: m.activitiesTags,
  beneficiaries: m.activitiesBeneficiaries,
};

/** `2021–2023`, `2021`, or null where no year is recorded. */
export function yearSpan(first: number | null, last: number | null): string | null {
  if (first === null) return null;
  return last === null || last === first ? String(first) : `${String(first)}–${String(last)}`;
}
