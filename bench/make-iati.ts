#!/usr/bin/env node
/**
 * Writes an IATI 2.03 activity file of any size to standard output, the same for the same seed:
 * `node bench/make-iati.ts 10000 [--seed 7] > file.xml`. About 8.8 KB an activity: two languages, two places in Nusa
 * Tenggara Timur, two sectors, four budgets, twelve transactions, one result. All of it is made up but the place names.
 */
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';

interface Area {
  code: string;
  name: string;
}

interface Organisation {
  ref: string;
  type: string;
  name: string;
}

type Random = (below: number) => number;

/** mulberry32: small, and the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function pick<T>(list: readonly T[], random: Random): T {
  const found = list[random(list.length)];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

async function areasOfNtt(file: string): Promise<Area[]> {
  const path = createRequire(import.meta.url).resolve('idn-area-data/package.json');
  const stream = createReadStream(new URL(`data/${file}`, `file://${path}`));
  const areas: Area[] = [];
  for await (const row of stream.pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true }))) {
    const { code, name } = row as Area;
    if (code.startsWith('53.')) areas.push({ code, name });
  }
  return areas;
}

const SECTORS = [
  ['12240', 'Basic nutrition', 'gizi dasar'],
  ['14030', 'Basic drinking water supply and basic sanitation', 'air minum dan sanitasi dasar'],
  ['43060', 'Disaster risk reduction', 'pengurangan risiko bencana'],
  ['32130', 'Small and medium-sized enterprises development', 'usaha kecil dan menengah'],
  ['15112', 'Decentralisation and support to subnational government', 'tata kelola pemerintah daerah'],
  ['15180', 'Ending violence against women and girls', 'perlindungan perempuan dan anak'],
  ['11220', 'Primary education', 'pendidikan dasar'],
  ['31120', 'Agricultural development', 'pengembangan pertanian'],
  ['31320', 'Fishery development', 'pengembangan perikanan'],
  ['12220', 'Basic health care', 'pelayanan kesehatan dasar'],
  ['23210', 'Energy generation, renewable sources', 'energi terbarukan'],
] as const;
const CURRENCIES = ['USD', 'EUR', 'AUD', 'IDR', 'JPY'];
const COUNTRIES = ['AU', 'DE', 'JP', 'NL', 'US', 'NZ', 'GB', 'KR', 'CH', 'SE'];
const KINDS = [
  ['10', 'Directorate of Cooperation'],
  ['15', 'Development Agency'],
  ['21', 'Foundation for Children'],
  ['22', 'Society for Water'],
  ['40', 'Programme for the Islands'],
  ['60', 'Charitable Trust'],
  ['80', 'Institute of Applied Studies'],
] as const;

function organisations(count: number, random: Random): Organisation[] {
  return Array.from({ length: count }, (_, index) => {
    const country = pick(COUNTRIES, random);
    const [type, kind] = pick(KINDS, random);
    const number = String(index + 1).padStart(3, '0');
    return { ref: `${country}-SAMPLE-${number}`, type, name: `${kind} ${country} ${number} & Partners` };
  });
}

interface World {
  regencies: Area[];
  districts: Map<string, Area>;
  villages: Area[];
  reporting: Organisation[];
  partners: Organisation[];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function words(count: number, random: Random): string {
  const lexicon =
    'masyarakat desa air sanitasi pelatihan kelompok perempuan kesehatan ibu anak sekolah guru petani nelayan'
      .split(' ')
      .concat(
        'pasar bersama pemerintah kabupaten mendukung kegiatan peningkatan kapasitas layanan sumber daya'.split(
          ' ',
        ),
      );
  return Array.from({ length: count }, () => pick(lexicon, random)).join(' ');
}

const day = (year: number, random: Random): string =>
  `${year}-${String(1 + random(12)).padStart(2, '0')}-${String(1 + random(28)).padStart(2, '0')}`;

function narrative(id: string, en: string, indent: string): string {
  return `${indent}<narrative xml:lang="id">${escape(id)}</narrative>\n${indent}<narrative xml:lang="en">${escape(en)}</narrative>\n`;
}

function places(world: World, village: Area, random: Random): string {
  const regencyCode = village.code.slice(0, 5);
  const regency = world.regencies.find((one) => one.code === regencyCode)?.name ?? regencyCode;
  const district = world.districts.get(village.code.slice(0, 8))?.name ?? '';
  const level = (n: number, code: string) =>
    `      <administrative vocabulary="G1" level="${n}" code="${code}"/>\n`;
  const point = `${-8 - random(2500) / 1000} ${119 + random(6000) / 1000}`;
  return (
    `    <location ref="A">\n      <location-reach code="2"/>\n      <name><narrative xml:lang="id">${escape(regency)}</narrative></name>\n` +
    `${level(1, '53')}${level(2, regencyCode)}    </location>\n` +
    `    <location ref="B">\n      <location-reach code="1"/>\n      <name><narrative xml:lang="id">Desa ${escape(village.name)}, Kecamatan ${escape(district)}, ${escape(regency)}</narrative></name>\n` +
    `${level(2, regencyCode)}${level(3, village.code.slice(0, 8))}${level(4, village.code)}` +
    `      <point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>${point}</pos></point>\n      <exactness code="2"/>\n    </location>\n`
  );
}

function budgets(start: number, random: Random): string {
  let out = '';
  for (let n = 0; n < 4; n++)
    out += `    <budget type="1" status="2">
      <period-start iso-date="${start + n}-01-01"/>
      <period-end iso-date="${start + n}-12-31"/>
      <value value-date="${start + n}-01-01">${10_000 + random(900_000)}.${10 + random(90)}</value>
    </budget>\n`;
  return out;
}

function transactions(
  from: { start: number; reporter: Organisation; partner: Organisation },
  random: Random,
): string {
  let out = '';
  for (let n = 0; n < 12; n++) {
    const date = day(from.start + (n >> 2), random);
    const type = n === 0 ? '2' : pick(['3', '4'], random);
    out += `    <transaction ref="T${String(n + 1).padStart(4, '0')}">
      <transaction-type code="${type}"/>
      <transaction-date iso-date="${date}"/>
      <value value-date="${date}">${1_000 + random(90_000)}.${10 + random(90)}</value>
      <description><narrative xml:lang="id">Termin ${n + 1} ${words(2, random)}</narrative></description>
      <provider-org ref="${from.reporter.ref}"/>
      <receiver-org ref="${from.partner.ref}" type="${from.partner.type}"/>
    </transaction>\n`;
  }
  return out;
}

function result(title: string, start: number, random: Random): string {
  const target = 100 + random(900);
  return `    <result type="1" aggregation-status="false">
      <title><narrative xml:lang="id">${escape(title)}</narrative></title>
      <indicator measure="1" ascending="true">
        <title><narrative xml:lang="id">Jumlah warga yang mendapat manfaat</narrative></title>
        <baseline year="${start}" value="0"/>
        <period>
          <period-start iso-date="${start}-01-01"/>
          <period-end iso-date="${start}-12-31"/>
          <target value="${target}"/>
          <actual value="${random(target)}"/>
        </period>
      </indicator>
    </result>\n`;
}

function participants(reporter: Organisation, partner: Organisation): string {
  const one = (role: number, { ref, type, name }: Organisation) =>
    `    <participating-org ref="${ref}" type="${type}" role="${role}"><narrative>${escape(name)}</narrative></participating-org>\n`;
  return one(1, reporter) + one(4, partner);
}

function activity(number: number, world: World, random: Random): string {
  const reporter = pick(world.reporting, random);
  const partner = pick(world.partners, random);
  const village = pick(world.villages, random);
  const start = 2017 + random(8);
  const first = random(SECTORS.length);
  const [codeA, enA, idA] = pick(SECTORS.slice(first), random);
  const [codeB] = SECTORS[(SECTORS.findIndex(([code]) => code === codeA) + 1) % SECTORS.length] ?? SECTORS[0];
  const share = 20 + random(61);
  const titleId = `Dukungan ${idA} di Desa ${village.name}`;
  return `  <iati-activity default-currency="${pick(CURRENCIES, random)}" xml:lang="en" hierarchy="1" last-updated-datetime="2026-01-15T08:00:00Z">
    <iati-identifier>${reporter.ref}-NTT-${String(number).padStart(7, '0')}</iati-identifier>
    <reporting-org ref="${reporter.ref}" type="${reporter.type}"><narrative>${escape(reporter.name)}</narrative></reporting-org>
    <title>\n${narrative(titleId, `${enA} in the village of ${village.name}`, '      ')}    </title>
    <description type="1">\n${narrative(`Kegiatan ${words(38, random)}.`, `The activity works on ${enA.toLowerCase()}: ${words(34, random)}.`, '      ')}    </description>
${participants(reporter, partner)}    <activity-status code="${start < 2022 ? 4 : 2}"/>
    <activity-date iso-date="${start}-01-15" type="1"/>
    <activity-date iso-date="${start}-02-01" type="2"/>
    <activity-date iso-date="${start + 3}-12-31" type="3"/>
    <recipient-country code="ID" percentage="100"/>
${places(world, village, random)}    <sector vocabulary="1" code="${codeA}" percentage="${share}"/>
    <sector vocabulary="1" code="${codeB}" percentage="${100 - share}"/>
    <collaboration-type code="1"/>
    <default-flow-type code="10"/>
    <default-finance-type code="110"/>
    <default-aid-type code="C01"/>
    <default-tied-status code="5"/>
${budgets(start, random)}${transactions({ start, reporter, partner }, random)}${result(titleId, start, random)}  </iati-activity>\n`;
}

function* file(count: number, world: World, random: Random): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="2026-01-15T08:00:00Z">\n';
  for (let number = 1; number <= count; number++) yield activity(number, world, random);
  yield '</iati-activities>\n';
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: '1' } },
});
const count = Number(positionals[0]);
const seed = Number(values.seed);
if (!Number.isInteger(count) || count < 0 || !Number.isInteger(seed)) {
  process.stderr.write('node bench/make-iati.ts NUMBER [--seed NUMBER] > file.xml\n');
  process.exitCode = 2;
} else {
  const random = randomFrom(seed);
  const world: World = {
    regencies: await areasOfNtt('regencies.csv'),
    districts: new Map((await areasOfNtt('districts.csv')).map((one) => [one.code, one])),
    villages: await areasOfNtt('villages.csv'),
    reporting: organisations(27, random),
    partners: organisations(200, random),
  };
  // Standard output is not closed by us; a reader that stops early (`| head`) is no fault.
  await pipeline(Readable.from(file(count, world, random)), process.stdout, { end: false }).catch(
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
    },
  );
}
