import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { newId } from '#kernel/index.ts';
import { getMeeting } from '#meetings/index.ts';
import { isTakenOut, readMinutes } from '#minutes/index.ts';
import { versionView } from '../minutes-view.ts';
import { wordOfMeeting } from '../minutes-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** Everything that was ever written, also what was taken out, with what stood before. */
export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { entries, state } = await readMinutes(desk, params.id);
  const meeting = await getMeeting(desk, params.id);
  const { record } = meeting;
  const told = entries.filter(({ versions }) => versions[0]?.kind !== 'shown');
  return {
    id: params.id,
    title: record.title,
    named: await wordOfMeeting(desk, meeting, locale),
    mayWrite: state === 'draft' || state === 'circulated',
    entries: told.map((entry) => ({
      id: entry.id,
      heads: entry.heads.join(','),
      isTakenOut: isTakenOut(entry),
      versions: [...entry.earlier, ...entry.versions].reverse().map((edit) => ({
        ...versionView(edit, { locale, record }),
        isStanding: entry.versions.includes(edit),
        editId: newId(),
      })),
    })),
  };
};
