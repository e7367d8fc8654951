import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { listMeetingPapers, MEETING_PAPERS } from '#meetings/index.ts';
import { PAPER_LEADS, PAPER_WORDS, slugOf, stateWords } from '../../paper-words.ts';
import { wordOfMeeting } from '../notula/minutes-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { meeting, papers } = await listMeetingPapers(desk, params.id);
  return {
    id: meeting.id,
    title: meeting.record.title,
    named: await wordOfMeeting(desk, meeting, locale),
    officeId: meeting.officeId,
    isRemoved: meeting.removedAt !== null,
    papers: MEETING_PAPERS.map((paper) => ({
      slug: slugOf(paper),
      name: PAPER_WORDS[paper](),
      lead: PAPER_LEADS[paper](),
      state: stateWords(
        papers.find(({ kind }) => kind === paper),
        locale,
      ),
    })),
  };
};
