import { demand, type Desk, userOf, writeAudit } from '#access/index.ts';
import { InvalidInput, isId, NotFound } from '#kernel/index.ts';
import { forgetDecision, rememberDecision } from './duplicate-store.ts';
import { readPartners } from './partner-store.ts';

export interface LikenessDecision {
  readonly ids: readonly [string, string];
  readonly reason: string;
}

/** Declares two alike partners different, with a reason; the pair is not proposed again. @throws InvalidInput without a reason */
export async function declareDifferent(desk: Desk, { ids, reason }: LikenessDecision): Promise<void> {
  demand(desk.actor, 'mergePartners');
  const why = reason.trim();
  if (why === '') throw new InvalidInput({ reason: 'partnersErrorReason' });
  if (why.length > 2000) throw new InvalidInput({ reason: 'partnersErrorTooLong' });
  await desk.database.asActor(desk.actor, async (tx) => {
    if (ids[0] === ids[1] || (await readPartners(tx, ids)).size < 2)
      throw new NotFound('two partners are needed');
    const at = desk.now().toString();
    await rememberDecision(tx, {
      a: ids[0],
      b: ids[1],
      decision: 'different',
      reason: why,
      userId: userOf(desk.actor),
      at,
    });
    for (const [id, other] of [ids, [ids[1], ids[0]] as const])
      await writeAudit(tx, desk, {
        action: 'declare-different',
        subject: 'partner',
        subjectId: id,
        reason: why,
        after: { different: other },
      });
  });
}

/** Takes a decision back, so that the pair is proposed again. */
export async function reconsiderLikeness(desk: Desk, ids: readonly [string, string]): Promise<void> {
  demand(desk.actor, 'mergePartners');
  if (!ids.every(isId)) throw new NotFound('two partners are needed');
  await desk.database.asActor(desk.actor, async (tx) => {
    await forgetDecision(tx, ids[0], ids[1]);
    for (const [id, other] of [ids, [ids[1], ids[0]] as const])
      await writeAudit(tx, desk, {
        action: 'reconsider-likeness',
        subject: 'partner',
        subjectId: id,
        after: { reconsidered: other },
      });
  });
}
