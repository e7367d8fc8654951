import { error, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import { addressedTo, guestsOf, lettersFor, listLinks, readMeetingPaper } from '#meetings/index.ts';
import { type Paper, readPaperFile } from '#papers/index.ts';
import { linkAddress } from '../../../../link-address.ts';
import { fileResponse, formOf, paperResponse } from '../../../../../paper-response.ts';
import { paperOfSlug } from '../../../../paper-words.ts';
import type { RequestHandler } from './$types';

/**
 * A paper as a file: as it was frozen (`versi`), to one addressee or to all of them one after the other (`penerima`), for
 * the archive (`arsip`), or as a reading copy (`bahasa`).
 */
export const GET: RequestHandler = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const paper = paperOfSlug(params.paper) ?? error(404);
  const form = formOf(url);
  const locale = url.searchParams.get('bahasa') === 'en' ? 'en' : 'id';
  const view = await readMeetingPaper(desk, { meetingId: params.id, paper, locale });
  const frozen = url.searchParams.get('versi') ?? (isPlain(url) && view.isFinal ? view.kept?.id : undefined);
  if (frozen !== undefined) {
    if (!view.versions.some(({ id }) => id === frozen)) error(404);
    const { name, bytes } = await readPaperFile(desk, { id: frozen, form });
    return fileResponse(bytes, name, form);
  }
  const to = url.searchParams.get('penerima');
  const written =
    to === null || paper !== 'invitation'
      ? view.paper
      : await lettersTo(desk, { paper: view.paper, meeting: view.meeting, to, origin: url.origin });
  const isArchive = url.searchParams.get('arsip') === 'ya';
  // Several copies in one file are for the printer.
  return paperResponse(
    isArchive ? { ...written, archiveCopy: true } : written,
    to === 'semua' ? 'pdf' : form,
  );
};

function isPlain({ searchParams }: URL): boolean {
  return !['penerima', 'arsip', 'bahasa'].some((name) => searchParams.has(name));
}

async function lettersTo(
  desk: Desk,
  {
    paper,
    meeting,
    to,
    origin,
  }: {
    readonly paper: Paper;
    readonly meeting: Awaited<ReturnType<typeof readMeetingPaper>>['meeting'];
    readonly to: string;
    readonly origin: string;
  },
): Promise<Paper> {
  const links = new Map((await listLinks(desk, meeting.id)).map((link) => [link.inviteeId, link.id]));
  const copies = guestsOf(meeting)
    .filter(({ id }) => to === 'semua' || id === to)
    .map(({ id, name }) => {
      const link = links.get(id);
      return { name, link: link === undefined ? null : linkAddress(origin, link) };
    });
  const [first] = copies;
  if (!first) error(404);
  return to === 'semua' ? lettersFor(paper, copies) : addressedTo(paper, first);
}
