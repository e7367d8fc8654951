import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { answersNow, lastRound, listProposals } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import { aboutWords, stateMark } from './words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const proposals = await listProposals(desk);
  return {
    rows: proposals.map((proposal) => {
      const answers = answersNow(proposal);
      const given = answers.filter(({ answer }) => answer !== undefined).length;
      return {
        id: proposal.id,
        about: aboutWords(proposal, locale),
        bureau: proposal.officeName,
        answerBy: formatDate(lastRound(proposal).answerBy, locale),
        answers: m.negotiationAnswersCount({ count: given, total: answers.length }),
        state: stateMark(proposal.state),
        isAwaited: proposal.waitsForReader,
      };
    }),
  };
};
