import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { makePeople, type People } from '#tests/people.ts';
import { rememberAreaAnswer } from './area-answers.ts';
import { loadGazetteer } from './load-gazetteer.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const place = { regency: 'Kab. Ende', district: 'Ndori', village: 'Desa Tidak Ada' };
const written = 'desa tidak ada, NDORI, Kab Ende';

test('An answer is remembered for the office that gave it, and another office is asked again', async () => {
  const { regency, otherRegency } = people;
  const answer = {
    officeId: regency.officeId,
    withinCode: '53',
    areaCode: '53.08.17.2003',
    userId: regency.userId,
  };
  await database().asActor(regency, (tx) => rememberAreaAnswer(tx, { ...answer, written }));
  const own = await database().asActor(regency, (tx) =>
    loadGazetteer(tx, { within: '53', officeId: regency.officeId }),
  );
  expect(own.match(place)).toEqual({
    kind: 'matched',
    code: '53.08.17.2003',
    confidence: 1,
    reason: 'remembered',
  });
  for (const officeId of [otherRegency.officeId, regency.officeId, null]) {
    const other = await database().asActor(otherRegency, (tx) =>
      loadGazetteer(tx, { within: '53', officeId }),
    );
    expect(other.match(place).kind).toBe('question');
  }
});

test('A field alone can be answered, and is then read so wherever it stands', async () => {
  const { province } = people;
  const answer = {
    officeId: province.officeId,
    withinCode: '53',
    written: 'Kupang',
    areaCode: '53.71',
    userId: province.userId,
  };
  const gazetteer = await database().asActor(province, async (tx) => {
    await rememberAreaAnswer(tx, { ...answer, areaCode: '53.01' });
    await rememberAreaAnswer(tx, answer);
    return loadGazetteer(tx, { within: '53', officeId: province.officeId });
  });
  expect(gazetteer.match({ regency: 'KUPANG' })).toMatchObject({ code: '53.71', reason: 'remembered' });
  expect(gazetteer.match({ regency: 'kupang', district: 'Alak' })).toMatchObject({ code: '53.71.01' });
});

test('An answer that it is no place is not asked again', async () => {
  const { province } = people;
  const gazetteer = await database().asActor(province, async (tx) => {
    await rememberAreaAnswer(tx, {
      officeId: province.officeId,
      withinCode: '53',
      written: 'Kantor Pusat',
      areaCode: null,
      userId: province.userId,
    });
    return loadGazetteer(tx, { within: '53', officeId: province.officeId });
  });
  expect(gazetteer.match({ regency: 'kantor pusat' })).toEqual({ kind: 'none' });
});

test('Nobody writes an answer for another office, and the public none at all', async () => {
  const answer = {
    officeId: people.regency.officeId,
    withinCode: '',
    written: 'x',
    areaCode: '53',
    userId: null,
  };
  for (const actor of [people.otherRegency, people.national, people.public]) {
    await expect(database().asActor(actor, (tx) => rememberAreaAnswer(tx, answer))).rejects.toThrow(
      /row-level security/,
    );
  }
  const rows = await database().asActor(people.otherRegency, (tx) =>
    tx.selectFrom('area_answer').selectAll().execute(),
  );
  expect(rows).toEqual([]);
  await database().asActor(SYSTEM, (tx) => rememberAreaAnswer(tx, answer));
});
