import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { PartnerFunding } from '#partners/index.ts';
import { formatDate, formatMoney } from '#ui/format.ts';

/** The funding of a partner as its page shows it, the latest period first. */
export function fundingWords(funding: readonly PartnerFunding[], locale: Locale) {
  return [...funding]
    .sort((a, b) => (b.from ?? '').localeCompare(a.from ?? '') || (b.to ?? '').localeCompare(a.to ?? ''))
    .map((one) => ({
      id: one.id,
      period: periodWords(one, locale),
      amount: one.amount,
      currency: one.currency,
      exact: exactWords(one, locale),
      source: one.source,
      note: one.note,
    }));
}

/** `2014–2017`, `2 Maret 2019 – 2020`, `sejak 2018`; null where no time is known. */
function periodWords({ from, to }: PartnerFunding, locale: Locale): string | null {
  const word = (text: string) => (text.length === 4 ? text : formatDate(text, locale));
  if (from === null) return to === null ? null : m.partnersFundingUntil({ to: word(to) });
  if (to === null) return m.partnersFundingSince({ from: word(from) });
  if (from === to) return word(from);
  return from.length + to.length === 8 ? `${from}–${to}` : `${word(from)} – ${word(to)}`;
}

function exactWords({ written, exactTo, currency }: PartnerFunding, locale: Locale): string | null {
  return exactTo === null
    ? null
    : m.partnersFundingWritten({ written: written ?? '', amount: formatMoney(exactTo, currency, locale) });
}
