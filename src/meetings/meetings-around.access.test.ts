/** The meetings next to today, as the home page tells of them. */
import { beforeAll, expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { announceMeeting, type MeetingInput, meetingsAround, planMeeting } from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

test('The next come first, drafts for their own office alone; the last Rakor is not a later seminar', async () => {
  const bureau = deskOf(database(), people.province);
  const plan = async (title: string, firstDay: string, more: Partial<MeetingInput> = {}) => {
    const id = await planMeeting(bureau, {
      ...{ kind: 'rakor', title, firstDay, areaCode: '53', timeZone: 'Asia/Makassar', visibility: 'public' },
      ...more,
    });
    return id;
  };
  const announce = async (id: Promise<string>) => announceMeeting(bureau, { id: await id, version: 1 });
  await announce(plan('Rakor lama', '2024-03-10'));
  await announce(plan('Rakor terakhir', '2025-03-10'));
  await announce(plan('Seminar', '2025-09-10', { kind: 'seminar' }));
  await announce(plan('Rakor nanti', '2026-09-10'));
  await plan('Rakor direncanakan', '2026-03-10');
  const titles = async (actor: (typeof people)[keyof People]) => {
    const { next, last } = await meetingsAround(deskOf(database(), actor));
    return { next: next.map(({ title }) => title), last: last?.title };
  };
  expect(await titles(people.province)).toEqual({
    next: ['Rakor direncanakan', 'Rakor nanti'],
    last: 'Rakor terakhir',
  });
  expect(await titles(people.public)).toEqual({ next: ['Rakor nanti'], last: 'Rakor terakhir' });
});
