import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import { findActivityPartners, listActivityPartners } from './find-partners.ts';
import { recordActivity } from './record-activity.ts';

const database = useDatabase();
let people: People;

beforeAll(async () => {
  people = await makePeople(database());
  const system = deskOf(database(), people.system);
  const record = (partnerId: string, more: object = {}) =>
    recordActivity(system, { partnerId, title: { id: 'K' }, status: 2, ...more });
  for (const name of ['Água e Terra', 'Agua Viva', 'Agua Viva Asia']) {
    const id = await makePartner(database(), name);
    await database().asActor(SYSTEM, (tx) =>
      sql`update partner_name set folded = ${name.toLowerCase().replace('á', 'a').replace('Á', 'a')} where partner_id = ${id}`.execute(
        tx,
      ),
    );
    await record(id);
  }
  const hidden = await makePartner(database(), 'Tersembunyi Trust');
  await record(hidden, { visibility: 'internal', locations: [{ areaCode: '53.08' }] });
  await makePartner(database(), 'Agua Tanpa Kegiatan');
});

const names = (partners: readonly { name: string }[]) => partners.map(({ name }) => name);

test('The list is narrowed down by partners that have activities, in the order of their names', async () => {
  const desk = deskOf(database(), people.public);
  expect(names(await listActivityPartners(desk, 10))).toEqual([
    'Água e Terra',
    'Agua Viva',
    'Agua Viva Asia',
  ]);
  expect(await listActivityPartners(desk, 2)).toHaveLength(2);
});

test('A partner is found by a part of its name, and by its whole name alone', async () => {
  const desk = deskOf(database(), people.public);
  expect(names(await findActivityPartners(desk, 'ÁGUA', 10))).toEqual([
    'Água e Terra',
    'Agua Viva',
    'Agua Viva Asia',
  ]);
  expect(names(await findActivityPartners(desk, 'agua viva', 10))).toEqual(['Agua Viva']);
  expect(await findActivityPartners(desk, '%', 10)).toEqual([]);
  expect(await findActivityPartners(desk, 'tanpa kegiatan', 10)).toEqual([]);
});

test('A partner of internal activities is proposed to those who see these', async () => {
  const sees = async (kind: 'public' | 'regency' | 'otherRegency') =>
    names(await findActivityPartners(deskOf(database(), people[kind]), 'tersembunyi', 10));
  expect(await sees('regency')).toEqual(['Tersembunyi Trust']);
  expect(await sees('public')).toEqual([]);
  expect(await sees('otherRegency')).toEqual([]);
});
