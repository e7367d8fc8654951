import { dayOf, type Desk, matterGroup, type MatterGroup, type MatterRequest } from '#access/index.ts';
import { m } from '#messages/messages.js';
import { fieldName } from '#sectors/index.ts';
import { listProposals } from './list-proposals.ts';
import { answersNow, lastRound } from './proposal.ts';

/** What an office's next people must know of divisions that are proposed: its own, and those that wait for its answer. */
export async function proposalMatters(desk: Desk, { office, locale }: MatterRequest): Promise<MatterGroup[]> {
  const words = { locale };
  const open = (await listProposals(desk, { open: true })).filter(
    (one) =>
      one.officeId === office.id ||
      one.addressees.some(
        ({ officeId, partnerId }) =>
          officeId === office.id || (partnerId !== null && partnerId === office.partnerId),
      ),
  );
  return matterGroup(
    {
      chapter: 'deadlines',
      title: m.negotiationMatters({}, words),
      path: '/tumpang-tindih/usulan',
    },
    open.map((one) => {
      const answers = answersNow(one);
      const { answerBy, at } = lastRound(one);
      const count = answers.filter(({ answer }) => answer !== undefined).length;
      return {
        text: m.negotiationAbout({ field: fieldName(one.field, locale), place: one.areaName }, words),
        detail: `${m.negotiationAnswers({}, words)}: ${m.negotiationAnswersCount({ count, total: answers.length }, words)}`,
        path: `/tumpang-tindih/usulan/${one.id}`,
        source: one.officeName,
        date: dayOf(at),
        due: answerBy,
      };
    }),
  );
}
