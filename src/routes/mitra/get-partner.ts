import { demand, type Desk } from '#access/index.ts';
import { isId, NotFound } from '#kernel/index.ts';
import { getPartner, type Partner, subjectOfPartner } from '#partners/index.ts';

/** @throws NotFound; Forbidden when the actor may not change the partner */
export async function getEditable(desk: Desk, id: string): Promise<Partner> {
  if (!isId(id)) throw new NotFound('no such partner');
  const partner = await getPartner(desk, id);
  demand(desk.actor, 'editPartner', subjectOfPartner(partner));
  return partner;
}
