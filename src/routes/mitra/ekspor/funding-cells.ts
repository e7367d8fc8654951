import { sum, toUnits } from '#kernel/index.ts';
import type { PartnerRow } from '#partners/index.ts';

/**
 * The funding of one partner as cells of one row: the sum where it is in one currency, how exact its roughest part is,
 * the first and last of its time, and each part in words where there are several.
 */
export function fundingCells(funding: PartnerRow['funding']): Record<string, string | null> {
  const counted = funding.filter(({ amount }) => amount !== null);
  const currencies = [...new Set(counted.map(({ currency }) => currency))];
  const isOne = currencies.length === 1;
  const rough = funding.flatMap(({ exactTo }) => exactTo ?? []);
  const years = (pick: (one: PartnerRow['funding'][number]) => string | null) =>
    funding.flatMap((one) => pick(one) ?? []);
  return {
    funding: isOne ? sum(counted.map(({ amount }) => amount ?? '0')) : null,
    currency: currencies.join(', ') || null,
    fundingExact: isOne ? (rough.toSorted((a, b) => Number(toUnits(b, 2) - toUnits(a, 2)))[0] ?? null) : null,
    fundingFrom: years(({ from }) => from).sort()[0] ?? null,
    fundingTo: funding.some(({ to }) => to === null)
      ? null
      : (years(({ to }) => to)
          .sort()
          .at(-1) ?? null),
    fundingDetail:
      funding.length > 1
        ? funding
            .map(
              ({ amount, currency, from, to }) => `${from ?? ''}–${to ?? ''}: ${currency} ${amount ?? '…'}`,
            )
            .join('; ')
        : null,
  };
}
