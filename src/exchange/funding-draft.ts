import { asYears, exactnessOf, type PartnerDraft } from '#partners/index.ts';
import type { Money, Period, Reading, SheetRow } from './sheets/index.ts';

type FundingDraft = NonNullable<PartnerDraft['funding']>[number];

/**
 * What a row of a register says of the partner's money: one amount for its period, or one a year where the sheet has a
 * column for each. An amount that is still a question is left out until it is answered; without any amount the period
 * alone is kept.
 */
export function fundingOfRow(row: SheetRow, fileName: string): FundingDraft[] {
  const period = periodOf(row);
  const byYear = row.plannedByYear.flatMap((reading) =>
    amountOf(row, fileName, reading, { from: String(reading.year), to: String(reading.year) }),
  );
  const whole = row.planned ? amountOf(row, fileName, row.planned, period) : [];
  if (byYear.length + whole.length > 0) return byYear.length > 0 ? byYear : whole;
  const isOpen = [row.planned, ...row.plannedByYear].some((reading) => reading?.state === 'question');
  if (isOpen || (period.from === null && period.to === null)) return [];
  const { text, at } = row.period ?? row.start ?? { text: '', at: row.at };
  return text === ''
    ? []
    : [{ ...nothing, ...period, amount: null, currency: 'IDR', source: sourceOf(row, fileName, at) }];
}

const nothing = { written: null, exactTo: null, note: null } as const;

function amountOf(
  row: SheetRow,
  fileName: string,
  reading: Reading<Money>,
  period: Pick<FundingDraft, 'from' | 'to'>,
): FundingDraft[] {
  if (reading.state !== 'read') return [];
  const { amount, currency } = reading.value;
  return [
    {
      amount,
      currency,
      ...period,
      written: reading.text.trim().slice(0, 100),
      exactTo: exactnessOf(reading.text, amount),
      source: sourceOf(row, fileName, reading.at),
      note: null,
    },
  ];
}

/** The cell the amount stands in, after the name of its file. */
function sourceOf(row: SheetRow, fileName: string, at: string): string {
  return `${fileName}, ${row.sheet}!${at}`.slice(-300);
}

function periodOf(row: SheetRow): Pick<FundingDraft, 'from' | 'to'> {
  const read = <T>(reading: Reading<T> | undefined): T | undefined =>
    reading?.state === 'read' ? reading.value : undefined;
  const period: Period | undefined = read(row.period) ?? read(row.year);
  const from = read(row.start) ?? period?.from;
  if (from === undefined) return { from: null, to: null };
  const to = read(row.end) ?? period?.to ?? null;
  return asYears({ from, to: to !== null && to < from ? null : to });
}
