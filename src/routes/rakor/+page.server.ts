import { mayDo } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { type CountedMeeting, listMeetings, MEETING_KINDS } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { circleMark } from '../circle-choices.ts';
import { categoryCounts } from './category-counts.ts';
import { daysWords, KIND_WORDS, placeWords } from './words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale } }) => {
  const kind = MEETING_KINDS.find((one) => one === url.searchParams.get('kind'));
  const written = url.searchParams.get('year') ?? '';
  const year = /^\d{4}$/.test(written) ? Number(written) : undefined;
  const { coming, past, drafts } = await listMeetings(desk, { kind, year });
  const rows = (meetings: readonly CountedMeeting[]) => meetings.map((meeting) => rowWords(meeting, locale));
  return {
    coming: rows(coming),
    past: rows(past),
    drafts: rows(drafts),
    kind: kind ?? '',
    year: year ?? null,
    kinds: MEETING_KINDS.map((value) => ({ value, label: KIND_WORDS[value]() })),
    mayPlan: mayDo(desk.actor, 'planMeeting'),
    planWords: desk.actor.kind === 'partner' ? m.negotiationPlanEvent() : m.meetingsPlan(),
  };
};

function rowWords(meeting: CountedMeeting, locale: Locale) {
  return {
    id: meeting.id,
    title: meeting.title,
    kind: KIND_WORDS[meeting.kind](),
    when: daysWords(meeting, locale),
    where: placeWords(meeting),
    organiser: meeting.officeName,
    called: categoryCounts(meeting.invited, meeting.partners),
    circle: circleMark(meeting.visibility, locale),
  };
}
