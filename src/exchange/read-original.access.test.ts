import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { loadActivity, type StoredActivity } from '#activities/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden } from '#kernel/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { confirmImport, readOriginal, readRange, receiveFile, runImport, takeOriginal } from './index.ts';

const database = useDatabase();
let people: People;
let importId: string;
let activity: StoredActivity;

beforeAll(async () => {
  people = await makePeople(database());
  const desk = deskOf(database(), people.province);
  const text = `<iati-activities version="2.03"><iati-activity default-currency="USD"><iati-identifier>P-1</iati-identifier>
    <reporting-org ref="GB-COH-78" type="21"><narrative>Open Shore Trust</narrative></reporting-org>
    <title><narrative>Wells</narrative></title><recipient-country code="ID" percentage="100"/></iati-activity></iati-activities>`;
  const content = (async function* () {
    yield await Promise.resolve(Buffer.from(text));
  })();
  importId = await receiveFile(desk, { name: 'milik-biro.xml', content });
  await confirmImport(desk, importId, { unchecked: true });
  await runImport(database(), importId);
  activity = await database().asActor(SYSTEM, async (tx) => {
    const { id } = await tx
      .selectFrom('activity')
      .select('id')
      .where('iati_identifier', '=', 'P-1')
      .executeTakeFirstOrThrow();
    const stored = await loadActivity(tx, id);
    if (!stored) throw new Error('gone');
    return stored;
  });
});

const OTHERS = ['national', 'otherProvince', 'regency', 'otherRegency', 'partner', 'otherPartner'] as const;

test('The office that brought a file in reads the original, and so does the installation', async () => {
  for (const actor of [people.province, people.system])
    expect(await readOriginal(deskOf(database(), actor), activity)).toMatchObject({ kind: 'xml' });
});

test('Every other office learns whose file it is and nothing of its content; the public not even its name', async () => {
  for (const kind of OTHERS)
    expect([kind, await readOriginal(deskOf(database(), people[kind]), activity)]).toEqual([
      kind,
      {
        kind: 'closed',
        file: expect.objectContaining({
          name: 'milik-biro.xml',
          officeName: 'Biro Kerja Sama NTT',
        }) as unknown,
      },
    ]);
  expect(await readOriginal(deskOf(database(), people.public), activity)).toMatchObject({
    kind: 'closed',
    file: { name: null, officeName: null },
  });
});

test('Nobody else takes it away', async () => {
  for (const kind of [...OTHERS, 'public'] as const)
    await expect(takeOriginal(deskOf(database(), people[kind]), activity)).rejects.toThrow(Forbidden);
});

test('Row-level security alone gives nobody else a byte of it', async () => {
  const bytes = (actor: Actor) =>
    database().asActor(actor, (tx) =>
      readRange(tx, importId, activity.source.from ?? 0, activity.source.to ?? 0),
    );
  expect((await bytes(people.province)).length).toBeGreaterThan(100);
  for (const kind of [...OTHERS, 'public'] as const)
    expect([kind, (await bytes(people[kind])).length]).toEqual([kind, 0]);
});

test('Where a field of the activity is withheld from them, the file that says it is closed even to its own office', async () => {
  await database().asActor(SYSTEM, async (tx) => {
    await sql`update activity set office_id = ${people.partner.officeId}::uuid, withheld = '{"obstacle":"confidential"}'
      where id = ${activity.id}::uuid`.execute(tx);
    await sql`insert into withheld_field (subject, subject_id, field, visibility, value)
      values ('activity', ${activity.id}::uuid, 'obstacle', 'confidential', '"Sengketa"')`.execute(tx);
  });
  const desk = deskOf(database(), people.province);
  expect(await readOriginal(desk, activity)).toEqual({ kind: 'withheld' });
  await expect(takeOriginal(desk, activity)).rejects.toThrow(Forbidden);
  expect(await readOriginal(deskOf(database(), people.system), activity)).toMatchObject({ kind: 'xml' });
});
