/** The minutes as a paper: the office's own word and page, the letter of invitation, annexes, and the scan of what was signed. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden, newId, NotFound } from '#kernel/index.ts';
import {
  addPhotos,
  announceMeeting,
  finishMeetingPaper,
  keepMeetingPaper,
  listFiles,
  listLinks,
  makeInvitationLinks,
  makeRoomLink,
  meetingAnnexes,
  openLink,
  planMeeting,
  readMeetingPaper,
  tokenOfLink,
} from '#meetings/index.ts';
import { type Paper, type PaperPart, qrImage, storeLetters, uploadEmblem } from '#papers/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { PDF, PHOTO } from '#tests/sample-files.ts';
import {
  chooseAnnexes,
  chosenAnnexes,
  keepSignedMinutes,
  letterWords,
  minutesContent,
  minutesPaper,
  onlyEntryId,
  takeMinutesStep,
  writeMinutes,
} from './index.ts';

const database = useDatabase();
let people: People;
const as = (actor: Actor): Desk => deskOf(database(), actor, Temporal.Instant.from('2026-03-12T02:00:00Z'));
const biro = () => as(people.province);

beforeAll(async () => {
  people = await makePeople(database());
  const { officeId } = people.province;
  // From February on the bureau writes as many still do: on F4, with "Notulen".
  await database().asActor(SYSTEM, (tx) =>
    storeLetters(tx, as(SYSTEM), {
      officeId,
      validFrom: '2026-02-01',
      settings: (usual) => ({ ...usual, paper: 'F4', minutesWord: 'Notulen', placeOfSigning: 'Kupang' }),
      signatories: [
        {
          id: newId(),
          input: {
            ...{ letterhead: 'K2', standing: 'civilServant', post: 'Kepala Biro', name: 'Contoh' },
            ...{ rank: 'Pembina', nip: '190001011900012001', acting: '', validFrom: '2026-01-01' },
          },
        },
      ],
    }),
  );
  const square = qrImage('lambang');
  const bytes = Buffer.from(square.type === 'svg' ? (square.png ?? '') : '', 'base64');
  await uploadEmblem(biro(), { officeId, kind: 'regional', bytes });
});

async function held(firstDay = '2026-03-10'): Promise<string> {
  const id = await planMeeting(biro(), {
    ...{ kind: 'rakor', title: 'Rapat Koordinasi', areaCode: '53', timeZone: 'Asia/Makassar', firstDay },
    ...{ visibility: 'internal', venue: 'Aula', city: 'Kupang', aim: 'Selaras.' },
    agenda: [{ day: firstDay, begins: '09:00', title: 'Paparan' }],
    invitees: [
      { category: 'regency', name: 'Bagian Kerja Sama', officeId: people.regency.officeId, came: 2 },
    ],
  });
  await announceMeeting(biro(), { id, version: 1 });
  const head = (kind: 'opened' | 'closed' | 'chair', body: string) => ({
    ...{ id: newId(), entryId: onlyEntryId(id, kind), kind, body, madeAt: '2026-03-10T02:00:00Z' },
  });
  await writeMinutes(biro(), id, [
    head('opened', '09:10'),
    head('closed', '15:30'),
    head('chair', 'Asisten II'),
  ]);
  return id;
}

async function sendInvitation(meetingId: string, number: string, day: string): Promise<void> {
  const { given, kept } = await readMeetingPaper(biro(), { meetingId, paper: 'invitation' });
  const wanted = { meetingId, paper: 'invitation', version: kept?.version ?? 0 } as const;
  await keepMeetingPaper(biro(), { ...wanted, input: { ...given, contact: 'Biro' } });
  const done = await finishMeetingPaper(biro(), { ...wanted, version: wanted.version + 1, number, day });
  expect(done).toMatchObject({ finished: true });
}

const step = (meetingId: string, seen: number, input: object) =>
  takeMinutesStep(biro(), { meetingId, seen, input });
const CIRCULATE = { kind: 'circulate', until: '2026-03-20' };
const SIGN = {
  kind: 'sign',
  signer: 'Nama',
  post: 'Asisten II',
  number: '005/9/2026',
  signedOn: '2026-03-12',
};

async function paperOf(desk: Desk, meetingId: string, locale: 'id' | 'en' = 'id'): Promise<Paper> {
  const { content, writing, letters } = await minutesContent(desk, meetingId);
  const chosen = await chosenAnnexes(desk, meetingId);
  return minutesPaper(content, {
    ...{ locale, writing, place: 'Aula, Kupang', number: '005/9/2026', draft: null },
    date: (day) => day,
    category: (category) => category,
    letters: letterWords(letters, (day) => day, locale),
    annexes: await meetingAnnexes(desk, { meetingId, chosen, locale }),
    madeAt: '2026-03-12T02:00:00Z',
  });
}
const partsOf = <Kind extends PaperPart['kind']>({ parts }: Paper, kind: Kind) =>
  parts.filter((part): part is Extract<PaperPart, { kind: Kind }> => part.kind === kind);
const factsOf = (paper: Paper) =>
  new Map(partsOf(paper, 'facts')[0]?.rows.map(({ label, value, list }) => [label, list ?? value]));

test('The minutes are written as the office writes on the day of the meeting, whoever prints them', async () => {
  const id = await held();
  await step(id, 0, CIRCULATE);
  for (const desk of [biro(), as(people.regency)]) {
    const paper = await paperOf(desk, id);
    expect([paper.page.size, partsOf(paper, 'title')[0]?.lines[0]]).toEqual(['F4', 'Notulen']);
    expect(partsOf(paper, 'letterhead')[0]?.emblem).toMatchObject({ type: 'png' });
    expect(factsOf(paper).get('Waktu')).toBe('09.10 s.d. 15.30 WITA');
    expect(factsOf(paper).get('Hari/Tanggal')).toBe('Selasa, 10 Maret 2026');
  }
  expect(partsOf(await paperOf(biro(), id, 'en'), 'title')[0]?.lines[0]).toBe('Minutes');
  const earlier = await paperOf(biro(), await held('2026-01-20'));
  expect([earlier.page.size, partsOf(earlier, 'title')[0]?.lines[0]]).toEqual(['A4', 'Notula']);
});

test('The head names the letters of invitation that went out, frozen with the minutes; dotted while there is none', async () => {
  const id = await held();
  expect(factsOf(await paperOf(biro(), id)).get('Surat Undangan')).toBeNull();
  await sendInvitation(id, '005/1/2026', '2026-02-20');
  expect(factsOf(await paperOf(biro(), id)).get('Surat Undangan')).toBe(
    'Nomor 005/1/2026 tanggal 2026-02-20',
  );
  await sendInvitation(id, '005/2/2026', '2026-02-25');
  await step(id, 0, CIRCULATE);
  // Who took part cannot read the office's papers, but the minutes that were circulated.
  expect(factsOf(await paperOf(as(people.regency), id)).get('Surat Undangan')).toEqual([
    'Nomor 005/1/2026 tanggal 2026-02-20',
    'Nomor 005/2/2026 tanggal 2026-02-25',
  ]);
});

test('What is annexed is everything there is, until who calls the meeting chooses otherwise', async () => {
  const id = await held();
  await addPhotos(biro(), { meetingId: id, caption: 'Pembukaan', files: [{ name: 'a.jpg', bytes: PHOTO }] });
  expect(partsOf(await paperOf(biro(), id), 'attachment').map(({ number, of }) => [number, of])).toEqual([
    [0, 'Notulen Rapat Koordinasi'],
  ]);
  const chosen = { attendance: true, material: true, photos: false };
  for (const other of [people.regency, people.national, people.otherProvince])
    await expect(chooseAnnexes(as(other), { meetingId: id, chosen })).rejects.toThrow(/may not|meeting/);
  await chooseAnnexes(biro(), { meetingId: id, chosen });
  expect(await chosenAnnexes(biro(), id)).toEqual(chosen);
  expect(partsOf(await paperOf(biro(), id), 'attachment')).toEqual([]);
  await chooseAnnexes(biro(), { meetingId: id, chosen: { ...chosen, photos: true } });
  expect((await chosenAnnexes(biro(), id)).photos).toBe(true);
  // Who reads the minutes prints them so, and may not change it, also by SQL alone.
  expect((await chosenAnnexes(as(people.regency), id)).photos).toBe(true);
  const changed = await database().asActor(people.regency, (tx) =>
    sql`update minutes_annexes set photos = false where meeting_id = ${id}::uuid`.execute(tx),
  );
  expect(changed.numAffectedRows).toBe(0n);
  const unknown = await database().asActor(people.otherProvince, (tx) =>
    sql`select 1 from minutes_annexes where meeting_id = ${id}::uuid`.execute(tx),
  );
  expect(unknown.rows).toEqual([]);
});

test('The signed paper is kept as a scan once it is signed, beside earlier ones, for who reads the minutes and nobody else', async () => {
  const id = await held();
  const given = { meetingId: id, file: { name: 'notulen-ttd.pdf', bytes: PDF } };
  await step(id, 0, CIRCULATE);
  await expect(keepSignedMinutes(biro(), given)).rejects.toMatchObject({
    fields: { scan: 'annexesErrorNotSigned' },
  });
  await step(id, 1, SIGN);
  await expect(keepSignedMinutes(as(people.regency), given)).rejects.toThrow(Forbidden);
  await expect(keepSignedMinutes(as(people.partner), given)).rejects.toThrow(NotFound);
  await keepSignedMinutes(biro(), given);
  await step(id, 2, { kind: 'lock' });
  await keepSignedMinutes(biro(), given);
  const scansOf = async (desk: Desk) =>
    (await listFiles(desk, id)).filter(({ kind }) => kind === 'signedMinutes').map(({ sha256 }) => sha256);
  expect(await scansOf(as(people.regency))).toHaveLength(2);
  expect((await scansOf(as(people.national)))[0]).toMatch(/^[0-9a-f]{64}$/);
  await makeInvitationLinks(biro(), id);
  const secret = 'for-tests-only-0123456789-abcdefghij';
  const guest = async (link: string) =>
    (await openLink(as(people.public), secret, tokenOfLink(secret, link))).desk;
  const [invited] = await listLinks(biro(), id);
  expect(await scansOf(await guest(invited?.id ?? ''))).toHaveLength(2);
  expect(await scansOf(await guest(await makeRoomLink(biro(), id)))).toEqual([]);
});
