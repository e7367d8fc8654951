import { resolve } from '$app/paths';
import { mayDo } from '#access/index.ts';
import { findArea, listAreaChanges } from '#areas/index.ts';
import { asCode } from '../area-code.ts';
import { changeKindWord, changeSentence } from '../change-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;
const PAGE = 50;

export const load: PageServerLoad = async ({ url, locals: { desk } }) => {
  const page = Math.max(1, Math.trunc(Number(url.searchParams.get('page') ?? 1)) || 1);
  const within = asCode(url.searchParams.get('area') ?? '');
  const area =
    within === undefined ? undefined : await desk.database.asActor(desk.actor, (tx) => findArea(tx, within));
  const { changes, total } = await listAreaChanges(desk, {
    within: area?.code,
    limit: PAGE,
    offset: (page - 1) * PAGE,
  });
  return {
    mayRecord: mayDo(desk.actor, 'recordAreaChange'),
    area: area && { code: area.code, name: area.name, href: resolve('/wilayah/[code]', { code: area.code }) },
    page,
    pageSize: PAGE,
    total,
    hasUndone: changes.some(({ undoneAt }) => undoneAt !== null),
    changes: changes.map((change) => ({
      id: change.id,
      date: change.date,
      kind: changeKindWord(change.kind),
      what: changeSentence(change),
      basis: change.basis,
      isUndone: change.undoneAt !== null,
    })),
  };
};
