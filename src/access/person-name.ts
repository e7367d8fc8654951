import { sql } from 'kysely';
import { type Database, SYSTEM } from '#database/index.ts';

/** Who somebody is in an office: their post and name, as far as they are recorded; nothing for an account that is gone. */
export async function nameOf(
  database: Database,
  { userId, officeId }: { readonly userId: string; readonly officeId: string | null },
): Promise<string | undefined> {
  const found = await sql<{ name: string }>`select name from auth."user" where id = ${userId}`.execute(
    database.signIn,
  );
  const name = found.rows[0]?.name;
  if (name === undefined || officeId === null) return name;
  const seat = await database.asActor(SYSTEM, (tx) =>
    tx
      .selectFrom('seat')
      .select('position')
      .where('user_id', '=', userId)
      .where('office_id', '=', officeId)
      .orderBy('valid_to', (order) => order.desc().nullsFirst())
      .executeTakeFirst(),
  );
  return seat?.position ? `${seat.position} (${name})` : name;
}
