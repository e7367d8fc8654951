import { findGaps, findOverlaps } from '#coverage/index.ts';
import { NotFound } from '#kernel/index.ts';
import { getMeeting } from '#meetings/index.ts';
import { decideActions } from '../../../tumpang-tindih/decide-actions.ts';
import { gapViews, overlapViews } from '../../../tumpang-tindih/finding-view.ts';
import { daysWords } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** What is looked at in a room at once. */
const A_PAGE = 10;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale } }) => {
  const meeting = await getMeeting(desk, params.id);
  if (meeting.removedAt !== null) throw new NotFound(`meeting ${params.id}`);
  const { title, areaCode: area } = meeting.record;
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page') ?? 1)) || 1);
  const on = { area, show: 'open' as const, limit: A_PAGE, offset: (page - 1) * A_PAGE };
  const overlaps = await findOverlaps(desk, on);
  const gaps = await findGaps(desk, on);
  return {
    id: meeting.id,
    title,
    when: daysWords(meeting.record, locale),
    done: url.searchParams.get('done'),
    page,
    size: A_PAGE,
    total: Math.max(overlaps.total, gaps.total),
    overlaps: { total: overlaps.total, findings: await overlapViews(desk, overlaps.findings, locale) },
    gaps: { total: gaps.total, findings: gapViews(desk, gaps.findings, locale) },
  };
};

export const actions: Actions = decideActions;
