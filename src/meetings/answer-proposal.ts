import { type Desk, mayDo, officeOf, writeAudit } from '#access/index.ts';
import { findingId } from '#coverage/index.ts';
import type { Actor } from '#database/index.ts';
import { Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { type Addressee, lastRound, type StoredProposal } from './proposal.ts';
import { type AnswerInput, parseAnswer } from './proposal-form.ts';
import { findProposal, insertAnswer, lockNegotiation } from './proposal-store.ts';
import { actedOf } from './propose-division.ts';

/**
 * Answers a proposal for one of those it asks: in their own name, or as the bureau that notes what somebody without an
 * office here said elsewhere. Answers are only added; the last one counts.
 * @param round the round that the person saw
 * @throws InvalidInput, Forbidden, NotFound
 */
export async function answerProposal(
  desk: Desk,
  { id, round, input }: { readonly id: string; readonly round: number; readonly input: AnswerInput },
): Promise<void> {
  const { addressee: number, kind, body } = parseAnswer(input);
  await desk.database.asActor(desk.actor, async (tx) => {
    await lockNegotiation(tx, id);
    const proposal = await findProposal(tx, id);
    const addressee = proposal?.addressees.find((one) => one.number === number);
    if (!proposal || !addressee) throw new NotFound(`proposal ${id}`);
    const way = answerWay(desk.actor, proposal, addressee);
    if (way === undefined) throw new Forbidden('it is answered by who is asked');
    if (proposal.settlement !== null) throw new InvalidInput({ '': 'negotiationErrorSettled' });
    if (lastRound(proposal).number !== round) throw new InvalidInput({ '': 'negotiationErrorMeanwhile' });
    if (way === 'note' && body === null) throw new InvalidInput({ body: 'negotiationErrorNoted' });
    await insertAnswer(tx, id, { id: newId(), round, addressee: number, kind, body }, actedOf(desk));
    await writeAudit(tx, desk, {
      action: way === 'own' ? 'answer-proposal' : 'note-answer',
      subject: 'finding',
      subjectId: findingId(proposal.key),
      after: { key: proposal.key, proposal: id, round, addressee: number, answer: kind, body },
    });
  });
}

/** How the actor may answer for one of those asked: in their own name, by noting it, or not at all. */
export function answerWay(
  actor: Actor,
  { areaCode, officeId }: Pick<StoredProposal, 'areaCode' | 'officeId'>,
  addressee: Addressee,
): 'own' | 'note' | undefined {
  if (mayDo(actor, 'reportFollowup', { officeId: addressee.officeId, partnerId: addressee.partnerId }))
    return 'own';
  const isProposer = officeOf(actor) === officeId && mayDo(actor, 'decideFinding', { areaCodes: [areaCode] });
  return isProposer && !addressee.hasOffice ? 'note' : undefined;
}
