import { expect, test } from 'vitest';
import { opened, rowsOf } from './fixture-workbook.ts';

test('A row of hashtags maps a file without any heading being known', async () => {
  const file = await opened(
    'Quoi,Qui,Ou,Code,Kab,Mulai,Dana,F\n#activity+name,#org+prog,#adm4+name,#adm4+code,#adm2,#date+start,#value+usd,#reached+f\nWells,Horizon,Maubasa,53.08.05.2001,Ende,2021-01-15,16200,120\n',
  );
  const { rows, mapping, questions } = rowsOf(file);
  expect(mapping).toMatchObject({ kind: 'hxl', headerRow: 0, firstRow: 2 });
  expect(mapping.columns.map(({ meaning }) => meaning)).toEqual([
    'activity',
    'partner',
    'village',
    'areaCode',
    'regency',
    'start',
    'planned',
    'female',
  ]);
  expect(questions).toEqual([]);
  expect(rows).toMatchObject([
    {
      activity: { text: 'Wells' },
      partner: { text: 'Horizon' },
      places: {
        village: { text: 'Maubasa' },
        areaCode: { text: '53.08.05.2001' },
        regency: { text: 'Ende' },
      },
      start: { value: '2021-01-15' },
      planned: { value: { amount: '16200.00', currency: 'USD' } },
      female: { value: 120 },
    },
  ]);
});

test('Where several columns name an organisation, the one that runs the programme is the partner', async () => {
  const { mapping } = rowsOf(
    await opened('#org +impl,#org +funding,#org+prog,#sector,#org+type\nA,B,C,Health,NGO\n'),
  );
  expect(mapping.columns.map(({ meaning }) => meaning)).toEqual([
    'implementer',
    'ignore',
    'partner',
    'field',
    'partnerClass',
  ]);
  expect(mapping).toMatchObject({ headerRow: 0, firstRow: 1 });
});

test('A country in HXL is where the activity is, not where the partner comes from', async () => {
  const { rows } = rowsOf(
    await opened('#org,#country,#adm1,#lat_deg,#lon_deg,#sector\nCARE,Chad,Logone,8.25,16.42,Health\n'),
  );
  expect(rows[0]).toMatchObject({
    places: { country: { value: 'TD' }, province: { text: 'Logone' }, latitude: { text: '8.25' } },
  });
  expect(rows[0]?.country).toBeUndefined();
});
