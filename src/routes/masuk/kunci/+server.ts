import { m } from '#messages/messages.js';
import { askSignIn } from '#sign-in-request.ts';
import { demandSameOrigin, readJson } from '../same-origin.ts';
import type { RequestHandler } from './$types';

/** The question a passkey answers. */
export const GET: RequestHandler = async (event) => {
  const answer = await askSignIn(event, '/passkey/generate-authenticate-options');
  return Response.json(answer.body, { status: answer.status });
};

/** The answer of a passkey; right, it signs in. */
export const POST: RequestHandler = async (event) => {
  demandSameOrigin(event);
  const { response } = await readJson(event.request);
  const answer = await askSignIn(event, '/passkey/verify-authentication', {
    response: typeof response === 'object' && response !== null ? response : {},
  });
  return answer.status === 200
    ? Response.json({})
    : Response.json({ message: m.accessPasskeyUnknown() }, { status: 401 });
};
