import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { findArea } from '#areas/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import {
  CATEGORIES,
  editMeeting,
  type Invitee,
  type MeetingInput,
  proposeInvitees,
  REQUIRED,
  type StoredMeeting,
  getPlannedMeeting,
} from '#meetings/index.ts';
import { PARTY_WORDS } from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { readRows } from '#ui/read-rows.ts';
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
    isInterministerial: meeting.record.kind === 'interministerial',
    withoutRegency: meeting.record.withoutRegency,
    parties: REQUIRED.map((value) => ({ value, label: PARTY_WORDS[value]() })),
    rows: meeting.record.invitees.map(valuesOf),
    categories: CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value]() })),
    groups: (await proposeInvitees(desk, meeting)).map(({ group, count, invitees }) => ({
      value: group,
      label: groupWords(group, count, area?.name ?? ''),
      disabled: invitees.length === 0,
    })),
  };
};

type Row = Readonly<Record<string, string>>;

function valuesOf(invitee: Invitee): Row {
  return Object.fromEntries(
    Object.entries(invitee).map(([name, value]) => [name, value === null ? '' : String(value)]),
  );
}

const keyOf = ({ category, areaCode, name }: Invitee): string => `${category} ${areaCode ?? ''} ${name}`;

function inputOf(meeting: StoredMeeting, invitees: readonly (Row | Invitee)[]): MeetingInput {
  return { ...meeting.record, invitees } as unknown as MeetingInput;
}

export const actions: Actions = {
  /** The list as it was typed. */
  save: async ({ params, request, locals: { desk, locale } }) => {
    const meeting = await getPlannedMeeting(desk, params.id);
    const form = await request.formData();
    const rows = readRows(form, 'invitees').filter((row) => row['name'] || row['areaCode']);
    const withoutRegency = form.get('withoutRegency') === 'yes';
    try {
      const version = Number(form.get('version'));
      const input = { ...inputOf(meeting, rows), withoutRegency };
      await editMeeting(desk, { id: params.id, version, input });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, {
          rows,
          withoutRegency,
          errors: errorTexts(error.fields, locale),
          conflict: undefined,
        });
      if (!(error instanceof Conflict)) throw error;
      const errors = { '': m.meetingsConflictShort() };
      const { version: conflict } = await getPlannedMeeting(desk, params.id);
      return fail(409, { rows, withoutRegency, errors, conflict });
    }
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=ubah#peserta`);
  },
  /** Groups of the register, added to who is invited already. */
  fill: async ({ params, request, locals: { desk, locale } }) => {
    const meeting = await getPlannedMeeting(desk, params.id);
    const form = await request.formData();
    const wanted = form.getAll('groups');
    const persons = Math.min(50, Math.max(1, Math.trunc(Number(form.get('persons')) || 1)));
    const chosen = (await proposeInvitees(desk, meeting))
      .filter(({ group }) => wanted.includes(group))
      .flatMap(({ invitees }) => invitees);
    // Who is of two groups comes once, as the first of them says.
    const added = [
      ...new Map(chosen.toReversed().map((one) => [keyOf(one), { ...one, persons }])).values(),
    ].reverse();
    try {
      await editMeeting(desk, {
        id: params.id,
        version: Number(form.get('version')),
        input: inputOf(meeting, [...meeting.record.invitees, ...added]),
      });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { rows: undefined, errors: errorTexts(error.fields, locale), conflict: undefined });
      if (!(error instanceof Conflict)) throw error;
      const errors = { '': m.meetingsConflictShort() };
      return fail(409, { rows: undefined, errors, conflict: undefined });
    }
    const count = String(added.length);
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=isi&jumlah=${count}#peserta`);
  },
};
