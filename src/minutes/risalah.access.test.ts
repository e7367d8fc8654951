/** The draft of an agreement, article by article, from the room to the locked risalah. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { newId, NotFound } from '#kernel/index.ts';
import { announceMeeting, enterAttendance, getMeeting, planMeeting } from '#meetings/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  frozenMinutes,
  listRemarks,
  minutesContent,
  openMatters,
  readMinutes,
  remarkOnMinutes,
  standingWords,
  takeMinutesStep,
  writeMinutes,
} from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const as = (actor: Actor): Desk => deskOf(database(), actor, Temporal.Instant.from('2026-03-12T02:00:00Z'));

const saving = (more: object = {}) => ({
  id: newId(),
  entryId: newId(),
  kind: 'article',
  madeAt: '2026-03-10T02:00:00Z',
  ...more,
});
const ARTICLE = { label: 'Pasal 1 Maksud', body: 'Rumusan awal.', agreed: 'Rumusan jadi.' };

async function planned(): Promise<string> {
  const id = await planMeeting(as(people.province), {
    kind: 'interministerial',
    title: 'Rapat Antarkementerian',
    areaCode: '53.08',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'internal',
    agenda: [{ day: '2026-03-10', title: 'Pembahasan', begins: null, ends: null }],
    invitees: [
      {
        category: 'regency',
        name: 'Pemerintah Kabupaten Ende',
        officeId: people.regency.officeId,
        partnerId: null,
        areaCode: '53.08',
      },
      {
        category: 'ministry',
        name: 'Kementerian Kesehatan',
        officeId: null,
        partnerId: null,
        areaCode: null,
        requiredAs: 'object',
      },
    ],
  });
  await announceMeeting(as(people.province), { id, version: 1 });
  return id;
}

const CIRCULATE = { kind: 'circulate', until: '2026-03-20' };
const SIGN = { kind: 'sign', signer: 'Nama Ketua', post: 'Kepala Pusat', signedOn: '2026-03-12' };
const step = (meetingId: string, seen: number, input: object) =>
  takeMinutesStep(as(people.province), { meetingId, seen, input });

test('An article keeps its wordings and its inputs, apart from every item of the agenda; what is too long is refused', async () => {
  const meeting = await planned();
  const desk = as(people.province);
  const item = (await getMeeting(desk, meeting)).record.agenda[0]?.id;
  const article = saving({ ...ARTICLE, agendaItemId: item });
  const input = saving({ kind: 'input', underId: article.entryId, speaker: 'Kemlu', body: 'Usul.' });
  const joinedText = saving({ ...ARTICLE, agreed: 'x'.repeat(40_000) });
  const tooLong = saving({ ...ARTICLE, agreed: 'x'.repeat(40_001) });
  const noEntry = saving({ kind: 'input', underId: 'Pasal 1', body: 'x' });
  expect(await writeMinutes(desk, meeting, [article, input, joinedText, tooLong, noEntry])).toEqual({
    accepted: [article.id, input.id, joinedText.id],
    refused: [tooLong.id, noEntry.id],
  });
  const { entries } = await readMinutes(desk, meeting);
  const stands = entries.map(standingWords);
  expect(stands.find(({ id }) => id === article.id)).toMatchObject({ ...ARTICLE, agendaItemId: null });
  expect(stands.find(({ id }) => id === input.id)).toMatchObject({
    underId: article.entryId,
    speaker: 'Kemlu',
  });
  // Sent again with another agreed wording under the same id, it is not said to be kept.
  expect((await writeMinutes(desk, meeting, [{ ...article, agreed: 'Lain.' }])).refused).toEqual([
    article.id,
  ]);
});

test('The risalah circulates with its articles, is remarked on by article, signed, and locked as it was', async () => {
  const meeting = await planned();
  const desk = as(people.province);
  const article = saving(ARTICLE);
  const open = saving({ label: 'Pasal 2', body: 'Belum dibahas.' });
  const input = saving({ kind: 'input', underId: article.entryId, speaker: 'Kemlu', body: 'Usul.' });
  const advice = saving({ kind: 'recommendation', body: 'Diperbaiki.' });
  await writeMinutes(desk, meeting, [article, open, input, advice]);
  const { record } = await getMeeting(desk, meeting);
  await enterAttendance(desk, meeting, [
    {
      id: newId(),
      day: '2026-03-10',
      inviteeId: record.invitees[0]?.id ?? '',
      category: 'regency',
      name: 'Nama Contoh',
      post: 'Kepala Bagian',
      institution: 'Kabupaten Ende',
    },
  ]);
  await step(meeting, 0, CIRCULATE);
  const remark = { meetingId: meeting, body: 'Mohon disesuaikan.' };
  await remarkOnMinutes(as(people.regency), { ...remark, entryId: article.entryId });
  await expect(remarkOnMinutes(as(people.regency), { ...remark, entryId: newId() })).rejects.toThrow(
    NotFound,
  );
  // Two who change the article afterwards leave two versions: it does not circulate so, what was signed is kept.
  await writeMinutes(desk, meeting, [
    saving({ ...ARTICLE, entryId: article.entryId, basedOn: [article.id], agreed: 'A' }),
    saving({ ...ARTICLE, entryId: article.entryId, basedOn: [article.id], agreed: 'B' }),
  ]);
  await expect(step(meeting, 1, CIRCULATE)).rejects.toMatchObject({
    fields: { '': 'minutesErrorTwoVersions' },
  });
  const { remarks } = await listRemarks(desk, meeting);
  const matters = openMatters((await minutesContent(desk, meeting)).content, remarks);
  expect([
    matters.remarks.map(({ entryId }) => entryId),
    matters.versions.map(({ id }) => id),
    matters.outcomes.map(({ id }) => id),
    matters.articles.map(({ id }) => id),
    matters.required.map(({ party }) => party),
  ]).toEqual([
    [article.entryId],
    [article.entryId],
    [advice.entryId],
    [open.entryId],
    ['foreignAffairs', 'province'],
  ]);
  await step(meeting, 1, SIGN);
  await step(meeting, 2, { kind: 'lock' });
  const { content } = await frozenMinutes(as(people.regency), meeting);
  const read = await minutesContent(as(people.regency), meeting);
  expect(JSON.parse(content)).toEqual(read.content);
  expect(
    read.content.articles.map(({ label, inputs, isUnsettled }) => [label, inputs.length, isUnsettled]),
  ).toEqual([
    ['Pasal 1 Maksud', 1, true],
    ['Pasal 2', 0, false],
  ]);
  expect(read.content.articles[0]?.agreed?.split('\n').toSorted()).toEqual(['A', 'B']);
  expect(read.content.required).toEqual([
    { party: 'foreignAffairs', state: 'missing', names: [], came: null },
    { party: 'object', state: 'invited', names: ['Kementerian Kesehatan'], came: 0 },
    { party: 'province', state: 'missing', names: [], came: null },
    { party: 'regency', state: 'invited', names: ['Pemerintah Kabupaten Ende'], came: 1 },
  ]);
});

test('What was frozen before there were articles is read as before', async () => {
  const meeting = await planned();
  await writeMinutes(as(people.province), meeting, [saving({ kind: 'decision', body: 'Disetujui.' })]);
  const { content } = await minutesContent(as(people.province), meeting);
  const { articles: _, strayInputs: __, required: ___, ...before } = content;
  const text = JSON.stringify({ ...before, format: 1 });
  const sha256 = createHash('sha256').update(text).digest('hex');
  const { userId, officeId, seatId } = people.province;
  await database().asActor(people.province, (tx) =>
    sql`insert into minutes_step (id, meeting_id, ordinal, kind, until, content, sha256, at, user_id, office_id, seat_id)
      values (${newId()}, ${meeting}, 1, 'circulate', '2026-03-20', ${text}, ${sha256}, now(), ${userId}, ${officeId}, ${seatId})`.execute(
      tx,
    ),
  );
  const read = await minutesContent(as(people.regency), meeting);
  expect([read.sha256, read.content.decisions.map(({ body }) => body), read.content.articles]).toEqual([
    sha256,
    ['Disetujui.'],
    [],
  ]);
  await remarkOnMinutes(as(people.regency), {
    meetingId: meeting,
    entryId: content.decisions[0]?.id ?? '',
    body: 'Sesuai.',
  });
  expect((await frozenMinutes(as(people.regency), meeting)).content).toBe(text);
});
