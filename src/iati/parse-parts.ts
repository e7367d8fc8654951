import type {
  IatiDocumentLink,
  IatiHumanitarianScope,
  IatiOtherIdentifier,
  IatiParticipatingOrg,
  IatiPolicyMarker,
  IatiRelatedActivity,
  IatiReportingOrg,
  IatiTag,
} from './activity.ts';
import { attribute, child, childrenNamed } from './element.ts';
import type { XmlElement } from './element.ts';
import { parseCoded } from './parse-places.ts';
import { booleanOf, childDate, childNarratives, narratives, requiredAttribute } from './reading.ts';
import type { Reading } from './reading.ts';

/** `reporting-org`. */
export function parseReportingOrg(
  element: XmlElement | undefined,
  reading: Reading,
): IatiReportingOrg | null {
  if (!element) return null;
  return {
    ref: attribute(element, 'ref'),
    type: attribute(element, 'type'),
    secondaryReporter: booleanOf(attribute(element, 'secondary-reporter')) ?? false,
    name: narratives(element, reading),
  };
}

/** `participating-org`; `null` where it names nobody at all. */
export function parseParticipatingOrg(element: XmlElement, reading: Reading): IatiParticipatingOrg | null {
  const ref = attribute(element, 'ref');
  const name = narratives(element, reading);
  if (ref === null && Object.keys(name).length === 0) return null;
  return {
    ref,
    type: attribute(element, 'type'),
    role: attribute(element, 'role'),
    activityId: attribute(element, 'activity-id'),
    name,
    line: element.line,
  };
}

/** `other-identifier`. */
export function parseOtherIdentifier(element: XmlElement, reading: Reading): IatiOtherIdentifier | null {
  const ref = requiredAttribute(element, 'ref', reading);
  if (ref === null) return null;
  const owner = child(element, 'owner-org');
  return {
    ref,
    type: attribute(element, 'type'),
    ownerOrgRef: attribute(owner, 'ref'),
    ownerOrgName: narratives(owner, reading),
  };
}

/** `tag`. */
export function parseTag(element: XmlElement, reading: Reading): IatiTag | null {
  return parseCoded(element, reading);
}

/** `policy-marker`. */
export function parsePolicyMarker(element: XmlElement, reading: Reading): IatiPolicyMarker | null {
  const coded = parseCoded(element, reading);
  return coded && { ...coded, significance: attribute(element, 'significance') };
}

/** `humanitarian-scope`. */
export function parseHumanitarianScope(element: XmlElement, reading: Reading): IatiHumanitarianScope | null {
  const code = requiredAttribute(element, 'code', reading);
  if (code === null) return null;
  return { type: attribute(element, 'type'), vocabulary: attribute(element, 'vocabulary'), code };
}

/** `document-link` of an activity; those of results stay in the original. */
export function parseDocumentLink(element: XmlElement, reading: Reading): IatiDocumentLink | null {
  const url = requiredAttribute(element, 'url', reading);
  if (url === null) return null;
  const codes = (name: string) => childrenNamed(element, name).flatMap((one) => attribute(one, 'code') ?? []);
  return {
    url,
    format: attribute(element, 'format'),
    title: childNarratives(element, 'title', reading),
    categories: codes('category'),
    languages: codes('language'),
    documentDate: childDate(element, 'document-date', reading),
  };
}

/** `related-activity`. */
export function parseRelatedActivity(element: XmlElement, reading: Reading): IatiRelatedActivity | null {
  const ref = requiredAttribute(element, 'ref', reading);
  return ref === null ? null : { ref, type: attribute(element, 'type') };
}
