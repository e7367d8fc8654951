/** Who writes the minutes and who reads them, as use cases and as SQL alone. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { announceMeeting, getMeeting, listFollowups, planMeeting } from '#meetings/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { onlyEntryId, readMinutes, recordOutcome, standingWords, writeMinutes } from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const as = (actor: Actor): Desk => deskOf(database(), actor);

async function announced(): Promise<string> {
  const id = await planMeeting(as(people.province), {
    kind: 'rakor',
    title: 'Rapat Koordinasi Lembaga Mitra Internasional',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'internal',
    agenda: [{ day: '2026-03-10', title: 'Paparan mitra', begins: null, ends: null }],
    invitees: [
      {
        category: 'regency',
        name: 'Bagian Kerja Sama',
        officeId: people.regency.officeId,
        partnerId: null,
        areaCode: null,
      },
    ],
  });
  await announceMeeting(as(people.province), { id, version: 1 });
  return id;
}

const saving = (more: object = {}) => ({
  id: newId(),
  entryId: newId(),
  kind: 'statement',
  body: 'Data dimutakhirkan.',
  madeAt: '2026-03-10T02:00:00Z',
  ...more,
});

test('What is sent twice is written once, and what cannot be read is refused alone', async () => {
  const meeting = await announced();
  const one = saving();
  const desk = as(people.province);
  expect(await writeMinutes(desk, meeting, [one, { id: 'x' }])).toEqual({
    accepted: [one.id],
    refused: ['x'],
  });
  expect((await writeMinutes(desk, meeting, [one, one])).accepted).toEqual([one.id]);
  // Another text under an id that is taken is not said to be kept.
  expect((await writeMinutes(desk, meeting, [{ ...one, body: 'Lain' }])).refused).toEqual([one.id]);
  const { entries, at } = await readMinutes(desk, meeting);
  expect([entries.length, entries[0]?.earlier.length, at]).toEqual([1, 0, 1]);
  expect((await readMinutes(desk, meeting, at)).entries).toEqual([]);
  const next = saving({ entryId: one.entryId, basedOn: [one.id], body: 'Baru\0' });
  await writeMinutes(desk, meeting, [next]);
  const since = await readMinutes(desk, meeting, at);
  expect(since.entries.map((entry) => [standingWords(entry).body, entry.earlier.length])).toEqual([
    ['Baru', 1],
  ]);
});

test('A saving under an item that left the agenda is kept without it', async () => {
  const meeting = await announced();
  const item = (await getMeeting(as(people.province), meeting)).record.agenda[0]?.id;
  const [there, gone] = [saving({ agendaItemId: item }), saving({ agendaItemId: newId() })];
  expect((await writeMinutes(as(people.province), meeting, [there, gone])).accepted).toHaveLength(2);
  const { entries } = await readMinutes(as(people.province), meeting);
  expect(new Set(entries.map((entry) => standingWords(entry).agendaItemId))).toEqual(new Set([item, null]));
});

test('The chair of a meeting is one entry, whoever writes it', async () => {
  const meeting = await announced();
  const own = saving({ kind: 'chair', entryId: onlyEntryId(meeting, 'chair'), body: 'Asisten II' });
  const other = saving({ kind: 'chair', entryId: onlyEntryId(newId(), 'chair') });
  expect(await writeMinutes(as(people.province), meeting, [own, other])).toEqual({
    accepted: [own.id],
    refused: [other.id],
  });
});

test('Only who calls the meeting writes and reads what is written in the room', async () => {
  const meeting = await announced();
  await writeMinutes(as(people.province), meeting, [saving()]);
  for (const other of [
    people.regency,
    people.national,
    people.otherProvince,
    people.partner,
    people.public,
  ]) {
    await expect(writeMinutes(as(other), meeting, [saving()])).rejects.toThrow(/may not|meeting/);
    await expect(readMinutes(as(other), meeting)).rejects.toThrow(/may not|meeting/);
    await expect(recordOutcome(as(other), { meetingId: meeting, entryId: newId() })).rejects.toThrow(
      /may not|meeting/,
    );
    const seen = await database().asActor(other, (tx) =>
      sql`select 1 from minute_edit where meeting_id = ${meeting}::uuid`.execute(tx),
    );
    expect(seen.rows).toEqual([]);
  }
  await expect(writeMinutes(as(people.regency), meeting, [saving()])).rejects.toThrow(Forbidden);
  await expect(writeMinutes(as(people.province), newId(), [saving()])).rejects.toThrow(NotFound);
});

test('A recommendation of the minutes becomes one of the ledger, once, and a commitment one of partners', async () => {
  const meeting = await announced();
  const desk = as(people.province);
  const words = { owner: 'bagian kerja sama', due: '2026-06-30' };
  const advice = saving({ kind: 'recommendation', ...words });
  const promise = saving({ kind: 'commitment', ...words });
  const ownerless = saving({ kind: 'recommendation' });
  await writeMinutes(desk, meeting, [advice, promise, ownerless, saving()]);
  const of = (entryId: string) => recordOutcome(desk, { meetingId: meeting, entryId });
  const id = await of(advice.entryId);
  expect(await of(advice.entryId)).toBe(id);
  await of(promise.entryId);
  await expect(of(ownerless.entryId)).rejects.toThrow(InvalidInput);
  const { recommendations } = await listFollowups(desk, { meetingId: meeting });
  expect(
    recommendations.map(({ record }) => [record.level, record.ownerOfficeId, record.due]).sort(),
  ).toEqual([
    ['partner', people.regency.officeId, '2026-06-30'],
    ['province', people.regency.officeId, '2026-06-30'],
  ]);
  expect((await readMinutes(desk, meeting)).outcomes.size).toBe(2);
});

test('Two versions are first made one', async () => {
  const meeting = await announced();
  const desk = as(people.province);
  const entryId = newId();
  const versions = ['A', 'B'].map((body) => saving({ kind: 'recommendation', entryId, body, owner: 'X' }));
  await writeMinutes(desk, meeting, versions);
  await expect(recordOutcome(desk, { meetingId: meeting, entryId })).rejects.toMatchObject({
    fields: { '': 'minutesErrorTwoVersions' },
  });
});
