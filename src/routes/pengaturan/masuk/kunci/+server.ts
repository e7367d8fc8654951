import { m } from '#messages/messages.js';
import { askSignIn, type SignInAnswer } from '#sign-in-request.ts';
import { refusalText } from '../../../masuk/refusal.ts';
import { demandSameOrigin, readJson } from '../../../masuk/same-origin.ts';
import type { RequestHandler } from './$types';

/** With the password: what the device needs to make a passkey. */
export const POST: RequestHandler = async (event) => {
  demandSameOrigin(event);
  const { password } = await readJson(event.request);
  const confirmed = await askSignIn(event, '/account/confirm-password', {
    password: typeof password === 'string' ? password : '',
  });
  if (confirmed.status !== 200) return refused(confirmed, event.locals.locale);
  const answer = await askSignIn(event, '/passkey/generate-register-options');
  return Response.json(answer.body, { status: answer.status });
};

/** The passkey that was made. */
export const PUT: RequestHandler = async (event) => {
  demandSameOrigin(event);
  const { name, response } = await readJson(event.request);
  const answer = await askSignIn(event, '/passkey/verify-registration', {
    response: typeof response === 'object' && response !== null ? response : {},
    name: typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, 100) : undefined,
  });
  return answer.status === 200
    ? Response.json({})
    : Response.json({ message: m.accessPasskeyFault() }, { status: 422 });
};

function refused(answer: SignInAnswer, locale: Parameters<typeof refusalText>[1]): Response {
  return Response.json({ message: refusalText(answer, locale) }, { status: answer.status });
}
