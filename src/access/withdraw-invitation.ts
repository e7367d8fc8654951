import { isId, NotFound } from '#kernel/index.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { withdrawOpen } from './invitation-store.ts';

/** Takes an invitation back: its link is worth nothing from now on. @throws NotFound where none is open that is the actor's to take back */
export async function withdrawInvitation(desk: Desk, input: { readonly id: string }): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    // Which are theirs, row-level security says: those to seats the actor may appoint to.
    const [withdrawn] = isId(input.id) ? await withdrawOpen(tx, { id: input.id }, desk.now().toString()) : [];
    if (!withdrawn) throw new NotFound(`no open invitation ${input.id}`);
    await writeAudit(tx, desk, {
      action: 'withdraw-invitation',
      subject: 'account',
      subjectId: withdrawn.id,
      after: { seatId: withdrawn.seatId },
    });
  });
}
