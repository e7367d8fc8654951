/** Who may not: papers of a meeting are read, kept and made final by the office that calls it, and by nobody else. */
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { Forbidden, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { sql } from 'kysely';
import {
  announceMeeting,
  finishMeetingPaper,
  keepMeetingPaper,
  listMeetingPapers,
  planMeeting,
  readMeetingPaper,
} from './index.ts';

const database = useDatabase();
let people: People;
let meetingId: string;
const as = (actor: Actor): Desk => deskOf(database(), actor);
beforeAll(async () => {
  people = await makePeople(database());
  const biro = as(people.province);
  meetingId = await planMeeting(biro, {
    kind: 'rakor',
    title: 'Rapat Koordinasi',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'public',
    invitees: [
      { category: 'regency', name: 'Kabupaten Ende', officeId: people.regency.officeId },
      { category: 'partner', name: 'Lontar', partnerId: people.partner.partnerId },
    ],
  });
  await announceMeeting(biro, { id: meetingId, version: 1 });
  await keepMeetingPaper(biro, { ...paper(), version: 0, input: { contact: 'Bagian Kerja Sama' } });
});
const paper = () => ({ meetingId, paper: 'invitation' }) as const;

test('Whoever is invited, or reads the meeting, has no hand in its papers', async () => {
  const others: Actor[] = [
    people.public,
    people.national,
    people.otherProvince,
    people.regency,
    people.otherRegency,
    people.partner,
    people.otherPartner,
  ];
  for (const actor of others) {
    const desk = as(actor);
    for (const attempt of [
      () => listMeetingPapers(desk, meetingId),
      () => readMeetingPaper(desk, paper()),
      () => keepMeetingPaper(desk, { ...paper(), version: 1, input: {} }),
      () => finishMeetingPaper(desk, { ...paper(), version: 1, number: '1', day: '2026-02-10' }),
    ])
      await expect(attempt()).rejects.toThrow(Forbidden);
    const { rows } = await database().asActor(actor, (tx) =>
      sql`select 1 from paper where subject_id = ${meetingId}::uuid`.execute(tx),
    );
    expect(rows).toEqual([]);
  }
});

test('The office itself sees what was filled in; a meeting that is not there has no papers', async () => {
  const biro = as(people.province);
  expect((await readMeetingPaper(biro, paper())).given.contact).toBe('Bagian Kerja Sama');
  await expect(
    readMeetingPaper(biro, { meetingId: '01890000-0000-7000-8000-000000000000', paper: 'report' }),
  ).rejects.toThrow(NotFound);
});
