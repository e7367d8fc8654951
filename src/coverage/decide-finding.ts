import { demand, type Desk, officeOf, userOf, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { isField } from '#sectors/index.ts';
import { z } from 'zod';
import { isOneOf, readAreaHeads } from './area-heads.ts';
import { removeDecision, writeDecision } from './decision-store.ts';
import { findingId, overlapKey, readKey } from './finding.ts';
import { readOverlapHeads } from './overlap-store.ts';

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
  const read = Wish.safeParse(wish);
  if (!read.success)
    throw new InvalidInput(Object.fromEntries(read.error.issues.map((i) => [i.path.join('.'), i.message])));
  const { key, decision } = read.data;
  const reason = read.data.reason || null;
  const { kind, areaCode, officeId } = mayDecide(desk, key);
  if (decision === 'dismissed' && reason === null) throw new InvalidInput({ reason: 'coverageReasonNeeded' });
  await desk.database.asActor(desk.actor, async (tx) => {
    await demandStanding(tx, key);
    const userId = userOf(desk.actor);
    const at = desk.now().toString();
    if (!(await writeDecision(tx, { key, kind, areaCode, decision, reason, officeId, userId, at })))
      throw new Conflict('a colleague has decided it already');
    await writeAudit(tx, desk, {
      action: 'decide-finding',
      subject: 'finding',
      subjectId: findingId(key),
      reason: reason ?? undefined,
      before: { key },
      after: { key, decision, reason },
    });
  });
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
    const standing = await removeDecision(tx, key, officeId);
    if (!standing) throw new NotFound('no decision of this office');
    const { decidedAt: at, ...before } = standing;
    if (at !== decidedAt) throw new Conflict('a colleague has decided it anew');
    await writeAudit(tx, desk, {
      action: 'undo-finding-decision',
      subject: 'finding',
      subjectId: findingId(key),
      before: { key, ...before },
    });
  });
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
  const { heads } = await readOverlapHeads(tx, {
    area: parts?.areaCode ?? '',
    exactly: true,
    field: parts?.field,
  });
  const [head] = heads;
  if (!head) throw new NotFound('no such finding');
  if (overlapKey(head.areaCode, head.field, head.partnerIds) !== key)
    throw new Conflict('its partners have changed');
}
