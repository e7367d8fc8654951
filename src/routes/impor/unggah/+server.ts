import { error } from '@sveltejs/kit';
import { receiveFile, wakeImports } from '#exchange/index.ts';
import { InvalidInput } from '#kernel/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import type { RequestHandler } from './$types';

/** One file as the whole body, of any size, so that a page can show how far it is. */
export const POST: RequestHandler = async ({ request, url, locals: { desk, locale } }) => {
  if (request.headers.get('origin') !== url.origin) error(403, 'origin');
  if (!request.body) error(400, 'empty');
  try {
    const id = await receiveFile(desk, { name: url.searchParams.get('nama') ?? '', content: request.body });
    wakeImports();
    return Response.json({ id }, { status: 201 });
  } catch (refused) {
    if (!(refused instanceof InvalidInput)) throw refused;
    return Response.json(
      { message: Object.values(errorTexts(refused.fields, locale)).join(' ') },
      { status: 422 },
    );
  }
};
