import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { mayDo, type MatterSupplier, ownerOfOffice, peopleMatters } from '#access/index.ts';
import { activityMatters } from '#activities/index.ts';
import { type Actor, arrayLiteral, SYSTEM } from '#database/index.ts';
import { importMatters } from '#exchange/index.ts';
import { Forbidden, NotFound } from '#kernel/index.ts';
import { newId } from '#kernel/index.ts';
import { partnerMatters } from '#partners/index.ts';
import { undone } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePartner, makePeople, type People } from '#tests/people.ts';
import { acceptHandover, readBook, writeNote } from './index.ts';

const SUPPLIERS: readonly MatterSupplier[] = [importMatters, activityMatters, partnerMatters, peopleMatters];
const database = useDatabase();
let people: People;
let reader: Actor;
const as = (actor: Actor) => deskOf(database(), actor);

beforeAll(async () => {
  people = await makePeople(database());
  reader = {
    ...people.regency,
    role: 'regency-planner',
    officeId: newId(),
    userId: newId(),
    seatId: newId(),
  };
  const { officeId } = people.regency;
  const partnerId = await makePartner(database(), 'Mitra Rahasia');
  await database().asActor(SYSTEM, async (tx) => {
    await sql`insert into office_note (office_id, version, body) values (${officeId}, 1, 'Catatan rahasia')`.execute(
      tx,
    );
    await sql`insert into partner_presence (partner_id, area_code, year) values (${partnerId}, '53.08', 2025)`.execute(
      tx,
    );
    await sql`insert into partner_contact (id, partner_id, name) values (${newId()}, ${partnerId}, 'Nomor Pribadi')`.execute(
      tx,
    );
    await sql`insert into import_file (id, name, kind, sha256, size, state, office_id)
      values (${newId()}, 'rahasia.csv', 'matrix', 'x', 1, 'ready', ${officeId})`.execute(tx);
    await sql`insert into activity (id, partner_id, title, sort_title, status, visibility, draft, office_id, reach)
      values (${newId()}, ${partnerId}, '{"id":"Rancangan rahasia"}', 'x', 1, 'public', true, ${officeId}, ${arrayLiteral(['53', '53.08'])}::text[])`.execute(
      tx,
    );
    await sql`insert into office (id, kind, unit, name, area_code)
      values (${'officeId' in reader ? reader.officeId : ''}, 'regency', 'planning', 'Bappeda Ende', '53.08')`.execute(
      tx,
    );
  });
});

test('A book is read by its office and by who appoints its people, and by nobody else; row-level security says the same of the note', async () => {
  const { officeId } = people.regency;
  const office = ownerOfOffice({ id: officeId, areaCode: '53.08', partnerId: null });
  const asked = [
    people.national,
    people.province,
    people.otherProvince,
    people.regency,
    people.otherRegency,
    people.partner,
    people.public,
    reader,
  ];
  const reads = [];
  for (const actor of asked) {
    const may = mayDo(actor, 'readHandover', office);
    reads.push(may);
    const book = readBook(as(actor), [], { officeId, locale: 'id' });
    if (may) expect((await book).note?.body).toBe('Catatan rahasia');
    else await expect(book).rejects.toThrow(Forbidden);
    const rows = await database().asActor(
      actor,
      async (tx) => (await sql`select body from office_note where office_id = ${officeId}`.execute(tx)).rows,
    );
    expect(rows).toHaveLength(may ? 1 : 0);
  }
  expect(reads).toEqual([false, true, false, true, false, false, false, false]);
  await expect(readBook(as(people.regency), [], { officeId: newId(), locale: 'id' })).rejects.toThrow(
    NotFound,
  );
});

test('From outside the office its files and drafts stay unseen; contacts are for who may see them', async () => {
  const { officeId } = people.regency;
  const words = async (actor: Actor) =>
    JSON.stringify((await readBook(as(actor), SUPPLIERS, { officeId, locale: 'id' })).chapters);
  const own = await words(people.regency);
  for (const secret of ['rahasia.csv', 'Rancangan rahasia', 'Nomor Pribadi']) expect(own).toContain(secret);
  const above = await words(people.province);
  expect(above).toContain('Nomor Pribadi');
  for (const secret of ['rahasia.csv', 'Rancangan rahasia']) expect(above).not.toContain(secret);
  const planner = await readBook(as(reader), SUPPLIERS, {
    officeId: 'officeId' in reader ? reader.officeId : '',
    locale: 'id',
  });
  expect(JSON.stringify(planner.chapters)).not.toContain('Nomor Pribadi');
});

test('Only who sits in the office writes its note and takes it over', async () => {
  const { officeId } = people.regency;
  for (const actor of [
    people.national,
    people.province,
    people.otherRegency,
    people.partner,
    people.public,
    reader,
  ]) {
    await expect(writeNote(as(actor), { officeId, version: 1, body: 'palsu' })).rejects.toThrow(Forbidden);
    await expect(acceptHandover(as(actor), officeId)).rejects.toThrow(Forbidden);
  }
});

test("Under row-level security nobody writes a note in another's name, changes one or deletes one", async () => {
  const { officeId, userId, seatId } = people.regency;
  const write = (actor: Actor, by: string, seat: string) =>
    undone(database(), actor, (tx) =>
      sql`insert into office_note (office_id, version, body, written_by, seat_id) values (${officeId}, 2, 'x', ${by}, ${seat})`.execute(
        tx,
      ),
    );
  await expect(write(people.regency, userId, seatId)).resolves.toBeDefined();
  await expect(write(people.regency, people.province.userId, seatId)).rejects.toMatchObject({
    code: '42501',
  });
  await expect(write(people.regency, userId, people.province.seatId)).rejects.toMatchObject({
    code: '42501',
  });
  await expect(write(people.province, people.province.userId, people.province.seatId)).rejects.toMatchObject({
    code: '42501',
  });
  for (const statement of [
    sql`update office_note set body = 'x' where office_id = ${officeId}`,
    sql`delete from office_note where office_id = ${officeId}`,
  ])
    for (const actor of [people.regency, SYSTEM])
      await expect(undone(database(), actor, (tx) => statement.execute(tx))).rejects.toMatchObject({
        code: '42501',
      });
});
