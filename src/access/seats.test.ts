import { beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import fc from 'fast-check';
import type { Actor } from '#database/index.ts';
import { Conflict, InvalidInput, newId } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  appoint,
  capacityText,
  changeSeat,
  endSeat,
  findOffice,
  findPerson,
  findSeat,
  openOffice,
  readOfficeHistory,
  type SeatInput,
  whoHolds,
} from './index.ts';
import { postsOn, type SeatRecord, termFault } from './seat.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

const as = (actor: Actor) => deskOf(database(), actor);
const faultsOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no fault',
    (error: unknown) => (error instanceof InvalidInput ? error.fields : error),
  );

let made = 0;
/** A new agency in Ende, so that each test has its own posts. */
async function agency(): Promise<string> {
  const name = `Dinas Uji ${String(++made)}`;
  return (await openOffice(as(people.regency), { kind: 'regency', unit: 'agency', name, areaCode: '53.08' }))
    .id;
}

async function makeAccount(name: string): Promise<{ userId: string; email: string }> {
  const userId = newId();
  const email = `${userId}@example.org`;
  await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
    values (${userId}, ${name}, ${email}, true, now())`.execute(database().signIn);
  return { userId, email };
}

const head = (more: Partial<SeatInput> = {}): SeatInput => ({
  name: 'Maria Contoh',
  position: 'Kepala Dinas',
  sole: true,
  validFrom: '2025-01-01',
  ...more,
});

test('A person is recorded on paper, then by role; both are found in the office', async () => {
  const officeId = await agency();
  const desk = as(people.regency);
  await appoint(desk, { officeId, ...head() });
  await appoint(desk, {
    officeId,
    name: 'Yosef Contoh',
    position: 'Operator',
    role: 'regency-agency',
    validFrom: '2026-01-01',
  });
  const seen = await findOffice(desk, officeId);
  expect(seen.people?.now.map(({ name, role, userId, sole }) => [name, role, userId, sole])).toEqual([
    ['Maria Contoh', null, null, true],
    ['Yosef Contoh', 'regency-agency', null, false],
  ]);
  expect(seen.people?.posts.map(({ position, holder }) => [position, holder?.name])).toEqual([
    ['Kepala Dinas', 'Maria Contoh'],
  ]);
});

test('The trail of a seat names nobody, and the history shows whose it is while that is known', async () => {
  const officeId = await agency();
  const desk = { ...as(people.regency), capacity: 'Plh. Kepala Bagian' };
  const { id } = await appoint(desk, { officeId, ...head() });
  await changeSeat(desk, { id, version: 1, seat: head({ name: 'Maria Contoh, S.IP.' }), reason: 'gelar' });
  const [change, first] = await readOfficeHistory(desk, officeId);
  expect([change?.action, first?.action]).toEqual(['change-seat', 'appoint']);
  expect(change).toMatchObject({
    capacity: 'Plh. Kepala Bagian',
    reason: 'gelar',
    after: { renamed: true },
    seat: { name: 'Maria Contoh, S.IP.', position: 'Kepala Dinas' },
  });
  expect(JSON.stringify([change?.before, change?.after, first?.after])).not.toContain('Maria');
});

test('One person holds a post at a time; the next may follow the day after', async () => {
  const officeId = await agency();
  const desk = as(people.regency);
  const { id } = await appoint(desk, { officeId, ...head() });
  const next = head({ name: 'Pengganti Contoh', position: 'KEPALA  dinas', validFrom: '2026-02-01' });
  expect(await faultsOf(appoint(desk, { officeId, ...next }))).toEqual({ position: 'officesErrorHeld' });
  await endSeat(desk, { id, version: 1, date: '2026-01-31', reason: 'mutasi' });
  await appoint(desk, { officeId, ...next });
  const holders = async (date: string) =>
    (await whoHolds(desk, officeId, date)).map(({ holder }) => holder?.name);
  expect([await holders('2026-01-31'), await holders('2026-02-01'), await holders('2024-12-31')]).toEqual([
    ['Maria Contoh'],
    ['Pengganti Contoh'],
    [],
  ]);
});

test('Several people do the same work side by side', async () => {
  const officeId = await agency();
  const staff = { officeId, position: 'Analis Kerja Sama', validFrom: '2026-01-01' };
  await appoint(as(people.regency), { ...staff, name: 'Satu Contoh' });
  await appoint(as(people.regency), { ...staff, name: 'Dua Contoh' });
  expect(await whoHolds(as(people.regency), officeId, '2026-01-06')).toEqual([]);
});

test('A Plh. stands beside the holder who is away, for a time that ends', async () => {
  const officeId = await agency();
  const desk = as(people.regency);
  await appoint(desk, { officeId, ...head() });
  const plh = head({ name: 'Sekretaris Contoh', acting: 'plh', sole: false, validFrom: '2026-01-05' });
  expect(await faultsOf(appoint(desk, { officeId, ...plh }))).toEqual({ validTo: 'officesErrorActingEnd' });
  await appoint(desk, { officeId, ...plh, validTo: '2026-01-09' });
  const on = async (date: string) =>
    (await whoHolds(desk, officeId, date)).map(({ position, holder, acting }) => [
      position,
      holder?.name,
      acting?.acting,
      acting?.name,
    ]);
  expect(await on('2026-01-06')).toEqual([['Kepala Dinas', 'Maria Contoh', 'plh', 'Sekretaris Contoh']]);
  expect(await on('2026-01-10')).toEqual([['Kepala Dinas', 'Maria Contoh', undefined, undefined]]);
  const second = head({ name: 'Lain Contoh', acting: 'plh', validFrom: '2026-01-09', validTo: '2026-01-12' });
  expect(await faultsOf(appoint(desk, { officeId, ...second }))).toEqual({
    acting: 'officesErrorActingRuns',
  });
});

test('A Plt. stands in for a vacant post: not beside a holder, and no holder beside it', async () => {
  const officeId = await agency();
  const desk = as(people.regency);
  const plt = head({ name: 'Plt. Contoh', acting: 'plt', validFrom: '2026-01-01', validTo: '2026-03-31' });
  const { id } = await appoint(desk, { officeId, ...plt });
  expect(await faultsOf(appoint(desk, { officeId, ...head({ validFrom: '2026-02-01' }) }))).toEqual({
    position: 'officesErrorPltRuns',
  });
  await endSeat(desk, { id, version: 1, date: '2026-01-31' });
  await appoint(desk, { officeId, ...head({ validFrom: '2026-02-01' }) });
  expect(
    await faultsOf(appoint(desk, { officeId, ...plt, validFrom: '2026-02-15', validTo: '2026-02-20' })),
  ).toEqual({ acting: 'officesErrorNotVacant' });
});

test('Two that give the same post at the same time: one is refused', async () => {
  const officeId = await agency();
  const outcomes = await Promise.all(
    ['Satu', 'Dua', 'Tiga', 'Empat'].map((name) =>
      faultsOf(appoint(as(people.regency), { officeId, ...head({ name }) })),
    ),
  );
  expect(outcomes.filter((one) => one === 'no fault')).toHaveLength(1);
  expect(outcomes.filter((one) => one !== 'no fault')).toEqual(
    Array(3).fill({ position: 'officesErrorHeld' }),
  );
});

test('What does not fit is refused at its field', async () => {
  const officeId = await agency();
  const cases: [Partial<SeatInput>, object][] = [
    [{ name: '  ' }, { name: 'officesErrorPerson' }],
    [{ position: '' }, { position: 'officesErrorPost' }],
    [{ validFrom: '' }, { validFrom: 'officesErrorFrom' }],
    [{ validFrom: '2026-13-01' }, { validFrom: 'officesErrorDate' }],
    [{ validTo: '2024-12-31' }, { validTo: 'officesErrorDateOrder' }],
    [{ acting: 'pj' }, { acting: 'officesErrorActing' }],
    [{ role: 'emperor' }, { role: 'officesErrorRole' }],
    [{ role: 'regency-planner' }, { role: 'officesErrorRole' }],
    [{ role: 'regency-agency', email: 'nobody@example.org' }, { email: 'officesErrorNoAccount' }],
    [{ email: 'nobody@example.org' }, { role: 'officesErrorRoleForAccount' }],
    [{ role: 'regency-agency', email: 'nobody' }, { email: 'accessFillEmail' }],
  ];
  for (const [more, faults] of cases)
    expect([more, await faultsOf(appoint(as(people.regency), { officeId, ...head(more) }))]).toEqual([
      more,
      faults,
    ]);
});

test('Nobody sits longer than their office stands', async () => {
  const desk = as(people.regency);
  const { id: officeId } = await openOffice(desk, {
    kind: 'regency',
    unit: 'agency',
    name: 'Satgas Uji',
    areaCode: '53.08',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  });
  expect(await faultsOf(appoint(desk, { officeId, ...head() }))).toEqual({
    validFrom: 'officesErrorBeforeOffice',
  });
  expect(await faultsOf(appoint(desk, { officeId, ...head({ validFrom: '2026-01-01' }) }))).toEqual({
    validTo: 'officesErrorAfterOffice',
  });
  await appoint(desk, { officeId, ...head({ validFrom: '2026-01-01', validTo: '2026-12-31' }) });
});

test('An account gets one more capacity, acts in it while its term runs, and is told by its post', async () => {
  const officeId = await agency();
  const { userId, email } = await makeAccount('Rosalia Contoh');
  const desk = as(people.regency);
  const today = Temporal.Now.plainDateISO('Asia/Makassar').toString();
  const seat = { officeId, name: 'Rosalia Contoh', role: 'regency-agency', validFrom: '2020-01-01' };
  await appoint(desk, { ...seat, position: 'Operator', email: email.toUpperCase() });
  const plh = await appoint(desk, {
    ...seat,
    position: 'Kepala Dinas',
    acting: 'plh',
    email,
    validFrom: today,
    validTo: today,
  });
  const user = { id: userId, name: 'Rosalia Contoh', email };
  const person = await findPerson(database(), user, plh.id);
  expect(person?.seats.map(capacityText)).toEqual(['Operator', 'Plh. Kepala Dinas']);
  expect(person && capacityText(person)).toBe('Plh. Kepala Dinas');
  expect((await findPerson(database(), user, newId()))?.position).toBe('Operator');
});

test('A stale version is a conflict; a seat keeps its person', async () => {
  const officeId = await agency();
  const desk = as(people.regency);
  const one = await makeAccount('Satu');
  const other = await makeAccount('Dua');
  const input = { name: 'Satu', role: 'regency-agency', validFrom: '2026-01-01' };
  const { id } = await appoint(desk, { officeId, ...input, email: one.email });
  expect(await changeSeat(desk, { id, version: 1, seat: { ...input, position: 'Operator' } })).toEqual({
    version: 2,
  });
  expect((await findSeat(desk, id)).seat).toMatchObject({
    userId: one.userId,
    position: 'Operator',
    version: 2,
  });
  await expect(changeSeat(desk, { id, version: 1, seat: input })).rejects.toThrow(Conflict);
  await expect(endSeat(desk, { id, version: 1, date: '2026-01-06' })).rejects.toThrow(Conflict);
  expect(
    await faultsOf(changeSeat(desk, { id, version: 2, seat: { ...input, email: other.email } })),
  ).toEqual({
    email: 'officesErrorOtherPerson',
  });
});

test('A term that has not begun is taken back; one that is over does not end again', async () => {
  const officeId = await agency();
  const desk = as(people.regency);
  const { id } = await appoint(desk, { officeId, ...head({ validFrom: '2026-06-01' }) });
  await endSeat(desk, { id, version: 1, date: '2026-01-06' });
  expect((await findOffice(desk, officeId)).people).toMatchObject({ now: [], later: [], before: [] });
  const over = await appoint(desk, { officeId, ...head({ validFrom: '2024-01-01', validTo: '2024-12-31' }) });
  expect(await faultsOf(endSeat(desk, { id: over.id, version: 1, date: '2026-01-06' }))).toEqual({
    date: 'officesErrorEndedAlready',
  });
});

test('The last administrator keeps the key of the house', async () => {
  const desk = as(people.system);
  const ministry = people.national.officeId;
  const [one, other] = [await makeAccount('Satu'), await makeAccount('Dua')];
  const input = { name: 'Admin', role: 'administrator', validFrom: '2020-01-01' };
  const seat = (email: string) => ({ ...input, officeId: ministry, email });
  await database().asActor(people.system, (tx) =>
    tx.updateTable('office').set({ unit: 'ministry' }).where('id', '=', ministry).execute(),
  );
  const first = await appoint(desk, seat(one.email));
  const last = { '': 'officesErrorLastAdministrator' };
  expect(await faultsOf(endSeat(desk, { id: first.id, version: 1, date: '2026-01-05' }))).toEqual(last);
  expect(
    await faultsOf(changeSeat(desk, { id: first.id, version: 1, seat: { ...input, role: 'ministry-head' } })),
  ).toEqual(last);
  await appoint(desk, seat(other.email));
  await endSeat(desk, { id: first.id, version: 1, date: '2026-01-05' });
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-01-${String(n).padStart(2, '0')}`);
const term = fc
  .record({ from: day, to: day, acting: fc.constantFrom(null, 'plt' as const, 'plh' as const) })
  .map(({ from, to, acting }): SeatRecord => ({
    name: 'X',
    position: 'Kepala',
    role: null,
    acting,
    sole: true,
    validFrom: from < to ? from : to,
    validTo: from < to ? to : from,
  }));

test('Whatever is given one after the other: on no day two hold a post, two act in it, or a Plt. stands beside a holder', () => {
  fc.assert(
    fc.property(fc.array(term, { maxLength: 25 }), (terms) => {
      const kept: SeatRecord[] = [];
      for (const one of terms) if (!termFault(one, kept)) kept.push(one);
      for (let n = 1; n <= 28; n++) {
        const date = `2026-01-${String(n).padStart(2, '0')}`;
        const now = kept.filter((one) => one.validFrom <= date && (one.validTo ?? '') >= date);
        const [post] = postsOn(kept, date);
        expect(now.filter(({ acting }) => acting === null).length).toBeLessThan(2);
        expect(now.filter(({ acting }) => acting !== null).length).toBeLessThan(2);
        expect(post?.holder !== undefined && post.acting?.acting === 'plt').toBe(false);
      }
    }),
  );
});
