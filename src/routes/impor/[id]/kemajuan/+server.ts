import { getImport, importProgress } from '#exchange/index.ts';
import type { RequestHandler } from './$types';

/** How far a file is. */
export const GET: RequestHandler = async ({ params, locals: { desk } }) => {
  const file = await desk.database.asActor(desk.actor, (tx) => getImport(tx, desk, params.id));
  return Response.json({ state: file.state, progress: importProgress(file.id) ?? file.progress });
};
