import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import {
  editMeeting,
  getPlannedMeeting,
  type Invitee,
  meetingAt,
  type MeetingInput,
  type MeetingRecord,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import type { FormRow } from '#ui/join-versions.ts';
import { readRows } from '#ui/read-rows.ts';
import { fieldText } from '#sign-in-request.ts';
import { saveJoined } from '../save-joined.ts';
import { fieldWords, formChoices, inputOf, valuesOfForm, valuesOfMeeting } from './meeting-values.ts';
import { CATEGORY_WORDS } from './words.ts';

/** Who is called to a meeting, as rows of the form. */
export interface InviteeValues {
  readonly invitees: readonly FormRow[];
  /** `yes` where it concerns no kab/kota, else empty. */
  readonly withoutRegency: string;
}

export function valuesOfInvitees({
  invitees,
  withoutRegency,
}: Pick<MeetingRecord, 'invitees' | 'withoutRegency'>): InviteeValues {
  return { invitees: invitees.map(rowOf), withoutRegency: withoutRegency ? 'yes' : '' };
}

export function valuesOfInviteesForm(form: FormData): InviteeValues {
  return {
    invitees: readRows(form, 'invitees').filter((row) => row['name'] || row['areaCode']),
    withoutRegency: fieldText(form, 'withoutRegency'),
  };
}

/** A row as it was typed, to be compared with others; it is checked where it is saved. */
export function inviteeOfRow(row: FormRow): Invitee {
  const texts = Object.entries(row).map(([name, value]) => [name, value === '' ? null : value]);
  return { ...(Object.fromEntries(texts) as unknown as Invitee), persons: 1, came: null };
}

function rowOf(invitee: Invitee): FormRow {
  return Object.fromEntries(
    Object.entries(invitee).map(([name, value]) => [name, value === null ? '' : String(value)]),
  );
}

/** Saves the sent form of a meeting; who is called stays as it stands. @throws NotFound, Forbidden */
export function saveMeeting(desk: Desk, id: string, form: FormData, locale: Locale) {
  return saveJoined({
    ...{ form, locale, sent: valuesOfForm(form) },
    read: async () => {
      const { version, record } = await getPlannedMeeting(desk, id);
      return { version, values: valuesOfMeeting(record) };
    },
    at: async (version) => {
      const record = await meetingAt(desk, id, version);
      return record && valuesOfMeeting(record);
    },
    save: async (values, version) => {
      const { record } = await getPlannedMeeting(desk, id);
      const input = { ...inputOf(values, record.invitees), withoutRegency: record.withoutRegency };
      await editMeeting(desk, { id, version, input });
    },
    words: async () => fieldWords(locale, await formChoices(desk, locale, await getPlannedMeeting(desk, id))),
  });
}

/** Saves the sent list of who is called; the rest of the meeting stays as it stands. @throws NotFound, Forbidden */
export function saveInvitees(desk: Desk, id: string, form: FormData, locale: Locale) {
  return saveJoined<InviteeValues>({
    ...{ form, locale, sent: valuesOfInviteesForm(form) },
    read: async () => {
      const { version, record } = await getPlannedMeeting(desk, id);
      return { version, values: valuesOfInvitees(record) };
    },
    at: async (version) => {
      const record = await meetingAt(desk, id, version);
      return record && valuesOfInvitees(record);
    },
    save: async ({ invitees, withoutRegency }, version) => {
      const { record } = await getPlannedMeeting(desk, id);
      const changed = { invitees, withoutRegency: withoutRegency === 'yes' };
      await editMeeting(desk, { id, version, input: { ...record, ...changed } as unknown as MeetingInput });
    },
    words: () => ({
      invitees: { label: m.meetingsCalled(), row: inviteeWords },
      withoutRegency: {
        label: m.risalahWithoutRegency(),
        value: (text) => (text ? m.risalahYes() : m.preparationNo()),
      },
    }),
  });
}

function inviteeWords({ name = '', category = '', persons = '', came = '' }: FormRow) {
  const kind = category in CATEGORY_WORDS ? CATEGORY_WORDS[category as Invitee['category']]() : category;
  const counts = [
    [m.meetingsPersons(), persons],
    [m.meetingsCame(), came],
  ].flatMap(([label, count]) => (count ? `${String(label)}: ${count}` : []));
  return { name, text: [name, kind, ...counts].filter(Boolean).join(', ') };
}
