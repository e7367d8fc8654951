import type {
  IatiBaseline,
  IatiIndicator,
  IatiIndicatorPeriod,
  IatiIndicatorValue,
  IatiResult,
} from './activity.ts';
import { attribute, child, childrenNamed } from './element.ts';
import type { XmlElement } from './element.ts';
import { booleanOf, childDate, childNarratives, dateOf, report } from './reading.ts';
import type { Reading } from './reading.ts';

/** `result` with its indicators. Values stay as written: a qualitative measure has no number. */
export function parseResult(element: XmlElement, reading: Reading): IatiResult {
  return {
    type: attribute(element, 'type'),
    title: childNarratives(element, 'title', reading),
    description: childNarratives(element, 'description', reading),
    indicators: childrenNamed(element, 'indicator').map((one) => parseIndicator(one, reading)),
    line: element.line,
  };
}

function parseIndicator(element: XmlElement, reading: Reading): IatiIndicator {
  return {
    measure: attribute(element, 'measure'),
    ascending: booleanOf(attribute(element, 'ascending')) ?? true,
    title: childNarratives(element, 'title', reading),
    description: childNarratives(element, 'description', reading),
    references: childrenNamed(element, 'reference').flatMap((one) => {
      const code = attribute(one, 'code');
      return code === null ? [] : { vocabulary: attribute(one, 'vocabulary') ?? '', code };
    }),
    baselines: childrenNamed(element, 'baseline').map((one) => parseBaseline(one, reading)),
    periods: childrenNamed(element, 'period').map((one) => parsePeriod(one, reading)),
  };
}

function parseBaseline(element: XmlElement, reading: Reading): IatiBaseline {
  const written = attribute(element, 'iso-date');
  const date = written === null ? null : (dateOf(written) ?? null);
  if (written !== null && date === null)
    report(reading, {
      severity: 'warning',
      code: 'badDate',
      at: element,
      element: 'baseline/@iso-date',
      found: written,
    });
  const year = attribute(element, 'year');
  return { year, date, value: valueOf(element), comment: childNarratives(element, 'comment', reading) };
}

function parsePeriod(element: XmlElement, reading: Reading): IatiIndicatorPeriod {
  return {
    periodStart: childDate(element, 'period-start', reading),
    periodEnd: childDate(element, 'period-end', reading),
    targets: childrenNamed(element, 'target').map((one) => parseIndicatorValue(one, reading)),
    actuals: childrenNamed(element, 'actual').map((one) => parseIndicatorValue(one, reading)),
  };
}

function parseIndicatorValue(element: XmlElement, reading: Reading): IatiIndicatorValue {
  return {
    value: valueOf(element),
    locationRefs: childrenNamed(element, 'location').flatMap((one) => attribute(one, 'ref') ?? []),
    dimensions: childrenNamed(element, 'dimension').flatMap((one) => {
      const name = attribute(one, 'name');
      return name === null ? [] : { name, value: attribute(one, 'value') ?? '' };
    }),
    comment: childNarratives(element, 'comment', reading),
  };
}

/** `@value`; version 2.01 allowed an element of that name nowhere, but publishers wrote one. */
function valueOf(element: XmlElement): string | null {
  return attribute(element, 'value') ?? (child(element, 'value')?.text.trim() || null);
}
