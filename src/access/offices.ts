import { type Database, SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import type { OfficeKind, Unit } from './office.ts';

export interface NewOffice {
  readonly kind: OfficeKind;
  /** What it does; the usual of its kind where it is not said. */
  readonly unit?: Unit | undefined;
  readonly name: string;
  readonly areaCode?: string | undefined;
  readonly partnerId?: string | undefined;
}

const USUAL_UNIT: Readonly<Record<OfficeKind, Unit>> = {
  ministry: 'ministry',
  province: 'bureau',
  regency: 'bureau',
  partner: 'partner',
};

/** Makes an office, or finds the one of the same kind, place and name. @returns its id */
export async function ensureOffice(database: Database, office: NewOffice): Promise<string> {
  return database.asActor(SYSTEM, async (tx) => {
    const known = await tx
      .selectFrom('office')
      .select('id')
      .where('kind', '=', office.kind)
      .where('name', '=', office.name)
      .where((e) =>
        e.and([
          office.areaCode === undefined ? e('area_code', 'is', null) : e('area_code', '=', office.areaCode),
          office.partnerId === undefined
            ? e('partner_id', 'is', null)
            : e('partner_id', '=', office.partnerId),
        ]),
      )
      .executeTakeFirst();
    if (known) return known.id;
    const id = newId();
    await tx
      .insertInto('office')
      .values({
        id,
        kind: office.kind,
        unit: office.unit ?? USUAL_UNIT[office.kind],
        name: office.name,
        area_code: office.areaCode ?? null,
        partner_id: office.partnerId ?? null,
      })
      .execute();
    return id;
  });
}
