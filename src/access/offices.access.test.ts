/** Who may open offices and say who sits in them: asked of the use cases, and of row-level security by forged SQL. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, type Role, ROLES, type SeatRole, type Transaction } from '#database/index.ts';
import { newId, SinergiError } from '#kernel/index.ts';
import { type Cast, letsThrough, makeCast, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner } from '#tests/people.ts';
import {
  appoint,
  APPOINTS,
  changeOffice,
  changeSeat,
  closeOffice,
  endSeat,
  findOffice,
  listOffices,
  OFFICE_KIND_OF,
  openOffice,
  readOfficeHistory,
  SEAT_ROLES,
  unitOfRole,
  whoHolds,
} from './index.ts';

const database = useDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await makeCast(database());
});

const desk = (role: Role) => deskOf(database(), cast.actors[role]);

/** `yes`, or the code of the refusal. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'yes';
  } catch (error) {
    if (error instanceof SinergiError) return error.code;
    throw error;
  }
}

async function whoMay(work: (role: Role) => Promise<unknown>): Promise<Role[]> {
  const may: Role[] = [];
  for (const role of ROLES) {
    const said = await outcome(work(role));
    if (said === 'yes') may.push(role);
    else expect([role, said]).toEqual([role, 'forbidden']);
  }
  return may;
}

let made = 0;
const inArea = (areaCode: string) => ({
  kind: areaCode.length === 2 ? 'province' : 'regency',
  unit: 'agency',
  name: `Dinas Uji ${String(++made)}`,
  areaCode,
});
const opened = (office: object) => openOffice(desk('system'), office).then(({ id }) => id);
const MANAGERS = ['administrator', 'province-administrator', 'system'];

test('Offices are opened by administrators everywhere and by bureaus in their area', async () => {
  expect(await whoMay((role) => openOffice(desk(role), inArea('53')))).toEqual(MANAGERS);
  expect(await whoMay((role) => openOffice(desk(role), inArea('53.08')))).toEqual([
    'administrator',
    'province-administrator',
    'regency-operator',
    'system',
  ]);
  expect(await whoMay((role) => openOffice(desk(role), inArea('52.01')))).toEqual([
    'administrator',
    'system',
  ]);
  expect(
    await whoMay((role) =>
      openOffice(desk(role), { kind: 'ministry', unit: 'otherMinistry', name: `Kementerian ${role}` }),
    ),
  ).toEqual(['administrator', 'system']);
});

test("A partner's office is opened by bureaus until it is in its own hands, then by its officers", async () => {
  const partner = async (partnerId: string) =>
    whoMay((role) =>
      openOffice(desk(role), { kind: 'partner', unit: 'partner', name: `Kantor ${role}`, partnerId }),
    );
  const nobodyYet = await makePartner(database(), 'Belum Ada Trust');
  expect(await partner(nobodyYet)).toEqual([
    'administrator',
    'province-administrator',
    'regency-operator',
    'system',
  ]);
  expect(await partner(cast.partnerId)).toEqual([
    'administrator',
    'partner-officer',
    'implementer-officer',
    'system',
  ]);
});

test('A second office for a partner does not let a bureau in again; when the last officer has left, it may', async () => {
  const partnerId = await makePartner(database(), 'Sudah Ada Trust');
  const office = (name: string) => ({ kind: 'partner', unit: 'partner', name, partnerId });
  const { id: officeId } = await openOffice(desk('province-administrator'), office('Kantor Jakarta'));
  const userId = newId();
  await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
    values (${userId}, 'Petugas', ${`${userId}@example.org`}, true, now())`.execute(database().signIn);
  const seat = { officeId, name: 'Petugas', role: 'partner-officer', validFrom: '2026-01-01' };
  const { id } = await appoint(desk('province-administrator'), { ...seat, email: `${userId}@example.org` });
  for (const role of ['province-administrator', 'regency-operator'] as const) {
    expect(await outcome(openOffice(desk(role), office('Kantor Kedua')))).toBe('forbidden');
    expect(await outcome(appoint(desk(role), seat))).toBe('forbidden');
    expect(await forged(role, 'partner', partnerId)).toEqual([false, false]);
  }
  const yesterday = Temporal.Now.plainDateISO('UTC').subtract({ days: 1 }).toString();
  await endSeat(desk('administrator'), { id, version: 1, date: yesterday });
  expect(await outcome(appoint(desk('province-administrator'), seat))).toBe('yes');
});

/** Whether raw SQL as the role of requests opens an office for the partner, and seats an officer in one of its offices. */
async function forged(role: Role, kind: string, partnerId: string): Promise<boolean[]> {
  return undone(database(), cast.actors[role], async (tx) => [
    await letsThrough(tx, async () => {
      const { numAffectedRows } =
        await sql`insert into office (id, kind, name, partner_id) values (${newId()}, ${kind}, 'Palsu', ${partnerId})`.execute(
          tx,
        );
      return Number(numAffectedRows);
    }),
    await letsThrough(tx, async () => {
      const { numAffectedRows } = await sql`insert into seat (id, office_id, name, role)
        select ${newId()}::uuid, id, 'Palsu', 'partner-officer' from office where partner_id = ${partnerId}::uuid limit 1`.execute(
        tx,
      );
      return Number(numAffectedRows);
    }),
  ]);
}

test('Offices are changed and closed by those who may open them', async () => {
  const change = async (areaCode: string) =>
    whoMay(async (role) => {
      const id = await opened(inArea(areaCode));
      const { office } = await findOffice(desk('system'), id);
      await changeOffice(desk(role), {
        id,
        version: 1,
        office: { ...office, name: `Dinas Baru ${String(++made)}` },
      });
    });
  const close = async (areaCode: string) =>
    whoMay(async (role) =>
      closeOffice(desk(role), { id: await opened(inArea(areaCode)), version: 1, date: '2026-01-05' }),
    );
  for (const act of [change, close]) {
    expect(await act('53')).toEqual(MANAGERS);
    expect(await act('53.08')).toEqual([
      'administrator',
      'province-administrator',
      'regency-operator',
      'system',
    ]);
  }
});

test('An office is not moved into an area that is not the actor’s', async () => {
  const id = await opened(inArea('53.08'));
  const { office } = await findOffice(desk('system'), id);
  for (const role of ['province-administrator', 'regency-operator'] as const)
    expect(
      await outcome(changeOffice(desk(role), { id, version: 1, office: { ...office, areaCode: '52.01' } })),
    ).toBe('forbidden');
});

const people = { name: 'Contoh', validFrom: '2026-01-01' };

test('Each role is given by those whose own role may give it, in an office of its kind within their reach', async () => {
  for (const role of SEAT_ROLES) {
    const [kind = 'ministry'] = OFFICE_KIND_OF[role];
    const partnerId = kind === 'partner' ? cast.partnerId : undefined;
    const parentId =
      unitOfRole(role) === 'implementer'
        ? await opened({ kind, unit: 'partner', name: `Induk ${role}`, partnerId: cast.foreignPartnerId })
        : undefined;
    const officeId = await opened({
      kind,
      unit: unitOfRole(role),
      name: `Tempat ${role}`,
      areaCode: kind === 'province' ? '53' : kind === 'regency' ? '53.08' : undefined,
      partnerId,
      parentId,
    });
    const givers = ROLES.filter(
      (giver) =>
        (APPOINTS[giver] ?? []).includes(role) &&
        (giver === 'administrator' || giver === 'system' || reaches(giver, kind)),
    );
    expect([role, await whoMay((giver) => appoint(desk(giver), { ...people, officeId, role }))]).toEqual([
      role,
      givers,
    ]);
    for (const giver of ROLES)
      expect([
        role,
        giver,
        await undone(database(), cast.actors[giver], (tx) =>
          letsThrough(tx, () => seatBySql(tx, officeId, role)),
        ),
      ]).toEqual([role, giver, givers.includes(giver)]);
  }
});

function reaches(giver: Role, kind: string): boolean {
  if (kind === 'partner') return cast.actors[giver].kind === 'partner';
  return giver === 'province-administrator'
    ? kind !== 'ministry'
    : kind === 'regency' && giver === 'regency-operator';
}

async function seatBySql(tx: Transaction, officeId: string, role: SeatRole): Promise<number> {
  const { numAffectedRows } = await sql`insert into seat (id, office_id, name, role)
    values (${newId()}, ${officeId}, 'Palsu', ${role})`.execute(tx);
  return Number(numAffectedRows);
}

test('Nobody rises by a forged form: not by a role, an office, a seat of their own or one of somebody above', async () => {
  const own = (role: Role) => cast.actors[role] as Extract<Actor, { seatId: string }>;
  const forgers = SEAT_ROLES.filter((role) => role !== 'administrator');
  for (const role of forgers) {
    const { seatId, officeId, userId } = own(role);
    const higher = own('administrator');
    // By the use cases.
    for (const given of ['administrator', 'ministry-verifier'] as const)
      expect([role, given, await outcome(appoint(desk(role), { ...people, officeId, role: given }))]).toEqual(
        [role, given, 'forbidden'],
      );
    const seat = { ...people, name: role, role: 'administrator' as const };
    expect(await outcome(changeSeat(desk(role), { id: seatId, version: 1, seat }))).toBe('forbidden');
    expect(await outcome(appoint(desk(role), { ...people, officeId: higher.officeId }))).toBe('forbidden');
    expect(await outcome(endSeat(desk(role), { id: higher.seatId, version: 1, date: '2026-01-05' }))).toMatch(
      /forbidden|notFound/,
    );
    // By SQL as the role of requests, past all use cases.
    const attempts = [
      sql`update seat set role = 'administrator' where id = ${seatId}::uuid`,
      sql`update seat set office_id = ${higher.officeId}::uuid where id = ${seatId}::uuid`,
      sql`update seat set valid_to = 'infinity', acting = 'plh', position = 'Gubernur' where id = ${seatId}::uuid`,
      sql`insert into seat (id, office_id, user_id, name, role) values (${newId()}, ${officeId}, ${userId}, 'Saya', ${role})`,
      sql`insert into seat (id, office_id, user_id, name) values (${newId()}, ${higher.officeId}, ${userId}, 'Saya')`,
      sql`update seat set user_id = ${userId}::uuid where id = ${higher.seatId}::uuid`,
      sql`update seat set user_id = ${userId}::uuid where user_id is null`,
      sql`delete from seat where id = ${higher.seatId}::uuid`,
      sql`update office set area_code = null, kind = 'ministry' where id = ${officeId}::uuid`,
      sql`update office set area_code = '52' where id = ${officeId}::uuid and area_code is not null`,
      sql`update office set partner_id = ${cast.foreignPartnerId}::uuid where id = ${officeId}::uuid and kind = 'partner'`,
      sql`select rename_own_account('Saya') where false union all select null where erase_account(${higher.userId}::uuid)`,
    ];
    for (const [n, attempt] of attempts.entries())
      expect([
        role,
        n,
        await undone(database(), cast.actors[role], (tx) =>
          letsThrough(tx, async () => {
            const { rows, numAffectedRows } = await attempt.execute(tx);
            return rows.length + Number(numAffectedRows ?? 0n);
          }),
        ),
      ]).toEqual([role, n, false]);
  }
});

test('One may end their own term where one may appoint, not lengthen it or give oneself another', async () => {
  const actor = cast.actors['province-administrator'] as Extract<Actor, { seatId: string }>;
  const mine = await database().asActor(cast.actors.system, (tx) =>
    tx.selectFrom('seat').selectAll().where('id', '=', actor.seatId).executeTakeFirstOrThrow(),
  );
  const { rows } = await sql<{
    email: string;
  }>`select email from auth."user" where id = ${actor.userId}`.execute(database().signIn);
  const seat = { name: mine.name ?? '', role: mine.role, validFrom: mine.valid_from };
  const d = desk('province-administrator');
  expect(await outcome(appoint(d, { ...seat, officeId: actor.officeId, email: rows[0]?.email }))).toBe(
    'forbidden',
  );
  expect(
    await outcome(changeSeat(d, { id: actor.seatId, version: 1, seat: { ...seat, position: 'Gubernur' } })),
  ).toMatch(/forbidden|invalidInput/);
  const ended = await undone(database(), actor, async (tx) => {
    const { numAffectedRows } =
      await sql`update seat set valid_to = valid_from where id = ${actor.seatId}::uuid`.execute(tx);
    return Number(numAffectedRows);
  });
  expect(ended).toBe(1);
});

test('Who sits where is known to every office of government, to a partner of its own offices, and to nobody else', async () => {
  const knowing = async (officeId: string): Promise<Role[]> => {
    const know: Role[] = [];
    for (const role of ROLES) {
      const seen = await findOffice(desk(role), officeId).then(
        ({ people: seated }) => seated,
        () => undefined,
      );
      const asked = await outcome(whoHolds(desk(role), officeId, '2026-01-06'));
      expect([role, asked]).toEqual([role, seen === undefined ? 'forbidden' : 'yes']);
      if (seen) know.push(role);
    }
    return know;
  };
  const government = ROLES.filter((role) => !/public|guest|partner|implementer/.test(role));
  expect(await knowing(cast.officeIds.regency)).toEqual(government);
  expect(await knowing(cast.officeIds.partner)).toEqual([
    ...government.filter((role) => role !== 'system'),
    'partner-officer',
    'implementer-officer',
    'system',
  ]);
});

test('The history of an office is read by who may know its people, the list by who is signed in', async () => {
  const id = await opened(inArea('53.08'));
  await appoint(desk('system'), { ...people, officeId: id });
  for (const role of ROLES) {
    const knows = !/public|guest|partner|implementer/.test(role);
    expect([role, (await readOfficeHistory(desk(role), id)).length]).toEqual([role, knows ? 2 : 0]);
    expect([role, await outcome(listOffices(desk(role)))]).toEqual([
      role,
      /public|guest/.test(role) ? 'forbidden' : 'yes',
    ]);
  }
});
