import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, SYSTEM } from '#database/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  answerQuestions,
  checkAgain,
  confirmImport,
  type ImportReport,
  readRange,
  receiveFile,
  runImport,
} from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});

function bytesOf(text: string): AsyncIterable<Uint8Array> {
  return (async function* () {
    yield await Promise.resolve(Buffer.from(text));
  })();
}

/** A small activity file; `titles` by identifier. */
function iatiFile(titles: Record<string, string>): string {
  const activities = Object.entries(titles).map(
    ([identifier, title]) => `<iati-activity default-currency="USD" xml:lang="en">
      <iati-identifier>${identifier}</iati-identifier>
      <reporting-org ref="GB-COH-0001" type="21"><narrative>Open Shore Trust</narrative></reporting-org>
      <title><narrative>${title}</narrative></title>
      <participating-org role="4" type="24"><narrative>Yayasan Pantai</narrative></participating-org>
      <activity-status code="2"/><activity-date type="2" iso-date="2023-01-01"/>
      <recipient-country code="ID" percentage="100"/>
      <location><name><narrative>Ende</narrative></name><administrative vocabulary="G1" level="2" code="53.08"/></location>
      <sector code="14030" percentage="100"/>
      <transaction><transaction-type code="3"/><transaction-date iso-date="2023-05-01"/><value value-date="2023-05-01">1000.10</value></transaction>
    </iati-activity>`,
  );
  return `<?xml version="1.0"?><iati-activities version="2.03">${activities.join('\n')}</iati-activities>`;
}

async function bringIn(actor: Actor, name: string, text: string): Promise<ImportReport & { id: string }> {
  const desk = deskOf(database(), actor);
  const id = await receiveFile(desk, { name, content: bytesOf(text) });
  await confirmImport(desk, id, { unchecked: true });
  const report = await runImport(database(), id);
  if (!report) throw new Error('not run');
  return { ...report, id };
}

async function countRows(
  table: 'activity' | 'activity_transaction' | 'partner' | 'coverage_cell',
): Promise<number> {
  const { rows } = await database().asActor(SYSTEM, (tx) =>
    sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(tx),
  );
  return rows[0]?.count ?? -1;
}

test('A file is stored, and the same file again changes nothing', async () => {
  const text = iatiFile({ 'GB-COH-0001-A': 'Clean water', 'GB-COH-0001-B': 'Safe schools' });
  const first = await bringIn(SYSTEM, 'a.xml', text);
  expect(first.activities).toEqual({ created: 2, updated: 0, unchanged: 0, rejected: 0 });
  expect(first.partners).toEqual({ created: 1, updated: 0, unchanged: 0, rejected: 0 });
  expect(first.transactions).toBe(2);
  const second = await bringIn(SYSTEM, 'again.xml', text);
  expect(second.activities).toEqual({ created: 0, updated: 0, unchanged: 2, rejected: 0 });
  expect(second.partners).toEqual({ created: 0, updated: 0, unchanged: 1, rejected: 0 });
});

test('A changed file updates what changed and shows the difference', async () => {
  await bringIn(SYSTEM, 'b.xml', iatiFile({ 'GB-COH-0001-C': 'Roads', 'GB-COH-0001-D': 'Bridges' }));
  const changed = await bringIn(
    SYSTEM,
    'b.xml',
    iatiFile({ 'GB-COH-0001-C': 'Roads', 'GB-COH-0001-D': 'Two bridges' }),
  );
  expect(changed.activities).toMatchObject({ updated: 1, unchanged: 1 });
  expect(changed.differences).toEqual([
    expect.objectContaining({ fields: [{ field: 'title en', before: 'Bridges', after: 'Two bridges' }] }),
  ]);
});

test('A check says what storing would do and stores nothing', async () => {
  const before = await countRows('activity');
  const desk = deskOf(database(), SYSTEM);
  const id = await receiveFile(desk, {
    name: 'c.xml',
    content: bytesOf(iatiFile({ 'GB-COH-0001-E': 'Wells' })),
  });
  const checked = await runImport(database(), id);
  expect(checked?.activities.created).toBe(1);
  expect(await countRows('activity')).toBe(before);
  await confirmImport(desk, id);
  const stored = await runImport(database(), id);
  expect(stored?.activities).toEqual(checked?.activities);
  expect(await countRows('activity')).toBe(before + 1);
});

test('A file that breaks off stores nothing and says at which line', async () => {
  const before = [await countRows('activity'), await countRows('partner')];
  const whole = iatiFile(
    Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`GB-COH-0001-F${String(i)}`, 'Long'])),
  );
  const broken = await bringIn(SYSTEM, 'broken.xml', whole.slice(0, -2000));
  expect(broken.problems[0]).toMatchObject({ code: 'iati.file.truncated' });
  expect(Number(broken.problems[0]?.at)).toBeGreaterThan(1000);
  expect(broken.activities.created).toBe(0);
  expect([await countRows('activity'), await countRows('partner')]).toEqual(before);
});

test('A run that dies half way leaves nothing, and the next run begins the file again', async () => {
  const before = await countRows('activity');
  const desk = deskOf(database(), SYSTEM);
  const text = iatiFile(
    Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`GB-COH-0001-G${String(i)}`, 'Half'])),
  );
  const id = await receiveFile(desk, { name: 'half.xml', content: bytesOf(text) });
  await confirmImport(desk, id, { unchecked: true });
  const die = (): void => {
    throw new Error('killed');
  };
  await expect(runImport(database(), id, { onProgress: die })).rejects.toThrow('killed');
  expect(await countRows('activity')).toBe(before);
  await checkAgain(desk, id);
  await confirmImport(desk, id, { unchecked: true });
  expect((await runImport(database(), id))?.activities.created).toBe(250);
});

test('The original of an activity is cut out of the kept file', async () => {
  const text = iatiFile({ 'GB-COH-0001-H': 'Kept as it came' });
  const { id } = await bringIn(SYSTEM, 'kept.xml', text);
  const original = await database().asActor(SYSTEM, async (tx) => {
    const row = await tx
      .selectFrom('activity')
      .select(['source_from', 'source_to'])
      .where('iati_identifier', '=', 'GB-COH-0001-H')
      .executeTakeFirstOrThrow();
    return readRange(tx, id, row.source_from ?? 0, row.source_to ?? 0);
  });
  expect(original.toString()).toMatch(/^<iati-activity[^]*Kept as it came[^]*<\/iati-activity>$/);
});

test('What a person edited here is not overwritten: it becomes a question, and the answer decides', async () => {
  const { id } = await bringIn(SYSTEM, 'd.xml', iatiFile({ 'GB-COH-0001-I': 'First' }));
  expect(id).not.toBe('');
  await database().asActor(SYSTEM, (tx) =>
    sql`update activity set edited_at = now(), title = '{"en": "Edited here"}' where iati_identifier = 'GB-COH-0001-I'`.execute(
      tx,
    ),
  );
  const again = await bringIn(SYSTEM, 'd2.xml', iatiFile({ 'GB-COH-0001-I': 'Second' }));
  expect(again.questions.map((question) => question.kind)).toEqual(['overwrite']);
  const title = await database().asActor(SYSTEM, (tx) =>
    tx
      .selectFrom('activity')
      .select('title')
      .where('iati_identifier', '=', 'GB-COH-0001-I')
      .executeTakeFirstOrThrow(),
  );
  expect(title.title).toEqual({ en: 'Edited here' });

  // An edit after the answer is none that the answer was about.
  const desk = deskOf(database(), SYSTEM);
  const let_over = async (key: string) => {
    await answerQuestions(desk, again.id, new Map([[key, 'file']]));
    await database().asActor(SYSTEM, (tx) =>
      sql`update activity set version = version + 1, edited_at = now(), title = '{"en": "Edited again"}'
        where iati_identifier = 'GB-COH-0001-I' and title ->> 'en' = 'Edited here'`.execute(tx),
    );
    return runImport(database(), again.id);
  };
  const asked = await let_over(again.questions[0]?.key ?? '');
  expect(asked?.questions.map((question) => question.kind)).toEqual(['overwrite']);
  expect(asked?.activities.updated).toBe(0);
  expect((await let_over(asked?.questions[0]?.key ?? ''))?.activities.updated).toBe(1);
});

test('Each office sees its own files and no other', async () => {
  const desk = deskOf(database(), people.province);
  const id = await receiveFile(desk, {
    name: 'mine.xml',
    content: bytesOf(iatiFile({ 'GB-COH-0001-J': 'Mine' })),
  });
  await expect(confirmImport(deskOf(database(), people.otherProvince), id)).rejects.toThrow(/no import/);
  await expect(
    receiveFile(deskOf(database(), people.national), { name: 'x', content: bytesOf('<x/>') }),
  ).rejects.toThrow(/may not/);
  await expect(
    receiveFile(deskOf(database(), people.public), { name: 'x', content: bytesOf('<x/>') }),
  ).rejects.toThrow(/may not/);
  for (const other of [people.otherProvince, people.regency, people.public])
    expect(
      await database().asActor(other, (tx) =>
        tx.selectFrom('import_piece').select('ordinal').where('import_id', '=', id).execute(),
      ),
    ).toEqual([]);
});

test('A partner brings in what its own organisation reports and nothing else', async () => {
  const own = `<iati-activities version="2.03"><iati-activity default-currency="USD"><iati-identifier>OWN-1</iati-identifier>
    <reporting-org ref="ID-LF" type="21"><narrative>Lontar Foundation Worldwide</narrative></reporting-org>
    <title><narrative>Ours</narrative></title></iati-activity></iati-activities>`;
  const mine = await bringIn(people.partner, 'own.xml', own);
  expect(mine.activities.created).toBe(1);
  const other = await bringIn(people.otherPartner, 'not-own.xml', iatiFile({ 'GB-COH-0001-K': 'Theirs' }));
  expect(other.activities).toMatchObject({ created: 0, rejected: 1 });
  expect(other.problems.map((problem) => problem.code)).toContain('notYourOrganisation');
});

test('The organisation type in a partner’s own file does not stand in its way', async () => {
  const file = `<iati-activities version="2.03"><iati-activity default-currency="USD"><iati-identifier>OWN-2</iati-identifier>
    <reporting-org ref="ID-LF" type="40"><narrative>Lontar Foundation Worldwide</narrative></reporting-org>
    <title><narrative>Ours too</narrative></title></iati-activity></iati-activities>`;
  expect((await bringIn(people.partner, 'own-type.xml', file)).activities.created).toBe(1);
});
