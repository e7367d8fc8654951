import { type Desk, mayDo, officeOf, todayOf } from '#access/index.ts';
import { readSideBySide, type SideBySide } from '#coverage/index.ts';
import { NotFound } from '#kernel/index.ts';
import { answerWay } from './answer-proposal.ts';
import { type ProposalState, proposalState, type StoredProposal } from './proposal.ts';
import { findProposal } from './proposal-store.ts';
import { partnersOf } from './propose-division.ts';

/** A proposal with what the reader may do with it, and the activities it is about, as far as they may see those. */
export interface ProposalView extends StoredProposal {
  readonly state: ProposalState;
  /** For whom of those asked the reader may answer, and how. */
  readonly answerable: readonly { readonly number: number; readonly way: 'own' | 'note' }[];
  readonly maySettle: boolean;
  readonly sideBySide: SideBySide;
}

/** @throws NotFound */
export async function getProposal(desk: Desk, id: string): Promise<ProposalView> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const found = await findProposal(tx, id);
    if (!found) throw new NotFound(`proposal ${id}`);
    const { areaCode, field } = found;
    const isOpen = found.settlement === null;
    return {
      ...found,
      state: proposalState(found, todayOf(desk.now())),
      answerable: found.addressees.flatMap((addressee) => {
        const way = isOpen ? answerWay(desk.actor, found, addressee) : undefined;
        return way === undefined ? [] : [{ number: addressee.number, way }];
      }),
      maySettle:
        isOpen &&
        officeOf(desk.actor) === found.officeId &&
        mayDo(desk.actor, 'decideFinding', { areaCodes: [areaCode] }),
      sideBySide: await readSideBySide(tx, { areaCode, field, partnerIds: partnersOf(found) }),
    };
  });
}
