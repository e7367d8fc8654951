/** From the room to the locked paper: who circulates, remarks, signs and locks, as use cases and as SQL alone. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import {
  announceMeeting,
  getMeeting,
  makeRoomLink,
  makeInvitationLinks,
  listLinks,
  openLink,
  planMeeting,
  tokenOfLink,
} from '#meetings/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  answerRemark,
  frozenMinutes,
  listRemarks,
  minutesContent,
  minutesSummary,
  remarkOnMinutes,
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
  kind: 'decision',
  body: 'Rakor berikutnya di Ende.',
  madeAt: '2026-03-10T02:00:00Z',
  ...more,
});

/** An announced meeting of the province to which a regency is called, and what was decided there. */
async function held(): Promise<string> {
  const id = await planMeeting(as(people.province), {
    kind: 'rakor',
    title: 'Rapat Koordinasi',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'internal',
    agenda: [{ day: '2026-03-10', title: 'Paparan', begins: null, ends: null }],
    invitees: [
      {
        category: 'regency',
        name: 'Bagian Kerja Sama',
        officeId: people.regency.officeId,
        partnerId: null,
        areaCode: null,
        came: 2,
      },
    ],
  });
  await announceMeeting(as(people.province), { id, version: 1 });
  await writeMinutes(as(people.province), id, [
    saving({ open: true }),
    saving({ body: 'Hanya untuk peserta.' }),
    saving({ kind: 'note', body: 'Catatan pencatat.' }),
    saving({ kind: 'statement', body: 'Kami siap.', speaker: 'Kepala Bappeda' }),
  ]);
  return id;
}

const CIRCULATE = { kind: 'circulate', until: '2026-03-20' };
const SIGN = { kind: 'sign', signer: 'Nama Ketua', post: 'Asisten II', signedOn: '2026-03-12' };
const step = (actor: Actor, meetingId: string, seen: number, input: object) =>
  takeMinutesStep(as(actor), { meetingId, seen, input });

test('Until they circulate the minutes are their writers’ alone; then those who read the meeting read them, without notes', async () => {
  const id = await held();
  await expect(minutesContent(as(people.regency), id)).rejects.toThrow(NotFound);
  for (const other of [people.regency, people.national, people.partner])
    await expect(step(other, id, 0, CIRCULATE)).rejects.toThrow(/may not|meeting/);
  await step(people.province, id, 0, CIRCULATE);
  const { content, state, mayWrite } = await minutesContent(as(people.regency), id);
  expect([state, mayWrite, content.decisions.length, content.items.at(-1)?.entries.length]).toEqual([
    'circulated',
    false,
    2,
    3,
  ]);
  expect(JSON.stringify(content)).not.toContain('Catatan pencatat');
  // What is written afterwards is not read before it circulates again.
  await writeMinutes(as(people.province), id, [saving({ body: 'Sesudahnya.' })]);
  expect((await minutesContent(as(people.regency), id)).content.decisions).toHaveLength(2);
  expect((await minutesContent(as(people.province), id)).content.decisions).toHaveLength(3);
  for (const other of [people.otherProvince, people.partner, people.public])
    await expect(minutesContent(as(other), id)).rejects.toThrow(NotFound);
});

test('Who was called remarks until the day has ended, and the note-taker answers', async () => {
  const id = await held();
  const remark = (actor: Actor, entryId: string | null = null) =>
    remarkOnMinutes(as(actor), { meetingId: id, entryId, body: 'Mohon disebut tahunnya.' });
  await expect(remark(people.regency)).rejects.toThrow(InvalidInput);
  await step(people.province, id, 0, CIRCULATE);
  const { content } = await minutesContent(as(people.regency), id);
  await remark(people.regency, content.decisions[0]?.id ?? '');
  await expect(remark(people.regency, newId())).rejects.toThrow(NotFound);
  await expect(remark(people.national)).rejects.toThrow(Forbidden);
  await expect(remark(people.partner)).rejects.toThrow(NotFound);
  const { remarks } = await listRemarks(as(people.regency), id);
  const remarkId = remarks[0]?.id ?? '';
  const answer = { meetingId: id, remarkId, taken: true, body: 'Ditambahkan.' };
  await expect(answerRemark(as(people.regency), answer)).rejects.toThrow(Forbidden);
  await answerRemark(as(people.province), answer);
  expect((await listRemarks(as(people.regency), id)).remarks.map(({ taken }) => taken)).toEqual([null, true]);
  const late = { ...as(people.regency), now: () => Temporal.Instant.from('2026-03-20T16:00:00Z') };
  expect((await listRemarks(late, id)).mayRemark).toBe(false);
  await expect(remarkOnMinutes(late, { meetingId: id, entryId: null, body: 'x' })).rejects.toMatchObject({
    fields: { '': 'minutesErrorRemarkLate' },
  });
});

test('What is signed is not written on; the lock keeps what was signed, with its hash and the head of the trail', async () => {
  const id = await held();
  await expect(step(people.province, id, 0, SIGN)).rejects.toMatchObject({
    fields: { '': 'minutesErrorStepNow' },
  });
  await step(people.province, id, 0, CIRCULATE);
  await step(people.province, id, 1, SIGN);
  await expect(writeMinutes(as(people.province), id, [saving()])).rejects.toThrow(Conflict);
  await step(people.province, id, 2, { kind: 'withdraw', body: 'Nomor keliru.' });
  await writeMinutes(as(people.province), id, [saving({ body: 'Ditambahkan.' })]);
  await step(people.province, id, 3, CIRCULATE);
  await step(people.province, id, 4, SIGN);
  await expect(step(people.province, id, 4, { kind: 'lock' })).rejects.toMatchObject({
    fields: { '': 'minutesErrorStepMeanwhile' },
  });
  await step(people.province, id, 5, { kind: 'lock' });
  const frozen = await frozenMinutes(as(people.regency), id);
  expect(createHash('sha256').update(frozen.content).digest('hex')).toBe(frozen.sha256);
  const { steps, state } = await minutesContent(as(people.regency), id);
  const lock = steps.at(-1);
  expect([state, lock?.sha256, lock?.blockHash?.length]).toEqual(['locked', frozen.sha256, 64]);
  const known = await database().asActor(people.province, (tx) =>
    sql`select 1 from audit where action = 'lock-minutes' and after->>'sha256' = ${frozen.sha256}`.execute(
      tx,
    ),
  );
  expect(known.rows).toHaveLength(1);
  await expect(step(people.province, id, 6, { kind: 'withdraw', body: 'x' })).rejects.toThrow(InvalidInput);
  await step(people.province, id, 6, { kind: 'addendum', body: 'Lampiran 2 menyusul.' });
  expect((await minutesContent(as(people.regency), id)).state).toBe('locked');
  expect(await minutesSummary(as(people.regency), id)).toEqual({
    points: ['Rakor berikutnya di Ende.'],
    attendance: [{ category: 'regency', came: 2 }],
  });
});

test('After the lock the database itself takes no entry and no step but an addition', async () => {
  const id = await held();
  await step(people.province, id, 0, CIRCULATE);
  await step(people.province, id, 1, SIGN);
  await step(people.province, id, 2, { kind: 'lock' });
  const { userId, officeId, seatId } = people.province;
  const raw = (text: string) =>
    database().asActor(people.province, (tx) =>
      sql`${sql.raw(text)}, ${userId}, ${officeId}, ${seatId})`.execute(tx),
    );
  const edit = `insert into minute_edit (id, meeting_id, ordinal, entry_id, kind, made_at, at, user_id, office_id, seat_id)
    values ('${newId()}', '${id}', 99, '${newId()}', 'note', now(), now()`;
  const withdraw = `insert into minutes_step (id, meeting_id, ordinal, kind, body, at, user_id, office_id, seat_id)
    values ('${newId()}', '${id}', 99, 'withdraw', 'x', now()`;
  await expect(raw(edit)).rejects.toThrow(/row-level security/);
  await expect(raw(withdraw)).rejects.toThrow(/minutes are locked/);
  await expect(
    database().asActor(people.province, (tx) => sql`delete from minutes_step`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
  await raw(withdraw.replace("'withdraw'", "'addendum'"));
});

test('While an entry has two versions the minutes do not go out', async () => {
  const id = await held();
  const entryId = newId();
  await writeMinutes(as(people.province), id, [
    saving({ entryId, body: 'A' }),
    saving({ entryId, body: 'B', madeAt: '2026-03-10T02:00:01Z' }),
  ]);
  await expect(step(people.province, id, 0, CIRCULATE)).rejects.toMatchObject({
    fields: { '': 'minutesErrorTwoVersions' },
  });
  const { content } = await minutesContent(as(people.province), id);
  expect(content.decisions.map(({ body, isUnsettled }) => [body, isUnsettled])).toContainEqual([
    'A\nB',
    true,
  ]);
});

test('A guest called by name reads the circulated minutes and remarks; who scanned the code in the room does neither', async () => {
  const id = await held();
  await makeInvitationLinks(as(people.province), id);
  const roomLink = await makeRoomLink(as(people.province), id);
  await step(people.province, id, 0, CIRCULATE);
  const secret = 'for-tests-only-0123456789-abcdefghij';
  const links = await listLinks(as(people.province), id);
  const guest = async (linkId: string) =>
    (await openLink(as(people.public), secret, tokenOfLink(secret, linkId))).desk;
  const [named, scanned] = [await guest(links[0]?.id ?? ''), await guest(roomLink)];
  expect((await minutesContent(named, id)).content.decisions).toHaveLength(2);
  await remarkOnMinutes(named, { meetingId: id, entryId: null, body: 'Sudah sesuai.' });
  const { remarks } = await listRemarks(named, id);
  expect(remarks.map(({ author, body }) => [author, body])).toEqual([['Bagian Kerja Sama', 'Sudah sesuai.']]);
  expect((await getMeeting(scanned, id)).id).toBe(id);
  await expect(minutesContent(scanned, id)).rejects.toThrow(NotFound);
  await expect(remarkOnMinutes(scanned, { meetingId: id, entryId: null, body: 'x' })).rejects.toThrow(
    Forbidden,
  );
});
