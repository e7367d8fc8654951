import { mayDo } from '#access/index.ts';
import { awaitsTakeover } from '#handover/index.ts';
import { readFigures, readTasks } from './read-home.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { desk, user, locale } }) => {
  const area = user?.areaCode ?? null;
  const figures = await readFigures(desk, { area, partnerId: user?.partnerId }, locale);
  if (!user) return { figures, tasks: null, may: null, isNew: false };
  return {
    figures,
    tasks: await readTasks(desk, figures.area, user.partnerId, locale),
    isNew: await awaitsTakeover(desk),
    may: {
      importFiles: mayDo(desk.actor, 'importFiles'),
      registerPartner: mayDo(desk.actor, 'registerPartner'),
      recordActivity: mayDo(desk.actor, 'recordActivity'),
      decideFinding: mayDo(desk.actor, 'decideFinding'),
    },
  };
};
