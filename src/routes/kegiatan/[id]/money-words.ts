import {
  type ActivityDocument,
  type ExchangeRate,
  type ExchangeRates,
  isSpending,
  standingBudgets,
  yearlyMoney,
} from '#activities/index.ts';
import { fromUnits, type Locale } from '#kernel/index.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import { m } from '#messages/messages.js';
import { BUDGET_WORDS, transactionWord } from '../words.ts';

/** Transactions drawn on the activity's page; all of them are on a page of their own. */
const SHOWN_TRANSACTIONS = 60;

/** The money of an activity: rupiah by year, each amount with its own currency and rate, and the rates by name. */
export function moneyWords(document: ActivityDocument, rates: ExchangeRates, locale: Locale) {
  const money = yearlyMoney(document, rates);
  const years = [...new Set([...money.planned.keys(), ...money.spent.keys()])].sort((a, b) => a - b);
  const standing = new Set(standingBudgets(document.budgets));
  const cents = (value: bigint | undefined) => (value === undefined ? null : fromUnits(value, 2));
  return {
    years: years.map((year) => ({
      year,
      planned: cents(money.planned.get(year)),
      spent: cents(money.spent.get(year)),
    })),
    rates: money.ratesUsed.map((rate) => rateWords(rate, locale)),
    unconverted: money.unconverted,
    budgets: document.budgets.map((budget, i) => ({
      key: String(i),
      period: `${formatDate(budget.periodStart, locale)} – ${formatDate(budget.periodEnd, locale)}`,
      type: BUDGET_WORDS[budget.type](),
      isReplaced: !standing.has(budget),
      source: budget.source,
      amount: budget.amount,
      currency: budget.currency,
      ...converted(budget, rates, locale),
    })),
    transactions: transactionRows(document, rates, locale).slice(0, SHOWN_TRANSACTIONS),
    transactionCount: document.transactions.length,
  };
}

/** A transaction as a table shows it; `key` is its place in the activity, from 0. */
export type TransactionWords = ReturnType<typeof transactionRows>[number];

export function transactionRows(document: ActivityDocument, rates: ExchangeRates, locale: Locale) {
  return document.transactions
    .map((one, i) => ({
      key: String(i),
      date: one.date,
      valueDate: one.valueDate,
      type: transactionWord(one.type),
      isSpent: isSpending(one.type),
      description: one.description,
      parties: [one.provider, one.receiver].filter(Boolean).join(' → '),
      amount: one.amount,
      currency: one.currency,
      ...converted(one, rates, locale),
    }))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
}

function converted(
  amount: { amount: string; currency: string; valueDate: string },
  rates: ExchangeRates,
  locale: Locale,
) {
  const found = rates.toRupiah(amount.amount, amount.currency, amount.valueDate);
  return { rupiah: found?.rupiah ?? null, rate: found?.rate ? rateWords(found.rate, locale) : null };
}

function rateWords(rate: ExchangeRate, locale: Locale): string {
  return m.activitiesRateWords({
    currency: rate.currency,
    rate: formatNumber(rate.rate.replace(/\.?0+$/, ''), locale),
    date: formatDate(rate.date, locale),
    source: rate.source,
  });
}
