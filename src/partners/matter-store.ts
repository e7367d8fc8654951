import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';

/** Partners of an area (a province with its regencies, a regency; null: everywhere), or the one given. */
export interface MatterWish {
  readonly areaCode: string | null;
  readonly partnerId: string | null;
}

const within = ({ areaCode, partnerId }: MatterWish, since?: number) => {
  if (partnerId !== null) return sql`p.id = ${partnerId}::uuid`;
  if (areaCode === null) return sql`p.status = 'active'`;
  const recent = since === undefined ? sql`` : sql`and e.year >= ${since}`;
  return sql`p.status = 'active' and exists (select 1 from partner_presence e where e.partner_id = p.id ${recent}
    and (e.area_code = ${areaCode} or e.area_code like ${`${areaCode}.%`}))`;
};

export interface EndingPermit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly number: string | null;
  readonly validFrom: string | null;
  readonly validTo: string;
  /** Of the partner: counts its changes. */
  readonly version: number;
}

/** The permit that covers each partner longest, where that ends between the days, both included; the soonest first. */
export async function readEndingPermits(
  tx: Transaction,
  wish: MatterWish,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<EndingPermit[]> {
  const { rows } = await sql<EndingPermit>`
    select p.id, p.name, p.version, t.kind, t.number, t.valid_from as "validFrom", t.valid_to as "validTo"
    from partner p join lateral (select * from partner_permit t where t.partner_id = p.id and t.valid_to is not null
      order by t.valid_to desc, t.id limit 1) t on true
    where ${within(wish)} and t.valid_to between ${from}::date and ${to}::date
    order by t.valid_to, p.name collate "und-x-icu", p.id`.execute(tx);
  return rows;
}

/** Ids of the partners an office registered and nobody merged, or of the one given; by name. */
export async function readOwnPartnerIds(
  tx: Transaction,
  wish: { readonly officeId: string; readonly partnerId: string | null },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select p.id from partner p where p.status = 'active'
    and ${wish.partnerId === null ? sql`p.office_id = ${wish.officeId}::uuid` : sql`p.id = ${wish.partnerId}::uuid`}
    order by p.name collate "und-x-icu", p.id`.execute(tx);
  return rows.map(({ id }) => id);
}

export interface AreaContact {
  readonly partnerId: string;
  readonly partnerName: string;
  readonly name: string;
  readonly position: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly updatedAt: string;
}

/** Contact people of the partners present since the year, as far as the actor may know them. */
export async function readAreaContacts(
  tx: Transaction,
  wish: MatterWish,
  since: number,
): Promise<AreaContact[]> {
  const { rows } = await sql<AreaContact>`
    select p.id as "partnerId", p.name as "partnerName", c.name, c.position, c.email, c.phone, p.updated_at as "updatedAt"
    from partner_contact c join partner p on p.id = c.partner_id
    where c.removed_at is null and ${within(wish, since)}
    order by p.name collate "und-x-icu", c.name, c.id`.execute(tx);
  return rows;
}

export async function readPartnerNames(
  tx: Transaction,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from partner
    where id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
