import type { PlainDate } from '#kernel/index.ts';
import type { IatiActivity } from './activity.ts';
import { attribute, isExtension } from './element.ts';
import type { XmlElement } from './element.ts';
import { parseAidType, parseBudget, parsePlannedDisbursement, parseTransaction } from './parse-money.ts';
import {
  parseDocumentLink,
  parseHumanitarianScope,
  parseOtherIdentifier,
  parseParticipatingOrg,
  parsePolicyMarker,
  parseRelatedActivity,
  parseReportingOrg,
  parseTag,
} from './parse-parts.ts';
import { parseCountry, parseLocation, parseRegion, parseSector } from './parse-places.ts';
import { parseResult } from './parse-results.ts';
import type { IatiProblem } from './problem.ts';
import { booleanOf, childNarratives, cleanText, dateOf, languageOf, narratives, report } from './reading.ts';
import type { Reading } from './reading.ts';

/** Elements of the standard that are left to the original. */
const LEFT_OUT = [
  'contact-info',
  'country-budget-items',
  'capital-spend',
  'conditions',
  'crs-add',
  'fss',
  'legacy-data',
];
/** Elements that stand once in an activity. */
const ONCE = [
  'iati-identifier',
  'reporting-org',
  'title',
  'activity-status',
  'activity-scope',
  'collaboration-type',
  'default-flow-type',
  'default-finance-type',
  'default-tied-status',
];
const MANY = [
  'description',
  'participating-org',
  'other-identifier',
  'activity-date',
  'recipient-country',
  'recipient-region',
  'location',
  'sector',
  'tag',
  'policy-marker',
  'humanitarian-scope',
  'default-aid-type',
  'budget',
  'planned-disbursement',
  'transaction',
  'result',
  'document-link',
  'related-activity',
];
const KNOWN = new Set([...LEFT_OUT, ...ONCE, ...MANY]);

/** Where an activity stands in its file, and the hash of what it says. */
export type Place = Pick<IatiActivity, 'from' | 'to' | 'hash'>;

/** An `iati-activity` element as an activity, with what is wrong in it; no activity where it has no identifier. */
export function parseActivity(
  element: XmlElement,
  place: Place,
): { activity: IatiActivity | null; problems: IatiProblem[] } {
  const reading: Reading = {
    language: languageOf(element.attributes['xml:lang'], 'und'),
    currency: null,
    problems: [],
  };
  reading.currency = defaultCurrency(element, reading);
  const parts = sortParts(element, reading);
  const iatiIdentifier = identifierOf(element, parts, reading);
  const { problems } = reading;
  if (iatiIdentifier === null) return { activity: null, problems };
  const activity = assemble({ element, parts, iatiIdentifier, place }, reading);
  for (const problem of problems) problem.iatiIdentifier = iatiIdentifier;
  return { activity, problems };
}

type Parts = ReadonlyMap<string, XmlElement[]>;

function sortParts(element: XmlElement, reading: Reading): Parts {
  const parts = new Map<string, XmlElement[]>();
  for (const one of element.children) {
    const before = parts.get(one.name);
    if (before) before.push(one);
    else if (KNOWN.has(one.name)) parts.set(one.name, [one]);
    else if (!isExtension(one))
      report(reading, {
        severity: 'warning',
        code: 'unexpectedElement',
        at: one,
        element: 'iati-activity',
        found: one.name,
      });
  }
  for (const name of ONCE) {
    const again = parts.get(name)?.[1];
    if (again) report(reading, { severity: 'warning', code: 'repeatedElement', at: again, found: name });
  }
  return parts;
}

function defaultCurrency(element: XmlElement, reading: Reading): string | null {
  const written = attribute(element, 'default-currency')?.toUpperCase() ?? null;
  if (written === null || /^[A-Z]{3}$/.test(written)) return written;
  report(reading, {
    severity: 'warning',
    code: 'badCurrency',
    at: element,
    element: 'iati-activity/@default-currency',
    found: written,
  });
  return null;
}

function identifierOf(element: XmlElement, parts: Parts, reading: Reading): string | null {
  const at = parts.get('iati-identifier')?.[0];
  const identifier = cleanText(at?.text ?? '').replaceAll('\n', ' ');
  if (identifier !== '' && identifier.length <= 300) return identifier;
  const code = identifier === '' ? 'missingIdentifier' : 'badIdentifier';
  report(reading, { code, at: at ?? element, element: 'iati-identifier', found: identifier });
  return null;
}

function assemble(
  from: { element: XmlElement; parts: Parts; iatiIdentifier: string; place: Place },
  reading: Reading,
): IatiActivity {
  const { element, parts, iatiIdentifier, place } = from;
  const first = (name: string) => parts.get(name)?.[0];
  const code = (name: string) => attribute(first(name), 'code');
  const all = <T>(name: string, parse: (one: XmlElement, reading: Reading) => T | null): T[] => {
    const read: T[] = [];
    for (const one of parts.get(name) ?? []) {
      const part = parse(one, reading);
      if (part !== null) read.push(part);
    }
    return read;
  };
  return {
    iatiIdentifier,
    reportingOrg: parseReportingOrg(first('reporting-org'), reading),
    title: childNarratives(element, 'title', reading),
    descriptions: descriptionsOf(parts.get('description') ?? [], reading),
    participatingOrgs: all('participating-org', parseParticipatingOrg),
    otherIdentifiers: all('other-identifier', parseOtherIdentifier),
    activityStatus: code('activity-status'),
    activityDates: datesOf(parts.get('activity-date') ?? [], reading),
    activityScope: code('activity-scope'),
    recipientCountries: all('recipient-country', parseCountry),
    recipientRegions: all('recipient-region', parseRegion),
    locations: all('location', parseLocation),
    sectors: all('sector', parseSector),
    tags: all('tag', parseTag),
    policyMarkers: all('policy-marker', parsePolicyMarker),
    budgets: all('budget', parseBudget),
    plannedDisbursements: all('planned-disbursement', parsePlannedDisbursement),
    transactions: all('transaction', parseTransaction),
    results: all('result', parseResult),
    documentLinks: all('document-link', parseDocumentLink),
    relatedActivities: all('related-activity', parseRelatedActivity),
    humanitarian: booleanOf(attribute(element, 'humanitarian')) ?? false,
    humanitarianScopes: all('humanitarian-scope', parseHumanitarianScope),
    defaultCurrency: reading.currency,
    defaultLanguage: reading.language,
    collaborationType: code('collaboration-type'),
    defaultFlowType: code('default-flow-type'),
    defaultFinanceType: code('default-finance-type'),
    defaultAidType: parseAidType(element, 'default-aid-type'),
    defaultTiedStatus: code('default-tied-status'),
    hierarchy: attribute(element, 'hierarchy'),
    lastUpdated: attribute(element, 'last-updated-datetime'),
    line: element.line,
    ...place,
  };
}

function descriptionsOf(elements: XmlElement[], reading: Reading): IatiActivity['descriptions'] {
  const byType = new Map<string, XmlElement[]>();
  for (const one of elements) {
    const type = attribute(one, 'type') ?? '1';
    byType.set(type, [...(byType.get(type) ?? []), one]);
  }
  return Object.fromEntries(
    [...byType].flatMap(([type, [head, ...others]]) => {
      if (!head) return [];
      // Several descriptions of one type read as one.
      const children = [head, ...others].flatMap((one) => one.children);
      const text = narratives({ ...head, children }, reading);
      return Object.keys(text).length === 0 ? [] : [[type, text]];
    }),
  );
}

function datesOf(elements: XmlElement[], reading: Reading): IatiActivity['activityDates'] {
  const dates: Record<string, PlainDate> = {};
  for (const one of elements) {
    const type = attribute(one, 'type');
    const written = attribute(one, 'iso-date') ?? '';
    const date = dateOf(written);
    if (type === null) report(reading, { code: 'missingCode', at: one, element: 'activity-date/@type' });
    else if (written === '')
      report(reading, { code: 'missingDate', at: one, element: 'activity-date/@iso-date' });
    else if (date === undefined)
      report(reading, { code: 'badDate', at: one, element: 'activity-date/@iso-date', found: written });
    else if (Object.hasOwn(dates, type))
      report(reading, {
        severity: 'warning',
        code: 'repeatedElement',
        at: one,
        found: `activity-date ${type}`,
      });
    else dates[type] = date;
  }
  return dates;
}
