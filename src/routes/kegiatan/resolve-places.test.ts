import { expect, test } from 'vitest';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople } from '#tests/people.ts';
import { resolvePlaces } from './resolve-places.ts';

const database = useDatabase();

test('A place typed in the form is an area, or a question with proposals, never a guess', async () => {
  const desk = deskOf(database(), (await makePeople(database())).regency);
  const rows = [
    'Ndori, Ende',
    '53.08',
    'Ndori, Kabupaten Ende (53.08.05)',
    'Indonesia',
    'Kab. Ende',
    'Ende',
    'Zzyzx',
  ];
  const { places, questions } = await resolvePlaces(
    desk,
    rows.map((place) => ({ place })),
  );
  expect(places.slice(0, 5).map(({ areaCode, country }) => areaCode ?? country)).toEqual([
    expect.stringMatching(/^53\.08\.\d\d$/),
    '53.08',
    '53.08.05',
    'ID',
    '53.08',
  ]);
  expect(questions.map(({ index, options }) => [index, options.length > 1])).toEqual([
    [5, true],
    [6, false],
  ]);
});

test('A choice settles the question, and an unchanged row keeps what stands behind it', async () => {
  const desk = deskOf(database(), (await makePeople(database())).regency);
  const kept = {
    place: 'Lama',
    areaCode: '53.08.10.2001',
    country: 'ID',
    written: 'Rewo',
    latitude: '-8.5',
    longitude: null,
    matchReason: 'spelling',
  };
  const { places, questions } = await resolvePlaces(desk, [
    { place: 'Ende', choice: '53.08' },
    { place: 'Lama', kept: JSON.stringify(kept) },
  ]);
  expect(questions).toEqual([]);
  expect(places[0]).toMatchObject({ areaCode: '53.08' });
  expect({ place: 'Lama', ...places[1] }).toEqual(kept);
});
