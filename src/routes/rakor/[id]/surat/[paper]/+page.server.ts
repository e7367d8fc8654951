import { error, fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import {
  FIELDS_OF,
  finishMeetingPaper,
  guestsOf,
  keepMeetingPaper,
  keepSignedInvitation,
  listLinks,
  type MeetingPaper,
  readMeetingPaper,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import type { OpenPoint } from '#papers/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate } from '#ui/format.ts';
import {
  fieldsOf,
  finalWords,
  openTexts,
  PAPER_LEADS,
  PAPER_WORDS,
  paperOfSlug,
  stateWords,
} from '../../../paper-words.ts';
import { signedScans, takeScan } from '../../signed-scans.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

function wantedPaper(slug: string): MeetingPaper {
  return paperOfSlug(slug) ?? error(404);
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const paper = wantedPaper(params.paper);
  const view = await readMeetingPaper(desk, { meetingId: params.id, paper });
  const { meeting, kept, isFinal, given } = view;
  return {
    id: meeting.id,
    slug: params.paper,
    title: meeting.record.title,
    name: PAPER_WORDS[paper](),
    lead: PAPER_LEADS[paper](),
    saved: url.searchParams.get('tersimpan'),
    warning:
      isFinal && kept?.day && url.searchParams.get('hari') === 'libur'
        ? warningText({ key: '', what: kept.day }, locale)
        : null,
    version: kept?.version ?? 0,
    isFinal,
    isRemoved: meeting.removedAt !== null,
    officeId: meeting.officeId,
    state: stateWords(kept, locale),
    fields: fieldsOf(paper, view),
    hasNumber: FIELDS_OF[paper].includes('number'),
    number: given.number,
    day: given.day,
    open: openTexts(view.open, locale),
    copies: paper === 'invitation' ? guestsOf(view.meeting).map(({ id, name }) => ({ id, name })) : [],
    linked: paper === 'invitation' ? (await listLinks(desk, meeting.id)).length : 0,
    scans:
      paper === 'invitation'
        ? await signedScans(
            desk,
            { meetingId: meeting.id, kind: 'signedInvitation', zone: meeting.record.timeZone },
            locale,
          )
        : [],
    finals: view.versions.flatMap((one) =>
      one.finishedAt === null
        ? []
        : [{ id: one.id, version: one.version, words: finalWords(one, locale), sha256: one.sha256 }],
    ),
  };
};

function typedOf(form: FormData, paper: MeetingPaper): Record<string, string> {
  return Object.fromEntries(FIELDS_OF[paper].map((name) => [name, fieldText(form, name)]));
}

/** What went wrong, with what was typed; anything else is not for this page. */
function refusal(fault: unknown, typed: Readonly<Record<string, string>>, locale: Locale) {
  if (fault instanceof InvalidInput)
    return fail(422, { typed, errors: errorTexts(fault.fields, locale), open: [] as string[] });
  if (fault instanceof Conflict)
    return fail(409, { typed, errors: { '': m.meetingPapersConflict() }, open: [] as string[] });
  throw fault;
}

const warningText = ({ what }: OpenPoint, locale: Locale): string =>
  m.meetingPapersWarnWeekend({ what: formatDate(what, locale) });

export const actions: Actions = {
  scan: async ({ params, request, locals: { desk, locale } }) => {
    if (wantedPaper(params.paper) !== 'invitation') error(404);
    const refused = await takeScan(await request.formData(), locale, (file) =>
      keepSignedInvitation(desk, { meetingId: params.id, file }),
    );
    if (refused) return refused;
    redirect(303, `${resolve('/rakor/[id]/surat/[paper]', params)}?tersimpan=pindaian`);
  },
  save: async ({ params, request, locals: { desk, locale } }) => {
    const paper = wantedPaper(params.paper);
    const form = await request.formData();
    const typed = typedOf(form, paper);
    try {
      const version = Number(fieldText(form, 'version'));
      await keepMeetingPaper(desk, { meetingId: params.id, paper, version, input: typed });
    } catch (fault) {
      return refusal(fault, typed, locale);
    }
    redirect(303, `${resolve('/rakor/[id]/surat/[paper]', params)}?tersimpan=konsep`);
  },
  finish: async ({ params, request, locals: { desk, locale } }) => {
    const paper = wantedPaper(params.paper);
    const form = await request.formData();
    let isOnWeekend: boolean;
    const typed = { number: fieldText(form, 'number'), day: fieldText(form, 'day') };
    try {
      const version = Number(fieldText(form, 'version'));
      const done = await finishMeetingPaper(desk, { meetingId: params.id, paper, version, ...typed });
      if (!done.finished)
        return fail(422, {
          typed,
          errors: {},
          open: [
            ...openTexts(done.open, locale),
            ...done.warnings.map((point) => warningText(point, locale)),
          ],
        });
      isOnWeekend = done.warnings.length > 0;
    } catch (fault) {
      return refusal(fault, typed, locale);
    }
    const more = isOnWeekend ? '&hari=libur' : '';
    redirect(303, `${resolve('/rakor/[id]/surat/[paper]', params)}?tersimpan=final${more}`);
  },
};
