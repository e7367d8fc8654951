import { demand, type Desk, todayOf } from '#access/index.ts';
import { findOverlapHead, readSideBySide, type SideBySide } from '#coverage/index.ts';
import { Conflict, NotFound } from '#kernel/index.ts';
import { sql } from 'kysely';
import { findBureau, selectProposals } from './proposal-store.ts';

/** What a bureau needs before it to propose a division. */
export interface PreparedProposal {
  readonly key: string;
  readonly field: string;
  readonly partners: readonly { readonly id: string; readonly name: string | null }[];
  /** The kab/kota that is asked too; nothing where it is the one that proposes. */
  readonly regency: string | null;
  readonly sideBySide: SideBySide;
  /** The office's proposal about it that is open already. */
  readonly openId: string | null;
}

/** @throws Forbidden outside the office's area, NotFound for no such overlap, Conflict where its partners have changed */
export async function prepareProposal(desk: Desk, key: string): Promise<PreparedProposal> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const head = await findOverlapHead(tx, key);
    if (!head) throw new NotFound('no such overlap');
    demand(desk.actor, 'decideFinding', { areaCodes: [head.areaCode] });
    if (head.key !== key) throw new Conflict('its partners have changed');
    const { areaCode, field, partnerIds } = head;
    const sideBySide = await readSideBySide(tx, { areaCode, field, partnerIds });
    const regencyCode = areaCode.slice(0, 5);
    const isOwn = 'areaCode' in desk.actor && desk.actor.areaCode === regencyCode;
    const bureau = isOwn ? undefined : await findBureau(tx, regencyCode, todayOf(desk.now()));
    const own = 'officeId' in desk.actor ? desk.actor.officeId : null;
    const [open] = await selectProposals(
      tx,
      sql`p.finding_key = ${key} and p.outcome is null and p.office_id = ${own}::uuid`,
      1,
    );
    const names = new Map(sideBySide.activities.map((one) => [one.partnerId, one.partnerName]));
    return {
      key,
      field,
      partners: partnerIds.map((id) => ({ id, name: names.get(id) ?? null })),
      regency: bureau?.officeName ?? bureau?.areaName ?? null,
      sideBySide,
      openId: open?.id ?? null,
    };
  });
}
