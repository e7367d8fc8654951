/** Offices and the people in them, for tests: one actor of each kind. */
import { sql } from 'kysely';
import type { Desk } from '#access/index.ts';
import { type Actor, type Database, PUBLIC, type SeatRole, SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';

export interface People {
  readonly national: Extract<Actor, { kind: 'national' }>;
  /** Nusa Tenggara Timur. */
  readonly province: Extract<Actor, { kind: 'province' }>;
  /** Nusa Tenggara Barat: has no business in NTT. */
  readonly otherProvince: Extract<Actor, { kind: 'province' }>;
  /** Kabupaten Ende, 53.08. */
  readonly regency: Extract<Actor, { kind: 'regency' }>;
  /** Kabupaten Sikka, 53.07. */
  readonly otherRegency: Extract<Actor, { kind: 'regency' }>;
  readonly partner: Extract<Actor, { kind: 'partner' }>;
  readonly otherPartner: Extract<Actor, { kind: 'partner' }>;
  readonly public: Actor;
  readonly system: Actor;
}

const NOW = Temporal.Instant.from('2026-01-06T01:00:00Z');

/** A desk at a fixed time, 6 January 2026 09:00 WITA. */
export function deskOf(database: Database, actor: Actor, now: Temporal.Instant = NOW): Desk {
  return { actor, database, now: () => now };
}

/** Makes two partners, an office of each kind and an account in each; the account's password is not set. */
export async function makePeople(database: Database): Promise<People> {
  const partnerId = await makePartner(database, 'Lontar Foundation Worldwide');
  const otherPartnerId = await makePartner(database, 'Cendana Programme of Nations');
  const member = async (
    kind: string,
    name: string,
    area: string | null,
    partner: string | null,
    role: SeatRole,
  ) => {
    const userId = newId();
    const officeId = newId();
    const seatId = newId();
    await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
      values (${userId}, ${name}, ${`${userId}@example.org`}, true, now())`.execute(database.signIn);
    await database.asActor(SYSTEM, async (tx) => {
      await tx
        .insertInto('office')
        .values({ id: officeId, kind, name, area_code: area, partner_id: partner })
        .execute();
      await tx
        .insertInto('seat')
        .values({ id: seatId, user_id: userId, office_id: officeId, role, name })
        .execute();
    });
    return { role, userId, officeId, seatId };
  };
  const province = async (name: string, areaCode: string) =>
    ({
      kind: 'province',
      areaCode,
      ...(await member('province', name, areaCode, null, 'province-administrator')),
    }) as const;
  const regency = async (name: string, areaCode: string) =>
    ({
      kind: 'regency',
      areaCode,
      ...(await member('regency', name, areaCode, null, 'regency-operator')),
    }) as const;
  const partner = async (name: string, id: string) =>
    ({
      kind: 'partner',
      partnerId: id,
      ...(await member('partner', name, null, id, 'partner-officer')),
    }) as const;
  return {
    national: {
      kind: 'national',
      ...(await member('ministry', 'Pusat Fasilitasi Kerja Sama', null, null, 'ministry-verifier')),
    },
    province: await province('Biro Kerja Sama NTT', '53'),
    otherProvince: await province('Biro Kerja Sama NTB', '52'),
    regency: await regency('Bagian Kerja Sama Ende', '53.08'),
    otherRegency: await regency('Bagian Kerja Sama Sikka', '53.07'),
    partner: await partner('Lontar', partnerId),
    otherPartner: await partner('Cendana', otherPartnerId),
    public: PUBLIC,
    system: SYSTEM,
  };
}

/** A fictional partner with a name and nothing else. */
export async function makePartner(
  database: Database,
  name: string,
  partnerClass = 'internationalNgo',
): Promise<string> {
  const id = newId();
  await database.asActor(SYSTEM, async (tx) => {
    await tx
      .insertInto('partner')
      .values({ id, name, partner_class: partnerClass, fictional: true })
      .execute();
    await tx
      .insertInto('partner_name')
      .values({ partner_id: id, folded: name.toLowerCase(), name, kind: 'own' })
      .execute();
  });
  return id;
}
