import { sql } from 'kysely';
import { PUBLIC } from '#database/index.ts';
import type { Desk } from './desk.ts';

/** Something that happened with one's own account. */
export interface OwnEvent {
  readonly id: number;
  readonly at: string;
  readonly action: string;
  readonly address: string | null;
  readonly after: unknown;
}

/** What happened last with the account of the one who asks, the newest first; nothing for the public. */
export async function listOwnEvents(desk: Desk, most = 20): Promise<OwnEvent[]> {
  if (desk.actor.kind === PUBLIC.kind) return [];
  return desk.database.asActor(desk.actor, async (tx) => {
    const { rows } = await sql<OwnEvent>`select id, at, action, address, after from audit
      where subject = 'account' and subject_id = (select actor('user'))::uuid order by id desc limit ${most}`.execute(
      tx,
    );
    return rows;
  });
}
