import type { ActivityDocument, FieldDifference } from '#activities/index.ts';

/** The element of IATI 2.03 a field is read from; nothing for what the standard has no element for. */
const ELEMENTS: Readonly<Record<keyof ActivityDocument, string | null>> = {
  iatiIdentifier: 'iati-identifier',
  partnerId: 'reporting-org',
  programme: null,
  title: 'title',
  description: 'description',
  status: 'activity-status',
  plannedStart: 'activity-date type="1"',
  actualStart: 'activity-date type="2"',
  plannedEnd: 'activity-date type="3"',
  actualEnd: 'activity-date type="4"',
  defaultCurrency: 'iati-activity default-currency',
  collaborationType: 'collaboration-type',
  defaultFlowType: 'default-flow-type',
  defaultFinanceType: 'default-finance-type',
  defaultAidType: 'default-aid-type',
  defaultTiedStatus: 'default-tied-status',
  implementer: 'participating-org role="4"',
  leadAgency: null,
  obstacle: null,
  visibility: null,
  withheld: null,
  participants: 'participating-org',
  sectors: 'sector',
  locations: 'location, recipient-country',
  budgets: 'budget',
  transactions: 'transaction',
  results: 'result',
  tags: 'tag, policy-marker',
  beneficiaries: null,
};
const DESCRIPTION_TYPES: Readonly<Record<string, string>> = {
  general: '1',
  objectives: '2',
  targetGroups: '3',
  other: '4',
};

/** The element a difference is about, as the standard names it: `description type="2" xml:lang="en"`. */
export function iatiElement({ field, part }: Pick<FieldDifference, 'field' | 'part'>): string | null {
  const element = ELEMENTS[field];
  if (element === null || part === undefined) return element;
  const [kind = '', language] = part.split('.');
  return language === undefined
    ? `${element} xml:lang="${kind}"`
    : `${element} type="${DESCRIPTION_TYPES[kind] ?? '1'}" xml:lang="${language}"`;
}
