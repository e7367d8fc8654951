import { listFollowups } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { recommendationRow } from '../rakor/recommendation-row.ts';
import { scoreWords, STATE_WORDS } from '../rakor/words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const STATES = [
  'late',
  'escalated',
  'unfinished',
  'open',
  'progress',
  'reported',
  'done',
  'cancelled',
] as const;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  const query = url.searchParams;
  const state = STATES.find((one) => one === query.get('state'));
  const written = query.get('year') ?? '';
  const year = /^\d{4}$/.test(written) ? Number(written) : undefined;
  const owner =
    query
      .get('owner')
      ?.replaceAll(/\p{Cc}/gu, '')
      .slice(0, 300) || undefined;
  const own = query.get('own') === 'ya' && user !== null;
  const ledger = await listFollowups(desk, { state, year, owner, own });
  return {
    state: state ?? '',
    year: year ?? null,
    owner: owner ?? '',
    own,
    mayOwn: user !== null,
    states: STATES.filter((value) => value !== 'escalated' || user !== null).map((value) => ({
      value,
      label: stateWord(value),
    })),
    stateLabel: state === undefined ? undefined : stateWord(state),
    score: scoreWords(ledger.score),
    rows: ledger.recommendations.map((one) => recommendationRow(one, locale)),
    byOwner: ledger.byOwner.map((one) => ({ ...one, key: one.owner, label: one.owner })),
    byYear: ledger.byYear.map((one) => ({ ...one, key: one.year, label: one.year })),
  };
};

function stateWord(state: (typeof STATES)[number]): string {
  if (state === 'late') return m.meetingsStateLate();
  if (state === 'escalated') return m.meetingsStateEscalated();
  return state === 'unfinished' ? m.meetingsStateUnfinished() : STATE_WORDS[state]();
}
