import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, mayDo } from '#access/index.ts';
import { getMeeting, listAttendance, subjectOfMeeting } from '#meetings/index.ts';
import { minutesContent, minutesPaper } from '#minutes/index.ts';
import { formatDate } from '#ui/format.ts';
import { formOf, paperResponse } from '../../../../../paper-response.ts';
import { CATEGORY_WORDS, daysWords, placeWords } from '../../../../words.ts';
import type { RequestHandler } from './$types';

/** The minutes as DOCX or PDF, in the language of the screen; a draft until they are signed. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, user, locale } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { content, state, steps } = await minutesContent(desk, params.id);
  const isFinal = state === 'signed' || state === 'locked';
  const circulated = steps.filter(({ kind }) => kind === 'circulate').length;
  const paper = minutesPaper(content, {
    locale,
    date: (day) => formatDate(day, locale),
    when: daysWords(content.meeting, locale),
    place: placeWords(content.meeting),
    category: (category) => CATEGORY_WORDS[category](),
    ...(content.meeting.kind === 'interministerial' && { signers: await signersOf(desk, params.id) }),
    draft: isFinal ? null : Math.max(1, circulated),
    madeAt: desk.now().toString(),
  });
  return paperResponse(paper, formOf(url));
};

/** Who was there, once each; their names are for who calls the meeting. */
async function signersOf(desk: Desk, id: string) {
  if (!mayDo(desk.actor, 'planMeeting', subjectOfMeeting(await getMeeting(desk, id)))) return [];
  const { attendants } = await listAttendance(desk, id);
  return [...new Map(attendants.map((one) => [`${one.name} ${one.institution}`, one])).values()];
}
