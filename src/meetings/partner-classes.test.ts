import { expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople } from '#tests/people.ts';
import {
  announceMeeting,
  countPartnersByClass,
  type Invitee,
  listMeetings,
  partnersAtMeeting,
  planMeeting,
} from './index.ts';

const database = useDatabase();
const partner = (name: string, partnerId: string | null, came: number | null = null): Invitee => ({
  id: '',
  category: 'partner',
  name,
  areaCode: null,
  partnerId,
  officeId: null,
  persons: 2,
  came,
  requiredAs: null,
});

test('Partners at a meeting are counted once each, by class, and the classes add up', async () => {
  const people = await makePeople(database());
  const make = (name: string, partnerClass: string) => makePartner(database(), name, partnerClass);
  const [embassy, agency, merged, hidden, absent] = [
    await make('Kedutaan Contoh', 'bilateral'),
    await make('Badan Dunia Contoh', 'multilateral'),
    await make('Badan Dunia Lama', 'other'),
    await make('Tersembunyi', 'internationalNgo'),
    await make('Tidak Datang', 'bilateral'),
  ];
  await database().asActor(SYSTEM, async (tx) => {
    await tx
      .updateTable('partner')
      .set({ status: 'merged', merged_into: agency })
      .where('id', '=', merged)
      .execute();
    await tx.updateTable('partner').set({ visibility: 'confidential' }).where('id', '=', hidden).execute();
  });
  const bureau = deskOf(database(), people.province);
  const id = await planMeeting(bureau, {
    kind: 'rakor',
    title: 'Rakor',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'public',
    invitees: [
      partner('Badan Dunia', agency),
      partner('Badan Dunia (lama)', merged),
      partner('Kedutaan', embassy, 1),
      partner('Tidak datang', absent, 0),
      partner('Belum terdaftar', null),
      { ...partner('Biro', null), category: 'host' },
    ],
  });
  await announceMeeting(bureau, { id, version: 1 });
  const counted = {
    total: 3,
    byClass: [
      { partnerClass: 'bilateral', count: 1 },
      { partnerClass: 'multilateral', count: 1 },
      { partnerClass: null, count: 1 },
    ],
  };
  expect(await partnersAtMeeting(deskOf(database(), people.public), id)).toEqual(counted);
  expect((await listMeetings(bureau, {})).coming[0]?.partners).toEqual(counted);
  await database().asActor(SYSTEM, (tx) =>
    tx
      .updateTable('meeting_invitee')
      .set({ partner_id: hidden })
      .where('name', '=', 'Belum terdaftar')
      .execute(),
  );
  expect((await partnersAtMeeting(bureau, id)).byClass.at(-1)).toEqual({ partnerClass: null, count: 1 });
  const all = await database().asActor(SYSTEM, (tx) => countPartnersByClass(tx, { id }));
  expect(all.byClass.map(({ partnerClass }) => partnerClass)).toEqual([
    'bilateral',
    'multilateral',
    'internationalNgo',
  ]);
});

test('A meeting without partners has none', async () => {
  const nobody = await database().asActor(SYSTEM, (tx) =>
    countPartnersByClass(tx, { id: '01890000-0000-7000-8000-000000000000' }),
  );
  expect(nobody).toEqual({ total: 0, byClass: [] });
});
