import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { type ExchangeRate, ExchangeRates } from './exchange-rates.ts';

/** All rates, ready to convert with. */
export async function loadRates(tx: Transaction): Promise<ExchangeRates> {
  return new ExchangeRates(await listRates(tx));
}

/** All rates, by currency, the newest first. */
export async function listRates(tx: Transaction): Promise<ExchangeRate[]> {
  return tx
    .selectFrom('exchange_rate')
    .select(['currency', 'date', 'rate', 'source'])
    .orderBy('currency')
    .orderBy('date', 'desc')
    .execute();
}

/** While one transaction enters rates, others that would wait. */
export async function lockRates(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('exchange-rates'))`.execute(tx);
}

/** Writes rates; one for the same currency and day is replaced. */
export async function saveRates(tx: Transaction, rates: readonly ExchangeRate[]): Promise<void> {
  if (rates.length === 0) return;
  await sql`insert into exchange_rate (currency, date, rate, source)
    select * from unnest(${arrayLiteral(rates.map((rate) => rate.currency))}::text[],
      ${arrayLiteral(rates.map((rate) => rate.date))}::date[], ${arrayLiteral(rates.map((rate) => rate.rate))}::numeric[],
      ${arrayLiteral(rates.map((rate) => rate.source))}::text[])
    on conflict (currency, date) do update set rate = excluded.rate, source = excluded.source, applied = false`.execute(
    tx,
  );
}
