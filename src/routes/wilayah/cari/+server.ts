import { searchAreas } from '#areas/index.ts';
import { kindWord } from '../area-words.ts';
import type { RequestHandler } from './$types';

/** Areas for a field where a name is being typed, below the area `dalam`: `[{ code, name, kind, path }]`. */
export const GET: RequestHandler = async ({ url, locals: { desk } }) => {
  const typed = (url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const within = /^\d{2}(\.\d{2}(\.\d{2})?)?$/.exec(url.searchParams.get('dalam') ?? '')?.[0];
  const areas =
    typed.length < 2
      ? []
      : await desk.database.asActor(desk.actor, (tx) => searchAreas(tx, typed, { within, limit: 10 }));
  return Response.json(
    areas.map(({ code, name, kind, path }) => ({ code, name, kind: kindWord(kind), path })),
  );
};
