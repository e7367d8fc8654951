import { takeMeetingFile } from '#meetings/index.ts';
import { asAttachment } from '../../../../attachment.ts';
import { openGuest } from '../../../open-guest.ts';
import type { RequestHandler } from './$types';

/** A file of the meeting that the link is for. */
export const GET: RequestHandler = async ({ params, locals: { desk } }) =>
  asAttachment(await takeMeetingFile((await openGuest(desk, params.token)).desk, params.file));
