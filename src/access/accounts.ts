import { randomBytes } from 'node:crypto';
import { type Actor, type Database, PUBLIC, SYSTEM, type Transaction } from '#database/index.ts';
import { InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { z } from 'zod';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import type { SignIn } from './sign-in.ts';

export const ROLES = [
  'national-viewer',
  'province-administrator',
  'regency-operator',
  'partner-officer',
] as const;
export type Role = (typeof ROLES)[number];

export interface NewAccount {
  readonly name: string;
  readonly email: string;
  /** At least 12 characters; made and returned where none is given. */
  readonly password?: string | undefined;
  readonly officeId: string;
  readonly role: Role;
  readonly position?: string | undefined;
}

/** A signed-in person in one of their offices, as pages and rooms need them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly officeName: string;
  readonly kind: 'national' | 'province' | 'regency' | 'partner';
  readonly areaCode: string | undefined;
  readonly partnerId: string | undefined;
  readonly actor: Actor;
}

const FORM = z.object({
  name: z.string().trim().min(1, 'accessFillName').max(200, 'accessTooLong'),
  email: z.email('accessFillEmail').max(320, 'accessTooLong'),
  password: z.string().min(12, 'accessPasswordShort').max(200, 'accessTooLong').optional(),
});

/**
 * Makes an account and its seat in an office. For the command line and the demonstration; there is no open registration.
 * @returns the password, so that a made one can be told once
 */
export async function createAccount(
  database: Database,
  signIn: SignIn,
  account: NewAccount,
): Promise<{ userId: string; password: string }> {
  const read = FORM.safeParse(account);
  if (!read.success)
    throw new InvalidInput(Object.fromEntries(read.error.issues.map((i) => [i.path.join('.'), i.message])));
  const context = await signIn.$context;
  const email = read.data.email.toLowerCase();
  if (await context.internalAdapter.findUserByEmail(email))
    throw new InvalidInput({ email: 'accessEmailTaken' });
  const password = read.data.password ?? randomBytes(12).toString('base64url');
  const user = await context.internalAdapter.createUser(
    { email, name: read.data.name, emailVerified: true },
    { method: 'admin' },
  );
  await context.internalAdapter.linkAccount({
    userId: user.id,
    providerId: 'credential',
    accountId: user.id,
    password: await context.password.hash(password),
  });
  const desk: Desk = { actor: SYSTEM, database, now: () => Temporal.Now.instant() };
  await database.asActor(SYSTEM, async (tx) => {
    await tx
      .insertInto('membership')
      .values({
        user_id: user.id,
        office_id: account.officeId,
        role: account.role,
        position: account.position ?? null,
      })
      .execute();
    await writeAudit(tx, desk, { action: 'create-account', subject: 'account', subjectId: user.id });
  });
  return { userId: user.id, password };
}

/** The person behind a session, in the office they chose or their first one; nothing for one without an office. */
export async function findPerson(
  database: Database,
  user: { readonly id: string; readonly name: string; readonly email: string },
  chosenOfficeId?: string,
): Promise<Person | undefined> {
  const seats = await database.asActor(SYSTEM, (tx) => readSeats(tx, user.id));
  const seat =
    (chosenOfficeId !== undefined && isId(chosenOfficeId)
      ? seats.find((one) => one.office_id === chosenOfficeId)
      : undefined) ?? seats[0];
  if (!seat) return undefined;
  const actor = actorOf(user.id, seat);
  if (actor.kind === 'public' || actor.kind === 'system') return undefined;
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: seat.role as Role,
    officeName: seat.name,
    kind: actor.kind,
    areaCode: seat.area_code ?? undefined,
    partnerId: seat.partner_id ?? undefined,
    actor,
  };
}

interface Seat {
  readonly office_id: string;
  readonly role: string;
  readonly name: string;
  readonly area_code: string | null;
  readonly partner_id: string | null;
}

function readSeats(tx: Transaction, userId: string): Promise<Seat[]> {
  return tx
    .selectFrom('membership')
    .innerJoin('office', 'office.id', 'membership.office_id')
    .select(['office_id', 'role', 'name', 'area_code', 'partner_id'])
    .where('user_id', '=', userId)
    .orderBy('office.name')
    .execute();
}

/** What a seat lets its holder act as. A role that does not fit its office gives nothing but the public's view. */
function actorOf(userId: string, seat: Seat): Actor {
  const officeId = seat.office_id;
  switch (seat.role as Role) {
    case 'national-viewer':
      return { kind: 'national', userId, officeId };
    case 'province-administrator':
      return seat.area_code?.length === 2
        ? { kind: 'province', userId, officeId, areaCode: seat.area_code }
        : { kind: 'public' };
    case 'regency-operator':
      return seat.area_code?.length === 5
        ? { kind: 'regency', userId, officeId, areaCode: seat.area_code }
        : { kind: 'public' };
    case 'partner-officer':
      return seat.partner_id === null
        ? { kind: 'public' }
        : { kind: 'partner', userId, officeId, partnerId: seat.partner_id };
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
  return { actor: seat ? actorOf(userId, seat) : PUBLIC, database, now };
}

/** The desk of an account, for commands that act as somebody. @throws NotFound when there is no such account or seat */
export async function deskOfEmail(database: Database, signIn: SignIn, email: string): Promise<Desk> {
  const context = await signIn.$context;
  const found = await context.internalAdapter.findUserByEmail(email.toLowerCase());
  const person = found ? await findPerson(database, found.user) : undefined;
  if (!person) throw new NotFound(`no account with an office for ${email}`);
  return { actor: person.actor, database, now: () => Temporal.Now.instant() };
}
