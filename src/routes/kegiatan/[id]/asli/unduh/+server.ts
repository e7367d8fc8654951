import { takeOriginal } from '#exchange/index.ts';
import { getActivity } from '../../../get-activity.ts';
import type { RequestHandler } from './$types';

/** The activity's element of the IATI file it came from, bytes as they came. */
export const GET: RequestHandler = async ({ params, locals: { desk } }) => {
  const activity = await getActivity(desk, params.id);
  const bytes = await takeOriginal(desk, activity);
  const name = `${(activity.document.iatiIdentifier ?? activity.id).replace(/[^\w.-]+/g, '-').slice(0, 100)}.xml`;
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/xml',
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
};
