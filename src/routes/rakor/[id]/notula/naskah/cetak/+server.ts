import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, mayDo } from '#access/index.ts';
import { getMeeting, listAttendance, meetingAnnexes, subjectOfMeeting } from '#meetings/index.ts';
import { chosenAnnexes, letterWords, minutesContent, minutesPaper } from '#minutes/index.ts';
import { formatDate } from '#ui/format.ts';
import { formOf, paperResponse } from '../../../../../paper-response.ts';
import { CATEGORY_WORDS, placeWords } from '../../../../words.ts';
import { annexesOfQuery } from '../annex-choice.ts';
import type { RequestHandler } from './$types';

/**
 * The minutes as DOCX or PDF, in the language of the screen; a draft until they are signed. With the annexes that the
 * address names (`lampiran`), else with those that were chosen last.
 */
export const GET: RequestHandler = async ({ params, url, locals: { desk, user, locale } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { content, letters, state, steps, writing } = await minutesContent(desk, params.id);
  const isFinal = state === 'signed' || state === 'locked';
  const circulated = steps.filter(({ kind }) => kind === 'circulate').length;
  const date = (day: string) => formatDate(day, locale);
  const chosen = annexesOfQuery(url.searchParams) ?? (await chosenAnnexes(desk, params.id));
  const paper = minutesPaper(content, {
    locale,
    date,
    place: placeWords(content.meeting),
    category: (category) => CATEGORY_WORDS[category](),
    ...(content.meeting.kind === 'interministerial' && { signers: await signersOf(desk, params.id) }),
    writing,
    letters: letterWords(letters, date, locale),
    annexes: await meetingAnnexes(desk, { meetingId: params.id, chosen, locale }),
    number: steps.findLast(({ kind }) => kind === 'sign')?.number ?? null,
    archiveCopy: url.searchParams.get('arsip') === 'ya',
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
