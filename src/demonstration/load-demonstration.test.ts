import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import {
  capacityText,
  createAccount,
  findPerson,
  fitsUnder,
  openSignIn,
  rolesOfOffice,
  SEAT_ROLES,
  whoHolds,
} from '#access/index.ts';
import { PUBLIC, SYSTEM, type Transaction } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import {
  countInvitees,
  getMeeting,
  listFollowups,
  listMeetings,
  type StoredMeeting,
} from '#meetings/index.ts';
import { useDatabase } from '#tests/database.ts';
import { makePartner } from '#tests/people.ts';
import {
  DEMONSTRATION_ACCOUNTS,
  DEMONSTRATION_SEED,
  demonstrationOffices,
  hasDemonstration,
  loadDemonstration,
  removeDemonstration,
  seatDemonstration,
} from './index.ts';

const database = useDatabase();
const asSystem = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => database().asActor(SYSTEM, work);
const office = (key: string) =>
  demonstrationOffices(DEMONSTRATION_SEED).find((one) => one.key === key)?.id ?? '';
const real = { partner: newId(), activity: newId(), user: newId() };

/** Rows of every table, areas and the audit trail apart, with accounts. */
async function countRows(): Promise<Record<string, number>> {
  const tables = await asSystem(async (tx) => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`.execute(tx);
    return rows.map((row) => row.name).filter((name) => !/^(audit|area)/.test(name));
  });
  const counts: Record<string, number> = {};
  for (const table of tables) counts[table] = await countOf(table);
  const accounts = await sql<{ n: number }>`select count(*) as n from auth."user"`.execute(database().signIn);
  return { ...counts, account: accounts.rows[0]?.n ?? -1 };
}

async function countOf(table: string): Promise<number> {
  return asSystem(async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(tx);
    return rows[0]?.n ?? -1;
  });
}

async function makeAccount(email: string, officeId: string): Promise<string> {
  const id = newId();
  await sql`insert into auth."user" (id, name, email, "emailVerified", "updatedAt")
    values (${id}, 'Demo', ${email}, true, now())`.execute(database().signIn);
  await asSystem((tx) =>
    tx
      .insertInto('seat')
      .values({ id: newId(), user_id: id, office_id: officeId, role: 'ministry-verifier' })
      .execute(),
  );
  return id;
}

let before: Record<string, number> = {};
let took = 0;
const progress: number[] = [];

beforeAll(async () => {
  await asSystem((tx) =>
    sql`insert into partner (id, name, partner_class) values (${real.partner}, 'Real Trust', 'other')`.execute(
      tx,
    ),
  );
  before = await countRows();
  const start = performance.now();
  const loaded = await loadDemonstration(database(), { onProgress: (done) => progress.push(done) });
  took = performance.now() - start;
  expect(loaded).toEqual({ partners: 27, activities: 400 });
});

test('It loads within ten seconds and says how far it is', () => {
  expect(took).toBeLessThan(10_000);
  expect(progress.at(-1)).toBe(427);
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
});

test('Its activities name no file, and their history says where they are from', async () => {
  const { rows } = await asSystem((tx) =>
    sql<{ files: number; acts: string[] }>`select count(a.import_id)::int as files,
        (select array_agg(distinct action) from audit where subject = 'activity' and import_id is null) as acts
      from activity a`.execute(tx),
  );
  expect(rows).toEqual([{ files: 0, acts: ['load-demonstration'] }]);
});

test('The register counts 27 fictional partners in 2019, each known by a second spelling', async () => {
  const { rows } = await asSystem((tx) =>
    sql<{ class: string; n: number }>`select partner_class as class, count(distinct id) as n from partner
      join partner_presence on partner_id = id where year = 2019 and fictional group by 1 order by 1`.execute(
      tx,
    ),
  );
  expect(rows).toEqual([
    { class: 'bilateral', n: 6 },
    { class: 'internationalNgo', n: 14 },
    { class: 'multilateral', n: 7 },
  ]);
  const spellings = await asSystem((tx) =>
    sql<{
      n: number;
    }>`select count(distinct partner_id) as n from partner_name where kind = 'written'`.execute(tx),
  );
  expect(spellings.rows[0]?.n).toBeGreaterThan(20);
});

test('Both meetings are there as they were told: who was called, and what became of the recommendations', async () => {
  const desk = {
    actor: PUBLIC,
    database: database(),
    now: () => Temporal.Instant.from('2026-01-06T01:00:00Z'),
  };
  const { past } = await listMeetings(desk, {});
  expect(past.map(({ firstDay, city }) => [firstDay, city])).toEqual([
    ['2024-09-18', 'Jakarta'],
    ['2019-10-29', 'Kupang'],
  ]);
  const [national, provincial] = await Promise.all(past.map(({ id }) => getMeeting(desk, id)));
  const persons = (meeting: StoredMeeting | undefined) =>
    Object.fromEntries(
      countInvitees(meeting?.record.invitees ?? []).map((count) => [count.category, count.persons]),
    );
  expect(persons(national)).toMatchObject({ province: 38, regency: 5 });
  expect(persons(provincial)).toMatchObject({ partner: 27 });
  expect(past[0]?.partners).toBeNull();
  expect(past[1]?.partners).toEqual({
    total: 27,
    byClass: [
      { partnerClass: 'bilateral', count: 6 },
      { partnerClass: 'multilateral', count: 7 },
      { partnerClass: 'internationalNgo', count: 14 },
    ],
  });
  const ledger = await listFollowups(desk, { meetingId: national?.id });
  expect(ledger.score.total).toBe(6);
  expect(ledger.recommendations.every(({ record }) => record.ownerName !== '')).toBe(true);
  expect(new Set(ledger.recommendations.map(({ standing }) => standing.state)).size).toBeGreaterThan(2);
});

test('All money is converted, and the pieces of each activity add up to its totals', async () => {
  const { rows } = await asSystem((tx) =>
    sql<{ unconverted: number; off: number }>`select coalesce(sum(unconverted), 0) as unconverted,
        count(*) filter (where coalesce(planned_idr, 0) <> cells.planned or coalesce(spent_idr, 0) <> cells.spent) as off
      from activity join (select activity_id, sum(planned) as planned, sum(spent) as spent from coverage_cell group by 1) cells
        on cells.activity_id = activity.id`.execute(tx),
  );
  expect(rows).toEqual([{ unconverted: 0, off: 0 }]);
});

test('The public sees the demonstration without its internal activities and contacts', async () => {
  const { rows } = await database().asActor(PUBLIC, (tx) =>
    sql<{ activities: number; contacts: number }>`select (select count(*) from activity) as activities,
      (select count(*) from partner_contact) as contacts`.execute(tx),
  );
  expect(rows[0]?.activities).toBeGreaterThan(350);
  expect(rows[0]?.activities).toBeLessThan(400);
  expect(rows[0]?.contacts).toBe(0);
});

test('It says that it is there, and does not load twice', async () => {
  expect(await hasDemonstration(database())).toBe(true);
  await expect(loadDemonstration(database())).rejects.toThrow('loaded already');
});

test('Each account has its office, of the kind its role is held in, and every role has an account', () => {
  const offices = new Map(demonstrationOffices(DEMONSTRATION_SEED).map((one) => [one.key, one]));
  for (const account of DEMONSTRATION_ACCOUNTS) {
    const place = offices.get(account.officeKey);
    expect(account.officeId).toBe(place?.id);
    expect([account.email, place && rolesOfOffice(place)]).toEqual([
      account.email,
      expect.arrayContaining([account.role]),
    ]);
  }
  expect(new Set(DEMONSTRATION_ACCOUNTS.map(({ role }) => role))).toEqual(new Set(SEAT_ROLES));
  expect(new Set(DEMONSTRATION_ACCOUNTS.map(({ email }) => email)).size).toBe(DEMONSTRATION_ACCOUNTS.length);
});

test('Offices stand under one another as they may, and heads are known on any day', async () => {
  const offices = demonstrationOffices(DEMONSTRATION_SEED);
  for (const one of offices) {
    const parent = offices.find(({ id }) => id === one.parentId);
    const dated = (place: typeof one) => ({ ...place, validFrom: null, validTo: null });
    if (one.parentId !== null)
      expect([one.key, parent && fitsUnder(dated(one), dated(parent))]).toEqual([one.key, true]);
  }
  const desk = { actor: SYSTEM, database: database(), now: () => Temporal.Now.instant() };
  const head = async (date: string) =>
    (await whoHolds(desk, office('province'), date)).map(
      ({ position, holder }) => `${position}: ${holder?.name ?? '-'}`,
    );
  expect(await head('2019-05-01')).toEqual(['Kepala Biro Kerja Sama: Benediktus Rekaan']);
  expect(await head('2026-01-06')).toEqual(['Kepala Biro Kerja Sama: Ignasius Contoh']);
});

test('Two people have a second capacity from the day of loading on', async () => {
  const signIn = openSignIn(database(), {
    secret: 'for-tests-only-0123456789-abcdefghij',
    origins: ['http://localhost:3000'],
    secureCookies: false,
  });
  const users = new Map<string, string>();
  for (const account of DEMONSTRATION_ACCOUNTS.filter(({ email }) => /^(biro|bappeda.ende)@/.test(email)))
    users.set(
      account.email,
      (await createAccount(database(), signIn, { ...account, password: 'demonstrasi-sinergi' })).userId,
    );
  await seatDemonstration(database(), users);
  const capacities = async (email: string) => {
    const person = await findPerson(database(), { id: users.get(email) ?? '', name: '', email });
    return person?.seats.map((seat) => capacityText(seat));
  };
  expect(await capacities('biro@demo.sinergi.example')).toEqual([
    'Kepala Bagian Kerja Sama Luar Negeri',
    'Plh. Kepala Biro Kerja Sama',
  ]);
  expect(await capacities('bappeda.ende@demo.sinergi.example')).toEqual([
    'Perencana Ahli Muda',
    'Plt. Sekretaris Dinas Kesehatan',
  ]);
});

test('Removing it leaves what was there before, and what people added about real partners', async () => {
  const userId = await makeAccount('petugas@demo.sinergi.example', office('province'));
  real.user = await makeAccount('somebody@example.org', office('province'));
  await asSystem(async (tx) => {
    await sql`insert into activity (id, partner_id, title, sort_title, status, office_id) values (${real.activity}, ${real.partner},
      '{"id":"Nyata"}', 'Nyata', 2, ${office('province')})`.execute(tx);
    const fictional = await tx
      .selectFrom('partner')
      .select('id')
      .where('fictional', '=', true)
      .limit(2)
      .execute();
    await sql`insert into activity_participant (activity_id, ordinal, role, partner_id)
      values (${real.activity}, 0, 1, ${fictional[0]?.id ?? null})`.execute(tx);
    await sql`insert into activity_budget (activity_id, ordinal, period_start, period_end, amount, currency, value_date)
      values (${real.activity}, 0, '2023-01-01', '2023-12-31', 100, 'EUR', '2023-01-01')`.execute(tx);
    await sql`insert into finding_decision (key, office_id, kind, area_code, decision, decided_by)
      values ('k', ${office('ende')}, 'gap', '53.08', 'confirmed', ${userId})`.execute(tx);
    await sql`insert into import_file (id, name, kind, sha256, size, state, office_id, uploaded_by)
      values (${newId()}, 'a.xlsx', 'matrix', 'x', 1, 'questions', ${office('ende')}, ${userId})`.execute(tx);
    // A division that the bureau proposes to a real partner and to one of the demonstration.
    const proposal = newId();
    await sql`insert into proposal (id, office_id, finding_key, area_code, field)
      values (${proposal}, ${office('province')}, 'k', '53.08.05', 'water')`.execute(tx);
    await sql`insert into proposal_addressee (proposal_id, ordinal, partner_id)
      values (${proposal}, 1, ${real.partner}), (${proposal}, 2, ${fictional[0]?.id ?? null})`.execute(tx);
    await sql`insert into proposal_round (proposal_id, ordinal, body, answer_by, at, office_id)
      values (${proposal}, 1, 'Dibagi', '2030-01-01', now(), ${office('province')})`.execute(tx);
    await sql`insert into proposal_answer (id, proposal_id, round, addressee, ordinal, kind, at)
      values (${newId()}, ${proposal}, 1, 2, 1, 'agree', now())`.execute(tx);
    await sql`update partner set office_id = ${office('province')} where id = ${real.partner}`.execute(tx);
    await sql`insert into exchange_rate (currency, date, rate, source) values ('USD', '2020-03-03', 14444, 'Bank Indonesia')`.execute(
      tx,
    );
  });
  const { partners, activities } = await removeDemonstration(database());
  expect([partners, activities]).toEqual([28, 400]); // with the implementing partner
  expect(await hasDemonstration(database())).toBe(false);
  expect(await countRows()).toEqual({
    ...before,
    activity: 1,
    activity_participant: 1,
    activity_budget: 1,
    coverage_cell: 1,
    exchange_rate: 1,
    search_word: 1,
    setting: (before['setting'] ?? 0) + 1, // that it was removed on purpose
    account: (before['account'] ?? 0) + 1, // somebody with an address of their own
  });
  const left = await asSystem((tx) =>
    sql<{
      name: string;
      office: string | null;
      participant: string | null;
      unconverted: number;
    }>`select p.name, p.office_id as office, x.partner_id as participant, a.unconverted
      from partner p join activity a on a.partner_id = p.id join activity_participant x on x.activity_id = a.id`.execute(
      tx,
    ),
  );
  expect(left.rows).toEqual([{ name: 'Real Trust', office: null, participant: null, unconverted: 1 }]);
});

test('Removing it again does no harm, and it can be loaded anew with the same ids', async () => {
  expect(await removeDemonstration(database())).toEqual({ partners: 0, activities: 0 });
  await loadDemonstration(database());
  expect(await countOf('office')).toBe(
    (before['office'] ?? 0) + demonstrationOffices(DEMONSTRATION_SEED).length,
  );
  const ids = await asSystem((tx) => tx.selectFrom('office').select('id').execute());
  expect(ids.map((row) => row.id)).toContain(office('ministry'));
});

test('Only the product itself deletes, and only what is fictional', async () => {
  const fictional = await makePartner(database(), 'Invented for a moment');
  const remove = (id: string, actor: typeof PUBLIC) =>
    database().asActor(actor, (tx) => sql`delete from partner where id = ${id}`.execute(tx));
  expect((await remove(fictional, PUBLIC)).numAffectedRows).toBe(0n);
  expect((await remove(real.partner, SYSTEM)).numAffectedRows).toBe(0n);
  const seat = {
    role: 'province-administrator',
    userId: newId(),
    officeId: office('province'),
    seatId: newId(),
    areaCode: '53',
  } as const;
  expect((await remove(fictional, { kind: 'province', ...seat })).numAffectedRows).toBe(0n);
});
