/** What the command line tells of meetings: the briefing book as a file, and how far recommendations are. */
import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import {
  announceMeeting,
  type FollowupsReport,
  type MeetingInput,
  planMeeting,
  recordRecommendation,
  takeStep,
} from '#meetings/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { type App, joinRooms } from '../app.ts';
import { readConfiguration } from '../configuration.ts';
import { openLog } from '../log.ts';
import { runCommand } from './run-command.ts';

const database = useDatabase();
const folder = mkdtempSync(join(tmpdir(), 'sinergi-cli-'));
let app: App;
let people: People;
let rakor = '';

async function sinergi(...words: string[]): Promise<{ status: number; out: string; err: string }> {
  const said = { out: '', err: '' };
  const status = await runCommand(app, words, {
    folder,
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
  });
  return { status, ...said };
}
const book = (...words: string[]) => sinergi('briefing', ...words);

async function meeting(title: string, more: Partial<MeetingInput> = {}): Promise<string> {
  const id = await planMeeting(deskOf(database(), people.province), {
    kind: 'rakor',
    title,
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'public',
    ...more,
  });
  await announceMeeting(deskOf(database(), people.province), { id, version: 1 });
  return id;
}

beforeAll(async () => {
  app = joinRooms(readConfiguration({ SINERGI_DATA: folder }), openLog('silent'), database());
  people = await makePeople(database());
  rakor = await meeting('Rakor Maret');
  await meeting('Rakor Agustus', { firstDay: '2026-08-10' });
});

test('A part of the title is enough; the book is a file that only its owner reads, as its ending says', async () => {
  const { status, out } = await book('maret', '--out', 'buku.docx');
  expect([status, out]).toEqual([0, `${join(folder, 'buku.docx')}\n`]);
  expect(readFileSync(join(folder, 'buku.docx')).subarray(0, 2).toString()).toBe('PK');
  expect(statSync(join(folder, 'buku.docx')).mode & 0o777).toBe(0o600);
  const printed = await book(rakor, '--out', 'book.pdf', '--language', 'en', '--at', '2026-01-05');
  expect(printed.status).toBe(0);
  const pdf = readFileSync(join(folder, 'book.pdf')).toString('latin1');
  expect(pdf.startsWith('%PDF-')).toBe(true);
  expect(pdf).toContain('Rakor Maret');
  expect(pdf).toContain('/Lang (en-GB)');
});

test('What is not clear is asked for, and nothing is written', async () => {
  const cases: readonly [words: readonly string[], said: RegExp][] = [
    [[], /which meeting\?/],
    [['Rakor', 'Maret', '--out', 'x.pdf'], /in quotes/],
    [['Rakor'], /--out/],
    [['Rakor', '--out', 'x.odt'], /ends in \.docx or \.pdf/],
    [['Rakor', '--out', 'x.pdf'], /2 meetings have “Rakor”[^]*Rakor Maret/],
    [['Seminar', '--out', 'x.pdf'], /no meeting has “Seminar”/],
    [['Maret', '--out', 'x.pdf', '--at', '2026-02-30'], /--at is a day/],
    [['Maret', '--out', 'x.pdf', '--at', '2199-01-01'], /today at the latest/],
  ];
  for (const [words, said] of cases) {
    const { status, err } = await book(...words);
    expect(err, words.join(' ')).toMatch(said);
    expect(status, words.join(' ')).toBe(2);
  }
  expect(existsSync(join(folder, 'x.pdf'))).toBe(false);
});

test('As an account it makes what the account may: the bureau’s own book, and none for a partner', async () => {
  const own = await book('Maret', '--out', 'biro.pdf', '--as', `${people.province.userId}@example.org`);
  expect(own.status).toBe(0);
  const partner = await book('Maret', '--out', 'mitra.pdf', '--as', `${people.partner.userId}@example.org`);
  expect(partner.status).toBe(1);
  expect(existsSync(join(folder, 'mitra.pdf'))).toBe(false);
  const nobody = await book('Maret', '--out', 'x.pdf', '--as', 'nobody@example.org');
  expect([nobody.status, nobody.err]).toEqual([1, 'no account with an office for nobody@example.org\n']);
});

test('Recommendations are told one a line with their owner, and as JSON with the score', async () => {
  expect((await sinergi('followups')).out).toBe('0 of 0 done, 0 late\n');
  const desk = deskOf(database(), people.province);
  const owner = { level: 'province', ownerName: 'Bagian Kerja Sama Ende' } as const;
  const first = await recordRecommendation(desk, rakor, {
    ...owner,
    text: 'Data dimutakhirkan.',
    due: '2026-01-31',
    ownerOfficeId: people.regency.officeId,
  });
  await recordRecommendation(desk, rakor, { ...owner, text: 'Profil disusun.', due: '2199-01-31' });
  await takeStep(deskOf(database(), people.regency), {
    id: first,
    seen: 0,
    input: { kind: 'report', progress: '100', body: 'Selesai.' },
  });
  await takeStep(deskOf(database(), people.national), {
    id: first,
    seen: 1,
    input: { kind: 'verify', body: 'Sesuai.' },
  });
  const { status, out } = await sinergi('followups');
  expect(status).toBe(0);
  expect(out).toMatch(/^done {6}100% {2}2026-01-31 {2}Bagian Kerja Sama Ende: Data dimutakhirkan\.$/m);
  expect(out).toMatch(/^open {8}0% {2}2199-01-31 {2}Bagian Kerja Sama Ende: Profil disusun\.$/m);
  expect(out).toMatch(/^1 of 2 done, 0 late$/m);
  const { score, recommendations } = JSON.parse(
    (await sinergi('followups', '--json')).out,
  ) as FollowupsReport;
  expect(score).toMatchObject({ total: 2, done: 1, late: 0 });
  expect(recommendations.map(({ state }) => state).sort()).toEqual(['done', 'open']);
  expect((await sinergi('followups', '--bulan')).status).toBe(2);
});
