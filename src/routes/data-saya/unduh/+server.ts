import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { readOwnData } from '#access/index.ts';
import { useApp } from '#app.ts';
import { dateIn } from '#kernel/index.ts';
import type { RequestHandler } from './$types';

/** Acts that the file lists one by one; how many there are in all stands beside them. */
const MOST = 10_000;

/** Everything held about the person who asks, as one file that other programs can read. */
export const GET: RequestHandler = async ({ locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=/data-saya`);
  const { account, seats, places, invitations, trail, requests } = await readOwnData(
    desk,
    useApp().personal,
    MOST,
  );
  const data = {
    product: 'Sinergi',
    exportedAt: desk.now().toString(),
    account,
    seats,
    // By what it is: contacts, replies, attendance, links, mail, signatories.
    ...Object.fromEntries(
      places.map(({ kind, traces }) => [
        kind,
        traces.map(({ held, where, day, isRemoved }) => ({ ...held, where, day, isRemoved })),
      ]),
    ),
    invitations,
    trail,
    erasureRequests: requests,
  };
  const day = dateIn('Asia/Makassar', desk.now());
  return new Response(JSON.stringify(data, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="data-saya-${day}.json"`,
    },
  });
};
