import type { IatiLocation, IatiRecipientCountry, IatiRecipientRegion, IatiSector } from './activity.ts';
import { attribute, child, childAttribute, childrenNamed } from './element.ts';
import type { XmlElement } from './element.ts';
import {
  childNarratives,
  decimalOf,
  narratives,
  percentageOf,
  report,
  requiredAttribute,
} from './reading.ts';
import type { Reading } from './reading.ts';

/** `recipient-country`, its code in capitals. */
export function parseCountry(element: XmlElement, reading: Reading): IatiRecipientCountry | null {
  const code = requiredAttribute(element, 'code', reading)?.toUpperCase();
  if (code === undefined) return null;
  const percentage = percentageOf(element, reading);
  return { code, percentage, name: narratives(element, reading), line: element.line };
}

/** `recipient-region`; a region of a publisher's own vocabulary may have a name only. */
export function parseRegion(element: XmlElement, reading: Reading): IatiRecipientRegion | null {
  const coded = parseCoded(element, reading);
  return coded && { ...coded, percentage: percentageOf(element, reading), line: element.line };
}

/** `sector` of an activity. */
export function parseSector(element: XmlElement, reading: Reading): IatiSector | null {
  const coded = parseCoded(element, reading);
  return coded && { ...coded, percentage: percentageOf(element, reading), line: element.line };
}

/** An element with vocabulary, code and a name: sectors, regions, tags, markers. */
export function parseCoded(element: XmlElement, reading: Reading) {
  const code = requiredAttribute(element, 'code', reading);
  if (code === null) return null;
  const vocabulary = attribute(element, 'vocabulary') ?? '1';
  return { vocabulary, code, name: narratives(element, reading) };
}

/** `location`: always kept; a point that is not on the globe is left out with a warning. */
export function parseLocation(element: XmlElement, reading: Reading): IatiLocation {
  return {
    ref: attribute(element, 'ref'),
    reach: childAttribute(element, 'location-reach'),
    ids: childrenNamed(element, 'location-id').flatMap((one) => {
      const code = attribute(one, 'code');
      return code === null ? [] : { vocabulary: attribute(one, 'vocabulary') ?? '', code };
    }),
    name: childNarratives(element, 'name', reading),
    description: childNarratives(element, 'description', reading),
    activityDescription: childNarratives(element, 'activity-description', reading),
    administratives: childrenNamed(element, 'administrative').flatMap((one) => {
      const code = attribute(one, 'code');
      if (code === null) return [];
      return { vocabulary: attribute(one, 'vocabulary') ?? '', level: attribute(one, 'level'), code };
    }),
    point: parsePoint(child(element, 'point'), reading),
    exactness: childAttribute(element, 'exactness'),
    locationClass: childAttribute(element, 'location-class'),
    featureDesignation: childAttribute(element, 'feature-designation'),
    line: element.line,
  };
}

/** `pos` gives latitude, then longitude (EPSG 4326); a comma between them is tolerated. */
function parsePoint(element: XmlElement | undefined, reading: Reading): IatiLocation['point'] {
  const at = element && child(element, 'pos');
  const written = at?.text.trim() ?? '';
  if (!at || written === '') return null;
  const [latitude, longitude, ...rest] = written.split(/\s*[,\s]\s*/).map(decimalOf);
  if (latitude !== undefined && longitude !== undefined && rest.length === 0) {
    if (Math.abs(Number(latitude)) <= 90 && Math.abs(Number(longitude)) <= 180)
      return { latitude, longitude };
  }
  report(reading, {
    severity: 'warning',
    code: 'badPoint',
    at,
    element: 'location/point/pos',
    found: written,
  });
  return null;
}
