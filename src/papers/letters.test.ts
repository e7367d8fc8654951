/** How an office writes: profile by versions, emblems, signatories by term, and the letter made of them. */
import { beforeAll, expect, test } from 'vitest';
import { type Desk, readOfficeHistory } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound, newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  addSignatory,
  changeSignatory,
  letterKitOn,
  type LetterProfileInput,
  letterProfileOn,
  type LetterSettings,
  numberOf,
  openPoints,
  qrImage,
  readEmblem,
  readLetterProfile,
  removeEmblem,
  removeSignatory,
  renderDocx,
  renderPdf,
  sampleLetter,
  saveLetterProfile,
  type SignatoryInput,
  uploadEmblem,
  withPreset,
} from './index.ts';
import { faultOfEmblem, readImage } from './read-image.ts';

const database = useDatabase();
let people: People;
const as = (actor: Actor): Desk => deskOf(database(), actor);
const province = () => as(people.province);
const officeId = () => people.province.officeId;
beforeAll(async () => {
  people = await makePeople(database());
});

const picture = qrImage('lambang');
const PNG = Buffer.from(picture.type === 'svg' ? (picture.png ?? '') : '', 'base64');

/** Settings as the form sends them. */
function inputOf(settings: LetterSettings, validFrom: string) {
  const texts = (lines: readonly string[]) => lines.join('\r\n');
  return {
    validFrom,
    legalSource: 'Pergub 17 Tahun 2023',
    settings: {
      ...settings,
      margins: {
        top: String(settings.margins.top),
        bottom: String(settings.margins.bottom),
        left: String(settings.margins.left),
        right: '22,5',
      },
      fontSize: '11',
      tableSize: '9',
      spacing: { letter: '1,15', report: '1,5', table: '1' },
      letterheads: Object.fromEntries(
        Object.entries(settings.letterheads).map(([kind, head]) => [
          kind,
          {
            ...head,
            lines: texts(head.lines),
            large: String(head.large),
            address: 'Jalan Contoh 1\n\nKupang 85111',
          },
        ]),
      ),
      paraf: { letter: 'Kepala Biro\nAsisten', minutes: '', report: '' },
    },
  };
}

test('Before an office says anything it writes by preset 2023, with the names of its own area', async () => {
  const profile = await readLetterProfile(province(), officeId());
  expect([profile.version, profile.settings.preset, profile.settings.paper]).toEqual([0, '2023', 'A4']);
  expect(profile.settings.letterheads.K1?.lines).toEqual(['Gubernur Nusa Tenggara Timur']);
  expect(profile.settings.letterheads.K2?.lines).toEqual([
    'Pemerintah Provinsi Nusa Tenggara Timur',
    'Sekretariat Daerah',
  ]);
  expect(Object.keys(profile.settings.letterheads)).toEqual(['K1', 'K2', 'K3', 'K4']);
  expect(profile.missing).toEqual(['state', 'regional']);
  const regency = await readLetterProfile(as(people.regency), people.regency.officeId);
  expect(regency.settings.letterheads.K1?.lines).toEqual(['Bupati Ende']);
  const ministry = await readLetterProfile(as(people.national), people.national.officeId);
  expect(Object.keys(ministry.settings.letterheads)).toEqual(['K5']);
  const partner = await readLetterProfile(as(people.partner), people.partner.officeId);
  expect(Object.keys(partner.settings.letterheads)).toEqual(['K6']);
});

test('A preset changes the layout and leaves what is the office’s own', async () => {
  const { settings } = await readLetterProfile(province(), officeId());
  const old = withPreset({ ...settings, placeOfSigning: 'Kupang' }, '2009');
  expect([old.paper, old.addresseeAt, old.withKepada, old.subjectWord, old.minutesWord]).toEqual([
    'F4',
    'right',
    true,
    'Perihal',
    'Notulen',
  ]);
  expect([old.placeOfSigning, old.letterheads]).toEqual(['Kupang', settings.letterheads]);
});

test('Each change is a version; a paper is drawn by what held on its day; who wrote in between is not overwritten', async () => {
  const { settings } = await readLetterProfile(province(), officeId());
  const save = (version: number, profile: LetterProfileInput) =>
    saveLetterProfile(province(), { officeId: officeId(), version, profile });
  expect(await save(0, inputOf(settings, '2025-01-01'))).toBe(1);
  expect(await save(1, inputOf(settings, '2025-01-01'))).toBe(1);
  const later = inputOf(withPreset(settings, '2009'), '2026-07-01');
  expect(await save(1, later)).toBe(2);
  await expect(save(1, later)).rejects.toThrow(Conflict);
  const on = async (day: string) =>
    (await database().asActor(people.province, (tx) => letterProfileOn(tx, officeId(), day))).version;
  expect([
    await on('2024-12-31'),
    await on('2025-01-01'),
    await on('2026-06-30'),
    await on('2026-07-01'),
  ]).toEqual([0, 1, 1, 2]);
  const view = await readLetterProfile(province(), officeId());
  expect([view.version, view.newest, view.versions.map(({ version }) => version)]).toEqual([1, 2, [2, 1]]);
  expect([view.legalSource, view.settings.margins.right, view.settings.fontSize]).toEqual([
    'Pergub 17 Tahun 2023',
    22.5,
    11,
  ]);
  expect(view.settings.letterheads.K2?.address).toEqual(['Jalan Contoh 1', 'Kupang 85111']);
  const acts = (await readOfficeHistory(province(), officeId())).map(({ action }) => action);
  expect(acts.filter((action) => action === 'save-letter-profile')).toHaveLength(2);
});

test('What cannot be is told at its field', async () => {
  const { settings, newest } = await readLetterProfile(province(), officeId());
  const refused = async (change: (input: ReturnType<typeof inputOf>) => LetterProfileInput) => {
    try {
      await saveLetterProfile(province(), {
        officeId: officeId(),
        version: newest,
        profile: change(inputOf(settings, '2026-01-01')),
      });
    } catch (error) {
      if (error instanceof InvalidInput) return error.fields;
      throw error;
    }
    return {};
  };
  expect(await refused((input) => ({ ...input, validFrom: '2026-02-30' }))).toEqual({
    validFrom: 'papersErrorDate',
  });
  expect(
    await refused((input) => ({
      ...input,
      settings: { ...input.settings, margins: { ...input.settings.margins, left: '10' }, fontSize: 'besar' },
    })),
  ).toEqual({ 'settings.margins.left': 'papersErrorMargin', 'settings.fontSize': 'papersErrorFontSize' });
  expect(
    await refused((input) => ({
      ...input,
      settings: { ...input.settings, paraf: { letter: 'a\nb\nc\nd' } },
    })),
  ).toMatchObject({ 'settings.paraf.letter': 'papersErrorLines' });
  const head = { lines: 'x', large: '2', address: '', emblem: 'none', emblemAt: 'left', rule: true } as const;
  expect(
    await refused((input) => ({ ...input, settings: { ...input.settings, letterheads: { K2: head } } })),
  ).toEqual({
    'settings.letterheads.K2.large': 'papersErrorLarge',
  });
  expect(
    await refused((input) => ({
      ...input,
      settings: { ...input.settings, letterheads: { K5: { ...head, large: '1' } } },
    })),
  ).toEqual({ 'settings.letterheads.K5.lines': 'papersErrorLetterheadKind' });
});

test('A number follows the office’s pattern; what is not known stays dotted', async () => {
  const { settings } = await readLetterProfile(province(), officeId());
  expect(numberOf(settings, { number: '12' })).toBeNull();
  const numbered = { ...settings, numberPattern: '{keamanan}/{nomor}/{kode}/{bulan}/{tahun}' };
  expect(numberOf(numbered, { security: 'B', number: '12', code: '000.9', day: '2026-01-06' })).toBe(
    'B/12/000.9/I/2026',
  );
  expect(numberOf(numbered, { day: '2026-12-06' })).toBe('……/……/……/XII/2026');
});

const SEKDA: SignatoryInput = {
  letterhead: 'K2',
  standing: 'civilServant',
  post: 'Sekretaris Daerah',
  name: 'Dr. Contoh Fiktif, M.Si.',
  rank: 'Pembina Utama Madya',
  nip: '19700101 199503 1 001',
  acting: '',
  behalfOf: 'Gubernur Nusa Tenggara Timur',
  validFrom: '2025-01-01',
  validTo: '',
};

test('Who signs is who was in office on the paper’s day; one holds a post at a time, another may act in it', async () => {
  const add = (more: SignatoryInput) =>
    addSignatory(province(), { officeId: officeId(), signatory: { ...SEKDA, ...more } });
  const id = await add({ validTo: '2025-12-31' });
  await expect(add({ validFrom: '2025-12-31' })).rejects.toThrow(InvalidInput);
  await add({
    validFrom: '2026-01-01',
    name: 'Pengganti Fiktif',
    acting: 'plt',
    ownPost: 'Asisten Perekonomian',
  });
  const on = async (day: string) =>
    (await database().asActor(people.province, (tx) => letterKitOn(tx, officeId(), day))).signatories.map(
      ({ name }) => name,
    );
  expect([await on('2024-06-01'), await on('2025-06-01'), await on('2026-06-01')]).toEqual([
    [],
    ['Dr. Contoh Fiktif, M.Si.'],
    ['Pengganti Fiktif'],
  ]);
  const change = (version: number, name: string) =>
    changeSignatory(province(), {
      officeId: officeId(),
      id,
      version,
      signatory: { ...SEKDA, validTo: '2025-12-31', name },
    });
  expect(await change(1, 'Dr. Contoh Fiktif, M.Si.')).toBe(1);
  expect(await change(1, 'Nama Lain')).toBe(2);
  await expect(change(1, 'Nama Ketiga')).rejects.toThrow(Conflict);
  await expect(removeSignatory(province(), { officeId: officeId(), id, version: 1 })).rejects.toThrow(
    Conflict,
  );
  await removeSignatory(province(), { officeId: officeId(), id, version: 2 });
  expect(await on('2025-06-01')).toEqual([]);
  await expect(removeSignatory(province(), { officeId: officeId(), id, version: 2 })).rejects.toThrow(
    NotFound,
  );
});

test('The trail keeps posts and terms of signatories, never names and numbers', async () => {
  const trail = JSON.stringify(await readOfficeHistory(province(), officeId()));
  expect(trail).toContain('Sekretaris Daerah');
  expect(trail).not.toMatch(/Contoh Fiktif|Pengganti Fiktif|Nama Lain|199503|Pembina/);
});

test.for([
  [{ nip: '123' }, { nip: 'papersErrorNip' }],
  [{ post: ' ' }, { post: 'papersErrorPost' }],
  [{ validTo: '2024-01-01' }, { validTo: 'papersErrorDateOrder' }],
  [{ behalfOf: '', through: 'Sekretaris Daerah' }, { behalfOf: 'papersErrorBehalf' }],
  [{ ownPost: 'Asisten' }, { acting: 'papersErrorActing' }],
  [{ letterhead: 'K6' }, { letterhead: 'papersErrorLetterheadKind' }],
] as const)('A signatory with %j is refused at the field', async ([more, fields]) => {
  const signatory = { ...SEKDA, post: 'Kepala Biro', ...more };
  await expect(addSignatory(province(), { officeId: officeId(), signatory })).rejects.toMatchObject({
    fields,
  });
});

test('An emblem is a picture by its content, replaced and taken away; one that cannot be drawn is refused', async () => {
  const upload = (bytes: Uint8Array) =>
    uploadEmblem(province(), { officeId: officeId(), kind: 'regional', bytes });
  await upload(PNG);
  await upload(PNG);
  expect((await readLetterProfile(province(), officeId())).emblems).toMatchObject([
    { kind: 'regional', type: 'png' },
  ]);
  expect((await readEmblem(province(), { officeId: officeId(), kind: 'regional' }))?.bytes.length).toBe(
    PNG.length,
  );
  const broken = Buffer.from(PNG);
  broken.fill(0, 60);
  await expect(upload(broken)).rejects.toMatchObject({ fields: { emblem: 'papersErrorEmblemBroken' } });
  for (const [bytes, fault] of [
    [Buffer.alloc(0), 'papersErrorEmblemMissing'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'papersErrorEmblemType'],
    [Buffer.alloc(1024 * 1024 + 1), 'papersErrorEmblemLarge'],
  ] as const)
    await expect(upload(bytes)).rejects.toMatchObject({ fields: { emblem: fault } });
  const acts = (await readOfficeHistory(province(), officeId())).filter(
    ({ action }) => action === 'upload-emblem',
  );
  expect(acts).toHaveLength(1);
  await removeEmblem(province(), { officeId: officeId(), kind: 'regional' });
  await expect(removeEmblem(province(), { officeId: officeId(), kind: 'regional' })).rejects.toThrow(
    NotFound,
  );
  await upload(PNG);
});

test('The size of a picture is read from PNG and JPEG, and bounded', () => {
  expect(readImage(PNG)).toMatchObject({ type: 'png', width: PNG.readUInt32BE(16) });
  const jpeg = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffc0001108012c01900301220002110103',
    'hex',
  );
  expect(readImage(jpeg)).toEqual({ type: 'jpeg', width: 400, height: 300 });
  for (const hex of ['', 'ffd8', 'ffd8ffe0ffff', '89504e470d0a1a0a', 'ffd8ffff'.repeat(20)])
    expect(readImage(Buffer.from(hex, 'hex'))).toBeUndefined();
  const huge = Buffer.from(PNG);
  huge.writeUInt32BE(60_000, 16);
  expect(faultOfEmblem(huge)).toBe('papersErrorEmblemPixels');
});

test('A sample letter shows letterhead, words and signature of the office, as a draft, in both forms', async () => {
  const paper = await sampleLetter(province(), { officeId: officeId(), letterhead: 'K2' });
  expect(paper.draft).toBe(1);
  expect(paper.look.fontSize).toBe(11);
  const signatures = paper.parts.find((part) => part.kind === 'signatures');
  expect(signatures?.blocks[0]).toMatchObject({
    lines: ['a.n. GUBERNUR NUSA TENGGARA TIMUR', 'Plt. SEKRETARIS DAERAH', 'ASISTEN PEREKONOMIAN,'],
    name: 'Pengganti Fiktif',
  });
  expect(openPoints(paper).map(({ key }) => key)).toContain('papersOpenFact');
  expect((await renderDocx(paper)).length).toBeGreaterThan(5000);
  expect((await renderPdf(paper)).length).toBeGreaterThan(5000);
  await expect(sampleLetter(province(), { officeId: officeId(), letterhead: 'K6' })).rejects.toThrow(
    InvalidInput,
  );
});

test('An office that is not there has no letters', async () => {
  for (const id of [newId(), 'x']) await expect(readLetterProfile(province(), id)).rejects.toThrow(NotFound);
  await expect(readLetterProfile(as(people.otherProvince), officeId())).rejects.toThrow(Forbidden);
});
