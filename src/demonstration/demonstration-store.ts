import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import type { DemonstrationOffice } from './offices.ts';
import { DEMONSTRATION_ACTINGS, DEMONSTRATION_OFFICIALS, type DemonstrationAccount } from './people.ts';
import type { DemonstrationArea } from './places.ts';
import { DEMONSTRATION_SEED, idOf } from './random.ts';
import { type DemonstrationRate, RATE_SOURCE } from './rates.ts';

const KEY = 'demonstration';

/** What stands in the settings: what was loaded, or that it was taken away on purpose and shall not come back by itself. */
export type DemonstrationMark =
  | { readonly seed: number; readonly loadedAt: string; readonly offices: readonly string[] }
  | { readonly removedAt: string };

/** The mark while the demonstration is there. */
export async function readMark(
  tx: Transaction,
): Promise<Extract<DemonstrationMark, { loadedAt: string }> | undefined> {
  const row = await tx.selectFrom('setting').select('value').where('key', '=', KEY).executeTakeFirst();
  const mark = row?.value as DemonstrationMark | undefined;
  return mark !== undefined && 'loadedAt' in mark ? mark : undefined;
}

export async function writeMark(tx: Transaction, mark: DemonstrationMark): Promise<void> {
  const value = JSON.stringify(mark);
  await tx
    .insertInto('setting')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}

/** The province with everything below it. */
export async function readAreas(tx: Transaction, province: string): Promise<DemonstrationArea[]> {
  return tx
    .selectFrom('area')
    .select(['code', 'name', 'kind'])
    .where((e) => e.or([e('code', '=', province), e('code', 'like', `${province}.%`)]))
    .execute();
}

export async function insertOffices(tx: Transaction, offices: readonly DemonstrationOffice[]): Promise<void> {
  await tx
    .insertInto('office')
    .values(
      offices.map(({ id, kind, unit, name, areaCode, partnerId, parentId }) => ({
        id,
        kind,
        unit,
        name,
        area_code: areaCode,
        partner_id: partnerId,
        parent_id: parentId,
      })),
    )
    .execute();
}

/** The officials that stand on papers only. */
export async function insertOfficials(tx: Transaction, seed: number): Promise<void> {
  await tx
    .insertInto('seat')
    .values(
      DEMONSTRATION_OFFICIALS.map(({ officeKey, name, position, from, to }) => ({
        id: idOf(seed, `seat/${officeKey}/${name}`),
        office_id: idOf(seed, `office/${officeKey}`),
        name,
        position,
        sole: true,
        valid_from: from,
        valid_to: to,
      })),
    )
    .execute();
}

/** What accounts were made without: since when people sit, and whether they hold the post alone. */
export async function dateSeats(
  tx: Transaction,
  people: readonly (Pick<DemonstrationAccount, 'since' | 'sole' | 'officeId'> & {
    readonly userId: string;
  })[],
): Promise<void> {
  for (const { userId, officeId, since, sole } of people)
    await tx
      .updateTable('seat')
      .set({ valid_from: since, sole })
      .where('user_id', '=', userId)
      .where('office_id', '=', officeId)
      .execute();
}

/** Second capacities, from the day given on. */
export async function insertActings(
  tx: Transaction,
  people: ReadonlyMap<string, { readonly userId: string; readonly name: string }>,
  today: string,
): Promise<void> {
  for (const { email, officeKey, position, role, acting, days } of DEMONSTRATION_ACTINGS) {
    const person = people.get(email);
    if (!person) continue;
    await tx
      .insertInto('seat')
      .values({
        id: newId(),
        office_id: idOf(DEMONSTRATION_SEED, `office/${officeKey}`),
        user_id: person.userId,
        name: person.name,
        position,
        role,
        acting,
        sole: true,
        valid_from: today,
        valid_to: Temporal.PlainDate.from(today).add({ days }).toString(),
      })
      .execute();
  }
}

/**
 * A rate that somebody entered for the same day stays. Where the register is still empty there is nothing to compute
 * anew with these rates; @returns whether there is.
 */
export async function insertRates(tx: Transaction, rates: readonly DemonstrationRate[]): Promise<boolean> {
  const known = await tx.selectFrom('activity').select('id').limit(1).execute();
  const applied = known.length === 0;
  await tx
    .insertInto('exchange_rate')
    .values(rates.map((rate) => ({ ...rate, applied })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return !applied;
}

const fictional = sql`(select id from partner where fictional)`;

/** The 38 provinces by code. */
export async function readProvinces(tx: Transaction): Promise<{ code: string; name: string }[]> {
  const { rows } = await sql<{ code: string; name: string }>`select code, name from area
    where level = 1 and valid_to is null order by code`.execute(tx);
  return rows;
}

/** Everything of fictional partners; what real records said of them is let go of, the real records stay. */
export async function deleteFictional(tx: Transaction): Promise<{ partners: number; activities: number }> {
  await sql`delete from meeting where demonstration`.execute(tx);
  await sql`update partner set merged_into = null, status = 'active', version = version + 1
    where not fictional and merged_into in ${fictional}`.execute(tx);
  await sql`update activity_participant set partner_id = null where partner_id in ${fictional}
    and activity_id in (select id from activity where partner_id not in ${fictional})`.execute(tx);
  const activities = await sql`delete from activity where partner_id in ${fictional}`.execute(tx);
  await sql`update partner set merged_into = null, status = 'ended' where fictional and merged_into is not null`.execute(
    tx,
  );
  const partners = await sql`delete from partner where fictional`.execute(tx);
  return {
    partners: Number(partners.numAffectedRows ?? 0),
    activities: Number(activities.numAffectedRows ?? 0),
  };
}

/** The offices with what only they had: seats, remembered answers, decisions, files that were never stored. */
export async function deleteOffices(tx: Transaction, known: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from office
    where id = any(${arrayLiteral(known)}::uuid[]) or partner_id in ${fictional}`.execute(tx);
  const offices = sql`any(${arrayLiteral(rows.map(({ id }) => id))}::uuid[])`;
  for (const table of ['seat', 'area_answer', 'finding_decision', 'import_memory'] as const)
    await sql`delete from ${sql.table(table)} where office_id = ${offices}`.execute(tx);
  await sql`delete from import_file where office_id = ${offices} and state <> 'stored'`.execute(tx);
  await sql`update office set parent_id = null where parent_id = ${offices} and not id = ${offices}`.execute(
    tx,
  );
  for (const table of ['partner', 'activity', 'import_file'] as const)
    await sql`update ${sql.table(table)} set office_id = null where office_id = ${offices}`.execute(tx);
  await sql`delete from office where id = ${offices}`.execute(tx);
}

/** Later than any value date, so that no amount is converted by it. */
const NEVER = '2199-12-31';

/**
 * Takes the rates out of use. One of each currency stays for a moment, beyond all value dates and not applied, so that
 * the totals of real activities that were converted by them are computed anew; then `deleteRates`.
 */
export async function withdrawRates(tx: Transaction): Promise<void> {
  const { rows } = await sql<{ currency: string }>`select distinct currency from exchange_rate
    where source = ${RATE_SOURCE}`.execute(tx);
  await deleteRates(tx);
  for (const { currency } of rows)
    await sql`insert into exchange_rate (currency, date, rate, source, applied)
      values (${currency}, ${NEVER}, 1, ${RATE_SOURCE}, false) on conflict do nothing`.execute(tx);
}

export async function deleteRates(tx: Transaction): Promise<void> {
  await tx.deleteFrom('exchange_rate').where('source', '=', RATE_SOURCE).execute();
}
