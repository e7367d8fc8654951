import { markedFile, getImport, originalFile } from '#exchange/index.ts';
import type { RequestHandler } from './$types';

/** The file as it came, or with the cells marked that someone has to look at. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, locale } }) => {
  const file = await desk.database.asActor(desk.actor, (tx) => getImport(tx, desk, params.id));
  const marked = url.searchParams.get('tanda') === 'ya';
  const body = marked ? await markedFile(desk, file, locale) : await originalFile(desk, file);
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    },
  });
};
