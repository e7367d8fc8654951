/** Who proposes, answers, settles and sees a division; what of the other's activity a partner learns. */
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { type Desk, mayDo } from '#access/index.ts';
import { type ActivityFixture, removeFixture, storeFixture } from '#coverage/cells.fixture.ts';
import { decideFinding, findOverlaps } from '#coverage/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Conflict, Forbidden, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import {
  agreedDivision,
  answerProposal,
  answersNow,
  changeProposal,
  endProposal,
  getProposal,
  getRecommendation,
  listProposals,
  ownProposals,
  planMeeting,
  proposalsAbout,
  proposeDivision,
  settleProposal,
  type SettlementInput,
  subjectOfProposal,
} from './index.ts';

const database = useDatabase();
const REKA = '53.08.05.2020';
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const as = (actor: Actor): Desk => deskOf(database(), actor);

let stored: string[] = [];
beforeEach(async () => {
  await database().asActor(SYSTEM, (tx) =>
    sql`update proposal set outcome = 'unresolved', outcome_text = 'Uji', settled_at = now() where outcome is null`.execute(
      tx,
    ),
  );
  await database().asActor(SYSTEM, (tx) => sql`delete from finding_decision`.execute(tx));
  for (const id of stored) await removeFixture(database(), id);
  stored = [];
});

/** What the first partner does openly in Reka, and what the second does there, in that circle. */
async function overlap(second: Partial<ActivityFixture> = {}, area = REKA): Promise<string> {
  const cells = [2024, 2025].map((year) => ({ area, field: 'water', year, planned: '100' }));
  const first = { partnerId: people.partner.partnerId, title: 'Sumur Reka', cells };
  stored.push(await storeFixture(database(), first));
  stored.push(
    await storeFixture(database(), {
      partnerId: people.otherPartner.partnerId,
      title: 'Pipa Rahasia',
      cells: cells.slice(1),
      ...second,
    }),
  );
  const { findings } = await findOverlaps(as(people.province), { area: '53.08' });
  return findings[0]?.key ?? '';
}

const round = (body = 'Dibagi menurut dusun.') => ({
  body,
  lines: [people.partner, people.otherPartner].map(({ partnerId }, index) => ({
    partnerId,
    text: index === 0 ? 'Dusun Reka A' : 'Dusun Reka B',
  })),
  answerBy: '2026-02-01',
});

const propose = async (key: string, actor: Actor = people.province) =>
  proposeDivision(as(actor), key, round());

/** The number of an addressee: a partner, or the regency. */
async function numberOf(id: string, partnerId: string | null): Promise<number> {
  const { addressees } = await getProposal(as(people.province), id);
  return addressees.find((one) => one.partnerId === partnerId)?.number ?? 0;
}

async function answer(actor: Actor, id: string, kind: 'agree' | 'change' | 'decline', body?: string) {
  const partnerId = 'partnerId' in actor ? actor.partnerId : null;
  const addressee = await numberOf(id, partnerId);
  await answerProposal(as(actor), { id, round: 1, input: { addressee, kind, body } });
}

const settlement = (meetingId: string, more: Partial<SettlementInput> = {}): SettlementInput => ({
  summary: 'Disepakati dibagi menurut dusun.',
  lines: round().lines,
  meetingId,
  text: 'Pembagian dusun dilaksanakan.',
  level: 'partner',
  ownerName: 'Lontar',
  ownerPartnerId: people.partner.partnerId,
  due: '2026-06-30',
  ...more,
});

async function rakor(actor: Actor = people.province): Promise<string> {
  return planMeeting(as(actor), {
    kind: 'rakor',
    title: 'Rakor',
    areaCode: 'areaCode' in actor ? actor.areaCode : null,
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
  });
}

test('The bureau, whom it asks and the ministry read a proposal; nobody else does', async () => {
  const id = await propose(await overlap());
  for (const reader of [
    people.province,
    people.partner,
    people.otherPartner,
    people.regency,
    people.national,
  ])
    expect((await getProposal(as(reader), id)).rounds).toHaveLength(1);
  for (const other of [people.otherProvince, people.otherRegency, people.public]) {
    await expect(getProposal(as(other), id)).rejects.toThrow(NotFound);
    expect(await listProposals(as(other))).toEqual([]);
  }
  const proposal = await getProposal(as(people.province), id);
  for (const [name, actor] of Object.entries(people) as [string, Actor][])
    expect([name, mayDo(actor, 'readMeeting', subjectOfProposal(proposal))]).toEqual([
      name,
      !['otherProvince', 'otherRegency', 'public'].includes(name),
    ]);
});

test('A proposal of a kab/kota is not read by the bureau of its province', async () => {
  const id = await propose(await overlap(), people.regency);
  expect((await getProposal(as(people.regency), id)).addressees).toHaveLength(2);
  await expect(getProposal(as(people.province), id)).rejects.toThrow(NotFound);
});

test('Only a bureau of the area proposes, for an overlap as it stands, once at a time', async () => {
  const key = await overlap();
  for (const other of [
    people.otherProvince,
    people.otherRegency,
    people.partner,
    people.national,
    people.public,
  ])
    await expect(propose(key, other)).rejects.toThrow(Forbidden);
  await expect(propose(key.replace(/.$/, (sign) => (sign === '0' ? '1' : '0')))).rejects.toThrow(Conflict);
  await expect(propose(key.replace('water', 'health'))).rejects.toThrow(NotFound);
  await expect(propose('gap:53.08:water')).rejects.toThrow(NotFound);
  const id = await propose(key);
  await expect(propose(key)).rejects.toMatchObject({ fields: { '': 'negotiationErrorOpen' } });
  expect((await proposalsAbout(as(people.province), [key])).get(key)).toEqual({ id, state: 'waiting' });
  expect((await proposalsAbout(as(people.otherProvince), [key])).size).toBe(0);
});

test('A proposal says what each partner would do, and by when to answer', async () => {
  const key = await overlap();
  const [line] = round().lines;
  const faults = proposeDivision(as(people.province), key, {
    body: ' ',
    lines: line ? [line] : [],
    answerBy: '2026-02-01',
  });
  await expect(faults).rejects.toMatchObject({ fields: { body: 'negotiationErrorBody' } });
  await expect(
    proposeDivision(as(people.province), key, { ...round(), lines: line ? [line] : [] }),
  ).rejects.toMatchObject({ fields: { 'lines.1.text': 'negotiationErrorLine' } });
  for (const answerBy of ['2026-01-05', '2028-01-01', 'besok'])
    await expect(proposeDivision(as(people.province), key, { ...round(), answerBy })).rejects.toMatchObject({
      fields: { answerBy: 'negotiationErrorDay' },
    });
});

test('Each answers in its own name, the last answer counts, and nobody answers for another', async () => {
  const id = await propose(await overlap());
  await answer(people.partner, id, 'decline', 'Kami sudah membangun di kedua dusun.');
  await answer(people.partner, id, 'agree');
  await answer(people.regency, id, 'agree');
  const other = await numberOf(id, people.otherPartner.partnerId);
  for (const actor of [people.partner, people.regency, people.province, people.national])
    await expect(
      answerProposal(as(actor), { id, round: 1, input: { addressee: other, kind: 'agree', body: 'x' } }),
    ).rejects.toThrow(Forbidden);
  await expect(
    answerProposal(as(people.otherProvince), { id, round: 1, input: { addressee: other, kind: 'agree' } }),
  ).rejects.toThrow(NotFound);
  expect((await ownProposals(as(people.otherPartner))).toAnswer).toBe(1);
  await expect(answer(people.otherPartner, id, 'decline')).rejects.toMatchObject({
    fields: { body: 'negotiationErrorReason' },
  });
  await answer(people.otherPartner, id, 'change', 'Dusun B mulai 2027.');
  const proposal = await getProposal(as(people.province), id);
  expect(proposal.state).toBe('answered');
  expect(answersNow(proposal).map(({ answer: last }) => last?.kind)).toEqual(['agree', 'change', 'agree']);
  expect(proposal.answers.map(({ kind }) => kind)).toEqual(['decline', 'agree', 'agree', 'change']);
  expect(await ownProposals(as(people.province))).toMatchObject({ answered: 1, toAnswer: 0 });
  expect((await ownProposals(as(people.otherPartner))).toAnswer).toBe(0);
});

test('Past the use cases, nobody answers for another, in another’s name, or after it is settled', async () => {
  const id = await propose(await overlap());
  const other = await numberOf(id, people.otherPartner.partnerId);
  const own = await numberOf(id, people.partner.partnerId);
  const insert = (actor: People['partner'], addressee: number, userId: string) =>
    database().asActor(actor, (tx) =>
      sql`insert into proposal_answer (id, proposal_id, round, addressee, ordinal, kind, at, office_id, user_id, seat_id)
        values (gen_random_uuid(), ${id}, 1, ${addressee}, ${addressee}, 'agree', now(), ${actor.officeId}, ${userId}, ${actor.seatId})`.execute(
        tx,
      ),
    );
  const { partner, otherPartner } = people;
  await expect(insert(partner, other, partner.userId)).rejects.toThrow(/row-level security/);
  await expect(insert(partner, own, otherPartner.userId)).rejects.toThrow(/row-level security/);
  await insert(partner, own, partner.userId);
  await endProposal(as(people.province), {
    id,
    seen: 2,
    input: { outcome: 'unresolved', text: 'Belum ada kesepakatan.' },
  });
  await expect(insert(otherPartner, other, otherPartner.userId)).rejects.toThrow(/row-level security/);
  await expect(
    database().asActor(partner, (tx) => sql`delete from proposal_answer`.execute(tx)),
  ).rejects.toThrow(/permission denied/);
});

test('Where somebody has no office here, the bureau notes the answer and says where it is from', async () => {
  const quiet = await makePartner(database(), 'Tanpa Kantor');
  const key = await overlap({ partnerId: quiet }, '53.06.01.2001');
  const found = (await findOverlaps(as(people.province), { area: '53.06' })).findings[0]?.key ?? key;
  const lines = [people.partner.partnerId, quiet].map((partnerId) => ({ partnerId, text: 'Desa ini' }));
  const id = await proposeDivision(as(people.province), found, { ...round(), lines });
  const { addressees } = await getProposal(as(people.province), id);
  expect(addressees.map(({ name, hasOffice }) => [name, hasOffice])).toContainEqual(['Tanpa Kantor', false]);
  expect(addressees.at(-1)).toMatchObject({ officeId: null, areaCode: '53.06', hasOffice: false });
  for (const { number } of addressees.filter(({ hasOffice }) => !hasOffice)) {
    const noted = { addressee: number, kind: 'agree' as const };
    await expect(answerProposal(as(people.province), { id, round: 1, input: noted })).rejects.toMatchObject({
      fields: { body: 'negotiationErrorNoted' },
    });
    const input = { ...noted, body: 'Surat nomor 12 tanggal 5 Januari 2026.' };
    await answerProposal(as(people.province), { id, round: 1, input });
  }
  expect((await getProposal(as(people.national), id)).answers.every(({ isNoted }) => isNoted)).toBe(true);
});

test('A changed proposal is answered anew, and what was said before stays', async () => {
  const id = await propose(await overlap());
  await answer(people.partner, id, 'agree');
  await expect(
    changeProposal(as(people.province), { id, seen: 1, input: round('Lain.') }),
  ).rejects.toMatchObject({ fields: { '': 'negotiationErrorMeanwhile' } });
  await expect(changeProposal(as(people.regency), { id, seen: 2, input: round() })).rejects.toThrow(
    Forbidden,
  );
  await changeProposal(as(people.province), { id, seen: 2, input: round('Dibagi menurut tahun.') });
  const proposal = await getProposal(as(people.partner), id);
  expect(proposal.rounds.map(({ body }) => body)).toEqual(['Dibagi menurut dusun.', 'Dibagi menurut tahun.']);
  expect([proposal.state, proposal.answers.length]).toEqual(['waiting', 1]);
  await expect(answer(people.partner, id, 'agree')).rejects.toMatchObject({
    fields: { '': 'negotiationErrorMeanwhile' },
  });
});

test('What is agreed decides the overlap and comes into the ledger of the meeting', async () => {
  const key = await overlap();
  await decideFinding(as(people.province), { key, decision: 'confirmed', reason: 'Dilihat di lapangan.' });
  const id = await propose(key);
  await answer(people.partner, id, 'agree');
  const meetingId = await rakor();
  for (const other of [people.partner, people.regency, people.national])
    await expect(settleProposal(as(other), { id, seen: 2, input: settlement(meetingId) })).rejects.toThrow(
      Forbidden,
    );
  const none = settleProposal(as(people.province), {
    id,
    seen: 2,
    input: settlement(meetingId, { summary: '', due: '', ownerName: '' }),
  });
  await expect(none).rejects.toMatchObject({
    fields: {
      summary: 'negotiationErrorSettlement',
      ownerName: 'meetingsErrorOwner',
    },
  });
  const task = await settleProposal(as(people.province), { id, seen: 2, input: settlement(meetingId) });
  expect((await getRecommendation(as(people.partner), task)).record).toMatchObject({
    text: 'Pembagian dusun dilaksanakan.',
    due: '2026-06-30',
  });
  expect((await findOverlaps(as(people.province), { area: '53.08' })).findings).toEqual([]);
  const { findings } = await findOverlaps(as(people.province), { area: '53.08', show: 'confirmed' });
  expect(findings[0]?.decided.current?.reason).toBe('Disepakati dibagi menurut dusun.');
  const agreed = await agreedDivision(as(people.otherPartner), id);
  expect(agreed).toMatchObject({
    agreed: 'Disepakati dibagi menurut dusun.',
    place: { code: REKA },
    lines: [{ text: 'Dusun Reka A' }, { text: 'Dusun Reka B' }],
    meeting: null,
    followup: null,
  });
  expect((await agreedDivision(as(people.province), id)).followup?.id).toBe(task);
  expect((await agreedDivision(as(people.province), id)).meeting?.id).toBe(meetingId);
  await expect(
    settleProposal(as(people.province), { id, seen: 2, input: settlement(meetingId) }),
  ).rejects.toMatchObject({ fields: { '': 'negotiationErrorSettled' } });
});

test('A follow-up comes into a meeting of the bureau’s own alone, and needs a day', async () => {
  const id = await propose(await overlap());
  const meetingId = await rakor(people.otherProvince);
  const attempt = (input: SettlementInput) => settleProposal(as(people.province), { id, seen: 1, input });
  await expect(attempt(settlement(meetingId))).rejects.toThrow(NotFound);
  await expect(attempt(settlement(await rakor(), { due: null }))).rejects.toMatchObject({
    fields: { due: 'negotiationErrorDue' },
  });
  expect((await getProposal(as(people.province), id)).settlement).toBeNull();
});

test('Without agreement the overlap stays open; what completes each other is decided with its reason', async () => {
  const key = await overlap();
  const end = async (outcome: 'unresolved' | 'complementary', text: string) =>
    endProposal(as(people.province), { id: await propose(key), seen: 1, input: { outcome, text } });
  await end('unresolved', 'Keduanya menolak.');
  const open = async () => (await findOverlaps(as(people.province), { area: '53.08' })).findings.length;
  expect(await open()).toBe(1);
  await end('complementary', 'Yang satu sumur, yang lain pipa.');
  expect(await open()).toBe(0);
  const { findings } = await findOverlaps(as(people.province), { area: '53.08', show: 'dismissed' });
  expect(findings[0]?.decided.current?.reason).toBe('Yang satu sumur, yang lain pipa.');
});

test('A division is settled also when the overlap has gone meanwhile', async () => {
  const id = await propose(await overlap());
  for (const one of stored.splice(1)) await removeFixture(database(), one);
  const input = settlement(await rakor());
  await settleProposal(as(people.province), { id, seen: 1, input });
  expect((await getProposal(as(people.partner), id)).state).toBe('agreed');
  const decisions = await database().asActor(SYSTEM, (tx) => sql`select 1 from finding_decision`.execute(tx));
  expect(decisions.rows).toEqual([]);
});

test('A partner learns of the other’s closed activity neither title nor years nor money', async () => {
  const key = await overlap({ visibility: 'internal' });
  const id = await propose(key);
  const mine = await getProposal(as(people.partner), id);
  expect(mine.sideBySide.activities.map(({ title }) => title['id'])).toEqual(['Sumur Reka']);
  expect(mine.sideBySide.years).toEqual([]);
  const told = JSON.stringify([mine, await listProposals(as(people.partner))]);
  expect(told).not.toContain('Pipa Rahasia');
  const theirs = await getProposal(as(people.otherPartner), id);
  expect(theirs.sideBySide.activities).toHaveLength(2);
  expect(theirs.sideBySide.years).toEqual([2025]);
  expect((await getProposal(as(people.regency), id)).sideBySide.activities).toHaveLength(2);
});

test('A partner that another may not know has no name in what that one reads', async () => {
  await database().asActor(SYSTEM, (tx) =>
    tx
      .updateTable('partner')
      .set({ visibility: 'internal' })
      .where('id', '=', people.otherPartner.partnerId)
      .execute(),
  );
  const id = await propose(await overlap());
  await answer(people.otherPartner, id, 'agree');
  const told = JSON.stringify([
    await getProposal(as(people.partner), id),
    await listProposals(as(people.partner)),
  ]);
  expect(told).not.toContain('Cendana');
  expect(JSON.stringify(await getProposal(as(people.regency), id))).toContain('Cendana');
  await database().asActor(SYSTEM, (tx) =>
    tx
      .updateTable('partner')
      .set({ visibility: 'public' })
      .where('id', '=', people.otherPartner.partnerId)
      .execute(),
  );
});

test('What is late and what is asked is told to whom it concerns', async () => {
  const id = await propose(await overlap());
  const later = (actor: Actor) => deskOf(database(), actor, Temporal.Instant.from('2026-02-02T01:00:00Z'));
  expect(await ownProposals(as(people.partner))).toMatchObject({ toAnswer: 1, answerBy: '2026-02-01' });
  expect(await ownProposals(later(people.province))).toEqual({
    toAnswer: 0,
    answerBy: null,
    answered: 0,
    overdue: 1,
  });
  expect((await getProposal(later(people.national), id)).state).toBe('overdue');
  await expect(agreedDivision(as(people.province), id)).rejects.toThrow(Conflict);
});
