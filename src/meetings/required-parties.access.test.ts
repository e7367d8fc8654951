import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { editMeeting, getMeeting, planMeeting, proposeInvitees, requiredParties } from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const as = (actor: Actor): Desk => deskOf(database(), actor);
const MEETING = {
  title: 'Rapat Antarkementerian',
  areaCode: '53.08',
  timeZone: 'Asia/Makassar',
  firstDay: '2026-03-10',
} as const;

test('A meeting between ministries is filled with those the law names and the register knows, once; another is not', async () => {
  const desk = as(people.province);
  const id = await planMeeting(desk, { ...MEETING, kind: 'interministerial' });
  const proposed = async () =>
    (await proposeInvitees(desk, await getMeeting(desk, id))).find(({ group }) => group === 'required');
  const first = await proposed();
  expect(first?.invitees.map(({ name, requiredAs }) => [name, requiredAs])).toEqual([
    ['Kementerian Luar Negeri', 'foreignAffairs'],
    ['Pemerintah Provinsi Nusa Tenggara Timur', 'province'],
    ['Pemerintah Kabupaten Ende', 'regency'],
  ]);
  const { record } = await getMeeting(desk, id);
  await editMeeting(desk, { id, version: 1, input: { ...record, invitees: first?.invitees ?? [] } });
  const filled = await getMeeting(desk, id);
  expect(filled.record.invitees.map(({ requiredAs }) => requiredAs)).toEqual([
    'foreignAffairs',
    'province',
    'regency',
  ]);
  expect((await proposed())?.invitees).toEqual([]);
  const other = await getMeeting(desk, await planMeeting(desk, { ...MEETING, kind: 'rakor' }));
  expect((await proposeInvitees(desk, other)).map(({ group }) => group)).not.toContain('required');
});

test('That no kab/kota is concerned is kept with the meeting, and none is proposed', async () => {
  const desk = as(people.province);
  const id = await planMeeting(desk, { ...MEETING, kind: 'interministerial' });
  const { record } = await getMeeting(desk, id);
  await editMeeting(desk, { id, version: 1, input: { ...record, withoutRegency: true } });
  const meeting = await getMeeting(desk, id);
  expect(requiredParties(meeting.record, []).at(-1)).toMatchObject({
    party: 'regency',
    state: 'unconcerned',
  });
  const groups = await proposeInvitees(desk, meeting);
  expect(groups.find(({ group }) => group === 'required')?.count).toBe(2);
});
