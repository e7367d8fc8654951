import { arrayLiteral, type Transaction } from '#database/index.ts';
import { PARTNER_CLASSES, type PartnerClass } from '#partners/index.ts';
import { sql } from 'kysely';

/** Partners at a meeting, by class; the classes add up to the total. */
export interface PartnersByClass {
  readonly total: number;
  /** In the order bureaus name them; null for those whose class the reader may not know or nobody recorded. */
  readonly byClass: readonly { readonly partnerClass: PartnerClass | null; readonly count: number }[];
}

const NOBODY: PartnersByClass = { total: 0, byClass: [] };

/**
 * The line "27 = 6 bilateral + 7 multilateral + 14 NGO" of a meeting (R38): the partners called to it but for those of
 * whom nobody came, each once, by their class in the register. The register keeps one class of a partner, not one a year.
 */
export async function countPartnersByClass(
  tx: Transaction,
  { id }: { readonly id: string },
): Promise<PartnersByClass> {
  return (await countPartnersOf(tx, [id])).get(id) ?? NOBODY;
}

/** The same of several meetings, by their id; those without partners are left out. */
export async function countPartnersOf(
  tx: Transaction,
  meetingIds: readonly string[],
): Promise<Map<string, PartnersByClass>> {
  const { rows } = await sql<{ id: string; partnerClass: PartnerClass | null; count: number }>`
    select i.meeting_id as id, p.partner_class as "partnerClass",
      count(distinct coalesce(p.id::text, i.partner_id::text, i.name))::int as count
    from meeting_invitee i left join partner o on o.id = i.partner_id
      left join partner p on p.id = coalesce(o.merged_into, o.id)
    where i.category = 'partner' and i.came is distinct from 0 and i.meeting_id = any(${arrayLiteral(meetingIds)}::uuid[])
    group by 1, 2`.execute(tx);
  const order: readonly (PartnerClass | null)[] = [...PARTNER_CLASSES, null];
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, counts]) => [
      id,
      {
        total: counts.reduce((sum, { count }) => sum + count, 0),
        byClass: counts
          .map(({ partnerClass, count }) => ({ partnerClass, count }))
          .sort((a, b) => order.indexOf(a.partnerClass) - order.indexOf(b.partnerClass)),
      },
    ]),
  );
}
