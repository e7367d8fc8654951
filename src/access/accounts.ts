import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import {
  type Actor,
  type Database,
  PUBLIC,
  type SeatRole,
  SYSTEM,
  type Transaction,
} from '#database/index.ts';
import type { AuthContext } from 'better-auth';
import { InvalidInput, isId, newId, NotFound, textFields } from '#kernel/index.ts';
import { z } from 'zod';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { OFFICE_KIND_OF } from './office.ts';
import { type Acting, capacityText, OFFICE_ZONE } from './seat.ts';
import { PASSWORD_LONGEST, PASSWORD_SHORTEST } from './sign-in-password.ts';

/** What of the sign-in library keeps the accounts. */
export interface AccountKeeper {
  readonly $context: Promise<
    Pick<AuthContext, 'internalAdapter' | 'secret'> & {
      readonly password: Pick<AuthContext['password'], 'hash' | 'verify'>;
    }
  >;
}

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** At least 15 characters; made and returned where none is given. */
  readonly password?: string | undefined;
  readonly officeId: string;
  readonly role: SeatRole;
  readonly position?: string | undefined;
}

/** A signed-in person in one of their offices, as pages and rooms need them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: SeatRole;
  /** The seat they act from, of those they have. */
  readonly seatId: string;
  readonly seats: readonly Capacity[];
  readonly officeName: string;
  readonly position: string | undefined;
  readonly acting: Acting | undefined;
  readonly kind: 'national' | 'province' | 'regency' | 'partner';
  readonly areaCode: string | undefined;
  readonly partnerId: string | undefined;
  readonly actor: Actor;
}

/** One of the capacities a person can act in. */
export interface Capacity {
  readonly seatId: string;
  readonly officeName: string;
  readonly role: SeatRole;
  readonly position: string | undefined;
  readonly acting: Acting | undefined;
}

const FORM = z.object({
  name: textFields('accessTooLong').neededText(200, 'accessFillName'),
  email: z.email('accessFillEmail').max(320, 'accessTooLong'),
  password: z
    .string()
    .min(PASSWORD_SHORTEST, 'accessPasswordShort')
    .max(PASSWORD_LONGEST, 'accessPasswordLong')
    .optional(),
});

/**
 * Makes an account and its seat in an office. For the command line and the demonstration; there is no open registration.
 * @returns the password, so that a made one can be told once
 */
export async function createAccount(
  database: Database,
  signIn: AccountKeeper,
  account: NewAccount,
): Promise<{ userId: string; password: string }> {
  const read = FORM.safeParse(account);
  if (!read.success)
    throw new InvalidInput(Object.fromEntries(read.error.issues.map((i) => [i.path.join('.'), i.message])));
  const password = read.data.password ?? randomBytes(12).toString('base64url');
  const user = await makeUser(signIn, { ...read.data, password, emailVerified: true });
  const desk: Desk = { actor: SYSTEM, database, now: () => Temporal.Now.instant() };
  await database.asActor(SYSTEM, async (tx) => {
    await tx
      .insertInto('seat')
      .values({
        id: newId(),
        user_id: user.id,
        office_id: account.officeId,
        name: read.data.name,
        role: account.role,
        position: account.position ?? null,
      })
      .execute();
    await writeAudit(tx, desk, { action: 'create-account', subject: 'account', subjectId: user.id });
  });
  return { userId: user.id, password };
}

/**
 * Makes an account without a seat. `emailVerified`: somebody who may appoint vouches that the address is the person's.
 * @throws InvalidInput where the address has an account already
 */
export async function makeUser(
  signIn: AccountKeeper,
  account: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
    readonly emailVerified: boolean;
  },
): Promise<{ id: string; name: string; email: string }> {
  const context = await signIn.$context;
  const { name, password, emailVerified } = account;
  const email = account.email.toLowerCase();
  if (await context.internalAdapter.findUserByEmail(email))
    throw new InvalidInput({ email: 'accessEmailTaken' });
  const hash = await context.password.hash(password);
  const user = await context.internalAdapter.createUser({ email, name, emailVerified }, { method: 'admin' });
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: hash,
  });
  return { id: user.id, name, email };
}

/** The person behind a session, in the seat they chose or their first one; nothing for one without a seat today. */
export async function findPerson(
  database: Database,
  user: { readonly id: string; readonly name: string; readonly email: string },
  chosenSeatId?: string,
): Promise<Person | undefined> {
  const seats = await database.asActor(SYSTEM, (tx) => readSeats(tx, user.id));
  const seat =
    (chosenSeatId !== undefined && isId(chosenSeatId)
      ? seats.find((one) => one.id === chosenSeatId)
      : undefined) ?? seats[0];
  if (!seat) return undefined;
  const actor = actorOf(user.id, seat);
  if (!('userId' in actor)) return undefined;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: seat.role,
    seatId: seat.id,
    seats: seats.map((one) => ({
      seatId: one.id,
      officeName: one.name,
      role: one.role,
      position: one.position ?? undefined,
      acting: one.acting ?? undefined,
    })),
    officeName: seat.name,
    position: seat.position ?? undefined,
    acting: seat.acting ?? undefined,
    kind: actor.kind,
    areaCode: seat.area_code ?? undefined,
    partnerId: seat.partner_id ?? undefined,
    actor,
  };
}

interface Seat {
  readonly id: string;
  readonly office_id: string;
  readonly role: SeatRole;
  readonly position: string | null;
  readonly acting: Acting | null;
  readonly kind: string;
  readonly name: string;
  readonly area_code: string | null;
  readonly partner_id: string | null;
}

/** The seats that count today, in offices that stand today, and whose role fits the office. */
async function readSeats(tx: Transaction, userId: string): Promise<Seat[]> {
  const { rows } = await sql<Seat>`
    select s.id, s.office_id, s.role, s.position, s.acting, o.kind, o.name, o.area_code, o.partner_id
    from seat s join office o on o.id = s.office_id
    where s.user_id = ${userId}::uuid and s.role is not null
      and (now() at time zone ${OFFICE_ZONE})::date between s.valid_from and coalesce(s.valid_to, 'infinity')
      and (now() at time zone ${OFFICE_ZONE})::date between coalesce(o.valid_from, '-infinity') and coalesce(o.valid_to, 'infinity')
    order by s.acting is not null, o.name, s.id`.execute(tx);
  return rows.filter((seat) => actorOf(userId, seat).kind !== 'public');
}

/** What a seat lets its holder act as. A role that does not fit its office gives nothing but the public's view. */
export function actorOf(userId: string, seat: Omit<Seat, 'position' | 'acting' | 'name'>): Actor {
  const seated = { role: seat.role, userId, officeId: seat.office_id, seatId: seat.id };
  const kind = OFFICE_KIND_OF[seat.role].find((one) => one === seat.kind);
  switch (kind) {
    case 'ministry':
      return { kind: 'national', ...seated };
    case 'province':
    case 'regency':
      return seat.area_code?.length === (kind === 'province' ? 2 : 5)
        ? { kind, ...seated, areaCode: seat.area_code }
        : PUBLIC;
    case 'partner':
      return seat.partner_id === null ? PUBLIC : { kind: 'partner', ...seated, partnerId: seat.partner_id };
    case undefined:
      return PUBLIC;
  }
}

/**
 * A desk for work that goes on after the request that asked for it: as the same person in the same office, as far as
 * they still have that seat; as the product itself where nobody is named (the command line).
 */
export async function deskOfSeat(
  database: Database,
  userId: string | null,
  officeId: string | null,
): Promise<Desk> {
  const now = (): Temporal.Instant => Temporal.Now.instant();
  if (userId === null) return { actor: SYSTEM, database, now };
  const seats = await database.asActor(SYSTEM, (tx) => readSeats(tx, userId));
  const seat = seats.find((one) => one.office_id === officeId);
  return seat ? deskIn({ database, now }, userId, seat) : { actor: PUBLIC, database, now };
}

function deskIn(room: Pick<Desk, 'database' | 'now'>, userId: string, seat: Seat): Desk {
  const { acting, position } = seat;
  const capacity = capacityText({ acting: acting ?? undefined, position: position ?? undefined });
  return { database: room.database, now: room.now, actor: actorOf(userId, seat), capacity };
}

/** A desk in each seat a person holds today, for what they read in all their capacities at once; none without a seat. */
export async function desksOfPerson(room: Pick<Desk, 'database' | 'now'>, userId: string): Promise<Desk[]> {
  const seats = await room.database.asActor(SYSTEM, (tx) => readSeats(tx, userId));
  return seats.map((seat) => deskIn(room, userId, seat));
}

/** The desk of an account, for commands that act as somebody. @throws NotFound when there is no such account or seat */
export async function deskOfEmail(database: Database, signIn: AccountKeeper, email: string): Promise<Desk> {
  const context = await signIn.$context;
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
  const person = found ? await findPerson(database, found.user) : undefined;
  if (!person) throw new NotFound(`no account with an office for ${email}`);
  return { actor: person.actor, database, now: () => Temporal.Now.instant() };
}
