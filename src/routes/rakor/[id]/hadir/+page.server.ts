import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { isErasedName } from '#access/index.ts';
import { InvalidInput, type Locale, newId } from '#kernel/index.ts';
import {
  type Attendant,
  type AttendantInput,
  CATEGORIES,
  enterAttendance,
  type Invitation,
  listAttendance,
  listInvitations,
  strikeAttendance,
  getPlannedMeeting,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { attendantOfForm } from '../../attendant-form.ts';
import { CATEGORY_WORDS } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const METHOD_WORDS: Readonly<Record<Attendant['method'], () => string>> = {
  link: m.attendanceMethodLink,
  code: m.attendanceMethodCode,
  list: m.attendanceMethodList,
};

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  await getPlannedMeeting(desk, params.id);
  const { meeting, attendants, counts, today } = await listAttendance(desk, params.id);
  const { record } = meeting;
  const days = daysOf(record.firstDay, record.lastDay);
  const day = days.find((one) => one === url.searchParams.get('hari')) ?? today ?? record.firstDay;
  const here = attendants.filter((one) => one.day === day);
  return {
    id: meeting.id,
    title: record.title,
    saved: url.searchParams.get('tersimpan'),
    count: Number(url.searchParams.get('jumlah') ?? 0),
    struck: url.searchParams.getAll('id'),
    isDraft: meeting.draft,
    day,
    dayText: formatDate(day, locale),
    days: days.map((value) => ({ value, label: formatDate(value, locale) })),
    counts: counts.map((one) => ({ ...one, label: CATEGORY_WORDS[one.category]() })),
    total: {
      quota: counts.reduce((sum, { quota }) => sum + quota, 0),
      came: counts.reduce((sum, { came }) => sum + came, 0),
      online: counts.reduce((sum, { online }) => sum + online, 0),
      women: counts.reduce((sum, { women }) => sum + women, 0),
      men: counts.reduce((sum, { men }) => sum + men, 0),
    },
    rows: here.map((one) => rowOf(one, locale, record.timeZone)),
    expected: expectedOf((await listInvitations(desk, params.id)).invitations, here),
    invitees: record.invitees.map(({ id, name }) => ({ value: id, label: name })),
    categories: CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value]() })),
    entryId: newId(),
  };
};

function daysOf(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(first); day.toString() <= last; day = day.add({ days: 1 }))
    days.push(day.toString());
  return days;
}

function rowOf(one: Attendant, locale: Locale, timeZone: string) {
  return {
    id: one.id,
    name: one.name,
    post: [one.post, one.represents].filter((part) => part !== null).join(', '),
    institution: one.institution,
    category: CATEGORY_WORDS[one.category](),
    sex: one.sex ?? '',
    contact: one.contact ?? '',
    mode: one.mode === 'online' ? m.attendanceModeOnline() : m.attendanceModeRoom(),
    at: `${formatDateTime(one.at, locale, timeZone)}, ${METHOD_WORDS[one.method]()}`,
  };
}

/** Persons whom answers named and who are not entered yet. The value says who: `invitation:place in the answer`. */
function expectedOf(invitations: readonly Invitation[], here: readonly Attendant[]) {
  const known = new Set(here.map(({ name, inviteeId }) => `${inviteeId ?? ''} ${name}`));
  return invitations.flatMap(({ invitee, replies }) =>
    (replies.at(-1)?.persons ?? []).flatMap((person, index) =>
      isErasedName(person.name) || known.has(`${invitee.id} ${person.name}`)
        ? []
        : [
            {
              value: `${invitee.id}:${String(index)}`,
              label: [person.name, person.post, invitee.name].join(', '),
              group: CATEGORY_WORDS[invitee.category](),
            },
          ],
    ),
  );
}

const here = (id: string, query: string) => `${resolve('/rakor/[id]/hadir', { id })}?${query}`;

export const actions: Actions = {
  /** Those expected who have come. */
  expected: async ({ params, request, locals: { desk } }) => {
    const form = await request.formData();
    const day = fieldText(form, 'day');
    const { invitations } = await listInvitations(desk, params.id);
    const entries = form.getAll('persons').flatMap((value): AttendantInput[] => {
      const [inviteeId, index] = (value as string).split(':');
      const one = invitations.find(({ invitee }) => invitee.id === inviteeId);
      const reply = one?.replies.at(-1);
      const person = reply?.persons[Number(index)];
      if (!one || !reply || !person) return [];
      const { id, category, name: institution } = one.invitee;
      const mode = reply.answer === 'online' ? 'online' : 'room';
      return [{ ...person, id: newId(), day, inviteeId: id, category, institution, mode, sex: null }];
    });
    await enterAttendance(desk, params.id, entries);
    redirect(303, here(params.id, `hari=${day}&tersimpan=hadir&jumlah=${String(entries.length)}`));
  },
  /** Somebody who was not expected. */
  add: async ({ params, request, locals: { desk, locale } }) => {
    const values = attendantOfForm(await request.formData());
    try {
      await enterAttendance(desk, params.id, [values as AttendantInput]);
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, here(params.id, `hari=${values.day}&tersimpan=hadir&jumlah=1`));
  },
  strike: async ({ params, request, locals: { desk } }) => {
    await getPlannedMeeting(desk, params.id);
    const form = await request.formData();
    const ids = form.getAll('struck').map(String);
    await strikeAttendance(desk, { meetingId: params.id, ids });
    const query = ids.map((id) => `&id=${encodeURIComponent(id)}`).join('');
    redirect(303, here(params.id, `hari=${fieldText(form, 'day')}&tersimpan=hapus${query}`));
  },
  restore: async ({ params, request, locals: { desk } }) => {
    await getPlannedMeeting(desk, params.id);
    const form = await request.formData();
    const ids = form.getAll('struck').map(String);
    await strikeAttendance(desk, { meetingId: params.id, ids, back: true });
    redirect(303, here(params.id, `hari=${fieldText(form, 'day')}&tersimpan=kembali`));
  },
};
