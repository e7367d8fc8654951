import type { AuditRow } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldName } from '#sectors/index.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import type { HistoryChange } from '#ui/types.ts';
import { changesOf as officeChanges } from '../kantor/words.ts';
import { ANSWER_WORDS, STATE_WORDS } from '../tumpang-tindih/usulan/words.ts';
import { meetingChanges, recommendationChanges } from '../rakor/history-words.ts';

type Document = Readonly<Record<string, unknown>>;

/** What an act changed, for all that is neither a partner nor an activity; those have words of their own. */
export function factChanges(
  row: Pick<AuditRow, 'subject' | 'before' | 'after'>,
  locale: Locale,
): HistoryChange[] {
  const [before, after] = [documentOf(row.before), documentOf(row.after)];
  switch (row.subject) {
    case 'rate':
      return rateChanges(row.before, row.after, locale);
    case 'finding':
      return compare(named(before, locale), named(after, locale), locale);
    case 'meeting':
      return meetingChanges(row, locale);
    case 'recommendation':
      return recommendationChanges(row, locale);
    case 'office':
    case 'seat':
      return officeChanges(row, locale);
    case 'partner':
    case 'activity':
    case 'import':
    case 'area':
    case 'account':
      return compare(before, after, locale);
  }
}

function documentOf(value: unknown): Document {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Document) : {};
}

const LABELS: Partial<Readonly<Record<string, () => string>>> = {
  name: m.trailFieldFile,
  file: m.trailFieldFile,
  size: m.trailFieldSize,
  sha256: m.trailFieldSum,
  areas: m.trailFieldAreas,
  count: m.trailFieldCount,
  decision: m.trailFieldDecision,
  finding: m.trailFieldFinding,
  reason: m.trailReason,
  partners: m.trailFieldPartners,
  activities: m.trailFieldActivities,
  transactions: m.trailFieldTransactions,
  code: m.trailFieldCode,
  mergedInto: m.trailFieldMerged,
  different: m.trailFieldOther,
  reconsidered: m.trailFieldOther,
  email: m.accessEmail,
  role: m.trailRole,
  round: m.negotiationTitle,
  body: m.negotiationBody,
  lines: m.negotiationLines,
  answerBy: m.negotiationAnswerBy,
  answer: m.negotiationAnswer,
  outcome: m.negotiationState,
};
const PROPOSAL_WORDS: Partial<Readonly<Record<string, () => string>>> = { ...ANSWER_WORDS, ...STATE_WORDS };
/** Parts of a document that are for the product, not for a reader. */
const SILENT: ReadonlySet<string> = new Set([
  'by',
  'office',
  'filled',
  'filledWithheld',
  'rows',
  'records',
  'proposal',
  'addressee',
]);

function compare(before: Document, after: Document, locale: Locale): HistoryChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !SILENT.has(key) && JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => ({
      label: LABELS[key]?.() ?? (/[:./]/.test(key) ? m.trailFieldAnswer({ key }) : key),
      from: text(before[key], locale),
      to: text(after[key], locale),
    }));
}

function text(value: unknown, locale: Locale): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (value === true) return m.trailPersonal();
  if (value === 'confirmed') return m.trailConfirmed();
  if (value === 'dismissed') return m.trailDismissed();
  if (typeof value === 'string') return PROPOSAL_WORDS[value]?.() ?? value;
  if (typeof value === 'number') return formatNumber(value, locale);
  if (Array.isArray(value)) return value.map(String).join(', ');
  const { created, updated, unchanged, rejected } = documentOf(value);
  const counts = [created, updated, unchanged, rejected];
  if (counts.every((one) => typeof one === 'number')) {
    const [c, u, n, r] = counts.map((one) => formatNumber(one, locale));
    return m.trailCounts({ created: c ?? '', updated: u ?? '', unchanged: n ?? '', rejected: r ?? '' });
  }
  return JSON.stringify(value);
}

/** A finding's key names its place and field: `overlap:53.08.01:water:…`. */
function named({ key, ...rest }: Document, locale: Locale): Document {
  if (typeof key !== 'string') return rest;
  const [, area = '', field = ''] = key.split(':');
  return Object.keys(rest).length === 0 ? {} : { finding: `${area} · ${fieldName(field, locale)}`, ...rest };
}

interface Rate {
  readonly currency: string;
  readonly date: string;
  readonly rate: string;
  readonly source: string;
}

function rateChanges(before: unknown, after: unknown, locale: Locale): HistoryChange[] {
  const key = ({ currency, date }: Rate): string => `${currency} ${date}`;
  const were = new Map(ratesOf(before).map((rate) => [key(rate), rate]));
  const words = ({ rate, source }: Rate): string =>
    m.trailRateValue({
      rate: formatNumber(rate.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''), locale),
      source,
    });
  return ratesOf(after).map((rate) => {
    const was = were.get(key(rate));
    return {
      label: m.trailFieldRate({ currency: rate.currency, date: formatDate(rate.date, locale) }),
      from: was && words(was),
      to: words(rate),
    };
  });
}

function ratesOf(value: unknown): Rate[] {
  return Array.isArray(value) ? (value as Rate[]) : [];
}
