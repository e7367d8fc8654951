import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { findArea } from '#areas/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import {
  CATEGORIES,
  editMeeting,
  getPlannedMeeting,
  type MeetingInput,
  isSameInvitee,
  proposeInvitees,
  recogniseInvitees,
  REQUIRED,
} from '#meetings/index.ts';
import { PARTY_WORDS } from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { readFilled } from '../../../save-joined.ts';
import { inviteeOfRow, saveInvitees, valuesOfInvitees, valuesOfInviteesForm } from '../../save-meeting.ts';
import { CATEGORY_WORDS, groupWords } from '../../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const meeting = await getPlannedMeeting(desk, params.id);
  const code = meeting.record.areaCode;
  const area =
    code === null ? undefined : await desk.database.asActor(desk.actor, (tx) => findArea(tx, code));
  return {
    id: meeting.id,
    version: meeting.version,
    title: meeting.record.title,
    values: valuesOfInvitees(meeting.record),
    isInterministerial: meeting.record.kind === 'interministerial',
    parties: REQUIRED.map((value) => ({ value, label: PARTY_WORDS[value]() })),
    categories: CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value]() })),
    groups: (await proposeInvitees(desk, meeting)).map(({ group, count, invitees }) => ({
      value: group,
      label: groupWords(group, count, area?.name ?? ''),
      disabled: invitees.length === 0,
    })),
  };
};

/** What became of a list that was pasted. */
function pastedWords({ count, unknown, known }: Readonly<Record<'count' | 'unknown' | 'known', number>>) {
  return [
    m.preparationListDone({ count }),
    ...(unknown > 0 ? [m.preparationListUnknown({ count: unknown })] : []),
    ...(known > 0 ? [m.preparationListKnown({ count: known })] : []),
  ].join(' ');
}

export const actions: Actions = {
  /** The list as it was typed. */
  save: async ({ params, request, locals: { desk, locale } }) => {
    await getPlannedMeeting(desk, params.id);
    const refused = await saveInvitees(desk, params.id, await request.formData(), locale);
    if (refused) return refused;
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=ubah#peserta`);
  },
  /** A list that was pasted, recognised and added below what is typed; saved by who has looked at it. */
  paste: async ({ params, request, locals: { desk, locale } }) => {
    const { record } = await getPlannedMeeting(desk, params.id);
    const form = await request.formData();
    const [from, typed] = [readFilled(form), valuesOfInviteesForm(form)];
    const text = fieldText(form, 'list');
    const category = CATEGORIES.find((one) => one === fieldText(form, 'category')) ?? 'other';
    const failed = (fields: Readonly<Record<string, string>>) =>
      fail(422, { ...from, values: typed, list: { text, category }, errors: errorTexts(fields, locale) });
    if (text.trim() === '') return failed({ list: 'preparationListEmpty' });
    try {
      const called = typed.invitees.map(inviteeOfRow);
      const found = await recogniseInvitees(desk, { ...record, invitees: called }, { text, category });
      const added = valuesOfInvitees({ ...record, invitees: found.invitees });
      return {
        ...from,
        values: { ...typed, invitees: [...typed.invitees, ...added.invitees] },
        pasted: pastedWords({ count: found.invitees.length, unknown: found.unknown, known: found.known }),
      };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return failed(error.fields);
    }
  },
  /** Groups of the register, added to who is invited by now. */
  fill: async ({ params, request, locals: { desk, locale } }) => {
    const meeting = await getPlannedMeeting(desk, params.id);
    const form = await request.formData();
    const wanted = form.getAll('groups');
    const persons = Math.min(50, Math.max(1, Math.trunc(Number(form.get('persons')) || 1)));
    const added = (await proposeInvitees(desk, meeting))
      .filter(({ group }) => wanted.includes(group))
      .flatMap(({ group, invitees }) =>
        group === 'before' ? invitees : invitees.map((invitee) => ({ ...invitee, persons })),
      )
      // Whom two of the groups bring comes once.
      .filter((one, index, all) => all.findIndex((other) => isSameInvitee(other, one)) === index);
    const { id, version, record } = meeting;
    const input = { ...record, invitees: [...record.invitees, ...added] } as unknown as MeetingInput;
    try {
      await editMeeting(desk, { id, version, input });
    } catch (error) {
      if (error instanceof InvalidInput) return fail(422, { errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
      return fail(409, { errors: { '': m.meetingsConflictShort() } });
    }
    const count = String(added.length);
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=isi&jumlah=${count}#peserta`);
  },
};
