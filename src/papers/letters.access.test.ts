/** Who may read and keep how an office writes: use cases and row-level security alone. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '#database/index.ts';
import { Forbidden, InvalidInput, newId, SinergiError } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  addSignatory,
  changeSignatory,
  readEmblem,
  readLetterProfile,
  removeEmblem,
  removeSignatory,
  sampleLetter,
  saveLetterProfile,
  uploadEmblem,
} from './index.ts';

const database = useDatabase();
let people: People;
const WHO = [
  'public',
  'national',
  'province',
  'otherProvince',
  'regency',
  'otherRegency',
  'partner',
  'otherPartner',
] as const;
type Who = (typeof WHO)[number];

beforeAll(async () => {
  people = await makePeople(database());
  await database().asActor(SYSTEM, async (tx) => {
    for (const who of ['regency', 'partner'] as const) {
      const { officeId } = people[who];
      await sql`insert into letter_profile (office_id, version, valid_from, settings) values (${officeId}, 1, '2025-01-01', '{"letterheads": {}}')`.execute(
        tx,
      );
      await sql`insert into office_emblem (office_id, kind, type, width, height, sha256, bytes) values (${officeId}, 'own', 'png', 1, 1, repeat('0', 64), 'x')`.execute(
        tx,
      );
      await sql`insert into office_signatory (id, office_id, letterhead, standing, post, name, valid_from)
        values (${newId()}, ${officeId}, 'K2', 'other', 'Kepala', 'Contoh Fiktif', '2025-01-01')`.execute(tx);
      await sql`insert into paper (id, office_id, subject, subject_id, kind, version, title, body)
        values (${newId()}, ${officeId}, 'meeting', ${newId()}, 'minutes', 1, 'x', '{}')`.execute(tx);
    }
  });
});

/** Who gets through; a refusal that is no question of rights counts as through. */
async function through(work: (desk: ReturnType<typeof deskOf>) => Promise<unknown>): Promise<Who[]> {
  const found: Who[] = [];
  for (const who of WHO)
    try {
      await work(deskOf(database(), people[who]));
      found.push(who);
    } catch (error) {
      if (error instanceof Forbidden) continue;
      if (!(error instanceof SinergiError)) throw error;
      found.push(who);
    }
  return found;
}

test('How an office writes is read by its own people and by who says who sits there', async () => {
  const { officeId } = people.regency;
  for (const read of [
    (desk: ReturnType<typeof deskOf>) => readLetterProfile(desk, officeId),
    (desk: ReturnType<typeof deskOf>) => readEmblem(desk, { officeId, kind: 'own' }),
    (desk: ReturnType<typeof deskOf>) => sampleLetter(desk, { officeId, letterhead: 'K9' }),
  ])
    expect(await through(read)).toEqual(['province', 'regency']);
  expect(await through((desk) => readLetterProfile(desk, people.partner.officeId))).toEqual(['partner']);
});

test('It is kept by its own people alone', async () => {
  const { officeId } = people.regency;
  const id = newId();
  const signatory = {
    letterhead: 'K2',
    standing: 'other',
    post: 'P',
    name: 'N',
    acting: '',
    validFrom: '2020-01-01',
    validTo: '2020-01-02',
  };
  for (const keep of [
    (desk: ReturnType<typeof deskOf>) =>
      addSignatory(desk, { officeId, signatory: { ...signatory, post: newId() } }),
    (desk: ReturnType<typeof deskOf>) => changeSignatory(desk, { officeId, id, version: 1, signatory }),
    (desk: ReturnType<typeof deskOf>) => removeSignatory(desk, { officeId, id, version: 1 }),
    (desk: ReturnType<typeof deskOf>) =>
      uploadEmblem(desk, { officeId, kind: 'own', bytes: new Uint8Array() }),
    (desk: ReturnType<typeof deskOf>) => removeEmblem(desk, { officeId, kind: 'ministry' }),
  ])
    expect(await through(keep)).toEqual(['regency']);
  const { settings } = await readLetterProfile(
    deskOf(database(), people.otherRegency),
    people.otherRegency.officeId,
  );
  const head = { lines: 'x', large: '9', address: '', emblem: 'none', emblemAt: 'left', rule: true } as const;
  const profile = {
    validFrom: '2025-01-01',
    legalSource: '',
    settings: {
      ...settings,
      margins: { top: '25', bottom: '25', left: '30', right: '20' },
      fontSize: '12',
      tableSize: '9',
      spacing: { letter: '1', report: '1', table: '1' },
      letterheads: { K2: { ...head, large: '1' } },
      paraf: { letter: '', minutes: '', report: '' },
    },
  };
  expect(await through((desk) => saveLetterProfile(desk, { officeId, version: 99, profile }))).toEqual([
    'regency',
  ]);
  await expect(
    saveLetterProfile(deskOf(database(), people.regency), {
      officeId,
      version: 1,
      profile: { ...profile, settings: { ...profile.settings, letterheads: { K2: head } } },
    }),
  ).rejects.toThrow(InvalidInput);
});

test('Row-level security alone shows each office’s letters to whom it should, and its papers to itself', async () => {
  const seen = async (who: Who, table: string) =>
    database().asActor(people[who], async (tx) =>
      (await sql<{ id: string }>`select office_id as id from ${sql.table(table)}`.execute(tx)).rows.map(
        ({ id }) => id,
      ),
    );
  const [ende, partner] = [people.regency.officeId, people.partner.officeId];
  for (const table of ['letter_profile', 'office_emblem', 'office_signatory'])
    for (const who of WHO)
      expect([table, who, [...new Set(await seen(who, table))]]).toEqual([
        table,
        who,
        who === 'regency' || who === 'province' ? [ende] : who === 'partner' ? [partner] : [],
      ]);
  for (const who of WHO)
    expect([who, await seen(who, 'paper')]).toEqual([
      who,
      who === 'regency' ? [ende] : who === 'partner' ? [partner] : [],
    ]);
});

test('Row-level security alone lets nobody write into another office, nor in another name', async () => {
  const { officeId } = people.regency;
  const tries = (who: Who, name: string | null) => [
    sql`insert into letter_profile (office_id, version, valid_from, settings, written_by) values (${officeId}, ${Math.floor(Math.random() * 1e9)}, '2025-01-01', '{}', ${name}::uuid)`,
    sql`update office_emblem set width = 2 where office_id = ${officeId}::uuid returning kind`,
    sql`delete from office_signatory where office_id = ${officeId}::uuid and name = 'tidak ada' returning id`,
    sql`insert into office_signatory (id, office_id, letterhead, standing, post, name, valid_from) values (${newId()}, ${officeId}, 'K2', 'other', ${who}, 'x', '2020-01-01')`,
    sql`update paper set title = 'y' where office_id = ${officeId}::uuid returning id`,
  ];
  for (const who of WHO.filter((one) => one !== 'regency'))
    for (const statement of tries(who, null)) {
      const rows = await database()
        .asActor(people[who], async (tx) => (await statement.execute(tx)).rows.length)
        .catch((error: unknown) =>
          error instanceof Error && /row-level security/.test(error.message)
            ? 0
            : Promise.reject(error as Error),
        );
      expect([who, rows]).toEqual([who, 0]);
    }
  const [insert] = tries('regency', people.province.userId);
  await expect(database().asActor(people.regency, async (tx) => insert?.execute(tx))).rejects.toThrow(
    /row-level security/,
  );
});
