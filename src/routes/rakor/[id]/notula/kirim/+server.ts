import { error } from '@sveltejs/kit';
import { getMeeting } from '#meetings/index.ts';
import { MOST_EDITS, readMinutes, writeMinutes } from '#minutes/index.ts';
import { z } from 'zod';
import { entryView } from '../minutes-view.ts';
import type { RequestHandler } from './$types';

const sent = z.object({
  since: z.number().int().min(0),
  edits: z.array(z.unknown()).max(MOST_EDITS),
});

/** Takes what a device kept, and tells what others wrote since. */
export const POST: RequestHandler = async ({ request, url, params, locals: { desk, user, locale } }) => {
  if (request.headers.get('origin') !== url.origin) error(403, 'origin');
  if (!user) error(401, 'signIn');
  const body = sent.safeParse(await request.json().catch(() => undefined));
  if (!body.success) error(400, 'unreadable');
  const { since, edits } = body.data;
  const { record } = await getMeeting(desk, params.id);
  const written =
    edits.length === 0 ? { accepted: [], refused: [] } : await writeMinutes(desk, params.id, edits);
  const { at, entries, outcomes, state } = await readMinutes(desk, params.id, since);
  return Response.json({
    ...written,
    at,
    state,
    entries: entries.map((entry) => entryView(entry, outcomes.get(entry.id), { locale, record })),
  });
};
