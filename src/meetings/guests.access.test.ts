/** What somebody with a signed link may do, and what not; who may make one; whose answers, names and files are seen by whom. */
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { sql } from 'kysely';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { PDF } from '#tests/sample-files.ts';
import {
  announceMeeting,
  answerInvitation,
  editMeeting,
  enterAttendance,
  getInvitation,
  getMeeting,
  getRecommendation,
  handInFile,
  isEntered,
  listAttendance,
  listFiles,
  listInvitations,
  listLinks,
  makeInvitationLinks,
  makeRecommendationLink,
  makeRoomLink,
  type MeetingInput,
  openFile,
  openLink,
  planMeeting,
  recordRecommendation,
  removeFile,
  strikeAttendance,
  takeMeetingFile,
  takeStep,
  tokenOfLink,
  withdrawLink,
} from './index.ts';

const SECRET = 'for-tests-only-0123456789-abcdefghij';
const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const as = (actor: Actor, at?: string): Desk =>
  deskOf(database(), actor, at === undefined ? undefined : Temporal.Instant.from(at));
const biro = () => as(people.province);
const ON_THE_DAY = '2026-03-10T01:00:00Z';

async function rakor(input: Partial<MeetingInput> = {}): Promise<string> {
  const id = await planMeeting(biro(), {
    kind: 'rakor',
    title: 'Rapat Koordinasi Lembaga Mitra Internasional',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'restricted',
    agenda: [{ day: '2026-03-10', title: 'Paparan mitra' }],
    invitees: [
      {
        category: 'regency',
        name: 'Pemerintah Kabupaten Ende',
        officeId: people.regency.officeId,
        persons: 2,
      },
      { category: 'partner', name: 'Lontar', partnerId: people.partner.partnerId },
      { category: 'other', name: 'Universitas Nusa Cendana' },
    ],
    ...input,
  });
  await announceMeeting(biro(), { id, version: 1 });
  await makeInvitationLinks(biro(), id);
  return id;
}

async function guestOf(meetingId: string, name: string, at?: string) {
  const { record } = await getMeeting(biro(), meetingId);
  const invitee = record.invitees.find((one) => one.name === name);
  const link = (await listLinks(biro(), meetingId)).find(({ inviteeId }) => inviteeId === invitee?.id);
  const token = tokenOfLink(SECRET, link?.id ?? '');
  const opened = await openLink(as(people.public, at), SECRET, token);
  return { token, link: opened.link, desk: opened.desk, state: opened.state, inviteeId: invitee?.id ?? '' };
}

const COMING = {
  answer: 'attends' as const,
  persons: [{ name: 'Yosefina Contoh', post: 'Kepala Pusat Studi', contact: '0812-0000-0000' }],
};

test('A guest reads the meeting of the link, answers for its invitation alone, and sees nobody else’s answer', async () => {
  const id = await rakor();
  const unkris = await guestOf(id, 'Universitas Nusa Cendana');
  const ende = await guestOf(id, 'Pemerintah Kabupaten Ende');
  expect(unkris.state).toBe('open');
  expect((await getMeeting(unkris.desk, id)).record.title).toContain('Rapat Koordinasi');
  const mine = { meetingId: id, inviteeId: unkris.inviteeId };
  await answerInvitation(unkris.desk, { ...mine, seen: 0, input: COMING });
  expect((await getInvitation(unkris.desk, mine)).replies.map(({ answer, by }) => [answer, by])).toEqual([
    ['attends', 'link'],
  ]);
  const theirs = { meetingId: id, inviteeId: ende.inviteeId };
  await expect(getInvitation(unkris.desk, theirs)).rejects.toThrow(NotFound);
  await expect(answerInvitation(unkris.desk, { ...theirs, seen: 0, input: COMING })).rejects.toThrow(
    NotFound,
  );
  await expect(listInvitations(unkris.desk, id)).rejects.toThrow(Forbidden);
  await expect(listAttendance(unkris.desk, id)).rejects.toThrow(Forbidden);
  await expect(getInvitation(ende.desk, mine)).rejects.toThrow(NotFound);
  // Under the use cases the database says the same.
  const seen = await database().asActor(ende.desk.actor, async (tx) => {
    const replies =
      await sql`select id from invitee_reply where invitee_id = ${unkris.inviteeId}::uuid`.execute(tx);
    const links = await sql<{ id: string }>`select id from personal_link`.execute(tx);
    return [replies.rows.length, links.rows.map((row) => row.id)];
  });
  expect(seen).toEqual([0, [ende.link.id]]);
  const other = await rakor({ title: 'Rapat lain' });
  await expect(getMeeting(unkris.desk, other)).rejects.toThrow(NotFound);
});

test('Offices and partners that are called answer for themselves when signed in; others do not, nor the public', async () => {
  const id = await rakor();
  const { record } = await getMeeting(biro(), id);
  const [ende, lontar, kampus] = record.invitees.map((one) => ({ meetingId: id, inviteeId: one.id }));
  if (!ende || !lontar || !kampus) throw new Error('three are called');
  const two = [COMING.persons[0], { name: 'Rambu Contoh', post: 'Staf' }].filter((one) => one !== undefined);
  await answerInvitation(as(people.regency), {
    ...ende,
    seen: 0,
    input: { answer: 'attends', persons: two },
  });
  await answerInvitation(as(people.partner), {
    ...lontar,
    seen: 0,
    input: { answer: 'declines', note: 'Cuti.' },
  });
  for (const stranger of [people.otherRegency, people.otherPartner, people.public, people.regency])
    await expect(answerInvitation(as(stranger), { ...kampus, seen: 0, input: COMING })).rejects.toThrow(
      NotFound,
    );
  // Told by telephone.
  await answerInvitation(biro(), { ...kampus, seen: 0, input: { answer: 'online' } });
  const { invitations, count } = await listInvitations(biro(), id);
  expect(count).toEqual({ attends: 1, online: 1, declines: 1, open: 0 });
  expect(invitations.map(({ replies }) => replies.at(-1)?.by)).toEqual(['own', 'own', 'host']);
  await expect(listInvitations(as(people.regency), id)).rejects.toThrow(Forbidden);
  // One seat, two delegates; an answer that did not see the last one; and after the meeting.
  await expect(
    answerInvitation(as(people.partner), { ...lontar, seen: 1, input: { answer: 'attends', persons: two } }),
  ).rejects.toMatchObject({ fields: { persons: 'meetingsErrorQuota' } });
  await expect(answerInvitation(as(people.partner), { ...lontar, seen: 0, input: COMING })).rejects.toThrow(
    Conflict,
  );
  await expect(
    answerInvitation(as(people.partner, '2026-03-12T01:00:00Z'), { ...lontar, seen: 1, input: COMING }),
  ).rejects.toThrow(Forbidden);
});

test('A link that was made up, withdrawn or is over opens nothing; a new one takes its place', async () => {
  const id = await rakor();
  const { token, link, inviteeId } = await guestOf(id, 'Lontar');
  const forged = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
  for (const word of [forged, tokenOfLink('another-secret', link.id), tokenOfLink(SECRET, newId()), '', 'x'])
    await expect(openLink(as(people.public), SECRET, word)).rejects.toThrow(NotFound);
  expect((await openLink(as(people.public, '2026-06-01T00:00:00Z'), SECRET, token)).state).toBe('expired');
  await expect(withdrawLink(as(people.regency), link.id)).rejects.toThrow();
  await withdrawLink(biro(), link.id);
  expect((await openLink(as(people.public), SECRET, token)).state).toBe('withdrawn');
  expect(await makeInvitationLinks(biro(), id)).toBe(1);
  expect(await makeInvitationLinks(biro(), id)).toBe(0);
  expect((await listLinks(biro(), id)).filter((one) => one.inviteeId === inviteeId)).toHaveLength(1);
  for (const other of [people.regency, people.partner, people.otherProvince, people.public])
    await expect(makeInvitationLinks(as(other), id)).rejects.toThrow();
  const draft = await planMeeting(biro(), { ...RECORD, invitees: [] });
  await expect(makeInvitationLinks(biro(), draft)).rejects.toThrow(InvalidInput);
});
const RECORD: MeetingInput = {
  kind: 'rakor',
  title: 'Rencana',
  timeZone: 'Asia/Makassar',
  firstDay: '2026-03-10',
};

test('Who is called keeps link and answer when the list is changed; a row of another meeting is never taken', async () => {
  const id = await rakor();
  const { desk, inviteeId } = await guestOf(id, 'Lontar');
  await answerInvitation(desk, { meetingId: id, inviteeId, seen: 0, input: COMING });
  const { record, version } = await getMeeting(biro(), id);
  const turned = { ...record, invitees: record.invitees.toReversed() };
  const next = await editMeeting(biro(), { id, version, input: turned });
  expect((await getInvitation(desk, { meetingId: id, inviteeId })).replies).toHaveLength(1);
  const stolen = await planMeeting(biro(), { ...RECORD, invitees: record.invitees });
  expect((await getMeeting(biro(), id)).record.invitees).toEqual(turned.invitees);
  const copied = (await getMeeting(biro(), stolen)).record.invitees.map((one) => one.id);
  expect(copied.some((one) => record.invitees.some((own) => own.id === one))).toBe(false);
  const without = { ...turned, invitees: turned.invitees.filter((one) => one.id !== inviteeId) };
  await editMeeting(biro(), { id, version: next, input: without });
  await expect(openLink(as(people.public), SECRET, tokenOfLink(SECRET, newId()))).rejects.toThrow(NotFound);
});

const entry = (more: object = {}) => ({
  ...{ id: newId(), day: '2026-03-10', category: 'other' as const, name: 'Yosefina Contoh' },
  ...{ institution: 'Universitas Nusa Cendana', inviteeId: null },
  ...more,
});

test('Guests enter themselves on the day and read no names; the list is kept by who calls the meeting, once for each', async () => {
  const id = await rakor();
  const room = tokenOfLink(SECRET, await makeRoomLink(biro(), id));
  const { desk: early } = await openLink(as(people.public), SECRET, room);
  await expect(enterAttendance(early, id, [entry()])).rejects.toThrow(Forbidden);
  const { desk } = await openLink(as(people.public, ON_THE_DAY), SECRET, room);
  const mine = entry();
  await enterAttendance(desk, id, [mine]);
  await enterAttendance(desk, id, [mine]);
  const lontar = await guestOf(id, 'Lontar', ON_THE_DAY);
  await enterAttendance(lontar.desk, id, [entry({ name: 'Rambu Contoh', category: 'partner', sex: 'P' })]);
  await enterAttendance(as(people.province, ON_THE_DAY), id, [entry({ name: 'Petrus Contoh', sex: 'L' })]);
  const seen = await database().asActor(desk.actor, (tx) => sql`select id from attendance`.execute(tx));
  expect(seen.rows).toEqual([]);
  for (const other of [people.regency, people.partner, people.national, people.public])
    await expect(listAttendance(as(other), id)).rejects.toThrow();
  const { attendants, counts } = await listAttendance(as(people.province, ON_THE_DAY), id);
  expect(attendants.map(({ name, method }) => [name, method]).sort()).toEqual([
    ['Petrus Contoh', 'list'],
    ['Rambu Contoh', 'link'],
    ['Yosefina Contoh', 'code'],
  ]);
  expect(
    counts.map(({ category, quota, came, institutions, women }) => [
      category,
      quota,
      came,
      institutions,
      women,
    ]),
  ).toEqual([
    ['regency', 2, 0, 0, 0],
    ['partner', 1, 1, 1, 1],
    ['other', 1, 2, 0, 0],
  ]);
  await strikeAttendance(biro(), { meetingId: id, ids: [mine.id] });
  expect((await listAttendance(biro(), id)).attendants).toHaveLength(2);
  await strikeAttendance(biro(), { meetingId: id, ids: [mine.id], back: true });
  expect((await listAttendance(biro(), id)).attendants).toHaveLength(3);
  const other = await rakor({ title: 'Rapat lain' });
  await expect(enterAttendance(desk, other, [entry()])).rejects.toThrow(NotFound);
});

test('Material is had by who takes part, by all readers once it is opened; content that is no document is refused', async () => {
  const id = await rakor({ visibility: 'public' });
  const { desk, inviteeId } = await guestOf(id, 'Lontar');
  const file = { name: 'paparan.pdf', bytes: PDF };
  const fileId = await handInFile(desk, { meetingId: id, inviteeId, file });
  await expect(
    handInFile(desk, {
      meetingId: id,
      inviteeId,
      file: { name: 'x.pdf', bytes: new Uint8Array([1]) },
    }),
  ).rejects.toMatchObject({ fields: { file: 'fileErrorType' } });
  await expect(handInFile(as(people.otherPartner), { meetingId: id, inviteeId, file })).rejects.toThrow(
    Forbidden,
  );
  for (const reader of [desk, biro(), as(people.regency), as(people.partner)])
    expect((await takeMeetingFile(reader, fileId)).bytes).toEqual(new Uint8Array(PDF));
  for (const stranger of [people.public, people.otherPartner])
    await expect(takeMeetingFile(as(stranger), fileId)).rejects.toThrow(NotFound);
  await expect(openFile(desk, fileId, true)).rejects.toThrow(Forbidden);
  await openFile(biro(), fileId, true);
  expect((await listFiles(as(people.public), id)).map(({ name }) => name)).toEqual(['paparan.pdf']);
  await removeFile(biro(), fileId);
  await expect(takeMeetingFile(biro(), fileId)).rejects.toThrow(NotFound);
});

test('The owner of a recommendation tells of it by link, with evidence that the public does not get', async () => {
  const id = await rakor({ visibility: 'public' });
  const task = await recordRecommendation(biro(), id, {
    text: 'Pusat studi memetakan kebutuhan air.',
    level: 'partner',
    ownerName: 'Universitas Nusa Cendana',
    ownerPost: 'Kepala Pusat Studi',
    due: '2026-06-30',
  });
  const other = await recordRecommendation(biro(), id, {
    text: 'Lain.',
    level: 'province',
    ownerName: 'Biro',
  });
  await expect(makeRecommendationLink(as(people.regency), task)).rejects.toThrow();
  const token = tokenOfLink(SECRET, await makeRecommendationLink(biro(), task));
  expect(tokenOfLink(SECRET, await makeRecommendationLink(biro(), task))).toBe(token);
  const { desk } = await openLink(as(people.public), SECRET, token);
  expect((await getRecommendation(desk, task)).next).toEqual(['report']);
  const told = { kind: 'report' as const, progress: 100, body: 'Peta selesai.' };
  await takeStep(desk, { id: task, seen: 0, input: told, file: { name: 'peta.pdf', bytes: PDF } });
  await expect(takeStep(desk, { id: task, seen: 1, input: { kind: 'verify', body: 'x' } })).rejects.toThrow(
    Forbidden,
  );
  await expect(takeStep(desk, { id: other, seen: 0, input: told })).rejects.toThrow();
  const found = await getRecommendation(as(people.national), task);
  expect(found.steps[0]?.capacity).toBe('Kepala Pusat Studi, Universitas Nusa Cendana');
  expect(found.evidence.map(({ name }) => name)).toEqual(['peta.pdf']);
  expect((await takeMeetingFile(as(people.national), found.evidence[0]?.id ?? '')).bytes.length).toBe(
    PDF.length,
  );
  expect((await getRecommendation(as(people.public), task)).evidence).toEqual([]);
  await expect(takeMeetingFile(as(people.public), found.evidence[0]?.id ?? '')).rejects.toThrow(NotFound);
  await takeStep(as(people.national), {
    id: task,
    seen: 1,
    input: { kind: 'verify', body: 'Sudah dilihat.' },
  });
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ role: string; user: string | null }>`select role, user_id as user from audit
      where subject = 'recommendation' and subject_id = ${task}::uuid and action = 'report-followup'`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([{ role: 'guest', user: null }]);
});

test('Until when one answers, and on which day one is entered, is told by the clock of the venue', async () => {
  const id = await rakor({ timeZone: 'Asia/Jakarta' });
  // 10 March 23:30 in Jakarta; in Makassar the day is over.
  const late = '2026-03-10T16:30:00Z';
  const { desk, inviteeId } = await guestOf(id, 'Lontar', late);
  const mine = { meetingId: id, inviteeId };
  expect((await getInvitation(desk, mine)).isOpen).toBe(true);
  await answerInvitation(desk, { ...mine, seen: 0, input: COMING });
  expect(await isEntered(desk, id)).toBe(false);
  await enterAttendance(desk, id, [entry({ category: 'partner' })]);
  expect(await isEntered(desk, id)).toBe(true);
  const over = await guestOf(id, 'Lontar', '2026-03-10T17:30:00Z');
  expect((await getInvitation(over.desk, mine)).isOpen).toBe(false);
});
