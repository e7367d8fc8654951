import { type Desk, mayDo } from '#access/index.ts';
import { awaitsTakeover } from '#handover/index.ts';
import { readHomeMeetings } from './read-home-meetings.ts';
import { type Organisation, readFigures, readTasks } from './read-home.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ locals: { desk, user, locale } }) => {
  const area = user?.areaCode ?? null;
  const own = organisationOf(desk);
  const figures = await readFigures(desk, { area, ...own }, locale);
  const meetings = await readHomeMeetings(desk, locale);
  if (!user) return { figures, meetings, own, tasks: null, may: null, isNew: false };
  return {
    figures,
    meetings,
    own,
    tasks: await readTasks(desk, figures.area, user.partnerId, locale),
    isNew: await awaitsTakeover(desk),
    may: {
      importFiles: mayDo(desk.actor, 'importFiles'),
      registerPartner: mayDo(desk.actor, 'registerPartner'),
      recordActivity: mayDo(desk.actor, 'recordActivity'),
      decideFinding: mayDo(desk.actor, 'decideFinding'),
      editPartner: mayDo(desk.actor, 'editPartner'),
    },
  };
};

/** A partner sees its own activities, an implementing partner those it takes part in. */
function organisationOf({ actor }: Desk): Organisation {
  if (actor.kind !== 'partner') return {};
  return actor.role === 'implementer-officer'
    ? { participantId: actor.partnerId }
    : { partnerId: actor.partnerId };
}
