import { fromUnits, toUnits } from '#kernel/index.ts';
import type { Decimal } from '#kernel/index.ts';
import type { IatiActivity } from './activity.ts';
import { isCode } from './code-lists.ts';
import type { CodeList } from './code-lists.ts';
import type { IatiProblem, IatiProblemCode } from './problem.ts';

/** Percentages rounded one by one (33.33 × 3, 14.29 × 7) may miss 100 by this much, in millionths. */
const TOLERANCE = 50_000n;
const HUNDRED = 100_000_000n;

/**
 * The rules of the standard that matter for a register, as warnings: who, where and what are said, shares add up to 100,
 * dates are in order, codes are in the lists. Everything in the activity stays as it is.
 */
export function checkActivity(activity: IatiActivity): IatiProblem[] {
  const problems: IatiProblem[] = [];
  const warn: Warn = (code, element, params = {}, line = activity.line) =>
    problems.push({
      severity: 'warning',
      code,
      line,
      element,
      params,
      iatiIdentifier: activity.iatiIdentifier,
    });
  checkPresence(activity, warn);
  checkSectors(activity, warn);
  checkRecipients(activity, warn);
  checkDates(activity, warn);
  checkCodes(activity, warn);
  return problems;
}

type Warn = (code: IatiProblemCode, element: string, params?: Record<string, string>, line?: number) => void;

function checkPresence(activity: IatiActivity, warn: Warn): void {
  const { title, reportingOrg, participatingOrgs, activityStatus, activityDates, transactions } = activity;
  if (Object.keys(title).length === 0) warn('missingTitle', 'title');
  if (!reportingOrg) warn('missingReportingOrg', 'reporting-org');
  if (participatingOrgs.length === 0) warn('missingParticipatingOrg', 'participating-org');
  if (activityStatus === null) warn('missingStatus', 'activity-status');
  if (!activityDates['1'] && !activityDates['2']) warn('missingStartDate', 'activity-date');
  if (activity.sectors.length === 0 && !transactions.some((one) => one.sectors.length > 0))
    warn('missingSector', 'sector');
  const placed =
    activity.recipientCountries.length > 0 ||
    activity.recipientRegions.length > 0 ||
    transactions.some((one) => one.recipientCountry !== null || one.recipientRegion !== null);
  if (!placed) warn('missingRecipient', 'recipient-country');
}

type Share = { percentage: Decimal | null; line: number };

/** What is wrong with shares that should make 100: one without a figure is the whole; among several each needs one. */
function faultOfShares(
  shares: readonly Share[],
): { kind: 'missing' } | { kind: 'sum'; sum: string } | undefined {
  if (shares.length === 0 || (shares.length === 1 && shares[0]?.percentage === null)) return undefined;
  let sum = 0n;
  for (const { percentage } of shares) {
    if (percentage === null) return { kind: 'missing' };
    sum += toUnits(percentage, 6);
  }
  const off = sum > HUNDRED ? sum - HUNDRED : HUNDRED - sum;
  return off > TOLERANCE ? { kind: 'sum', sum: shortest(fromUnits(sum, 6)) } : undefined;
}

function shortest(decimal: Decimal): string {
  return decimal.replace(/\.?0+$/, '');
}

/** Each vocabulary describes the whole activity. */
function checkSectors({ sectors }: IatiActivity, warn: Warn): void {
  for (const [vocabulary, shares] of Map.groupBy(sectors, (one) => one.vocabulary)) {
    const fault = faultOfShares(shares);
    const line = shares[0]?.line;
    if (fault?.kind === 'missing') warn('percentageMissing', 'sector/@percentage', { vocabulary }, line);
    if (fault?.kind === 'sum')
      warn('percentagesOfSectors', 'sector/@percentage', { vocabulary, sum: fault.sum }, line);
  }
}

/** Countries and regions together are the whole; regions of another vocabulary say the same once more. */
function checkRecipients({ recipientCountries, recipientRegions }: IatiActivity, warn: Warn): void {
  const vocabularies = new Set(recipientRegions.map((one) => one.vocabulary));
  if (vocabularies.size === 0) vocabularies.add('1');
  for (const vocabulary of vocabularies) {
    const regions = recipientRegions.filter((one) => one.vocabulary === vocabulary);
    const shares: Share[] = [...recipientCountries, ...regions];
    const fault = faultOfShares(shares);
    const line = shares[0]?.line;
    if (fault?.kind === 'missing') warn('percentageMissing', 'recipient-country/@percentage', {}, line);
    if (fault?.kind === 'sum')
      warn('percentagesOfRecipients', 'recipient-country/@percentage', { sum: fault.sum }, line);
  }
}

function checkDates(activity: IatiActivity, warn: Warn): void {
  const order = (
    element: string,
    start: string | null | undefined,
    end: string | null | undefined,
    line?: number,
  ) => {
    if (start && end && start > end) warn('datesOutOfOrder', element, { start, end }, line);
  };
  const dates = activity.activityDates;
  order('activity-date', dates['1'], dates['3']);
  order('activity-date', dates['2'], dates['4']);
  for (const one of activity.budgets) order('budget', one.periodStart, one.periodEnd, one.line);
  for (const one of activity.plannedDisbursements)
    order('planned-disbursement', one.periodStart, one.periodEnd, one.line);
  for (const result of activity.results)
    for (const indicator of result.indicators)
      for (const one of indicator.periods) order('period', one.periodStart, one.periodEnd, result.line);
}

function checkCodes(activity: IatiActivity, warn: Warn): void {
  const know = (list: CodeList, code: string | null, element: string, line?: number) => {
    if (code !== null && !isCode(list, code)) warn('unknownCode', element, { list, found: code }, line);
  };
  know('ActivityStatus', activity.activityStatus, 'activity-status/@code');
  know('ActivityScope', activity.activityScope, 'activity-scope/@code');
  know('CollaborationType', activity.collaborationType, 'collaboration-type/@code');
  know('FlowType', activity.defaultFlowType, 'default-flow-type/@code');
  know('AidType', activity.defaultAidType, 'default-aid-type/@code');
  know('TiedStatus', activity.defaultTiedStatus, 'default-tied-status/@code');
  for (const type of Object.keys(activity.activityDates))
    know('ActivityDateType', type, 'activity-date/@type');
  for (const type of Object.keys(activity.descriptions)) know('DescriptionType', type, 'description/@type');
  for (const one of activity.participatingOrgs) {
    know('OrganisationRole', one.role, 'participating-org/@role', one.line);
    know('OrganisationType', one.type, 'participating-org/@type', one.line);
  }
  for (const one of activity.sectors)
    know('SectorVocabulary', one.vocabulary, 'sector/@vocabulary', one.line);
  for (const one of activity.recipientRegions)
    know('RegionVocabulary', one.vocabulary, 'recipient-region/@vocabulary', one.line);
  for (const one of activity.budgets) {
    know('BudgetType', one.type, 'budget/@type', one.line);
    know('BudgetStatus', one.status, 'budget/@status', one.line);
  }
  for (const one of activity.locations)
    know('GeographicLocationReach', one.reach, 'location-reach/@code', one.line);
  for (const one of activity.results) know('ResultType', one.type, 'result/@type', one.line);
  checkTransactionCodes(activity, know);
}

function checkTransactionCodes(
  { transactions }: IatiActivity,
  know: (list: CodeList, code: string | null, element: string, line?: number) => void,
): void {
  for (const { line, flowType, aidType, tiedStatus, disbursementChannel } of transactions) {
    know('FlowType', flowType, 'transaction/flow-type/@code', line);
    know('AidType', aidType, 'transaction/aid-type/@code', line);
    know('TiedStatus', tiedStatus, 'transaction/tied-status/@code', line);
    know('DisbursementChannel', disbursementChannel, 'transaction/disbursement-channel/@code', line);
  }
}
