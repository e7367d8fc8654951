import type {
  ActivityDraft,
  ActivityResult,
  ActivityStatus,
  ActivityTransaction,
  Budget,
  LocationDraft,
  OrganisationRole,
  Participant,
  SectorDraft,
} from '#activities/index.ts';
import type { IatiActivity, IatiResult, IatiTransaction } from '#iati/index.ts';
import { type Decimal, fromUnits, type LocalizedText, pickText, toUnits } from '#kernel/index.ts';

/** What only the register knows: which partner reports, which organisations are partners, where a place lies. */
export interface DraftContext {
  readonly partnerId: string;
  partnerOf(organisation: { readonly ref: string | null; readonly name: string }): string | null;
  placeOf(
    location: IatiActivity['locations'][number],
    index: number,
  ): { areaCode: string | null; reason: string | null };
}

/**
 * An IATI activity in the terms of our register. What the register has no column for stays in the original bytes,
 * which `source` points at.
 */
export function draftOf(activity: IatiActivity, context: DraftContext): ActivityDraft {
  const dates = activity.activityDates;
  return {
    iatiIdentifier: activity.iatiIdentifier,
    partnerId: context.partnerId,
    title: hasText(activity.title) ? activity.title : { und: activity.iatiIdentifier },
    description: descriptionOf(activity),
    status: statusOf(activity.activityStatus),
    plannedStart: dates['1'] ?? null,
    actualStart: dates['2'] ?? null,
    plannedEnd: dates['3'] ?? null,
    actualEnd: dates['4'] ?? null,
    defaultCurrency: activity.defaultCurrency,
    collaborationType: activity.collaborationType,
    defaultFlowType: activity.defaultFlowType,
    defaultFinanceType: activity.defaultFinanceType,
    defaultAidType: activity.defaultAidType,
    defaultTiedStatus: activity.defaultTiedStatus,
    implementer: implementerOf(activity),
    participants: participantsOf(activity, context),
    sectors: sectorsOf(activity),
    locations: locationsOf(activity, context),
    budgets: activity.budgets.map(budgetOf),
    transactions: activity.transactions.map(transactionOf),
    results: activity.results.map(resultOf),
    tags: tagsOf(activity),
    source: { hash: activity.hash, from: activity.from, to: activity.to, line: activity.line },
  };
}

function hasText(text: LocalizedText): boolean {
  return Object.values(text).some((one) => one !== '');
}

function descriptionOf(activity: IatiActivity): NonNullable<ActivityDraft['description']> {
  const [general, objectives, targetGroups, other] = ['1', '2', '3', '4'].map(
    (type) => activity.descriptions[type],
  );
  return {
    ...(general && { general }),
    ...(objectives && { objectives }),
    ...(targetGroups && { targetGroups }),
    ...(other && { other }),
  };
}

function statusOf(code: string | null): ActivityStatus {
  const status = Number(code);
  return status >= 1 && status <= 6 ? (status as ActivityStatus) : 2;
}

function nameOf(text: LocalizedText): string {
  return pickText(text, 'en').text;
}

/** The first organisation in the implementing role, as the local implementer of our forms. */
function implementerOf(activity: IatiActivity): string | null {
  const found = activity.participatingOrgs.find((org) => org.role === '4');
  return found ? nameOf(found.name).slice(0, 300) || null : null;
}

function participantsOf(activity: IatiActivity, context: DraftContext): Participant[] {
  return activity.participatingOrgs.map((org) => {
    const name = nameOf(org.name);
    return {
      role: (['1', '2', '3', '4'].includes(org.role ?? '') ? Number(org.role) : 4) as OrganisationRole,
      organisationType: org.type,
      identifier: org.ref,
      name: name === '' ? null : name,
      partnerId: context.partnerOf({ ref: org.ref, name }),
    };
  });
}

/** The activity's sectors; where it gives them with its transactions alone, each by its share of the amounts. */
function sectorsOf(activity: IatiActivity): SectorDraft[] {
  if (activity.sectors.length > 0)
    return activity.sectors.map(({ vocabulary, code, percentage }) => ({ vocabulary, code, percentage }));
  const shares = sharesOf(activity.transactions, (transaction) => {
    const sector = transaction.sectors[0];
    return sector && `${sector.vocabulary} ${sector.code}`;
  });
  return shares.map(([key, percentage]) => {
    const [vocabulary = '1', code = ''] = key.split(' ');
    return { vocabulary, code, percentage };
  });
}

/** Percentages, in millionths of a per cent, of the amounts by a key of the transaction. */
function sharesOf(
  transactions: readonly IatiTransaction[],
  keyOf: (transaction: IatiTransaction) => string | undefined,
): [string, Decimal][] {
  const sums = new Map<string, bigint>();
  for (const transaction of transactions) {
    const key = keyOf(transaction);
    if (key === undefined) continue;
    const amount = toUnits(transaction.value, 2);
    sums.set(key, (sums.get(key) ?? 0n) + (amount < 0n ? -amount : amount));
  }
  const total = [...sums.values()].reduce((a, b) => a + b, 0n);
  if (total === 0n) return [...sums.keys()].map((key) => [key, '0']);
  return [...sums].map(([key, amount]) => [key, fromUnits((amount * 100_000_000n) / total, 6)]);
}

interface Recipient {
  readonly country: string | null;
  readonly percentage: Decimal | null;
}

function recipientsOf(activity: IatiActivity): Recipient[] {
  const direct = [
    ...activity.recipientCountries.map(({ code, percentage }) => ({ country: code, percentage })),
    ...activity.recipientRegions
      .filter((region) => region.vocabulary === '1')
      .map(({ percentage }) => ({ country: null, percentage })),
  ];
  if (direct.length > 0) return direct;
  return sharesOf(activity.transactions, (transaction) => transaction.recipientCountry ?? undefined).map(
    ([country, percentage]) => ({ country, percentage }),
  );
}

/**
 * Places: every recipient country and region is one, and Indonesia's share is divided evenly among the places of it
 * that were recognised. A location of another country stays with its country, as coordinates and name.
 */
function locationsOf(activity: IatiActivity, context: DraftContext): LocationDraft[] {
  const recipients = recipientsOf(activity);
  const inIndonesia = recipients.some((one) => one.country === 'ID');
  const places = inIndonesia
    ? activity.locations.map((location, index) => placeDraft(location, context.placeOf(location, index)))
    : [];
  const placed = places.filter((place) => place.areaCode !== null);
  return recipients.flatMap(({ country, percentage }): LocationDraft[] => {
    if (country !== 'ID' || placed.length === 0) return [{ areaCode: null, country, percentage }];
    const each = percentage === null ? null : evenShares(percentage, placed.length);
    return placed.map((place, index) => ({ ...place, percentage: each?.[index] ?? null }));
  });
}

function placeDraft(
  location: IatiActivity['locations'][number],
  place: { areaCode: string | null; reason: string | null },
): LocationDraft {
  return {
    areaCode: place.areaCode,
    country: 'ID',
    written: nameOf(location.name).slice(0, 500) || null,
    latitude: location.point?.latitude ?? null,
    longitude: location.point?.longitude ?? null,
    matchReason: place.reason,
  };
}

function evenShares(percentage: Decimal, count: number): Decimal[] {
  const whole = toUnits(percentage, 6);
  const each = whole / BigInt(count);
  const rest = whole - each * BigInt(count);
  return Array.from({ length: count }, (_, index) => fromUnits(index === 0 ? each + rest : each, 6));
}

function budgetOf(budget: IatiActivity['budgets'][number]): Budget {
  return {
    type: budget.type === '2' ? 2 : 1,
    status: budget.status === '2' ? 2 : 1,
    periodStart: budget.periodStart,
    periodEnd: budget.periodEnd,
    amount: budget.value,
    currency: budget.currency,
    valueDate: budget.valueDate ?? budget.periodStart,
    source: null,
  };
}

function transactionOf(transaction: IatiTransaction): ActivityTransaction {
  const org = (side: IatiTransaction['providerOrg']): string | null =>
    side === null ? null : nameOf(side.name) || side.ref;
  return {
    ref: transaction.ref,
    type: Number(transaction.type),
    date: transaction.date,
    amount: transaction.value,
    currency: transaction.currency,
    valueDate: transaction.valueDate ?? transaction.date,
    description: nameOf(transaction.description) || null,
    provider: org(transaction.providerOrg),
    receiver: org(transaction.receiverOrg),
  };
}

function resultOf(result: IatiResult): ActivityResult {
  const type = Number(result.type);
  return {
    type: type === 1 || type === 2 || type === 3 ? type : 9,
    title: result.title,
    description: hasText(result.description) ? result.description : null,
    indicators: result.indicators.map((indicator) => ({
      title: indicator.title,
      measure: indicator.measure,
      baselines: indicator.baselines.map(({ year, value }) => ({
        year: year === null ? null : Number(year),
        value,
      })),
      periods: indicator.periods.map((period) => ({
        start: period.periodStart,
        end: period.periodEnd,
        target: period.targets[0]?.value ?? null,
        actual: period.actuals[0]?.value ?? null,
      })),
    })),
  };
}

function tagsOf(activity: IatiActivity): NonNullable<ActivityDraft['tags']> {
  const named = (name: LocalizedText): string | null => nameOf(name) || null;
  return [
    ...activity.tags.map(({ vocabulary, code, name }) => ({ vocabulary, code, name: named(name) })),
    ...activity.policyMarkers
      .filter((marker) => (marker.significance ?? '0') !== '0')
      .map(({ code, significance, name }) => ({
        vocabulary: 'marker',
        code: `${code}:${significance ?? ''}`,
        name: named(name),
      })),
  ];
}
