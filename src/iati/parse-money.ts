import type {
  IatiBudget,
  IatiPlannedDisbursement,
  IatiTransaction,
  IatiTransactionOrg,
  IatiValue,
} from './activity.ts';
import { attribute, child, childAttribute, childrenNamed } from './element.ts';
import type { XmlElement } from './element.ts';
import {
  booleanOf,
  childDate,
  childNarratives,
  dateOf,
  decimalOf,
  narratives,
  report,
  requiredAttribute,
} from './reading.ts';
import type { Reading } from './reading.ts';
import { isCode } from './code-lists.ts';

/** `budget`: `null` with problems where it has no usable amount or period. */
export function parseBudget(element: XmlElement, reading: Reading): IatiBudget | null {
  const value = parseValue(element, reading);
  const periodStart = childDate(element, 'period-start', reading, 'error');
  const periodEnd = childDate(element, 'period-end', reading, 'error');
  if (!value || periodStart === null || periodEnd === null) return null;
  const type = attribute(element, 'type') ?? '1';
  const status = attribute(element, 'status') ?? '1';
  return { type, status, periodStart, periodEnd, ...value, line: element.line };
}

/** `planned-disbursement`: its period may be open at the end. */
export function parsePlannedDisbursement(
  element: XmlElement,
  reading: Reading,
): IatiPlannedDisbursement | null {
  const value = parseValue(element, reading);
  const periodStart = childDate(element, 'period-start', reading, 'error');
  const periodEnd = childDate(element, 'period-end', reading);
  if (!value || periodStart === null) return null;
  return {
    type: attribute(element, 'type') ?? '1',
    periodStart,
    periodEnd,
    providerOrg: parseOrg(child(element, 'provider-org'), 'provider-activity-id', reading),
    receiverOrg: parseOrg(child(element, 'receiver-org'), 'receiver-activity-id', reading),
    ...value,
    line: element.line,
  };
}

/** `transaction`: `null` with problems where its type, date or amount cannot be used. */
export function parseTransaction(element: XmlElement, reading: Reading): IatiTransaction | null {
  const type = parseTransactionType(element, reading);
  const date = childDate(element, 'transaction-date', reading, 'error');
  const value = parseValue(element, reading);
  if (type === null || date === null || !value) return null;
  const region = child(element, 'recipient-region');
  const regionCode = attribute(region, 'code');
  return {
    ref: attribute(element, 'ref'),
    type,
    date,
    ...value,
    description: childNarratives(element, 'description', reading),
    providerOrg: parseOrg(child(element, 'provider-org'), 'provider-activity-id', reading),
    receiverOrg: parseOrg(child(element, 'receiver-org'), 'receiver-activity-id', reading),
    humanitarian: booleanOf(attribute(element, 'humanitarian')),
    sectors: parseSectors(element),
    recipientCountry: childAttribute(element, 'recipient-country'),
    recipientRegion:
      regionCode === null ? null : { vocabulary: attribute(region, 'vocabulary') ?? '1', code: regionCode },
    disbursementChannel: childAttribute(element, 'disbursement-channel'),
    flowType: childAttribute(element, 'flow-type'),
    financeType: childAttribute(element, 'finance-type'),
    aidType: parseAidType(element, 'aid-type'),
    tiedStatus: childAttribute(element, 'tied-status'),
    line: element.line,
  };
}

function parseTransactionType(element: XmlElement, reading: Reading): string | null {
  const at = child(element, 'transaction-type');
  if (!at) {
    report(reading, { code: 'missingCode', at: element, element: 'transaction/transaction-type' });
    return null;
  }
  const code = requiredAttribute(at, 'code', reading);
  if (code === null || isCode('TransactionType', code)) return code;
  report(reading, { code: 'unknownCode', at, element: 'transaction/transaction-type/@code', found: code });
  return null;
}

/** Sectors of a transaction; those without code say nothing. */
function parseSectors(element: XmlElement): { vocabulary: string; code: string }[] {
  return childrenNamed(element, 'sector').flatMap((one) => {
    const code = attribute(one, 'code');
    return code === null ? [] : { vocabulary: attribute(one, 'vocabulary') ?? '1', code };
  });
}

/** The aid type in the DAC's own list (vocabulary 1, or none given). */
export function parseAidType(element: XmlElement, name: string): string | null {
  const dac = childrenNamed(element, name).find((one) => (attribute(one, 'vocabulary') ?? '1') === '1');
  return attribute(dac, 'code');
}

function parseOrg(
  element: XmlElement | undefined,
  activityIdName: string,
  reading: Reading,
): IatiTransactionOrg | null {
  if (!element) return null;
  return {
    ref: attribute(element, 'ref'),
    type: attribute(element, 'type'),
    name: narratives(element, reading),
    activityId: attribute(element, activityIdName),
  };
}

/** The `value` of a budget, disbursement or transaction, in its own currency or the activity's default. */
function parseValue(parent: XmlElement, reading: Reading): IatiValue | null {
  const at = child(parent, 'value');
  const written = at?.text.trim() ?? '';
  const element = `${parent.name}/value`;
  if (!at || written === '') {
    report(reading, { code: 'missingAmount', at: at ?? parent, element });
    return null;
  }
  const value = decimalOf(written);
  if (value === undefined) report(reading, { code: 'badAmount', at, element, found: written });
  const currency = parseCurrency(at, element, reading);
  if (value === undefined || currency === null) return null;
  const day = attribute(at, 'value-date');
  const valueDate = day === null ? null : (dateOf(day) ?? null);
  if (day !== null && valueDate === null)
    report(reading, {
      severity: 'warning',
      code: 'badDate',
      at,
      element: `${element}/@value-date`,
      found: day,
    });
  return { value, currency, valueDate };
}

function parseCurrency(at: XmlElement, element: string, reading: Reading): string | null {
  const written = attribute(at, 'currency')?.toUpperCase() ?? reading.currency;
  if (written === null) {
    report(reading, { code: 'missingCurrency', at, element });
    return null;
  }
  if (/^[A-Z]{3}$/.test(written)) return written;
  report(reading, { code: 'badCurrency', at, element: `${element}/@currency`, found: written });
  return null;
}
