import { isDecimal, isPlainDate } from '#kernel/index.ts';
import type { Decimal, LocalizedText, PlainDate } from '#kernel/index.ts';
import { attribute, child } from './element.ts';
import type { XmlElement } from './element.ts';
import type { IatiProblem, IatiProblemCode } from './problem.ts';

/** What the parts of one activity need while they are read: its defaults, and where problems go. */
export interface Reading {
  language: string;
  currency: string | null;
  problems: IatiProblem[];
}

/** Notes a fault; the element is named as the standard's paths name it. */
export function report(
  reading: Reading,
  problem: {
    severity?: IatiProblem['severity'];
    code: IatiProblemCode;
    at: XmlElement;
    element?: string;
    found?: string;
  },
): void {
  const { severity = 'error', code, at, element = at.name, found } = problem;
  const params: Record<string, string> = found === undefined ? {} : { found: found.slice(0, 200) };
  reading.problems.push({ severity, code, line: at.line, element, params });
}

/**
 * The narratives of an element by language: `xml:lang` of the narrative, else the activity's, as primary subtag. Several
 * narratives in one language stand below each other. Text that stands without a narrative (as in IATI 1.0x) is kept too.
 */
export function narratives(element: XmlElement | undefined, reading: Reading): LocalizedText {
  if (!element) return {};
  const texts: Record<string, string> = {};
  const add = (raw: string, language: string) => {
    const text = cleanText(raw);
    const before = texts[language];
    if (text !== '' && before !== text) texts[language] = before === undefined ? text : `${before}\n${text}`;
  };
  for (const one of element.children)
    if (one.name === 'narrative') add(one.text, languageOf(one.attributes['xml:lang'], reading.language));
  if (element.text !== '' && Object.keys(texts).length === 0) add(element.text, reading.language);
  return texts;
}

/** The narratives of a child element, empty where there is no such child. */
export function childNarratives(element: XmlElement, name: string, reading: Reading): LocalizedText {
  return narratives(child(element, name), reading);
}

/** A language tag as its lower-case primary subtag (`EN`, `en-GB` → `en`); the fallback for an empty one, `und` for a wrong one. */
export function languageOf(tag: string | undefined, fallback: string): string {
  if (tag === 'en') return tag;
  const written = tag?.trim().toLowerCase() ?? '';
  if (written === '') return fallback;
  const subtag = written.split(/[-_]/)[0] ?? '';
  // ISO 639-1 wrote Indonesian `in` until 1989, and old Java still does.
  if (subtag === 'in') return 'id';
  return /^[a-z]{2,3}$/.test(subtag) ? subtag : 'und';
}

/** Text as people read it: without indentation and doubled blanks, line breaks kept. */
export function cleanText(raw: string): string {
  const text = raw.trim();
  if (!/\s\s|[^\S ]/.test(text)) return text;
  return text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
}

/**
 * An `xsd:decimal` (blanks around it allowed) as a decimal of the kernel, `undefined` for anything else: thousands
 * separators, exponents, more than 24 digits. More than 12 digits after the point are rounded half away from zero.
 */
export function decimalOf(written: string): Decimal | undefined {
  const text = written.trim();
  if (isDecimal(text)) return text;
  const match = /^([+-]?)0*(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || !/\d/.test(text)) return undefined;
  const [, sign, digits = '', fraction = ''] = match;
  let units = BigInt(`0${digits}${fraction.slice(0, 12).padEnd(12, '0')}`);
  if ((fraction[12] ?? '0') >= '5') units += 1n;
  const all = units.toString().padStart(13, '0');
  const point = all.slice(-12).replace(/0+$/, '');
  const value = `${sign === '-' && units > 0n ? '-' : ''}${all.slice(0, -12)}${point && `.${point}`}`;
  return isDecimal(value) ? value : undefined;
}

/** The date of an `xsd:date` or `xsd:dateTime`, whatever its zone: the day that was written. */
export function dateOf(written: string): PlainDate | undefined {
  const match = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}\S*|Z|[+-]\d{2}:?\d{2})?\s*$/.exec(written);
  const date = match?.[1];
  return date !== undefined && isPlainDate(date) ? date : undefined;
}

/** `iso-date` of a child element, `null` with a problem where it is no date; where it is missing, with one if `required`. */
export function childDate(
  parent: XmlElement,
  name: string,
  reading: Reading,
  severity?: IatiProblem['severity'],
): PlainDate | null {
  const element = child(parent, name);
  const written = element && (attribute(element, 'iso-date') ?? element.text.trim());
  const path = `${parent.name}/${name}/@iso-date`;
  if (!written) {
    if (severity) report(reading, { severity, code: 'missingDate', at: element ?? parent, element: path });
    return null;
  }
  const date = dateOf(written);
  if (date === undefined)
    report(reading, {
      severity: severity ?? 'warning',
      code: 'badDate',
      at: element,
      element: path,
      found: written,
    });
  return date ?? null;
}

/** `@percentage`: `null` where there is none, and with a warning where it is not a number from 0 to 100. */
export function percentageOf(element: XmlElement, reading: Reading): Decimal | null {
  const written = attribute(element, 'percentage');
  if (written === null) return null;
  const value = decimalOf(written);
  if (value !== undefined && Number(value) >= 0 && Number(value) <= 100) return value;
  report(reading, {
    severity: 'warning',
    code: 'badPercentage',
    at: element,
    element: `${element.name}/@percentage`,
    found: written,
  });
  return null;
}

/** An attribute without which the element has no sense: `null` with a problem where it is missing. */
export function requiredAttribute(element: XmlElement, name: string, reading: Reading): string | null {
  const value = attribute(element, name);
  if (value === null)
    report(reading, { code: 'missingCode', at: element, element: `${element.name}/@${name}` });
  return value;
}

/** `xsd:boolean`, `null` where it is absent or something else. */
export function booleanOf(written: string | null): boolean | null {
  if (written === null) return null;
  if (/^(1|true)$/i.test(written)) return true;
  return /^(0|false)$/i.test(written) ? false : null;
}
