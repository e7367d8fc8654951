import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { askErasure, isErasedName, withdrawErasure } from '#access/index.ts';
import { useApp } from '#app.ts';
import { dateIn, dayIn, FILE_ENDINGS, InvalidInput, type Locale, newId, NotFound } from '#kernel/index.ts';
import {
  type AttendantInput,
  CATEGORIES,
  enterAttendance,
  getInvitation,
  getMeeting,
  getRecommendation,
  handInFile,
  isEntered,
  listFiles,
  type LinkState,
  type OpenedLink,
  openLink,
  takeStep,
} from '#meetings/index.ts';
import { areMinutesOut } from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { chosenFiles, givenFile } from '../../given-files.ts';
import { answer } from '../../rakor/answer-action.ts';
import { attendantOfForm } from '../../rakor/attendant-form.ts';
import { replyView } from '../../rakor/reply-form.ts';
import { recommendationRow } from '../../rakor/recommendation-row.ts';
import { CATEGORY_WORDS, clockWords, daysWords, placeWords, stepEntries } from '../../rakor/words.ts';
import { wordOfMeeting } from '../../rakor/[id]/notula/minutes-words.ts';
import { openGuest } from '../open-guest.ts';
import { guestDataView } from './guest-data.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

function closedText(state: LinkState): string | null {
  switch (state) {
    case 'open':
      return null;
    case 'expired':
      return m.invitationsGuestExpired();
    case 'withdrawn':
      return m.invitationsGuestWithdrawn();
  }
}

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale }, setHeaders }) => {
  setHeaders({ 'cache-control': 'private, no-store' });
  const opened = await openLink(desk, useApp().configuration.secret, params.token);
  const common = {
    closed: closedText(opened.state),
    token: params.token,
    saved: url.searchParams.get('tersimpan'),
    until: formatDate(dayIn('Asia/Makassar', opened.link.expiresAt), locale),
    endings: FILE_ENDINGS.join(','),
    meeting: null,
    task: null,
    held: null,
  };
  if (common.closed !== null) return common;
  try {
    // The code that hangs in the room is everybody's: what one entered by it is not for the next to see.
    const held = opened.link.kind === 'attendance' ? null : await guestDataView(opened.desk, locale);
    return opened.link.kind === 'recommendation'
      ? { ...common, held, task: await taskView(opened, locale) }
      : { ...common, held, meeting: await meetingView(opened, url, locale) };
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return { ...common, closed: m.invitationsGuestGone() };
  }
};

async function meetingView({ desk, link }: OpenedLink, url: URL, locale: Locale) {
  const found = await getMeeting(desk, link.meetingId);
  const { record, officeName } = found;
  const invitation =
    link.inviteeId === null
      ? null
      : await getInvitation(desk, { meetingId: link.meetingId, inviteeId: link.inviteeId });
  const today = dateIn(record.timeZone, desk.now());
  const person = invitation?.replies.at(-1)?.persons.find(({ name }) => !isErasedName(name));
  return {
    title: record.title,
    theme: record.theme,
    when: daysWords(record, locale),
    where: placeWords(record),
    link: record.link,
    organiser: officeName,
    agenda: record.agenda.map((item) => ({
      id: item.id,
      time: `${record.firstDay === record.lastDay ? '' : `${formatDate(item.day, locale)}, `}${clockWords(item, record.timeZone, locale)}`,
      title: [item.title, item.topic].filter((part) => part !== null).join(': '),
      speaker: [item.speaker, item.institution].filter((part) => part !== null).join(', '),
    })),
    reply: invitation && replyView(invitation, locale),
    named: await wordOfMeeting(desk, found, locale),
    hasMinutes: link.kind === 'invitee' && (await areMinutesOut(desk, link.meetingId)),
    files: (await listFiles(desk, link.meetingId))
      .filter(({ kind }) => kind === 'material' || kind === 'photo')
      .map(({ id, title, name }) => ({ id, title, name })),
    isToday: today >= record.firstDay && today <= record.lastDay,
    isEntered: invitation !== null && (await isEntered(desk, link.meetingId)),
    /** Made here, so that a form that is sent twice enters nobody twice. */
    entryId: newId(),
    person: {
      name: person?.name ?? '',
      post: person?.post ?? '',
      contact: person?.contact ?? '',
      institution: invitation?.invitee.name ?? '',
      represents: person?.represents ?? '',
    },
    categories: CATEGORIES.filter((one) => one !== 'host').map((value) => ({
      value,
      label: CATEGORY_WORDS[value](),
    })),
    entered: url.searchParams.get('nama'),
    enteredAt: formatDateTime(desk.now().toString(), locale, record.timeZone),
  };
}

async function taskView({ desk, link }: OpenedLink, locale: Locale) {
  const one = await getRecommendation(desk, link.recommendationId ?? '');
  return {
    ...recommendationRow(one, locale),
    seen: one.steps.length,
    done: one.standing.progress,
    mayReport: one.next.includes('report'),
    steps: stepEntries(one.steps, locale),
    evidence: one.evidence.map(({ id, title }) => ({ id, title })),
  };
}

const back = (token: string, saved: string): never =>
  redirect(303, `${resolve('/u/[token]', { token })}?tersimpan=${saved}`);

export const actions: Actions = {
  answer: async ({ params, request, locals: { desk, locale } }) => {
    const guest = await openGuest(desk, params.token);
    const { meetingId, inviteeId } = guest.link;
    if (inviteeId === null) throw new NotFound('the link is for no invitation');
    const refused = await answer(guest.desk, { meetingId, inviteeId }, await request.formData(), locale);
    return refused ?? back(params.token, 'jawaban');
  },
  material: async ({ params, request, locals: { desk, locale } }) => {
    const guest = await openGuest(desk, params.token);
    const form = await request.formData();
    const title = fieldText(form, 'title');
    const [file] = chosenFiles(form, 'file');
    try {
      await handInFile(guest.desk, {
        meetingId: guest.link.meetingId,
        inviteeId: guest.link.inviteeId ?? undefined,
        agendaItemId: fieldText(form, 'item') || undefined,
        title,
        file: file ? await givenFile(file) : { name: '', bytes: new Uint8Array() },
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { material: { title, errors: errorTexts(error.fields, locale) } });
    }
    return back(params.token, 'bahan');
  },
  attend: async ({ params, request, locals: { desk, locale } }) => {
    const guest = await openGuest(desk, params.token);
    const { record } = await getMeeting(guest.desk, guest.link.meetingId);
    const values = attendantOfForm(await request.formData());
    const invitee = record.invitees.find(({ id }) => id === guest.link.inviteeId);
    const input = {
      ...values,
      day: dateIn(record.timeZone, desk.now()),
      inviteeId: null,
      ...(invitee && { category: invitee.category, institution: values.institution || invitee.name }),
    } as AttendantInput;
    try {
      await enterAttendance(guest.desk, guest.link.meetingId, [input]);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { attend: { values, errors: errorTexts(error.fields, locale) } });
    }
    return back(params.token, `hadir&nama=${encodeURIComponent(values.name)}`);
  },
  report: async ({ params, request, locals: { desk, locale } }) => {
    const guest = await openGuest(desk, params.token);
    const form = await request.formData();
    const values = { progress: fieldText(form, 'progress'), body: fieldText(form, 'body') };
    const [file] = chosenFiles(form, 'file');
    try {
      await takeStep(guest.desk, {
        id: guest.link.recommendationId ?? '',
        seen: Number(form.get('seen')),
        input: { kind: 'report', ...values, evidence: null },
        file: file && (await givenFile(file)),
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { report: { values, errors: errorTexts(error.fields, locale) } });
    }
    return back(params.token, 'laporan');
  },
  ask: async ({ params, request, locals: { desk, locale } }) => {
    const guest = await openGuest(desk, params.token);
    const words = fieldText(await request.formData(), 'words');
    try {
      await askErasure(guest.desk, { words });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { ask: { words, errors: errorTexts(error.fields, locale) } });
    }
    return back(params.token, 'permintaan#data');
  },
  withdraw: async ({ params, request, locals: { desk } }) => {
    const guest = await openGuest(desk, params.token);
    await withdrawErasure(guest.desk, fieldText(await request.formData(), 'request'));
    return back(params.token, 'ditarik#data');
  },
};
