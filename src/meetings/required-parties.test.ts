import { expect, test } from 'vitest';
import type { Attendant } from './attendance.ts';
import type { Invitee } from './meeting.ts';
import { requiredParties } from './required-parties.ts';

const invitee = (category: Invitee['category'], name: string, more: Partial<Invitee> = {}): Invitee => ({
  ...{ id: name, category, name, areaCode: null, partnerId: null, officeId: null, persons: 1, came: null },
  requiredAs: null,
  ...more,
});
const states = (areaCode: string | null, invitees: readonly Invitee[], withoutRegency = false) =>
  requiredParties({ areaCode, invitees, withoutRegency }, []).map(({ state }) => state);

test('Of an empty list all four are missing; that no kab/kota is concerned is said by a person', () => {
  expect(states('53.08', [])).toEqual(['missing', 'missing', 'missing', 'missing']);
  expect(states('53', [], true)).toEqual(['missing', 'missing', 'missing', 'unconcerned']);
});

test('The ministry of foreign affairs is known by its name, province and kab/kota by their area, the object by a mark', () => {
  const invitees = [
    invitee('ministry', 'Direktorat Hukum, Kementerian Luar Negeri'),
    invitee('ministry', 'Kementerian Kesehatan'),
    invitee('province', 'Pemerintah Provinsi Nusa Tenggara Timur', { areaCode: '53' }),
    invitee('regency', 'Pemerintah Kabupaten Ende', { areaCode: '53.08' }),
  ];
  expect(states('53.08', invitees)).toEqual(['invited', 'unmarked', 'invited', 'invited']);
  expect(
    states('53.08', [
      ...invitees.slice(0, 1),
      invitee('ministry', 'Kementerian Kesehatan', { requiredAs: 'object' }),
    ]),
  ).toEqual(['invited', 'invited', 'missing', 'missing']);
  // Held for another area or for the nation, nobody knows whether they are those concerned.
  expect(states('53', invitees)).toEqual(['invited', 'unmarked', 'invited', 'unmarked']);
  expect(states('53.09', invitees)).toEqual(['invited', 'unmarked', 'invited', 'unmarked']);
  expect(states(null, invitees)).toEqual(['invited', 'unmarked', 'unmarked', 'unmarked']);
});

test('A mark goes before what the register knows', () => {
  const invitees = [
    invitee('regency', 'Pemerintah Kabupaten Ende', { areaCode: '53.08', requiredAs: 'object' }),
  ];
  expect(states('53.08', invitees)).toEqual(['missing', 'invited', 'missing', 'missing']);
});

test('Who came is counted by person from the list, else as written beside the invited, else it is not known', () => {
  const kemlu = invitee('ministry', 'Kementerian Luar Negeri');
  const came = (invitees: readonly Invitee[], attendants: readonly Attendant[]) =>
    requiredParties({ areaCode: null, invitees, withoutRegency: false }, attendants)[0]?.came;
  const person = (name: string, inviteeId: string | null): Attendant => ({
    ...{ id: name, day: '2027-06-10', inviteeId, category: 'ministry', name, post: null, institution: 'K' },
    ...{
      represents: null,
      sex: null,
      contact: null,
      mode: 'room',
      method: 'list',
      at: '2027-06-10T02:00:00Z',
    },
  });
  expect(came([kemlu], [])).toBeNull();
  expect(came([{ ...kemlu, came: 2 }], [])).toBe(2);
  expect(came([kemlu], [person('A', kemlu.id), person('A', kemlu.id), person('B', null)])).toBe(1);
  expect(came([kemlu], [person('B', 'another')])).toBe(0);
  // By the code in the room: known by the institution, else perhaps somebody of theirs.
  expect(came([kemlu], [{ ...person('B', null), institution: 'Kemlu' }])).toBe(1);
  expect(came([kemlu], [person('B', null)])).toBeNull();
});
