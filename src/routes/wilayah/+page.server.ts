import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type AreaRef, listChildren, searchAreas } from '#areas/index.ts';
import { kindWord } from './area-words.ts';
import { asCode } from './area-code.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const MOST = 30;

export const load: PageServerLoad = async ({ url, locals: { desk } }) => {
  const query = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const code = asCode(query);
  if (code !== undefined) redirect(303, resolve('/wilayah/[code]', { code }));
  const { found, provinces } = await desk.database.asActor(desk.actor, async (tx) => ({
    found: query === '' ? [] : await searchAreas(tx, query, { limit: MOST }),
    provinces: await listChildren(tx, null),
  }));
  return {
    query,
    found: found.map((area: AreaRef) => ({
      code: area.code,
      name: area.name,
      kind: kindWord(area.kind),
      path: area.path,
    })),
    isFull: found.length === MOST,
    provinces: provinces.map(({ code: province, name }) => ({ code: province, name })),
  };
};
