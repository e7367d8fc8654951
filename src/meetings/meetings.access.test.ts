/** Who plans, sees, reports and judges; beside the walk of the table of permissions. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import type { Actor } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  announceMeeting,
  carryOver,
  editMeeting,
  editRecommendation,
  getMeeting,
  getRecommendation,
  listBacklog,
  listFollowups,
  listMeetings,
  type MeetingInput,
  planMeeting,
  recordRecommendation,
  removeMeeting,
  restoreMeeting,
  takeStep,
} from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const as = (actor: Actor, at?: string): Desk =>
  deskOf(database(), actor, at === undefined ? undefined : Temporal.Instant.from(at));

const RAKOR: MeetingInput = {
  kind: 'rakor',
  title: 'Rapat Koordinasi Lembaga Mitra Internasional',
  areaCode: '53',
  timeZone: 'Asia/Makassar',
  firstDay: '2026-03-10',
  visibility: 'internal',
};
const invited = (officeId: string | null, partnerId: string | null = null) => ({
  category: 'regency' as const,
  name: 'Bagian Kerja Sama',
  officeId,
  partnerId,
  areaCode: null,
});

async function announced(input: Partial<MeetingInput> = {}): Promise<string> {
  const id = await planMeeting(as(people.province), { ...RAKOR, ...input });
  await announceMeeting(as(people.province), { id, version: 1 });
  return id;
}

const recommendation = (owner: { ownerOfficeId?: string; ownerPartnerId?: string } = {}) => ({
  text: 'Data lembaga mitra dimutakhirkan tiap semester.',
  level: 'province' as const,
  ownerName: 'Bagian Kerja Sama Ende',
  due: '2026-06-30',
  ...owner,
});

test('What is planned is its office’s alone until it is announced; then area, ministry and invited see it', async () => {
  const id = await planMeeting(as(people.province), {
    ...RAKOR,
    invitees: [invited(people.regency.officeId)],
  });
  for (const other of [people.regency, people.otherProvince, people.national, people.partner, people.public])
    await expect(getMeeting(as(other), id)).rejects.toThrow(NotFound);
  expect((await listMeetings(as(people.province), {})).drafts.map((one) => one.id)).toContain(id);
  await announceMeeting(as(people.province), { id, version: 1 });
  for (const reader of [people.regency, people.national])
    expect((await getMeeting(as(reader), id)).record.title).toBe(RAKOR.title);
  for (const other of [people.otherProvince, people.otherRegency, people.partner, people.public])
    await expect(getMeeting(as(other), id)).rejects.toThrow(NotFound);
  expect((await listMeetings(as(people.regency), {})).coming.map((one) => one.id)).toContain(id);
});

test('A partner that is called sees the meeting, and one that is not does not', async () => {
  const id = await announced({
    invitees: [invited(null, people.partner.partnerId)],
    visibility: 'restricted',
  });
  expect((await getMeeting(as(people.partner), id)).record.invitees).toHaveLength(1);
  await expect(getMeeting(as(people.otherPartner), id)).rejects.toThrow(NotFound);
});

test('Only who called it changes a meeting; an old version is refused; what was taken out comes back', async () => {
  const id = await announced();
  for (const other of [
    people.otherProvince,
    people.regency,
    people.partner,
    people.national,
    people.public,
  ]) {
    await expect(planMeeting(as(people.public), RAKOR)).rejects.toThrow(Forbidden);
    const attempt = editMeeting(as(other), { id, version: 2, input: RAKOR });
    await expect(attempt).rejects.toThrow(/may not|meeting/);
  }
  const input = { ...RAKOR, theme: 'Sinergi' };
  expect(await editMeeting(as(people.province), { id, version: 2, input })).toBe(3);
  expect(await editMeeting(as(people.province), { id, version: 3, input })).toBe(3);
  await expect(editMeeting(as(people.province), { id, version: 2, input: RAKOR })).rejects.toThrow(Conflict);
  await removeMeeting(as(people.province), { id, version: 3 });
  await expect(getMeeting(as(people.national), id)).rejects.toThrow(NotFound);
  await restoreMeeting(as(people.province), { id, version: 4 });
  expect((await getMeeting(as(people.national), id)).version).toBe(5);
});

test('What is invited must be known', async () => {
  const faults = { ...RAKOR, areaCode: '99', invitees: [invited('01890000-0000-7000-8000-000000000000')] };
  const refused = planMeeting(as(people.province), faults);
  await expect(refused).rejects.toThrow(InvalidInput);
  await expect(refused).rejects.toMatchObject({
    fields: { areaCode: 'meetingsErrorArea', 'invitees.0.name': 'meetingsErrorInviteeUnknown' },
  });
});

test('Whose task it is reports, who called the meeting verifies, and nobody verifies what is their own', async () => {
  const meeting = await announced();
  const id = await recordRecommendation(
    as(people.province),
    meeting,
    recommendation({ ownerOfficeId: people.otherRegency.officeId }),
  );
  const owner = as(people.otherRegency);
  const report = { kind: 'report' as const, progress: 100, body: 'Selesai, data terlampir.' };
  for (const other of [people.regency, people.partner, people.otherProvince])
    await expect(takeStep(as(other), { id, seen: 0, input: report })).rejects.toThrow(
      /may not|recommendation/,
    );
  expect((await getRecommendation(owner, id)).next).toEqual(['report']);
  await takeStep(owner, { id, seen: 0, input: report });
  await expect(takeStep(owner, { id, seen: 1, input: { kind: 'verify', body: 'Baik' } })).rejects.toThrow(
    Forbidden,
  );
  await expect(
    takeStep(as(people.province), { id, seen: 0, input: { kind: 'verify', body: 'Baik' } }),
  ).rejects.toMatchObject({ fields: { '': 'meetingsErrorStepMeanwhile' } });
  expect((await getRecommendation(as(people.national), id)).next).toContain('verify');
  await takeStep(as(people.province), { id, seen: 1, input: { kind: 'verify', body: 'Data diperiksa.' } });
  const after = await getRecommendation(as(people.province), id);
  expect([after.standing.state, after.steps.map(({ kind }) => kind)]).toEqual(['done', ['report', 'verify']]);
});

test('A bureau does not verify its own task; the ministry does', async () => {
  const id = await recordRecommendation(
    as(people.province),
    await announced(),
    recommendation({ ownerOfficeId: people.province.officeId }),
  );
  await takeStep(as(people.province), {
    id,
    seen: 0,
    input: { kind: 'report', progress: 100, body: 'Selesai' },
  });
  expect((await getRecommendation(as(people.province), id)).next).not.toContain('verify');
  await takeStep(as(people.national), { id, seen: 1, input: { kind: 'verify', body: 'Sesuai' } });
  expect((await getRecommendation(as(people.province), id)).standing.state).toBe('done');
});

test('A partner sees and answers its task of a meeting it does not see', async () => {
  const id = await recordRecommendation(
    as(people.province),
    await announced(),
    recommendation({ ownerPartnerId: people.partner.partnerId }),
  );
  await takeStep(as(people.partner), {
    id,
    seen: 0,
    input: { kind: 'report', progress: 20, body: 'Berjalan' },
  });
  const own = await listFollowups(as(people.partner), { own: true });
  expect(own.recommendations.find((one) => one.id === id)?.standing).toMatchObject({
    state: 'progress',
    progress: 20,
  });
  await expect(getRecommendation(as(people.otherPartner), id)).rejects.toThrow(NotFound);
});

test('What a meeting left open comes first in the next one and goes on there', async () => {
  const first = await announced({ firstDay: '2025-03-10', visibility: 'public' });
  const [open, done] = [
    await recordRecommendation(as(people.province), first, recommendation()),
    await recordRecommendation(as(people.province), first, { ...recommendation(), text: 'Selesai.' }),
  ];
  await takeStep(as(people.province), {
    id: done,
    seen: 0,
    input: { kind: 'report', progress: 100, body: 'x' },
  });
  await takeStep(as(people.national), { id: done, seen: 1, input: { kind: 'verify', body: 'x' } });
  const next = await announced({ firstDay: '2026-03-10', visibility: 'public', followsId: first });
  expect((await listBacklog(as(people.province), next)).map((one) => one.id)).toEqual([open]);
  const [carried = ''] = await carryOver(as(people.province), next);
  expect(await carryOver(as(people.province), next)).toEqual([]);
  expect(await getRecommendation(as(people.public), carried)).toMatchObject({ carriedFrom: open, number: 1 });
  await expect(
    takeStep(as(people.province), { id: open, seen: 0, input: { kind: 'report', progress: 10, body: 'x' } }),
  ).rejects.toThrow(Forbidden);
  const third = await announced({ firstDay: '2026-05-10', followsId: next });
  expect((await listBacklog(as(people.province), third)).map((one) => one.id)).toEqual([carried]);
  const ledger = await listFollowups(as(people.public), {});
  expect(ledger.recommendations.map((one) => one.id)).not.toContain(open);
  expect(ledger.recommendations.map((one) => one.id)).toContain(carried);
});

test('The ledger puts what is late first and counts it', async () => {
  const meeting = await announced({ visibility: 'public', firstDay: '2024-09-18' });
  const late = await recordRecommendation(as(people.province), meeting, {
    ...recommendation(),
    due: '2025-01-01',
  });
  await recordRecommendation(as(people.province), meeting, { ...recommendation(), due: null });
  const { recommendations, score, byOwner } = await listFollowups(as(people.province), {
    meetingId: meeting,
  });
  expect(recommendations[0]?.id).toBe(late);
  expect(score).toEqual({ total: 2, done: 0, late: 1, percent: 0 });
  expect(byOwner).toEqual([{ owner: 'Bagian Kerja Sama Ende', ...score }]);
  expect(
    (await listFollowups(as(people.province), { meetingId: meeting, state: 'late' })).recommendations,
  ).toHaveLength(1);
});

test('Of two who change a recommendation the second is told', async () => {
  const id = await recordRecommendation(as(people.province), await announced(), recommendation());
  const input = { ...recommendation(), text: 'Lain.' };
  expect(await editRecommendation(as(people.province), { id, version: 1, input })).toBe(2);
  await expect(
    editRecommendation(as(people.province), { id, version: 1, input: recommendation() }),
  ).rejects.toThrow(Conflict);
});

test('A partner holds visits, socialisations and seminars, and no coordination', async () => {
  const visit: MeetingInput = {
    ...RAKOR,
    kind: 'visit',
    title: 'Kunjungan bersama',
    invitees: [invited(people.regency.officeId)],
  };
  for (const kind of ['rakor', 'evaluation', 'interministerial', 'plenary'] as const)
    await expect(planMeeting(as(people.partner), { ...visit, kind })).rejects.toMatchObject({
      fields: { kind: 'negotiationErrorKind' },
    });
  const id = await planMeeting(as(people.partner), visit);
  for (const other of [people.otherPartner, people.regency, people.province])
    await expect(getMeeting(as(other), id)).rejects.toThrow(NotFound);
  await expect(
    editMeeting(as(people.partner), { id, version: 1, input: { ...visit, kind: 'rakor' } }),
  ).rejects.toMatchObject({ fields: { kind: 'negotiationErrorKind' } });
  await announceMeeting(as(people.partner), { id, version: 1 });
  expect((await getMeeting(as(people.regency), id)).officeName).toBe('Lontar');
  await expect(
    editMeeting(as(people.province), { id, version: 2, input: { ...visit, title: 'Lain' } }),
  ).rejects.toThrow(Forbidden);
});

test('What a partner writes down as a task is its own, past the use cases too', async () => {
  const id = await planMeeting(as(people.partner), { ...RAKOR, kind: 'seminar', title: 'Seminar air' });
  const own = recommendation({ ownerPartnerId: people.partner.partnerId });
  const others = recommendation({ ownerOfficeId: people.province.officeId });
  await expect(recordRecommendation(as(people.partner), id, others)).rejects.toMatchObject({
    fields: { ownerName: 'negotiationErrorOwnTask' },
  });
  const task = await recordRecommendation(as(people.partner), id, own);
  expect((await getRecommendation(as(people.partner), task)).mayEdit).toBe(true);
  const insert = (owner: string | null) =>
    database().asActor(people.partner, (tx) =>
      sql`insert into recommendation (id, meeting_id, ordinal, text, level, owner_name, owner_partner_id)
        values (gen_random_uuid(), ${id}, 90, 'x', 'partner', 'x', ${owner}::uuid)`.execute(tx),
    );
  for (const owner of [null, people.otherPartner.partnerId])
    await expect(insert(owner)).rejects.toThrow(/row-level security/);
  await insert(people.partner.partnerId);
});
