import { demand, type Desk, officeOf, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { isField } from '#sectors/index.ts';
import { z } from 'zod';
import { isOneOf, readAreaHeads } from './area-heads.ts';
import { removeDecision, writeDecision } from './decision-store.ts';
import { type Decision, findingId, readKey } from './finding.ts';
import { findOverlapHead } from './overlap-of-key.ts';

const Wish = z.object({
  key: z.string().max(200),
  decision: z.enum(['confirmed', 'dismissed'], 'coverageChooseFromList'),
  reason: z.string().trim().max(2000, 'coverageReasonTooLong').optional(),
});
export type DecisionWish = z.input<typeof Wish>;

/**
 * Confirms an overlap or a gap, or dismisses it with a reason. It is remembered for the office; when the partners of an
 * overlap change it is another finding, which carries this decision as an earlier one. A decision is not decided over:
 * it is taken back first.
 * @throws NotFound for no such finding, Conflict where its partners have changed or a colleague has decided meanwhile,
 * Forbidden outside the office's area, InvalidInput where a dismissal has no reason
 */
export async function decideFinding(desk: Desk, wish: DecisionWish): Promise<void> {
  const given = readDecision(desk, wish);
  await desk.database.asActor(desk.actor, async (tx) => {
    await demandStanding(tx, given.key);
    if (!(await write(tx, desk, given))) throw new Conflict('a colleague has decided it already');
  });
}

/**
 * Decides about a finding what its negotiation came to, in the transaction of that: the office's earlier decision gives
 * way, and a finding that is no longer there with these partners is left alone.
 * @returns whether it was decided
 * @throws Forbidden outside the office's area, InvalidInput where a dismissal has no reason
 */
export async function concludeFinding(tx: Transaction, desk: Desk, wish: DecisionWish): Promise<boolean> {
  const given = readDecision(desk, wish);
  if ((await findOverlapHead(tx, given.key))?.key !== given.key) return false;
  await takeBack(tx, desk, given);
  return write(tx, desk, given);
}

interface Given extends ReturnType<typeof mayDecide> {
  readonly key: string;
  readonly decision: Decision['decision'];
  readonly reason: string | null;
}

function readDecision(desk: Desk, wish: DecisionWish): Given {
  const read = Wish.safeParse(wish);
  if (!read.success)
    throw new InvalidInput(Object.fromEntries(read.error.issues.map((i) => [i.path.join('.'), i.message])));
  const { key, decision } = read.data;
  const reason = read.data.reason || null;
  const where = mayDecide(desk, key);
  if (decision === 'dismissed' && reason === null) throw new InvalidInput({ reason: 'coverageReasonNeeded' });
  return { ...where, key, decision, reason };
}

/** @returns false where the office has a decision already */
async function write(
  tx: Transaction,
  desk: Desk,
  { key, kind, areaCode, officeId, decision, reason }: Given,
): Promise<boolean> {
  const userId = userOf(desk.actor);
  const at = desk.now().toString();
  if (!(await writeDecision(tx, { key, kind, areaCode, decision, reason, officeId, userId, at })))
    return false;
  await writeAudit(tx, desk, {
    action: 'decide-finding',
    subject: 'finding',
    subjectId: findingId(key),
    reason: reason ?? undefined,
    before: { key },
    after: { key, decision, reason },
  });
  return true;
}

/**
 * Takes the office's own decision back, so that the finding is open again.
 * @param decidedAt of the decision that the person saw
 * @throws NotFound where the office has decided nothing about it, Conflict where a colleague took that decision back and
 * made another one, Forbidden outside the office's area
 */
export async function undoFindingDecision(desk: Desk, key: string, decidedAt: string): Promise<void> {
  const { officeId } = mayDecide(desk, key);
  await desk.database.asActor(desk.actor, async (tx) => {
    const standing = await takeBack(tx, desk, { key, officeId });
    if (!standing) throw new NotFound('no decision of this office');
    if (standing.decidedAt !== decidedAt) throw new Conflict('a colleague has decided it anew');
  });
}

async function takeBack(tx: Transaction, desk: Desk, { key, officeId }: Pick<Given, 'key' | 'officeId'>) {
  const standing = await removeDecision(tx, key, officeId);
  if (!standing) return undefined;
  const { decision, reason } = standing;
  await writeAudit(tx, desk, {
    action: 'undo-finding-decision',
    subject: 'finding',
    subjectId: findingId(key),
    before: { key, decision, reason },
  });
  return standing;
}

function mayDecide(desk: Desk, key: string): { kind: 'overlap' | 'gap'; areaCode: string; officeId: string } {
  const parts = readKey(key);
  if (!parts) throw new NotFound('no such finding');
  demand(desk.actor, 'decideFinding', { areaCodes: [parts.areaCode] });
  const officeId = officeOf(desk.actor);
  if (officeId === null) throw new Forbidden('a decision is made by an office');
  return { ...parts, officeId };
}

/** Demands that the finding is there now, with the partners the key was made of. */
async function demandStanding(tx: Transaction, key: string): Promise<void> {
  const parts = readKey(key);
  if (parts?.kind === 'gap') {
    const areas = await readAreaHeads(tx, isOneOf([parts.areaCode]));
    if (areas.size === 0 || !isField(parts.field)) throw new NotFound('no such finding');
    return;
  }
  const head = await findOverlapHead(tx, key);
  if (!head) throw new NotFound('no such finding');
  if (head.key !== key) throw new Conflict('its partners have changed');
}
