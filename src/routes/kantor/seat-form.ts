import type { OfficeView, SeatInput, StoredSeat } from '#access/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import type { Option } from '#ui/types.ts';
import { roleTitle } from '../role-name.ts';
import { ACTING_WORDS } from './words.ts';

/** The fields of the form as texts. */
export interface SeatValues {
  readonly name: string;
  readonly position: string;
  readonly sole: boolean;
  readonly acting: string;
  readonly role: string;
  readonly email: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export function seatValues(form: FormData): SeatValues {
  return {
    name: fieldText(form, 'name'),
    position: fieldText(form, 'position'),
    sole: form.get('sole') === 'yes',
    acting: fieldText(form, 'acting'),
    role: fieldText(form, 'role'),
    email: fieldText(form, 'email'),
    validFrom: fieldText(form, 'validFrom'),
    validTo: fieldText(form, 'validTo'),
  };
}

export function valuesOfSeat(seat: StoredSeat): SeatValues {
  return {
    name: seat.name ?? '',
    position: seat.position ?? '',
    sole: seat.sole,
    acting: seat.acting ?? '',
    role: seat.role ?? '',
    email: '',
    validFrom: seat.validFrom,
    validTo: seat.validTo ?? '',
  };
}

export const seatInput = (values: SeatValues): SeatInput => values;

/** What can be chosen for a seat of the office: the roles that the actor may give there, and how one holds a post. */
export function seatChoices(view: OfficeView): { roles: Option[]; actings: Option[] } {
  return {
    roles: view.may.give.map((value) => ({ value, label: roleTitle(value) })),
    actings: [
      { value: '', label: m.officesDefinitive() },
      { value: 'plt', label: ACTING_WORDS.plt() },
      { value: 'plh', label: ACTING_WORDS.plh() },
    ],
  };
}
