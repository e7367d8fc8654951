/** How many books are kept of a meeting, and how they go. */
import { beforeAll, expect, test } from 'vitest';
import { readAudit } from '#access/index.ts';
import { type Actor } from '#database/index.ts';
import { Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { planMeeting } from '#meetings/index.ts';
import type { BriefingSupplier } from '#papers/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople } from '#tests/people.ts';
import { writingOf } from '#writing.ts';
import { deleteBriefing, getBriefing, listBriefings, startBriefing } from './index.ts';

const database = useDatabase();
const writing = writingOf('id', 'https://sinergi.example');
const NOW = Temporal.Instant.from('2026-01-06T01:00:00Z');
let bureau: Actor;
let meetingId = '';

const at = (minutes: number) => deskOf(database(), bureau, NOW.add({ minutes }));
const start = (minutes: number, suppliers: readonly BriefingSupplier[] = [], most = 2) =>
  startBriefing(at(minutes), { suppliers, most, log: { error: () => undefined } }, { meetingId, writing });
async function made(minutes: number, suppliers?: readonly BriefingSupplier[]): Promise<string> {
  const { id, ended } = await start(minutes, suppliers);
  await ended;
  return id;
}
const kept = async (minutes: number) =>
  (await listBriefings(at(minutes), meetingId)).map(({ id, state }) => [id, state]);

beforeAll(async () => {
  bureau = (await makePeople(database())).province;
  meetingId = await planMeeting(at(0), {
    kind: 'rakor',
    title: 'Rapat Koordinasi',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'internal',
  });
});

test('As many as may be are kept; none goes by itself, and once one is deleted another is made', async () => {
  const first = await made(1);
  const second = await made(2);
  await expect(start(3)).rejects.toThrow(InvalidInput);
  expect(await kept(3)).toEqual([
    [second, 'ready'],
    [first, 'ready'],
  ]);
  const { sha256 } = await getBriefing(at(3), first);
  await deleteBriefing(at(4), first);
  await expect(getBriefing(at(4), first)).rejects.toThrow(NotFound);
  await expect(deleteBriefing(at(4), first)).rejects.toThrow(NotFound);
  await expect(deleteBriefing(at(4), newId())).rejects.toThrow(NotFound);
  const trail = await database().asActor(bureau, (tx) => readAudit(tx, 'meeting', meetingId));
  const [last] = trail.filter(({ action }) => action === 'delete-briefing');
  expect(JSON.stringify(last)).toContain(sha256);
  const third = await made(5);
  expect((await kept(5)).map(([id]) => id)).toEqual([third, second]);
  for (const id of [second, third]) await deleteBriefing(at(6), id);
});

test('One that failed makes room for the next by itself', async () => {
  const failed = await made(10, [() => Promise.reject(new Error('broken'))]);
  expect(await kept(10)).toEqual([[failed, 'failed']]);
  const next = await made(11);
  expect(await kept(11)).toEqual([[next, 'ready']]);
  await deleteBriefing(at(12), next);
});

test('One that is being made is not deleted; one that fell silent is', async () => {
  const { id } = await start(20, [() => new Promise<never>(() => undefined)]);
  await expect(deleteBriefing(at(20), id)).rejects.toThrow(Conflict);
  await deleteBriefing(at(22), id);
  expect(await kept(22)).toEqual([]);
});
