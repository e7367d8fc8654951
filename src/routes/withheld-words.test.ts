import { expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { SeatRole } from '#database/index.ts';
import { OPEN, withheldChoices, withheldOfForm, withheldWords } from './withheld-words.ts';

const fields = ['about', 'obstacle'] as const;
const subject = { visibility: 'public', areaCodes: ['53.08'], officeId: 'lain', partnerId: null };
const deskOf = (role: SeatRole) =>
  ({ actor: { kind: 'regency', role, areaCode: '53.08', officeId: 'sini' } }) as unknown as Desk;
const record = { fields, visibility: 'public', withheld: {}, hidden: [] } as const;
const values = (options: readonly { value: string }[] | undefined) => options?.map(({ value }) => value);

test('Offered are the circles narrower than the record’s own that the person may close a field to', () => {
  const choose = (role: SeatRole, more: object = {}, of = subject) =>
    values(withheldChoices(deskOf(role), 'classifyActivity', of, { ...record, ...more }).about.options);
  expect(choose('regency-operator')).toEqual([OPEN, 'internal', 'restricted']);
  expect(choose('regency-operator', {}, { ...subject, officeId: 'sini' })).toEqual([
    ...[OPEN, 'internal', 'restricted', 'confidential'],
  ]);
  const internal = { ...subject, visibility: 'internal' };
  expect(choose('regency-operator', { visibility: 'internal' }, internal)).toEqual([OPEN, 'restricted']);
  expect(choose('regency-planner')).toBeUndefined();
});

test('A page names the narrower of the record’s circle and the field’s', () => {
  const known = { visibility: 'restricted', withheld: { about: 'internal' }, hidden: ['obstacle'] } as const;
  expect(withheldWords(fields, known)).toEqual({
    about: { isHidden: false, circle: 'Terbatas' },
    obstacle: { isHidden: true, circle: undefined },
  });
});

test('A field the form did not ask about stays as it was decided', () => {
  const sent = (about: string | undefined) =>
    withheldOfForm(fields, (field) => (field === 'about' ? about : ''), {
      about: 'restricted',
      obstacle: 'internal',
    });
  expect(sent(OPEN)).toEqual({ obstacle: 'internal' });
  expect(sent('confidential')).toEqual({ about: 'confidential', obstacle: 'internal' });
  expect(sent('')).toEqual({ about: 'restricted', obstacle: 'internal' });
});
