/** Who may invite to which seat, by the use case and by row-level security alone; and who reads what happened to an account. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, ROLES, SYSTEM } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import { type Cast, letsThrough, makeCast, undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf } from '#tests/people.ts';
import { openTestSignIn } from '#tests/sign-in.ts';
import {
  APPOINTS,
  inviteToSeat,
  listInvitations,
  listOwnEvents,
  mayDo,
  SEAT_ROLES,
  type SignIn,
  withdrawInvitation,
} from './index.ts';

const database = useDatabase();
let cast: Cast;
let signIn: SignIn;
interface Place {
  readonly officeId: string;
  readonly seats: ReadonlyMap<string, string>;
  readonly owner: { areaCodes: string[]; partnerId: string | null; officeId: string };
}
const places: Record<string, Place> = {};

beforeAll(async () => {
  cast = await makeCast(database());
  signIn = openTestSignIn(database());
  const newcomerId = cast.foreignPartnerId;
  const offices = [
    { name: 'ministry', kind: 'ministry', area: null, partner: null },
    { name: 'province', kind: 'province', area: '53', partner: null },
    { name: 'regency', kind: 'regency', area: '53.08', partner: null },
    { name: 'foreign', kind: 'province', area: '52', partner: null },
    { name: 'partner', kind: 'partner', area: null, partner: cast.partnerId },
    { name: 'newcomer', kind: 'partner', area: null, partner: newcomerId },
  ];
  await database().asActor(SYSTEM, async (tx) => {
    for (const { name, kind, area, partner } of offices) {
      const officeId = newId();
      await tx
        .insertInto('office')
        .values({ id: officeId, kind, name, area_code: area, partner_id: partner })
        .execute();
      const seats = new Map(SEAT_ROLES.map((role) => [role as string, newId()]));
      for (const [role, id] of seats)
        await tx.insertInto('seat').values({ id, office_id: officeId, role, name: role }).execute();
      places[name] = {
        officeId,
        seats,
        owner: { areaCodes: area === null ? [] : [area], partnerId: partner, officeId },
      };
    }
  });
});

function mayInvite(actor: Actor, name: string, place: Place, role: string): boolean {
  const reach =
    mayDo(actor, 'appointPeople', place.owner) || (name === 'newcomer' && mayDo(actor, 'welcomePartner'));
  const own = 'role' in actor ? actor.role : actor.kind;
  return reach && (APPOINTS[own] ?? []).some((one) => one === role);
}

test.for(ROLES)('%s invites to the seats it may appoint to and to no other', async (role) => {
  const actor = cast.actors[role];
  for (const [name, place] of Object.entries(places))
    for (const [seatRole, seatId] of place.seats) {
      const expected = mayInvite(actor, name, place, seatRole);
      const bySql = await undone(database(), actor, (tx) =>
        letsThrough(tx, async () => {
          const done = await sql`insert into invitation (id, seat_id, token_hash, made_at, expires_at)
            values (${newId()}, ${seatId}, ${newId()}, now(), now() + interval '1 day')`.execute(tx);
          return Number(done.numAffectedRows ?? 0n);
        }),
      );
      expect([name, seatRole, bySql]).toEqual([name, seatRole, expected]);
    }
});

test('The use cases say the same as the table, and nobody withdraws or lists what is not theirs', async () => {
  for (const role of ROLES) {
    const actor = cast.actors[role];
    const desk = deskOf(database(), actor, Temporal.Now.instant());
    for (const [name, place] of Object.entries(places)) {
      const seatId = place.seats.get('regency-planner') ?? '';
      const expected = mayInvite(actor, name, place, 'regency-planner');
      const made = await inviteToSeat(desk, signIn, { seatId }).catch(() => undefined);
      expect([role, name, made !== undefined]).toEqual([role, name, expected]);
      const open = await inviteToSeat(deskOf(database(), SYSTEM, Temporal.Now.instant()), signIn, { seatId });
      const withdrawn = await withdrawInvitation(desk, { id: open.id }).then(
        () => true,
        () => false,
      );
      expect([role, name, 'withdraw', withdrawn]).toEqual([role, name, 'withdraw', expected]);
      const listed = await listInvitations(desk, place.officeId).then(
        (rows) => rows.length > 0,
        () => false,
      );
      if (!expected) expect([role, name, 'list', listed]).toEqual([role, name, 'list', false]);
    }
  }
});

test('A bureau invites the first officer of a partner, and nobody of its any more once one has an account', async () => {
  const bureau = cast.actors['province-administrator'];
  const desk = deskOf(database(), bureau, Temporal.Now.instant());
  const place = places['newcomer'];
  const seatId = place?.seats.get('partner-reader') ?? '';
  await inviteToSeat(desk, signIn, { seatId });
  const userId = newId();
  await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
    values (${userId}, 'Petugas', ${`${userId}@example.org`}, true, now())`.execute(database().signIn);
  await database().asActor(SYSTEM, (tx) =>
    sql`update seat set user_id = ${userId} where id = ${place?.seats.get('partner-officer') ?? ''}`.execute(
      tx,
    ),
  );
  await expect(inviteToSeat(desk, signIn, { seatId })).rejects.toThrow(/may not/);
  const seen = await database().asActor(bureau, (tx) =>
    tx.selectFrom('invitation').select('seat_id').execute(),
  );
  expect(seen.map(({ seat_id }) => seat_id)).not.toContain(seatId);
});

test('What happened with an account is read by its owner and by who reads the whole trail; the policy is no decoration', async () => {
  const owner = cast.actors['regency-operator'];
  const stranger = cast.actors['province-planner'];
  const ownerId = 'userId' in owner ? owner.userId : '';
  await database().asActor(SYSTEM, (tx) =>
    sql`insert into audit (actor_kind, action, subject, subject_id) values ('system', 'fail-sign-in', 'account', ${ownerId})`.execute(
      tx,
    ),
  );
  const desk = (actor: Actor) => deskOf(database(), actor);
  expect((await listOwnEvents(desk(owner))).map(({ action }) => action)).toContain('fail-sign-in');
  expect(await listOwnEvents(desk(stranger))).toEqual([]);
  expect(await listOwnEvents(desk(cast.actors.public))).toEqual([]);
  const count = (actor: Actor) =>
    database().asActor(actor, async (tx) => {
      const { rows } =
        await sql`select 1 from audit where subject = 'account' and subject_id = ${ownerId}`.execute(tx);
      return rows.length;
    });
  expect(await count(cast.actors.administrator)).toBe(1);
  expect(await count(stranger)).toBe(0);
});
