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
  type MeetingPaperView,
  readMeetingPaper,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import type { OpenPoint } from '#papers/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate } from '#ui/format.ts';
import { filledFrom, saveJoined } from '../../../../save-joined.ts';
import type { FieldWords } from '../../../../version-words.ts';
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
    ...filledFrom(kept?.version ?? 0, valuesOf(paper, view)),
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

type Values = Readonly<Record<string, string>>;

/** What the form shows of a paper. */
function valuesOf(paper: MeetingPaper, { given }: Pick<MeetingPaperView, 'given'>): Values {
  return Object.fromEntries(FIELDS_OF[paper].map((name) => [name, given[name]]));
}

function valuesOfForm(form: FormData, paper: MeetingPaper): Values {
  return Object.fromEntries(FIELDS_OF[paper].map((name) => [name, fieldText(form, name)]));
}

/** What the fields are called, and how what was chosen in them reads. */
function fieldWords(paper: MeetingPaper, view: MeetingPaperView): Readonly<Record<string, FieldWords>> {
  const words = fieldsOf(paper, view).map(({ name, label, options }): [string, FieldWords] => [
    name,
    { label, value: (text) => options?.find(({ value }) => value === text)?.label ?? text },
  ]);
  return Object.fromEntries(words);
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
    const wanted = { meetingId: params.id, paper: wantedPaper(params.paper) };
    const form = await request.formData();
    const wasFinal = form.has('final');
    const refused = await saveJoined<Values>({
      ...{ form, locale, sent: valuesOfForm(form, wanted.paper) },
      read: async () => {
        const view = await readMeetingPaper(desk, wanted);
        const values = valuesOf(wanted.paper, view);
        return { version: view.kept?.version ?? 0, values, isOther: view.isFinal && !wasFinal };
      },
      save: (input, version) => keepMeetingPaper(desk, { ...wanted, version, input }),
      words: async () => fieldWords(wanted.paper, await readMeetingPaper(desk, wanted)),
    });
    if (refused) return refused;
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
      if (fault instanceof InvalidInput)
        return fail(422, { typed, errors: errorTexts(fault.fields, locale), open: [] as string[] });
      if (!(fault instanceof Conflict)) throw fault;
      return fail(409, { typed, errors: { '': m.meetingPapersConflict() }, open: [] as string[] });
    }
    const more = isOnWeekend ? '&hari=libur' : '';
    redirect(303, `${resolve('/rakor/[id]/surat/[paper]', params)}?tersimpan=final${more}`);
  },
};
