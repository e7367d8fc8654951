import { fieldText } from '#sign-in-request.ts';

const FIELDS = [
  'id',
  'day',
  'inviteeId',
  'category',
  'name',
  'post',
  'institution',
  'represents',
  'sex',
  'contact',
  'mode',
] as const;
export type AttendantValues = Readonly<Record<(typeof FIELDS)[number], string>>;

/** Somebody who is entered in the list, as texts. */
export function attendantOfForm(form: FormData): AttendantValues {
  return Object.fromEntries(FIELDS.map((name) => [name, fieldText(form, name).trim()])) as AttendantValues;
}
