import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { editPartner, getPartner } from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { confirmImport, type ImportReport, receiveFile, runImport } from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const HEAD = [
  'DAFTAR LEMBAGA MITRA INTERNASIONAL (LMI)',
  'PROVINSI NUSA TENGGARA TIMUR TAHUN 2019',
  'No;Nama Lembaga;Jenis;Negara Asal;Bidang Kegiatan;Wilayah Kerja;Periode;Anggaran;Izin Prinsip',
];

async function bringIn(actor: Actor, name: string, rows: readonly string[]): Promise<ImportReport> {
  const desk = deskOf(database(), actor);
  const content = (async function* () {
    yield await Promise.resolve(Buffer.from([...HEAD, ...rows].join('\n')));
  })();
  const id = await receiveFile(desk, { name, content });
  await confirmImport(desk, id, { unchecked: true });
  const report = await runImport(database(), id);
  if (!report) throw new Error('not run');
  return report;
}

interface Funded {
  partner: string;
  amount: string | null;
  currency: string;
  from: string | null;
  to: string | null;
  written: string | null;
  exact: string | null;
  source: string | null;
}

async function funded(names: string): Promise<Funded[]> {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<Funded>`select p.name as partner, f.amount, f.currency, f.period_from as from, f.period_to as to, f.written,
        f.exact_to as exact, f.source
      from partner_funding f join partner p on p.id = f.partner_id where p.name like ${names} order by p.name, f.period_from`.execute(
      tx,
    ),
  );
  return rows;
}

const idOf = async (name: string) => {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ id: string }>`select id from partner where name = ${name}`.execute(tx),
  );
  return rows[0]?.id ?? '';
};

test('Funding and period of a register are kept as the cells say them, and stay so the second time', async () => {
  const rows = [
    '1;Dana Satu Trust;NGO;Jepang;Kesehatan;Ende;2017 - 2021;0,32 M;21/IP/2017',
    '2;Dana Tiga Programme of Nations;Multilateral;;Pendidikan;Ende;2018 s.d. sekarang;belum ada;-',
    '3;Dana Dua Trust;NGO;Jepang;Kesehatan;Sikka;2016 - 2019;USD 270,968;22/IP/2016',
    '4;Dana Empat Trust;NGO;Jepang;Kesehatan;Sikka;;Rp 25.300.000.000;23/IP/2016',
  ];
  const first = await bringIn(people.province, 'daftar.csv', rows);
  expect(first.partners).toEqual({ created: 4, updated: 0, unchanged: 0, rejected: 0 });
  const kept = await funded('Dana %');
  expect(kept).toEqual([
    {
      partner: 'Dana Dua Trust',
      amount: '270968.00',
      currency: 'USD',
      from: '2016',
      to: '2019',
      written: 'USD 270,968',
      exact: null,
      source: 'daftar.csv, CSV!H6',
    },
    {
      partner: 'Dana Empat Trust',
      amount: '25300000000.00',
      currency: 'IDR',
      from: null,
      to: null,
      written: 'Rp 25.300.000.000',
      exact: null,
      source: 'daftar.csv, CSV!H7',
    },
    {
      partner: 'Dana Satu Trust',
      amount: '320000000.00',
      currency: 'IDR',
      from: '2017',
      to: '2021',
      written: '0,32 M',
      exact: '10000000.00',
      source: 'daftar.csv, CSV!H4',
    },
    {
      partner: 'Dana Tiga Programme of Nations',
      amount: null,
      currency: 'IDR',
      from: '2018',
      to: null,
      written: null,
      exact: null,
      source: 'daftar.csv, CSV!G5',
    },
  ]);
  const again = await bringIn(people.province, 'daftar (1).csv', rows);
  expect(again.partners).toEqual({ created: 0, updated: 0, unchanged: 4, rejected: 0 });
  expect(await funded('Dana %')).toEqual(kept);
});

test('A corrected amount goes in the place of the earlier one; a further period stands beside it', async () => {
  const row = (period: string, amount: string) =>
    `1;Koreksi Trust;NGO;Jepang;Kesehatan;Ende;${period};${amount};31/IP/2017`;
  await bringIn(people.province, 'a.csv', [row('2017 - 2018', '8,70 M')]);
  const changed = await bringIn(people.province, 'b.csv', [row('2017 - 2018', 'Rp 8.712.000.000')]);
  expect(changed.partners).toMatchObject({ updated: 1 });
  await bringIn(people.province, 'c.csv', [row('2019 - 2020', '500 jt')]);
  expect((await funded('Koreksi Trust')).map(({ amount, from, exact }) => [from, amount, exact])).toEqual([
    ['2017', '8712000000.00', null],
    ['2019', '500000000.00', '1000000.00'],
  ]);
});

test('An amount that a person changed is left to them; how a file wrote it goes with it', async () => {
  const row = '1;Pilihan Trust;NGO;Jepang;Kesehatan;Ende;2017 - 2018;8,70 M;41/IP/2017';
  await bringIn(people.province, 'a.csv', [row]);
  const id = await idOf('Pilihan Trust');
  const desk = deskOf(database(), people.province);
  const { record, version } = await getPartner(desk, id);
  const edit = (amount: string, at: number) =>
    editPartner(desk, {
      id,
      version: at,
      form: {
        name: 'Pilihan Trust',
        partnerClass: 'internationalNgo',
        homeCountry: 'JP',
        funding: record.funding.map((one) => ({ ...one, amount })),
      },
    });
  await edit('8700000000', version);
  expect((await getPartner(desk, id)).record.funding).toEqual(record.funding);
  await edit('8650000000', version + 1);
  await bringIn(people.province, 'b.csv', [row]);
  expect((await getPartner(desk, id)).record.funding).toEqual([
    { ...record.funding[0], amount: '8650000000.00', written: null, exactTo: null },
  ]);
});

test('A regency says nothing of the money of a partner that the province keeps', async () => {
  const row = (amount: string) => `1;Saksi Trust;NGO;Jepang;Kesehatan;Ende;2017 - 2018;${amount};51/IP/2017`;
  await bringIn(people.province, 'a.csv', [row('8,70 M')]);
  await bringIn(people.regency, 'b.csv', [row('9,10 M')]);
  expect((await funded('Saksi Trust')).map(({ amount }) => amount)).toEqual(['8700000000.00']);
});
