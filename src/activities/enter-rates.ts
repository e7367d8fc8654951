import { z } from 'zod';
import { demand, type Desk, writeAudit } from '#access/index.ts';
import { InvalidInput, isDecimal, isPlainDate, newId, textFields, toUnits } from '#kernel/index.ts';
import type { ExchangeRate } from './exchange-rates.ts';
import { listRates, lockRates, saveRates } from './rate-store.ts';
import { recomputeCells } from './recompute-cells.ts';

const rateSchema = z.object({
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, 'activitiesErrorCurrency')
    .refine((code) => code !== 'IDR', 'activitiesErrorCurrency'),
  date: z.string().refine(isPlainDate, 'activitiesErrorDate'),
  rate: z
    .string()
    .trim()
    .refine(
      (rate) => isDecimal(rate) && /^\d{1,12}(\.|$)/.test(rate) && toUnits(rate, 8) > 0n,
      'activitiesErrorRate',
    ),
  source: textFields('activitiesErrorText').neededText(300, 'activitiesErrorRateSource'),
  /** The rate of that day that the person saw, empty for none; left out where any may be replaced, as by a file. */
  replaces: z.string().optional(),
});
type GivenRate = z.output<typeof rateSchema> & { readonly at: number };

/**
 * Enters rates, rupiah per unit of currency; one for the same day is replaced, where a form names the one that was seen.
 * The totals of the register are computed anew before it returns.
 * @throws InvalidInput with `row.field` → message key, Forbidden
 */
export async function enterRates(
  desk: Desk,
  input: readonly unknown[],
): Promise<{ entered: number; recomputed: number }> {
  demand(desk.actor, 'enterRates');
  const rates = parseRates(input);
  await desk.database.asActor(desk.actor, async (tx) => {
    const wanted = new Set(rates.map(keyOf));
    await lockRates(tx);
    const before = (await listRates(tx)).filter((rate) => wanted.has(keyOf(rate)));
    demandSeen(rates, before);
    await saveRates(tx, rates);
    await writeAudit(tx, desk, {
      action: 'enter-rates',
      subject: 'rate',
      subjectId: newId(),
      before,
      after: rates.map(({ currency, date, rate, source }) => ({ currency, date, rate, source })),
    });
  });
  return { entered: rates.length, recomputed: await recomputeCells(desk.database) };
}

/** What another entered for the day is replaced by who saw it alone. */
function demandSeen(rates: readonly GivenRate[], standing: readonly ExchangeRate[]): void {
  const isSame = (one: string, other: string) =>
    isDecimal(one) && isDecimal(other) && toUnits(one, 8) === toUnits(other, 8);
  const byKey = new Map(standing.map((rate) => [keyOf(rate), rate]));
  const faults = rates.flatMap((given) => {
    const stands = byKey.get(keyOf(given));
    const seen = given.replaces === undefined || !stands || isSame(given.replaces, stands.rate);
    return seen || isSame(given.rate, stands.rate)
      ? []
      : [[`${String(given.at)}.rate`, 'activitiesErrorRateStands']];
  });
  if (faults.length > 0) throw new InvalidInput(Object.fromEntries(faults) as Record<string, string>);
}

function keyOf(rate: Pick<ExchangeRate, 'currency' | 'date'>): string {
  return `${rate.currency} ${rate.date}`;
}

function parseRates(input: readonly unknown[]): GivenRate[] {
  const faults: Record<string, string> = {};
  const rates = new Map<string, GivenRate>();
  input.forEach((row, i) => {
    const parsed = rateSchema.safeParse(row);
    if (parsed.success) rates.set(keyOf(parsed.data), { ...parsed.data, at: i });
    else
      for (const issue of parsed.error.issues)
        faults[[i, ...issue.path].join('.')] ??= issue.message.startsWith('activities')
          ? issue.message
          : 'activitiesErrorText';
  });
  if (rates.size === 0 && Object.keys(faults).length === 0) faults['0.rate'] = 'activitiesErrorRate';
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
  return [...rates.values()];
}
