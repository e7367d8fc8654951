import { expect, test } from 'vitest';
import { InvalidInput } from '#kernel/index.ts';
import { countInvitees, type Invitee } from './meeting.ts';
import { type MeetingInput, parseMeeting } from './meeting-form.ts';

const RAKOR = {
  kind: 'rakor',
  title: '  Rapat   Koordinasi ',
  timeZone: 'Asia/Makassar',
  firstDay: '2026-03-10',
} satisfies MeetingInput;

function faults(input: object): Record<string, string> {
  try {
    parseMeeting({ ...RAKOR, ...input });
    return {};
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    throw error;
  }
}

test('A meeting needs a title, a kind and a day; it lasts a day unless another is said', () => {
  expect(parseMeeting(RAKOR)).toMatchObject({
    title: 'Rapat Koordinasi',
    firstDay: '2026-03-10',
    lastDay: '2026-03-10',
    visibility: 'internal',
    agenda: [],
  });
  expect(Object.keys(faults({ title: ' ', kind: 'x', firstDay: '10-03-2026' })).sort()).toEqual([
    'firstDay',
    'kind',
    'title',
  ]);
});

test('Days come in order and within a month', () => {
  expect(faults({ lastDay: '2026-03-09' })).toEqual({ lastDay: 'meetingsErrorDayOrder' });
  expect(faults({ lastDay: '2026-04-09' })).toEqual({});
  expect(faults({ lastDay: '2026-04-10' })).toEqual({ lastDay: 'meetingsErrorDayOrder' });
});

test('An agenda is put in the order of the clock, written with a dot or a colon, within the days', () => {
  const item = (title: string, day: string, begins: string, ends = '') => ({ title, day, begins, ends });
  const read = parseMeeting({
    ...RAKOR,
    lastDay: '2026-03-11',
    agenda: [
      item('Penutupan', '2026-03-11', '15.00'),
      item('Materi', '2026-03-10', '10:00', '11.30'),
      item('Pembukaan', '2026-03-10', '8.30'),
    ],
  });
  expect(read.agenda.map(({ title, begins, ends }) => [title, begins, ends])).toEqual([
    ['Pembukaan', '08:30', null],
    ['Materi', '10:00', '11:30'],
    ['Penutupan', '15:00', null],
  ]);
  expect(faults({ agenda: [item('x', '2026-03-12', '09:00')] })).toEqual({
    'agenda.0.day': 'meetingsErrorAgendaDay',
  });
  expect(faults({ agenda: [item('x', '2026-03-10', '09:00', '09:00')] })).toEqual({
    'agenda.0.ends': 'meetingsErrorTimeOrder',
  });
  expect(faults({ agenda: [item('x', '2026-03-10', '24:00')] })).toEqual({
    'agenda.0.begins': 'meetingsErrorTime',
  });
});

test('The invited are counted by category in the order of the papers; who came is unknown until it is recorded', () => {
  const one = (category: Invitee['category'], persons: number, came: number | null = null): Invitee => ({
    id: '',
    category,
    name: 'x',
    areaCode: null,
    partnerId: null,
    officeId: null,
    persons,
    came,
    requiredAs: null,
  });
  expect(
    countInvitees([one('regency', 2), one('province', 3, 2), one('province', 1), one('regency', 1)]),
  ).toEqual([
    { category: 'province', invited: 2, persons: 4, came: 2 },
    { category: 'regency', invited: 2, persons: 3, came: null },
  ]);
});

test('What must be there is measured without the blanks around it, what may be left out as it was sent', () => {
  const [title, theme] = ['J'.repeat(300), 'T'.repeat(500)];
  expect(parseMeeting({ ...RAKOR, title: ` ${title} `, theme })).toMatchObject({ title, theme });
  expect(faults({ title: `${title}J` })).toEqual({ title: 'meetingsErrorTooLong' });
  expect(faults({ theme: `${theme} ` })).toEqual({ theme: 'meetingsErrorTooLong' });
  expect(parseMeeting({ ...RAKOR, aim: ' satu \r\n  dua\n\n', theme: ' air \n bersih ' })).toMatchObject({
    aim: 'satu\ndua',
    theme: 'air bersih',
  });
  expect(parseMeeting({ ...RAKOR, title: 'Rapat\0', theme: 'a\0' })).toMatchObject({
    title: 'Rapat\0',
    theme: 'a\0',
  });
});
