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
import { saveJoined } from '../save-joined.ts';
import { fieldWords, formChoices, inputOf, valuesOfForm, valuesOfMeeting } from './meeting-values.ts';
import { CATEGORY_WORDS } from './words.ts';

/** Who is called to a meeting, as rows of the form. */
export interface InviteeValues {
  readonly invitees: readonly FormRow[];
}

export function valuesOfInvitees({ invitees }: Pick<MeetingRecord, 'invitees'>): InviteeValues {
  return { invitees: invitees.map(rowOf) };
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
      await editMeeting(desk, { id, version, input: inputOf(values, record.invitees) });
    },
    words: async () => fieldWords(locale, await formChoices(desk, locale, await getPlannedMeeting(desk, id))),
  });
}

/** Saves the sent list of who is called; the rest of the meeting stays as it stands. @throws NotFound, Forbidden */
export function saveInvitees(desk: Desk, id: string, form: FormData, locale: Locale) {
  const rows = readRows(form, 'invitees').filter((row) => row['name'] || row['areaCode']);
  return saveJoined<InviteeValues>({
    ...{ form, locale, sent: { invitees: rows } },
    read: async () => {
      const { version, record } = await getPlannedMeeting(desk, id);
      return { version, values: valuesOfInvitees(record) };
    },
    at: async (version) => {
      const record = await meetingAt(desk, id, version);
      return record && valuesOfInvitees(record);
    },
    save: async ({ invitees }, version) => {
      const { record } = await getPlannedMeeting(desk, id);
      await editMeeting(desk, { id, version, input: { ...record, invitees } as unknown as MeetingInput });
    },
    words: () => ({ invitees: { label: m.meetingsCalled(), row: inviteeWords } }),
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
