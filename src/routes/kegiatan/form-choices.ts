import type { Desk } from '#access/index.ts';
import type { ActivityDocument } from '#activities/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { getPartner, listAllPartners } from '#partners/index.ts';
import { namesOfPartners } from '../partner-names.ts';
import { fieldName, FIELDS, sectorName } from '#sectors/index.ts';
import {
  BUDGET_WORDS,
  MEASURE_WORDS,
  RESULT_WORDS,
  ROLE_WORDS,
  STATUS_WORDS,
  TRANSACTION_TYPES,
  transactionWord,
  UNIT_WORDS,
} from './words.ts';

const options = (words: Readonly<Record<string, () => string>>) =>
  Object.entries(words).map(([value, word]) => ({ value, label: word() }));

/** All choices of an activity's form, in the reader's language; its own sectors and partner are always among them. */
export async function formChoices(desk: Desk, locale: Locale, document?: ActivityDocument) {
  const fields = FIELDS.map(({ code }) => ({ value: `field:${code}`, label: fieldName(code, locale) }));
  const own = (document?.sectors ?? [])
    .filter(({ vocabulary }) => vocabulary !== 'field')
    .map(({ vocabulary, code }) => ({
      value: `${vocabulary}:${code}`,
      label: `${sectorName(vocabulary, code, locale)} (${code})`,
    }));
  return {
    partners: await partnerChoices(desk, document?.partnerId),
    sectors: [...fields, ...new Map(own.map((option) => [option.value, option])).values()],
    statuses: options(STATUS_WORDS),
    roles: options(ROLE_WORDS),
    resultTypes: options(RESULT_WORDS),
    measures: options(MEASURE_WORDS),
    units: options(UNIT_WORDS),
    budgetTypes: options(BUDGET_WORDS),
    budgetStatuses: [
      { value: '1', label: m.activitiesBudgetIndicative() },
      { value: '2', label: m.activitiesBudgetCommitted() },
    ],
    transactionTypes: TRANSACTION_TYPES.map((type) => ({
      value: String(type),
      label: transactionWord(type),
    })),
    currencies: ['IDR', 'USD', 'EUR', 'AUD', 'JPY', 'GBP', 'CHF', 'SGD', 'CAD', 'KRW'],
  };
}

async function partnerChoices(desk: Desk, current: string | undefined) {
  if (desk.actor.kind === 'partner') {
    const own = await getPartner(desk, desk.actor.partnerId);
    return [{ value: own.id, label: own.record.name }];
  }
  const partners = (await listAllPartners(desk, {})).map(({ id, name }) => ({ value: id, label: name }));
  if (current === undefined || partners.some(({ value }) => value === current)) return partners;
  const named = await namesOfPartners(desk, [current]);
  return [...partners, { value: current, label: named[current] ?? m.circlePartnerUnnamed() }];
}
