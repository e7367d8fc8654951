import { takeMeetingFile } from '#meetings/index.ts';
import { asAttachment } from '../../attachment.ts';
import type { RequestHandler } from './$types';

/** A file of a meeting or of a follow-up. */
export const GET: RequestHandler = async ({ params, locals: { desk } }) =>
  asAttachment(await takeMeetingFile(desk, params.id));
