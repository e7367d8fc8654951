import { SYSTEM } from '#database/index.ts';
import { Conflict, InvalidInput, NotFound, textFields } from '#kernel/index.ts';
import { z } from 'zod';
import { type AccountKeeper, actorOf, makeUser } from './accounts.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { hashOfInvitation, type InvitationView } from './invitation.ts';
import { claimInvitation, findInvitationByHash } from './invitation-store.ts';
import { findStoredOffice } from './office-store.ts';
import { seatDocument } from './seat-checks.ts';
import { findStoredSeat, updateSeat } from './seat-store.ts';
import { capacityText } from './seat.ts';
import { passwordFault } from './sign-in-password.ts';

const FORM = z.object({
  name: textFields('accessTooLong').neededText(200, 'accessFillName'),
  email: z.email('accessFillEmail').max(320, 'accessTooLong'),
  password: z.string().min(1, 'accessPasswordShort'),
});

interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** What a link is about; nothing for one that is not ours. Whoever holds the link may know. */
export async function findInvitation(
  desk: Desk,
  signIn: AccountKeeper,
  token: string,
): Promise<InvitationView | undefined> {
  const { secret, internalAdapter } = await signIn.$context;
  const hash = hashOfInvitation(secret, token);
  if (hash === undefined) return undefined;
  const found = await desk.database.asActor(SYSTEM, (tx) => findInvitationByHash(tx, hash, desk.now()));
  const email = found?.email ?? null;
  const known = email === null ? null : await internalAdapter.findUserByEmail(email);
  return found && { ...found, hasAccount: known !== null };
}

/**
 * Takes the seat of a link: with a new account of one's own, or with the account one is signed in to. The link works
 * once; where the one who invited wrote an address, for that address alone.
 * @throws NotFound for a link that is not open; InvalidInput by field
 */
export async function acceptInvitation(
  desk: Desk,
  signIn: AccountKeeper,
  input: {
    readonly token: string;
    readonly account?: Account | undefined;
    readonly name?: string | undefined;
    readonly email?: string | undefined;
    readonly password?: string | undefined;
  },
): Promise<{ userId: string; email: string }> {
  const invitation = await findInvitation(desk, signIn, input.token);
  if (invitation?.state !== 'open') throw new NotFound('no open invitation of this link');
  const account = input.account
    ? sameAddress(invitation, input.account)
    : await openAccount(signIn, invitation, input);
  try {
    await takeSeat(desk, invitation, account);
  } catch (error) {
    // Accounts live beside the register and cannot share its transaction.
    if (!input.account) await (await signIn.$context).internalAdapter.deleteUser(account.id);
    throw error;
  }
  return { userId: account.id, email: account.email };
}

function sameAddress(invitation: InvitationView, account: Account): Account {
  if (invitation.email !== null && invitation.email !== account.email.toLowerCase())
    throw new InvalidInput({ '': 'accessInvitationOther' });
  // Nobody gives themselves a seat, not by a link either.
  if (invitation.invitedBy === account.id) throw new InvalidInput({ '': 'accessInvitationOwn' });
  return account;
}

async function openAccount(
  signIn: AccountKeeper,
  invitation: InvitationView,
  input: {
    readonly name?: string | undefined;
    readonly email?: string | undefined;
    readonly password?: string | undefined;
  },
): Promise<Account> {
  const read = FORM.safeParse({
    name: input.name ?? '',
    email: invitation.email ?? input.email?.trim() ?? '',
    password: input.password ?? '',
  });
  const faults: Record<string, string> = {};
  for (const issue of read.error?.issues ?? []) faults[issue.path.join('.')] ??= issue.message;
  const { name = '', email = '', password = '' } = read.data ?? input;
  const fault = await passwordFault(password, [name, email, invitation.officeName]);
  if (fault !== undefined) faults['password'] = fault;
  if (!read.success || Object.keys(faults).length > 0) throw new InvalidInput(faults);
  try {
    return await makeUser(signIn, { name, email, password, emailVerified: invitation.email !== null });
  } catch (error) {
    if (error instanceof InvalidInput) throw new InvalidInput({ email: 'accessInvitationHasAccount' });
    throw error;
  }
}

async function takeSeat(desk: Desk, invitation: InvitationView, account: Account): Promise<void> {
  await desk.database.asActor(SYSTEM, async (tx) => {
    if (!(await claimInvitation(tx, invitation.id, account.id, desk.now().toString())))
      throw new NotFound('no open invitation of this link');
    const seat = await findStoredSeat(tx, invitation.seatId);
    const office = await findStoredOffice(tx, invitation.officeId);
    if (seat?.userId !== null || !office) throw new Conflict('the seat was changed meanwhile');
    const after = { ...seat, userId: account.id };
    if (!(await updateSeat(tx, seat, after))) throw new Conflict('the seat was changed meanwhile');
    // From here on as the person, who has the seat now.
    const taken = { id: seat.id, office_id: office.id, role: invitation.role, kind: office.kind };
    const actor = actorOf(account.id, { ...taken, area_code: office.areaCode, partner_id: office.partnerId });
    if (actor.kind !== 'public') await desk.database.actAs(tx, actor);
    const { acting, position } = invitation;
    const by: Desk = {
      ...desk,
      actor: actor.kind === 'public' ? SYSTEM : actor,
      capacity: capacityText({ acting: acting ?? undefined, position: position ?? undefined }),
    };
    await writeAudit(tx, by, {
      action: 'accept-invitation',
      subject: 'seat',
      subjectId: seat.id,
      version: seat.version + 1,
      before: seatDocument(seat),
      after: seatDocument(after),
    });
    await writeAudit(tx, by, {
      action: 'accept-invitation',
      subject: 'account',
      subjectId: account.id,
      after: { invitationId: invitation.id, seatId: seat.id, officeId: office.id },
    });
  });
}
