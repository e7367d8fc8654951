/** What the calendar at a person's secret address tells: never more than the person may know, of each standing of meetings. */
import { beforeAll, expect, test } from 'vitest';
import {
  type CalendarScope,
  makeCalendarAddress,
  mayDo,
  openCalendarAddress,
  SEAT_ROLES,
} from '#access/index.ts';
import { PUBLIC, type SeatRole, SYSTEM } from '#database/index.ts';
import { meetingDates, recordRecommendation } from '#meetings/index.ts';
import { permitDates } from '#partners/index.ts';
import { type Cast, makeCast, makeMeetings, type SceneRecord } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf } from '#tests/people.ts';
import { ownCalendar } from './own-calendar.ts';

const database = useDatabase();
let cast: Cast;
const records = new Map<SeatRole, SceneRecord[]>();

beforeAll(async () => {
  cast = await makeCast(database());
  for (const role of SEAT_ROLES)
    await database().asActor(SYSTEM, async (tx) => {
      records.set(role, await makeMeetings(database(), tx, cast, cast.actors[role]));
    });
});

async function calendarOf(role: SeatRole, scope: CalendarScope) {
  const token = await makeCalendarAddress(deskOf(database(), cast.actors[role]), { scope, locale: 'id' });
  const opened = await openCalendarAddress(deskOf(database(), PUBLIC), token);
  if (!('desks' in opened)) throw new Error('it was not asked for often');
  return ownCalendar(opened.desks, [meetingDates, permitDates], opened);
}

test.for(SEAT_ROLES)(
  '%s is told of each meeting they may read and of no other; what was called off is marked',
  async (role) => {
    const entries = new Map((await calendarOf(role, 'all')).map((entry) => [entry.id, entry]));
    for (const { id, relation, subject } of records.get(role) ?? []) {
      const said = `${relation} ${String(subject.state)} ${subject.visibility}`;
      expect(entries.has(id), said).toBe(mayDo(cast.actors[role], 'readMeeting', subject));
      const standing = { removed: 'cancelled', draft: 'planned', recorded: undefined }[
        subject.state ?? 'recorded'
      ];
      if (entries.has(id)) expect(entries.get(id)?.standing, said).toBe(standing);
    }
  },
);

test('Told of their own alone, a bureau has its meetings and those it is called to', async () => {
  const own = new Set((await calendarOf('province-administrator', 'own')).map(({ id }) => id));
  for (const { id, relation, subject } of records.get('province-administrator') ?? []) {
    const isOwn = relation === 'office' || relation === 'participant';
    const mayRead = mayDo(cast.actors['province-administrator'], 'readMeeting', subject);
    expect(own.has(id), `${relation} ${subject.visibility}`).toBe(isOwn && mayRead);
  }
});

test('Of deadlines only those of the own office are told, and no more of them than what and when', async () => {
  const bureau = cast.actors['province-administrator'];
  const meeting = (records.get('province-administrator') ?? []).find(
    ({ relation, subject }) =>
      relation === 'office' && subject.state === 'recorded' && subject.visibility === 'public',
  );
  const due = { level: 'province' as const, due: '2026-03-31', ownerName: 'Bagian Kerja Sama' };
  const { officeIds } = cast;
  const desk = deskOf(database(), bureau);
  await recordRecommendation(desk, meeting?.id ?? '', {
    ...due,
    text: 'Milik sendiri.',
    ownerOfficeId: ownOffice('province-planner'),
  });
  await recordRecommendation(desk, meeting?.id ?? '', {
    ...due,
    text: 'Milik Ende.',
    ownerOfficeId: officeIds.regency,
  });
  const told = (await calendarOf('province-planner', 'all')).filter(({ kind }) => kind === 'recommendation');
  expect(told.map(({ title, day, detail }) => [title, day, detail])).toEqual([
    ['Milik sendiri.', '2026-03-31', undefined],
  ]);
});

function ownOffice(role: SeatRole): string {
  const actor = cast.actors[role];
  return 'officeId' in actor ? actor.officeId : '';
}
