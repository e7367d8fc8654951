/** Photographs of a meeting and scans of its signed papers: who brings, reads, describes and removes them, also as SQL alone. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import type { PaperPart } from '#papers/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { PDF, PHOTO, withPlace } from '#tests/sample-files.ts';
import {
  addPhotos,
  announceMeeting,
  countAnnexes,
  describePhoto,
  enterAttendance,
  getMeeting,
  handInFile,
  keepMeetingPaper,
  keepSignedInvitation,
  listFiles,
  meetingAnnexes,
  openFile,
  planMeeting,
  readMeetingPaper,
  removeFile,
  takeMeetingFile,
} from './index.ts';

const database = useDatabase();
let people: People;
beforeAll(async () => {
  people = await makePeople(database());
});
const as = (actor: Actor): Desk => deskOf(database(), actor);
const biro = () => as(people.province);
const photo = (bytes: Uint8Array = PHOTO) => ({ name: 'IMG_2031.jpg', bytes });

async function rakor(visibility: 'public' | 'restricted' = 'public'): Promise<string> {
  const id = await planMeeting(biro(), {
    ...{ kind: 'rakor', title: 'Rapat Koordinasi', areaCode: '53', timeZone: 'Asia/Makassar', visibility },
    ...{ firstDay: '2026-03-10', lastDay: '2026-03-11' },
    agenda: [{ day: '2026-03-10', begins: '09:00', title: 'Pembukaan' }],
    invitees: [
      { category: 'regency', name: 'Pemerintah Kabupaten Ende', officeId: people.regency.officeId },
      { category: 'partner', name: 'Lontar', partnerId: people.partner.partnerId },
    ],
  });
  await announceMeeting(biro(), { id, version: 1 });
  return id;
}

const lock = (meetingId: string) =>
  database().asActor(SYSTEM, (tx) =>
    sql`insert into minutes_step (id, meeting_id, ordinal, kind, content, sha256, at)
      values (${newId()}, ${meetingId}::uuid, 1, 'lock', '{}', ${'0'.repeat(64)}, now())`.execute(tx),
  );
const raw = (actor: Actor, statement: ReturnType<typeof sql>) =>
  database().asActor(actor, async (tx) => Number((await statement.execute(tx)).numAffectedRows ?? 0));

test('Photographs are brought by who calls the meeting, and kept without the place they were taken at', async () => {
  const meetingId = await rakor();
  const given = {
    meetingId,
    caption: ' Pembukaan oleh Asisten ',
    files: [photo(withPlace(PHOTO, 6)), photo()],
  };
  for (const other of [people.regency, people.partner, people.otherProvince, people.public])
    await expect(addPhotos(as(other), given)).rejects.toThrow();
  await addPhotos(biro(), given);
  const [first] = (await listFiles(biro(), meetingId)).filter(({ kind }) => kind === 'photo');
  expect(first?.title).toBe('Pembukaan oleh Asisten');
  for (const file of await listFiles(biro(), meetingId))
    expect(Buffer.from((await takeMeetingFile(biro(), file.id)).bytes).toString('latin1')).not.toMatch(
      /GPS|Kamera 0812/,
    );
});

test.for<[string, Parameters<typeof addPhotos>[1]['files'], string, string]>([
  ['no photograph', [], 'Pembukaan', 'annexesErrorPhotoNone'],
  ['thirteen', Array.from({ length: 13 }, () => photo()), 'Pembukaan', 'annexesErrorPhotoMany'],
  ['a document', [photo(PDF)], 'Pembukaan', 'annexesErrorPhotoType'],
  ['half a picture', [photo(PHOTO.subarray(0, 300))], 'Pembukaan', 'annexesErrorPhotoBroken'],
  ['more than 2 MiB', [photo(Buffer.alloc(2 * 1024 * 1024 + 1))], 'Pembukaan', 'annexesErrorPhotoLarge'],
])('Refused: %s', async ([, files, caption, fault]) => {
  const meetingId = await rakor();
  await expect(addPhotos(biro(), { meetingId, caption, files })).rejects.toMatchObject({
    fields: { photos: fault },
  });
  expect(await listFiles(biro(), meetingId)).toEqual([]);
});

test('All photographs of a meeting together are bounded, and each needs a caption', async () => {
  const meetingId = await rakor();
  await expect(addPhotos(biro(), { meetingId, caption: ' ', files: [photo()] })).rejects.toMatchObject({
    fields: { caption: 'annexesErrorCaption' },
  });
  await addPhotos(biro(), { meetingId, caption: 'Pembukaan', files: [photo()] });
  await raw(
    people.province,
    sql`update meeting_file set size = 8388600 where meeting_id = ${meetingId}::uuid`,
  );
  await expect(addPhotos(biro(), { meetingId, caption: 'Lagi', files: [photo()] })).rejects.toMatchObject({
    fields: { photos: 'annexesErrorPhotoAll' },
  });
});

test('Who takes part has the photographs; the public those that are opened to it', async () => {
  const meetingId = await rakor();
  await addPhotos(biro(), { meetingId, caption: 'Pembukaan', files: [photo()] });
  const [file] = await listFiles(biro(), meetingId);
  const id = file?.id ?? '';
  for (const reader of [people.regency, people.partner])
    expect((await takeMeetingFile(as(reader), id)).title).toBe('Pembukaan');
  await expect(takeMeetingFile(as(people.public), id)).rejects.toThrow(NotFound);
  await expect(openFile(as(people.regency), id, true)).rejects.toThrow(Forbidden);
  await expect(describePhoto(as(people.regency), id, 'Lain')).rejects.toThrow(Forbidden);
  await expect(removeFile(as(people.regency), id)).rejects.toThrow(Forbidden);
  await openFile(biro(), id, true);
  await describePhoto(biro(), id, 'Pembukaan oleh Asisten');
  expect((await listFiles(as(people.public), meetingId)).map(({ title }) => title)).toEqual([
    'Pembukaan oleh Asisten',
  ]);
  await removeFile(biro(), id);
  expect(await listFiles(biro(), meetingId)).toEqual([]);
});

test('Once the minutes are locked a photograph is neither removed nor described anew; it can be opened and others added', async () => {
  const meetingId = await rakor();
  await addPhotos(biro(), { meetingId, caption: 'Pembukaan', files: [photo()] });
  const id = (await listFiles(biro(), meetingId))[0]?.id ?? '';
  await lock(meetingId);
  await expect(removeFile(biro(), id)).rejects.toThrow(InvalidInput);
  await expect(describePhoto(biro(), id, 'Lain')).rejects.toThrow(InvalidInput);
  for (const change of [sql`removed_at = now()`, sql`title = 'Lain'`, sql`kind = 'material'`])
    await expect(
      raw(people.province, sql`update meeting_file set ${change} where id = ${id}::uuid`),
    ).rejects.toMatchObject({ code: '42501' });
  await openFile(biro(), id, true);
  await addPhotos(biro(), { meetingId, caption: 'Penutupan', files: [photo()] });
  expect((await listFiles(biro(), meetingId)).map(({ title }) => title)).toEqual(['Pembukaan', 'Penutupan']);
});

test('A scan of the invitation is read by who reads the meeting signed in, stays as it is and is never public', async () => {
  const meetingId = await rakor();
  const given = { meetingId, file: { name: 'undangan.pdf', bytes: PDF } };
  await expect(keepSignedInvitation(as(people.regency), given)).rejects.toThrow(Forbidden);
  await expect(
    keepSignedInvitation(biro(), { meetingId, file: { name: 'x.pdf', bytes: Buffer.from('x') } }),
  ).rejects.toMatchObject({ fields: { scan: 'annexesErrorScanType' } });
  await keepSignedInvitation(biro(), given);
  await keepSignedInvitation(biro(), given);
  const scans = await listFiles(as(people.national), meetingId);
  expect(scans.map(({ kind, name }) => [kind, name])).toEqual([
    ['signedInvitation', 'undangan.pdf'],
    ['signedInvitation', 'undangan.pdf'],
  ]);
  const id = scans[0]?.id ?? '';
  await expect(takeMeetingFile(as(people.public), id)).rejects.toThrow(NotFound);
  await expect(removeFile(biro(), id)).rejects.toThrow(Forbidden);
  await expect(openFile(biro(), id, true)).rejects.toThrow(Forbidden);
  for (const change of [sql`removed_at = now()`, sql`open = true`, sql`sha256 = ${'0'.repeat(64)}`])
    expect(await raw(people.province, sql`update meeting_file set ${change} where id = ${id}::uuid`)).toBe(0);
});

test('As SQL alone a scan of the minutes is added only when they are signed, and by who calls the meeting', async () => {
  const meetingId = await rakor();
  const scan = ({ userId, officeId }: { userId: string; officeId: string }) =>
    sql`insert into meeting_file (id, meeting_id, kind, title, name, type, size, sha256, bytes, user_id, office_id)
      values (${newId()}, ${meetingId}::uuid, 'signedMinutes', 'x', 'x.pdf', 'pdf', 1, ${'0'.repeat(64)}, '', ${userId}, ${officeId})`;
  await expect(raw(people.province, scan(people.province))).rejects.toMatchObject({ code: '42501' });
  await lock(meetingId);
  await expect(raw(people.regency, scan(people.regency))).rejects.toMatchObject({ code: '42501' });
  expect(await raw(people.province, scan(people.province))).toBe(1);
});

const textOf = (parts: readonly PaperPart[]): string => JSON.stringify(parts);

test('Annexes are who came by day and without contacts, the material with who brought it, and the photographs', async () => {
  const meetingId = await rakor();
  const { record } = await getMeeting(biro(), meetingId);
  const person = (name: string, day: string) => ({
    ...{ id: newId(), day, inviteeId: record.invitees[0]?.id ?? null, category: 'regency' as const, name },
    ...{ post: 'Kepala Bagian', institution: 'Setda Ende', represents: 'Bupati Ende', sex: 'P' as const },
    contact: '0812-3456',
  });
  await enterAttendance(biro(), meetingId, [
    person('Hari Satu', '2026-03-10'),
    person('Hari Dua', '2026-03-11'),
  ]);
  const file = { name: 'paparan.pdf', bytes: PDF };
  const inviteeId = record.invitees[1]?.id;
  await handInFile(as(people.partner), { meetingId, inviteeId, title: 'Paparan Lontar', file });
  await handInFile(biro(), { meetingId, title: 'Rancangan', file });
  await addPhotos(biro(), { meetingId, caption: 'Pembukaan', files: [photo()] });
  expect(await countAnnexes(biro(), meetingId)).toEqual({ attendance: 2, material: 2, photos: 1 });
  const chosen = { attendance: true, material: true, photos: true };
  const [came, material, photos, ...none] = await meetingAnnexes(biro(), { meetingId, chosen, locale: 'id' });
  expect(none).toEqual([]);
  expect(came?.parts.filter(({ kind }) => kind === 'table')).toHaveLength(2);
  expect(came?.parts.some(({ kind }) => kind === 'pageBreak')).toBe(true);
  expect(textOf(came?.parts ?? [])).toMatch(/Hari Satu.*mewakili Bupati Ende.*dicatat panitia/);
  expect(textOf(came?.parts ?? [])).not.toContain('0812');
  expect(textOf(material?.parts ?? [])).toMatch(/Paparan Lontar.*paparan\.pdf.*"Lontar".*Rancangan/);
  expect(photos?.parts.at(-1)).toMatchObject({
    perRow: 2,
    items: [{ alt: 'Pembukaan', caption: 'Pembukaan', image: { type: 'jpeg', width: 160 } }],
  });
  // Names of who came are for who calls the meeting alone.
  const read = await meetingAnnexes(as(people.regency), { meetingId, chosen, locale: 'id' });
  expect([read.length, textOf(read.flatMap(({ parts }) => parts)).includes('Hari Satu')]).toEqual([2, false]);
  expect((await countAnnexes(as(people.regency), meetingId)).attendance).toBe(0);
  expect(
    await meetingAnnexes(biro(), {
      meetingId,
      chosen: { ...chosen, attendance: false, photos: false },
      locale: 'id',
    }),
  ).toHaveLength(1);
});

test('The report has who came and the photographs annexed, numbered, until they are taken off', async () => {
  const meetingId = await rakor();
  await enterAttendance(biro(), meetingId, [
    {
      id: newId(),
      day: '2026-03-10',
      category: 'regency',
      name: 'Hadir',
      institution: 'Setda',
      inviteeId: null,
    },
  ]);
  await addPhotos(biro(), { meetingId, caption: 'Pembukaan', files: [photo()] });
  const annexes = async () => {
    const { paper, kept, given } = await readMeetingPaper(biro(), { meetingId, paper: 'report' });
    const heads = paper.parts.filter((part) => part.kind === 'attachment');
    return {
      heads: heads.map(({ number }) => number),
      text: textOf(paper.parts),
      version: kept?.version ?? 0,
      given,
    };
  };
  const before = await annexes();
  expect(before.heads).toEqual([1, 2]);
  expect(before.text).toMatch(/"DAFTAR HADIR"|Daftar Hadir/);
  await keepMeetingPaper(biro(), {
    ...{ meetingId, paper: 'report', version: before.version },
    input: { ...before.given, annexAttendance: '' },
  });
  const after = await annexes();
  expect([after.heads, after.text.includes('Setda'), after.text.includes('Pembukaan')]).toEqual([
    [0],
    false,
    true,
  ]);
});
