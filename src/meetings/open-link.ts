import type { Desk } from '#access/index.ts';
import { type Guest, SYSTEM } from '#database/index.ts';
import { NotFound } from '#kernel/index.ts';
import { sql } from 'kysely';
import { findLink, markUsed } from './link-store.ts';
import { linkIdOf, type LinkState, type PersonalLink, stateOfLink } from './personal-link.ts';

export interface OpenedLink {
  readonly link: PersonalLink;
  readonly state: LinkState;
  /** Where whoever holds the link works: as a guest who may do what the link is for and nothing else. */
  readonly desk: Desk;
}

/**
 * Who comes with a link. What they do from here they do as a guest, in the name the invitation or the recommendation has.
 * @throws NotFound for a word we did not sign, or a link of a meeting that is no more
 */
export async function openLink(desk: Desk, secret: string, token: string): Promise<OpenedLink> {
  const id = linkIdOf(secret, token);
  if (id === undefined) throw new NotFound('no such link');
  const now = desk.now();
  const { link, name } = await desk.database.asActor(SYSTEM, async (tx) => {
    const found = await findLink(tx, id);
    if (!found) throw new NotFound('no such link');
    await markUsed(tx, id, now.toString());
    const { rows } = await sql<{ name: string }>`
      select name from meeting_invitee where id = ${found.inviteeId}::uuid
      union all select coalesce(owner_post || ', ', '') || owner_name from recommendation where id = ${found.recommendationId}::uuid`.execute(
      tx,
    );
    return { link: found, name: rows[0]?.name };
  });
  const actor: Guest = {
    kind: 'guest',
    linkId: link.id,
    ...(link.kind !== 'recommendation' && { meetingId: link.meetingId }),
    ...(link.inviteeId !== null && { inviteeId: link.inviteeId }),
    ...(link.recommendationId !== null && { recommendationId: link.recommendationId }),
  };
  return {
    link,
    state: stateOfLink(link, now),
    desk: { ...desk, actor, capacity: name?.slice(0, 300) },
  };
}
