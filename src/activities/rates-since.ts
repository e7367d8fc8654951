import { sql } from 'kysely';
import type { Desk } from '#access/index.ts';

/** How many exchange rates were entered after a moment: what is converted today may have been converted otherwise then. */
export async function ratesSince(desk: Desk, moment: Temporal.Instant): Promise<number> {
  const { rows } = await desk.database.asActor(desk.actor, (tx) =>
    sql<{ n: number }>`select coalesce(sum(jsonb_array_length(after)), 0)::int as n from audit
      where subject = 'rate' and at > ${moment.toString()}::timestamptz and jsonb_typeof(after) = 'array'`.execute(
      tx,
    ),
  );
  return rows[0]?.n ?? 0;
}
