/** The book of the demonstration: complete, its figures those of the pages, kept as it was made. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Desk, todayOf } from '#access/index.ts';
import { listActivities, removeActivity } from '#activities/index.ts';
import { BRIEFING } from '#app.ts';
import { areaPicture, coverage } from '#coverage/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { DEMONSTRATION_SEED, demonstrationOffices, loadDemonstration } from '#demonstration/index.ts';
import { addDays, Conflict, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { announceMeeting, listFollowups, listMeetings, planMeeting } from '#meetings/index.ts';
import {
  type BriefingSection,
  type BriefingWish,
  type Cell,
  type Paper,
  type PaperPart,
  renderPdf,
  splitLeaves,
} from '#papers/index.ts';
import { countPartners, listAllPartners } from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { writingOf } from '#writing.ts';
import { hashOf } from './briefing-book.ts';
import { composeBriefing, getBriefing, listBriefings, startBriefing } from './index.ts';

const database = useDatabase();
const writing = writingOf('id', 'https://sinergi.example');
const faults: unknown[] = [];
const workshop = {
  suppliers: BRIEFING,
  most: 20,
  log: { error: (_: string, error: unknown) => void faults.push(error) },
};
let bureau: Actor;
let meetingId = '';
let paper: Paper;

const desk = (now = Temporal.Now.instant()): Desk => ({
  actor: bureau,
  database: database(),
  now: () => now,
});

beforeAll(async () => {
  await loadDemonstration(database());
  const office = demonstrationOffices(DEMONSTRATION_SEED).find(({ key }) => key === 'province');
  bureau = {
    kind: 'province',
    role: 'province-administrator',
    areaCode: '53',
    officeId: office?.id ?? '',
    userId: newId(),
    seatId: newId(),
  };
  meetingId = (await listMeetings(desk(), { area: '53' })).past[0]?.id ?? '';
  paper = await composeBriefing(desk(), BRIEFING, { meetingId, writing });
}, 120_000);

const textOf = (cell: Cell | undefined): string => {
  if (cell === null || cell === undefined) return '-';
  if (typeof cell === 'string') return cell;
  return typeof cell.text === 'string' ? cell.text : cell.text.map(({ text }) => text).join('');
};
/** Of a leaf: its headings, facts by label, and the rows of its tables. */
function read(parts: readonly PaperPart[]) {
  return {
    headings: parts.flatMap((part) => (part.kind === 'heading' ? [part.text] : [])),
    facts: new Map(
      parts.flatMap((part) =>
        part.kind === 'facts' ? part.rows.map(({ label, value }) => [label, value] as const) : [],
      ),
    ),
    rows: parts.flatMap((part) =>
      part.kind === 'table'
        ? part.rows.flatMap((row) => (row.kind === 'group' ? [] : [row.cells.map(textOf)]))
        : [],
    ),
  };
}
const leavesOf = (book: Paper) => splitLeaves(book).map(({ parts }) => read(parts));
const leaf = (title: string) => {
  const found = leavesOf(paper).filter(({ headings }) => headings.includes(title));
  expect(found, title).toHaveLength(1);
  return found[0] ?? { headings: [], facts: new Map<string, unknown>(), rows: [] };
};
const money = (amount: string | null) => (amount === null ? 'belum tercatat' : writing.money(amount));

test('One page of each partner and each kabupaten/kota, and no chapter without content', async () => {
  const partners = await listAllPartners(desk(), { areaCode: '53' });
  expect(partners).toHaveLength(27);
  for (const { name } of partners) leaf(name);
  const { children } = await areaPicture(desk(), '53');
  expect(children).toHaveLength(22);
  for (const { area } of children) leaf(area.name);
  const titles = leavesOf(paper).flatMap(({ headings }) => headings);
  expect(titles).toContain('Matriks program mitra');
  expect(titles).not.toContain('Rekomendasi rapat sebelumnya');
});

test('Figures of each partner are those of its coverage page', async () => {
  for (const { id, name } of await listAllPartners(desk(), { areaCode: '53' })) {
    const { total } = await coverage(desk(), { area: '53', partnerId: id });
    const villages = await coverage(desk(), { area: '53', partnerId: id, level: 'village' });
    const { facts } = leaf(name);
    expect(String(facts.get('Rencana')).split(' (')[0], name).toBe(money(total.planned));
    expect(String(facts.get('Realisasi')).split(' (')[0], name).toBe(money(total.spent));
    expect(String(facts.get('Kegiatan')), name).toMatch(new RegExp(`^${writing.number(total.activities)},`));
    const count = villages.rows.filter(({ area }) => area !== null).length;
    expect(facts.get('Desa/kelurahan'), name).toBe(count === 0 ? 'belum tercatat' : writing.number(count));
  }
});

test('Figures of each kabupaten/kota are those of its area page; the total is that of coverage', async () => {
  const { children, total } = await areaPicture(desk(), '53');
  for (const { area } of children) {
    const picture = await areaPicture(desk(), area.code);
    const villages = await coverage(desk(), { area: area.code, level: 'village' });
    const { facts, rows } = leaf(area.name);
    expect(facts.get('Mitra dengan kegiatan'), area.name).toBe(writing.number(picture.total.partners));
    expect(String(facts.get('Rencana')).split(' (')[0], area.name).toBe(money(picture.total.planned));
    expect(String(facts.get('Realisasi')).split(' (')[0], area.name).toBe(money(picture.total.spent));
    const count = villages.rows.filter((row) => row.area !== null).length;
    expect(facts.get('Desa/kelurahan'), area.name).toBe(
      count === 0 ? 'belum tercatat' : writing.number(count),
    );
    for (const partner of picture.partners)
      expect(rows.find(([name]) => name === partner.name)?.[1] ?? writing.number(partner.activities)).toBe(
        writing.number(partner.activities),
      );
  }
  const { facts, rows } = leaf('Nusa Tenggara Timur dalam angka');
  expect(String(facts.get('Rencana'))).toContain(money(total.planned));
  const last = rows.find(([, name]) => name === 'Jumlah') ?? [];
  expect(last.slice(2, 4)).toEqual([writing.number(total.partners), writing.number(total.activities)]);
  expect(last.slice(5)).toEqual([writing.amount(total.planned ?? ''), writing.amount(total.spent ?? '')]);
  const counted = await countPartners(desk(), { areaCode: '53' });
  expect(JSON.stringify(paper.parts)).toContain('= 6 bilateral + 7 multilateral + 14 NGO');
  expect(counted.total).toBe(27);
});

test('The matrix of programmes holds every activity and adds up to coverage, to the cent', async () => {
  const { total } = await coverage(desk(), { area: '53' });
  const { rows } = leaf('Matriks program mitra');
  expect(rows).toHaveLength(total.activities + 1);
  expect(rows.at(-1)?.slice(5, 7)).toEqual([
    writing.amount(total.planned ?? ''),
    writing.amount(total.spent ?? ''),
  ]);
});

test('In print every partner and every kabupaten/kota takes exactly one page', async () => {
  const upright = { ...paper, parts: paper.parts.slice(0, paper.parts.findIndex(isProgramme)) };
  const bytes = Buffer.from(await renderPdf(upright)).toString('latin1');
  const pages = (bytes.match(/\/Type\s*\/Page\b/g) ?? []).length;
  // Contents take two pages and the figures two; all other leaves one.
  expect(pages).toBe(splitLeaves(upright).length + 2);
}, 60_000);

test('The whole book is a file that goes by e-mail and WhatsApp: at most a megabyte', async () => {
  expect((await renderPdf(paper)).length).toBeLessThan(1_000_000);
}, 60_000);

function isProgramme(part: PaperPart): boolean {
  return part.kind === 'section' && paper.parts.indexOf(part) > paper.parts.findIndex(isPermits);
}
function isPermits(part: PaperPart): boolean {
  return part.kind === 'heading' && part.text.startsWith('Izin yang berakhir');
}

test('Looking back, partners, coverage and activities tell what was known then, whatever changed since', async () => {
  const told = async (at: string | undefined) => {
    const wish: BriefingWish = {
      meetingId,
      day: '2019-10-29',
      areaCode: '53',
      areaName: 'Nusa Tenggara Timur',
      asKnown: at,
      moment: at === undefined ? undefined : Temporal.Instant.from(at),
      today: '2026-01-06',
      writing,
    };
    const sections: BriefingSection[] = [];
    for (const supply of BRIEFING) sections.push(...(await supply(desk(), wish)));
    return sections;
  };
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{
      at: string;
    }>`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at`.execute(
      tx,
    ),
  );
  const moment = rows[0]?.at ?? '';
  const then = await told(moment);
  const now = await told(undefined);
  const [row] = await listAllPartners(desk(), { areaCode: '53', text: 'Open Well Trust' });
  const { activities } = await listActivities(desk(), { partnerId: row?.id ?? '', money: 'planned' });
  await removeActivity(desk(), { id: activities[0]?.id ?? '', version: 1, reason: 'Uji' });
  expect(await told(moment)).toEqual(then);
  expect(await told(undefined)).not.toEqual(now);
  const keys = (sections: readonly BriefingSection[]) => new Set(sections.map(({ chapter }) => chapter.key));
  expect(keys(now).difference(keys(then))).toEqual(new Set(['findings']));
  expect(JSON.stringify(then)).toContain('hanya dapat dihitung dari catatan hari ini');
}, 60_000);

test('Before anything was recorded the book says so; a day ahead and what is no day are refused', async () => {
  const asKnown = addDays(todayOf(Temporal.Now.instant()), -1);
  const past = await composeBriefing(desk(), BRIEFING, { meetingId, asKnown, writing });
  expect(JSON.stringify(past.parts)).toContain('Belum ada catatan untuk wilayah dan tanggal ini');
  for (const wrong of ['2026-02-30', 'kemarin', addDays(asKnown, 2)])
    await expect(composeBriefing(desk(), BRIEFING, { meetingId, asKnown: wrong, writing })).rejects.toThrow(
      InvalidInput,
    );
});

test('A later meeting of the series tells what became of the recommendations', async () => {
  const next = await planMeeting(desk(), {
    kind: 'rakor',
    title: 'Rapat Koordinasi berikutnya',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2027-03-10',
    followsId: meetingId,
    visibility: 'internal',
  });
  await announceMeeting(desk(), { id: next, version: 1 });
  const book = await composeBriefing(desk(), BRIEFING, { meetingId: next, writing });
  const { score } = await listFollowups(desk(), { meetingId });
  const chapter = leavesOf(book).find(({ headings }) => headings.includes('Rekomendasi rapat sebelumnya'));
  expect(chapter?.rows).toHaveLength(score.total);
  expect(JSON.stringify(book.parts)).toContain(
    `${String(score.done)} dari ${String(score.total)} rekomendasi selesai`,
  );
});

test('What is made is kept: the same book again after the register has changed, with its hash', async () => {
  const { id, ended } = await startBriefing(desk(), workshop, { meetingId, writing });
  await expect(startBriefing(desk(), workshop, { meetingId, writing })).rejects.toThrow(Conflict);
  await ended;
  expect(faults).toEqual([]);
  const book = await getBriefing(desk(), id);
  expect(book.sha256).toBe(hashOf(book.paper));
  const [listed] = await listBriefings(desk(), meetingId);
  expect(listed).toMatchObject({ id, state: 'ready', looksBack: false });
  expect(listed?.pagesDone).toBe(listed?.pagesTotal);
  expect(listed?.pagesTotal ?? 0).toBeGreaterThan(50);
  await expect(getBriefing(desk(), newId())).rejects.toThrow(NotFound);
});

test('A book that cannot be made says so, and the next one can be made; one that fell silent counts as failed', async () => {
  const broken = { ...workshop, suppliers: [() => Promise.reject(new Error('broken'))] };
  const { id, ended } = await startBriefing(desk(), broken, { meetingId, writing });
  await ended;
  expect(String(faults.pop())).toContain('broken');
  expect((await listBriefings(desk(), meetingId)).find((book) => book.id === id)?.state).toBe('failed');
  const never = { ...workshop, suppliers: [() => new Promise<never>(() => undefined)] };
  const silent = await startBriefing(desk(), never, { meetingId, writing });
  const later = Temporal.Now.instant().add({ minutes: 2 });
  expect((await listBriefings(desk(later), meetingId)).find((book) => book.id === silent.id)?.state).toBe(
    'failed',
  );
  const after = await startBriefing(desk(later), { ...workshop, suppliers: [] }, { meetingId, writing });
  await after.ended;
  expect((await getBriefing(desk(later), after.id)).state).toBe('ready');
});
