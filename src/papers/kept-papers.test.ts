/** Papers that are kept: drafts replaced, what is open told, final ones frozen. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Desk, readOfficeHistory } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  addSignatory,
  finishPaper,
  getPaper,
  keepPaper,
  listPapers,
  openPoints,
  type Paper,
  paperOf,
  type PaperPart,
  readPaperFile,
} from './index.ts';
import { SAMPLE } from './sample-paper.fixture.ts';

const database = useDatabase();
let people: People;
const as = (actor: Actor): Desk => deskOf(database(), actor);
beforeAll(async () => {
  people = await makePeople(database());
});

const DONE: readonly PaperPart[] = [
  { kind: 'title', lines: ['Notula'], number: '12/2026' },
  { kind: 'heading', level: 1, text: 'Pembukaan' },
  { kind: 'paragraph', text: 'Dibuka pukul 09.00 WITA.' },
  { kind: 'signatures', blocks: [{ lines: ['KEPALA BIRO,'], name: 'Contoh Fiktif', below: [] }] },
];
const paperWith = (parts: readonly PaperPart[]): Paper =>
  paperOf({
    language: 'id',
    title: 'Notula',
    file: { day: '2026-01-06', subject: 'Notula', office: 'Biro' },
    madeAt: '2026-01-06T01:00:00Z',
    archiveCopy: true,
    parts,
  });
const keysOf = (parts: readonly PaperPart[]) =>
  openPoints(paperWith(parts)).map(({ key, what }) => `${key} ${what}`.trim());

test('A draft is replaced by the next; who kept one in between is not overwritten', async () => {
  const about = { subject: 'meeting', subjectId: newId() };
  const keep = (version: number, parts = DONE) =>
    keepPaper(as(people.province), { ...about, kind: 'minutes', version, paper: paperWith(parts) });
  const first = await keep(0);
  const second = await keep(1);
  expect(second).toEqual({ id: first.id, version: 2 });
  await expect(keep(1)).rejects.toThrow(Conflict);
  expect(await listPapers(as(people.province), about)).toMatchObject([
    { id: first.id, version: 2, kind: 'minutes', title: 'Notula', finishedAt: null, sha256: null },
  ]);
  expect((await getPaper(as(people.province), first.id)).body.draft).toBe(2);
  expect((await readPaperFile(as(people.province), { id: first.id, form: 'docx' })).name).toBe(
    '2026-01-06_Notula_Biro_konsep2.docx',
  );
});

test('A final paper is frozen with its file; a correction is a new version and the final one stays', async () => {
  const about = { subject: 'meeting', subjectId: newId() };
  const province = as(people.province);
  const keep = (version: number) =>
    keepPaper(province, { ...about, kind: 'minutes', version, paper: paperWith(DONE) });
  const { id } = await keep(0);
  const finish = (version: number, more: object = {}) =>
    finishPaper(province, { id, version, number: '12/2026', day: '2026-01-06', ...more });
  await expect(finish(2)).rejects.toThrow(Conflict);
  await expect(finish(1, { day: 'besok' })).rejects.toThrow(InvalidInput);
  const done = await finish(1);
  expect(done).toMatchObject({
    finished: true,
    warnings: [],
    paper: { number: '12/2026', day: '2026-01-06', version: 1 },
  });
  await expect(finish(1)).rejects.toThrow(Conflict);
  const { name, bytes } = await readPaperFile(province, { id, form: 'pdf' });
  expect(name).toBe('2026-01-06_Notula_Biro.pdf');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  expect(done.finished && done.paper.sha256).toBe(sha256);
  const { body } = await getPaper(province, id);
  expect([body.draft, body.archiveCopy]).toEqual([null, false]);

  const correction = await keep(1);
  expect(correction.version).toBe(2);
  expect(correction.id).not.toBe(id);
  expect(
    (await listPapers(province, about)).map(({ version, finishedAt }) => [version, finishedAt !== null]),
  ).toEqual([
    [2, false],
    [1, true],
  ]);
  expect(
    createHash('sha256')
      .update((await readPaperFile(province, { id, form: 'pdf' })).bytes)
      .digest('hex'),
  ).toBe(sha256);
  const acts = (await readOfficeHistory(province, people.province.officeId)).map(({ action }) => action);
  expect(acts.slice(0, 3)).toEqual(['keep-paper', 'finish-paper', 'keep-paper']);
});

test('SQL cannot change what is final, nor finish in the name of another', async () => {
  const about = { subject: 'meeting', subjectId: newId() };
  const { id } = await keepPaper(as(people.province), {
    ...about,
    kind: 'minutes',
    version: 0,
    paper: paperWith(DONE),
  });
  const change = (statement: ReturnType<typeof sql>) =>
    database().asActor(people.province, async (tx) =>
      Number((await statement.execute(tx)).numAffectedRows ?? 0n),
    );
  const final = sql`update paper set finished_at = now(), finished_by = ${newId()}::uuid, pdf = 'x', sha256 = repeat('0', 64) where id = ${id}::uuid`;
  await expect(change(final)).rejects.toThrow(/row-level security/);
  await finishPaper(as(people.province), { id, version: 1, number: null, day: '2026-01-06' });
  expect(await change(sql`update paper set title = 'Lain' where id = ${id}::uuid`)).toBe(0);
  await expect(change(sql`delete from paper where id = ${id}::uuid`)).rejects.toThrow(/permission denied/);
});

test('Where something is open nothing is finished, and all of it is told; a day at a weekend is only a warning', async () => {
  const province = as(people.province);
  const signatoryId = await addSignatory(province, {
    officeId: people.province.officeId,
    signatory: {
      letterhead: 'K2',
      standing: 'other',
      post: 'Kepala Biro',
      name: 'Contoh',
      acting: '',
      validFrom: '2026-02-01',
    },
  });
  const parts = [
    ...DONE.slice(0, 2),
    { kind: 'signatures', blocks: [{ signatoryId, lines: ['KEPALA BIRO,'], name: 'Contoh', below: [] }] },
  ] as const;
  const { id } = await keepPaper(province, {
    subject: 'meeting',
    subjectId: newId(),
    kind: 'minutes',
    version: 0,
    paper: paperWith(parts),
  });
  const wanted = {
    id,
    version: 1,
    number: null,
    day: '2026-01-10',
    open: [{ key: 'papersOpenFact', what: 'Mitra' }],
  };
  const refused = await finishPaper(province, wanted);
  expect(refused).toEqual({
    finished: false,
    open: [
      { key: 'papersOpenHeading', what: 'Pembukaan' },
      { key: 'papersOpenTerm', what: 'KEPALA BIRO' },
      { key: 'papersOpenFact', what: 'Mitra' },
    ],
    warnings: [{ key: 'papersWarnWeekend', what: '2026-01-10' }],
  });
  expect((await getPaper(province, id)).finishedAt).toBeNull();
});

test('What a paper itself shows to be open', () => {
  expect(keysOf(DONE)).toEqual([]);
  expect(keysOf(SAMPLE.parts)).toEqual([
    'papersOpenFact Nomor',
    'papersOpenFact tempat',
    'papersOpenFact Nomor',
    'papersOpenNumber Notula Rapat koordinasi',
    'papersOpenHeading Pembahasan',
    'papersOpenSignatory Notulis,',
    'papersOpenFact Nomor',
    'papersOpenTotal Matriks program, Rencana (Rp)',
  ]);
  const opening = SAMPLE.parts.find((part) => part.kind === 'letterOpening');
  const letter = (attachments: string): PaperPart[] =>
    opening ? [{ ...opening, facts: [{ label: 'Lampiran', value: attachments }] }] : [];
  const annex = { kind: 'attachment', number: 1, of: 'Surat', facts: [] } as const;
  expect(keysOf(letter('1 (satu) berkas'))).toEqual(['papersOpenAnnex 1 (satu) berkas']);
  expect(keysOf([...letter('-'), annex])).toEqual(['papersOpenAnnexUnnamed 1']);
  expect(keysOf([...letter('2 (dua) lembar'), annex, { ...annex, number: 3 }])).toEqual([
    'papersOpenAnnexNumber II',
  ]);
});

test('A sum that fits is not open; one that cannot be counted is left to people', () => {
  const table = (cells: readonly (string | null)[], total: string): PaperPart => ({
    kind: 'table',
    columns: [{ label: 'Rp', share: 1, align: 'right' }],
    rows: [
      ...cells.map((cell) => ({ kind: 'row' as const, cells: [cell] })),
      { kind: 'total', cells: [total] },
    ],
  });
  expect(keysOf([table(['1.234,50', 'Rp10', null, ''], '1.244,5')])).toEqual([]);
  expect(keysOf([table(['1', '2'], '4')])).toEqual(['papersOpenTotal Rp']);
  expect(keysOf([table(['lihat lampiran', '2'], '4')])).toEqual([]);
});

test('Papers are kept by offices that write, and read by their own office alone', async () => {
  const about = { subject: 'meeting', subjectId: newId() };
  const kept = { ...about, kind: 'minutes', version: 0, paper: paperWith(DONE) };
  const { id } = await keepPaper(as(people.province), kept);
  await expect(keepPaper(as(people.public), kept)).rejects.toThrow(Forbidden);
  for (const actor of [
    people.public,
    people.regency,
    people.otherProvince,
    people.partner,
    people.national,
  ]) {
    expect(await listPapers(as(actor), about)).toEqual([]);
    await expect(getPaper(as(actor), id)).rejects.toThrow(NotFound);
    await expect(finishPaper(as(actor), { id, version: 1, number: null, day: '2026-01-06' })).rejects.toThrow(
      NotFound,
    );
  }
  // Another office's paper about the same thing is its own.
  expect((await keepPaper(as(people.regency), kept)).version).toBe(1);
});
