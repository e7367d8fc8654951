import { type Desk, writeAudit } from '#access/index.ts';
import { concludeFinding, findingId } from '#coverage/index.ts';
import type { Transaction } from '#database/index.ts';
import type { Settlement, StoredProposal } from './proposal.ts';
import { type EndInput, linesFor, parseEnd, parseSettlement, type SettlementInput } from './proposal-form.ts';
import { updateOutcome } from './proposal-store.ts';
import { partnersOf, takeProposal } from './propose-division.ts';
import { addRecommendation } from './record-recommendation.ts';

/** Which negotiation, and how much was written to it when the person saw it. */
export interface SeenProposal {
  readonly id: string;
  readonly seen: number;
}

/**
 * Settles a negotiation as agreed: the division stands, the overlap is decided with the summary as its reason, and a
 * follow-up with an owner and a day comes into the ledger of the meeting. Gives the id of the follow-up.
 * @throws InvalidInput, Forbidden (also where the meeting is another office's), NotFound
 */
export async function settleProposal(
  desk: Desk,
  { id, seen, input }: SeenProposal & { readonly input: SettlementInput },
): Promise<string> {
  const { summary, meetingId, followup, ...given } = parseSettlement(input);
  return desk.database.asActor(desk.actor, async (tx) => {
    const proposal = await takeProposal(tx, desk, { id, seen });
    const lines = linesFor(partnersOf(proposal), given.lines);
    const recommendationId = await addRecommendation(tx, desk, meetingId, followup);
    await concludeFinding(tx, desk, { key: proposal.key, decision: 'confirmed', reason: summary });
    await close(tx, desk, proposal, {
      ...{ outcome: 'agreed', text: summary, lines, recommendationId, meetingId },
    });
    return recommendationId;
  });
}

/**
 * Ends a negotiation without a division: nobody agreed, and the overlap stays open; or the activities complete each
 * other, which decides the overlap.
 * @throws InvalidInput, Forbidden, NotFound
 */
export async function endProposal(
  desk: Desk,
  { id, seen, input }: SeenProposal & { readonly input: EndInput },
): Promise<void> {
  const { outcome, text } = parseEnd(input);
  await desk.database.asActor(desk.actor, async (tx) => {
    const proposal = await takeProposal(tx, desk, { id, seen });
    if (outcome === 'complementary')
      await concludeFinding(tx, desk, { key: proposal.key, decision: 'dismissed', reason: text });
    const { meetingId } = proposal;
    await close(tx, desk, proposal, { outcome, text, lines: [], recommendationId: null, meetingId });
  });
}

async function close(
  tx: Transaction,
  desk: Desk,
  { id, key }: StoredProposal,
  made: Omit<Settlement, 'at' | 'capacity'> & { readonly meetingId: string | null },
): Promise<void> {
  await updateOutcome(tx, id, { ...made, at: desk.now().toString(), capacity: desk.capacity ?? null });
  await writeAudit(tx, desk, {
    action: made.outcome === 'agreed' ? 'settle-proposal' : 'end-proposal',
    subject: 'finding',
    subjectId: findingId(key),
    reason: made.text,
    after: { key, proposal: id, outcome: made.outcome, lines: made.lines.map(({ text }) => text) },
  });
}
