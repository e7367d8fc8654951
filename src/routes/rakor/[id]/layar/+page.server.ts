import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { getMeeting } from '#meetings/index.ts';
import {
  draftOf,
  type DraftArticle,
  isTakenOut,
  joined,
  readMinutes,
  standingWords,
} from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import { clockWords } from '../../words.ts';
import { wordOfMeeting } from '../notula/minutes-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** What the room sees: decisions, commitments and recommendations as they stand. No notes, no names of people. */
const SHOWN_KINDS = ['decision', 'commitment', 'recommendation'] as const;
const LOOKS = ['terang', 'gelap'] as const;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { entries } = await readMinutes(desk, params.id);
  const meeting = await getMeeting(desk, params.id);
  const { record } = meeting;
  const standing = entries
    .filter((entry) => !isTakenOut(entry))
    .map((entry) => ({ ...standingWords(entry), versions: entry.versions.length, begunAt: entry.begunAt }));
  const shown = standing.find(({ kind }) => kind === 'shown');
  const article = draftOf(entries).articles.find(({ entry }) => entry.id === shown?.underId);
  const chosen = shown?.agendaItemId;
  const latest = standing.filter(({ agendaItemId }) => agendaItemId !== null).at(-1)?.agendaItemId;
  const item = record.agenda.find(({ id }) => id === (chosen ?? latest)) ?? record.agenda[0];
  const groups = SHOWN_KINDS.map((kind) => ({
    kind,
    title: {
      decision: m.minutesDecisions,
      commitment: m.minutesCommitments,
      recommendation: m.minutesRecommendations,
    }[kind](),
    rows: standing
      .filter((words) => words.kind === kind && words.body.trim() !== '')
      .map(({ id, body, owner, due, agendaItemId }) => ({
        id,
        body,
        isHere: agendaItemId === item?.id,
        owner,
        due: due === null ? null : formatDate(due, locale),
      })),
  })).filter(({ rows }) => rows.length > 0);
  const look = LOOKS.find((one) => one === url.searchParams.get('tampilan')) ?? 'terang';
  return {
    id: params.id,
    title: record.title,
    named: await wordOfMeeting(desk, meeting, locale),
    article: article ? articleOf(article) : null,
    now: item === undefined ? null : { title: item.title, time: clockWords(item, record.timeZone, locale) },
    speaker: [item?.speaker, item?.institution].filter(Boolean).join(', '),
    groups,
    look,
    otherLook: LOOKS.find((one) => one !== look) ?? 'gelap',
  };
};

/** The article before the room, with all words where two wrote on it at once. */
function articleOf({ entry, inputs }: DraftArticle) {
  const { label, body, agreed } = joined(entry.versions);
  return {
    label: label ?? m.risalahArticle(),
    initial: body,
    agreed: agreed?.trim() ? agreed : null,
    inputs: inputs
      .map(({ id, versions }) => ({ id, ...joined(versions) }))
      .filter((input) => input.body.trim() !== '')
      .map(({ id, speaker, body: said }) => ({ id, institution: speaker, body: said })),
  };
}
