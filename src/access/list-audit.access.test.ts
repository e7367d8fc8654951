import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden, newId, NotFound } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { type AuditEntry, writeAudit } from './audit.ts';
import {
  eachAudit,
  listAudit,
  listTrailOffices,
  parseTrailQuery,
  readAuditDetail,
  TRAIL_PAGE,
} from './list-audit.ts';

const database = useDatabase();
let people: People;
let administrator: Actor;
const partnerId = newId();

beforeAll(async () => {
  people = await makePeople(database());
  administrator = { ...people.national, role: 'administrator' };
  await database().asActor(SYSTEM, (tx) =>
    sql`insert into partner (id, name, partner_class, visibility) values (${partnerId}, 'Terang', 'other', 'public')`.execute(
      tx,
    ),
  );
  await act(people.regency, '2026-01-05T15:59:59Z', {
    action: 'enter-rates',
    subject: 'rate',
    subjectId: newId(),
  });
  await act(people.regency, '2026-01-05T16:00:01Z', {
    action: 'receive-file',
    subject: 'import',
    subjectId: newId(),
  });
  await act(people.province, '2026-01-07T01:00:00Z', {
    ...{ action: 'edit-partner', subject: 'partner', subjectId: partnerId, version: 2 },
    ...{ before: { name: 'Terang' }, after: { name: 'Terang Trust' } },
  });
  await act(people.otherProvince, '2026-01-08T01:00:00Z', {
    ...{
      action: 'edit-partner',
      subject: 'partner',
      subjectId: partnerId,
      version: 3,
      before: { name: 'Terang Trust' },
    },
  });
});

async function act(actor: Actor, at: string, entry: AuditEntry): Promise<void> {
  const desk = {
    ...deskOf(database(), actor, Temporal.Instant.from(at)),
    address: '192.0.2.7',
    capacity: 'Plh. Kepala',
  };
  await database().asActor(actor, (tx) => writeAudit(tx, desk, entry));
}

const list = async (actor: Actor, wish = {}) => listAudit(deskOf(database(), actor), wish);
const actions = async (actor: Actor, wish = {}): Promise<string[]> =>
  (await list(actor, wish)).rows.map(({ action }) => action);

test('An administrator reads the trail of all offices, everybody else that of their own office', async () => {
  expect(await actions(administrator)).toEqual([
    'edit-partner',
    'edit-partner',
    'receive-file',
    'enter-rates',
  ]);
  expect(await actions(people.regency)).toEqual(['receive-file', 'enter-rates']);
  expect(await actions(people.partner)).toEqual([]);
  expect((await list(people.regency)).within).toBe(people.regency.officeId);
  // What is asked for otherwise is kept to the own office all the same.
  expect(await actions(people.regency, { officeId: people.province.officeId })).toEqual([
    'receive-file',
    'enter-rates',
  ]);
  await expect(list(people.public)).rejects.toThrow(Forbidden);
  expect(await listTrailOffices(deskOf(database(), people.province))).toEqual([]);
  expect((await listTrailOffices(deskOf(database(), administrator))).length).toBeGreaterThan(5);
});

test('The trail of one record is read with its history, whoever acted', async () => {
  const record = { subject: 'partner' as const, subjectId: partnerId };
  for (const actor of [people.regency, people.partner])
    expect(await actions(actor, record)).toEqual(['edit-partner', 'edit-partner']);
  expect(await actions(people.public, record)).toEqual([]);
});

test('Who entered rates is told to every office', async () => {
  expect(await actions(people.otherPartner, { subject: 'rate' })).toEqual(['enter-rates']);
  await expect(list(people.public, { subject: 'rate' })).rejects.toThrow(Forbidden);
});

test('The trail is narrowed by person, office, act and period, whose days are those of the middle zone', async () => {
  const all = async (wish: object) => actions(administrator, wish);
  expect(await all({ from: '2026-01-06', to: '2026-01-06' })).toEqual(['receive-file']);
  expect(await all({ to: '2026-01-05' })).toEqual(['enter-rates']);
  expect(await all({ from: '2026-01-07' })).toEqual(['edit-partner', 'edit-partner']);
  expect(await all({ officeId: people.province.officeId })).toEqual(['edit-partner']);
  expect(await all({ userId: people.regency.userId, action: 'receive-file' })).toEqual(['receive-file']);
  expect(await all({ person: 'biro kerja sama ntb' })).toEqual(['edit-partner']);
  expect(await all({ person: '%' })).toEqual([]);
});

test('An act says who did it in which position; the name is for those who may know the people of offices', async () => {
  const own = (await list(people.regency)).rows[0];
  expect(own).toMatchObject({
    ...{ personName: 'Bagian Kerja Sama Ende', capacity: 'Plh. Kepala', role: 'regency-operator' },
    ...{ officeName: 'Bagian Kerja Sama Ende' },
  });
  const record = { subject: 'partner' as const, subjectId: partnerId };
  expect(
    (await list(people.partner, record)).rows.map(({ personName, officeName }) => [personName, officeName]),
  ).toEqual([
    [null, 'Biro Kerja Sama NTB'],
    [null, 'Biro Kerja Sama NTT'],
  ]);
});

test('An act shows its seal, what the next act found, and where it came from to who may read the trail of the office', async () => {
  const [, first] = (await list(people.regency, { subject: 'partner', subjectId: partnerId })).rows;
  const seen = await readAuditDetail(deskOf(database(), people.province), first?.id ?? 0);
  expect(seen).toMatchObject({
    ...{
      address: '192.0.2.7',
      foundNext: { name: 'Terang Trust' },
      block: { number: expect.any(Number) as number },
    },
  });
  expect(seen.digest).toMatch(/^[0-9a-f]{64}$/);
  expect((await readAuditDetail(deskOf(database(), people.regency), first?.id ?? 0)).address).toBeNull();
  await expect(readAuditDetail(deskOf(database(), people.public), first?.id ?? 0)).rejects.toThrow(NotFound);
  const [file] = (await list(people.regency)).rows;
  await expect(readAuditDetail(deskOf(database(), people.province), file?.id ?? 0)).rejects.toThrow(NotFound);
});

test('Pages follow one another, and a file holds all of them', async () => {
  const subjectId = newId();
  await database().asActor(people.otherRegency, async (tx) => {
    for (let i = 0; i < TRAIL_PAGE + 3; i++)
      await writeAudit(tx, deskOf(database(), people.otherRegency), {
        action: 'receive-file',
        subject: 'import',
        subjectId,
      });
  });
  const first = await list(people.otherRegency);
  const second = await list(people.otherRegency, { before: first.older });
  expect([first.rows.length, second.rows.length, second.older]).toEqual([TRAIL_PAGE, 3, undefined]);
  const all = [];
  for await (const row of eachAudit(deskOf(database(), people.otherRegency), {})) all.push(row.id);
  expect(all).toEqual([...first.rows, ...second.rows].map(({ id }) => id));
});

test('An address that cannot be read leaves that part out', () => {
  const read = (text: string) => parseTrailQuery(new URLSearchParams(text));
  expect(read('subject=partner&userId=x&from=2026-02-30&to=2026-01-02&before=0&action=a;b&person=')).toEqual({
    subject: 'partner',
    to: '2026-01-02',
  });
});
