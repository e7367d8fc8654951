/** Who makes and reads a book: who may plan the meeting in the office that calls it, and nobody else. */
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { type Actor, type Role, ROLES, SYSTEM } from '#database/index.ts';
import { Forbidden, newId, NotFound } from '#kernel/index.ts';
import { announceMeeting, planMeeting } from '#meetings/index.ts';
import { type Cast, makeCast } from '#tests/cast.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf } from '#tests/people.ts';
import { writingOf } from '#writing.ts';
import { deleteBriefing, getBriefing, listBriefings, startBriefing } from './index.ts';

const database = useDatabase();
let cast: Cast;
let meetingId = '';
let bookId = '';
const workshop = { suppliers: [], most: 20, log: { error: () => undefined } };
const writing = writingOf('id', 'https://sinergi.example');
const as = (actor: Actor) => deskOf(database(), actor);
const start = (actor: Actor) => startBriefing(as(actor), workshop, { meetingId, writing });

beforeAll(async () => {
  cast = await makeCast(database());
  const bureau = cast.actors['province-administrator'];
  const partnerOffice = cast.officeIds.partner;
  meetingId = await planMeeting(as(bureau), {
    kind: 'rakor',
    title: 'Rapat Koordinasi',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'public',
    invitees: [
      {
        category: 'partner',
        name: 'Lontar',
        officeId: partnerOffice,
        partnerId: cast.partnerId,
        areaCode: null,
        persons: 1,
      },
    ],
  });
  await announceMeeting(as(bureau), { id: meetingId, version: 1 });
  const book = await start(bureau);
  await book.ended;
  bookId = book.id;
});

const OTHERS = ROLES.filter((role) => role !== 'province-administrator' && role !== 'system');

test('The office that calls the meeting reads the book it made', async () => {
  const desk = as(cast.actors['province-administrator']);
  expect((await listBriefings(desk, meetingId)).map(({ id, state }) => [id, state])).toEqual([
    [bookId, 'ready'],
  ]);
  expect((await getBriefing(desk, bookId)).paper.title).toContain('Rapat Koordinasi');
});

test.for(OTHERS)(
  '%s neither makes, lists, reads nor deletes one, though the meeting is public',
  async (role: Role) => {
    const actor = cast.actors[role];
    await expect(start(actor)).rejects.toThrow(Forbidden);
    await expect(listBriefings(as(actor), meetingId)).rejects.toThrow(Forbidden);
    await expect(getBriefing(as(actor), bookId)).rejects.toThrow(NotFound);
    await expect(deleteBriefing(as(actor), bookId)).rejects.toThrow(NotFound);
  },
);

test.for(OTHERS)('Row-level security alone shows %s no book and takes none from it', async (role: Role) => {
  const actor = cast.actors[role];
  const officeId = 'officeId' in actor ? actor.officeId : cast.foreignOfficeId;
  const rows = await database().asActor(actor, (tx) => sql`select id from briefing_book`.execute(tx));
  expect(rows.rows).toEqual([]);
  const changed = await database().asActor(actor, (tx) =>
    sql`update briefing_book set state = 'failed', paper = null, sha256 = null returning id`.execute(tx),
  );
  expect(changed.rows).toEqual([]);
  const deleted = await database().asActor(actor, (tx) =>
    sql`delete from briefing_book returning id`.execute(tx),
  );
  expect(deleted.rows).toEqual([]);
  for (const office of [officeId, officeOf('province-administrator')])
    await expect(
      database().asActor(actor, (tx) =>
        sql`insert into briefing_book (id, meeting_id, office_id, user_id, as_known, looks_back, locale, state, begun_at, told_at)
          values (${newId()}, ${meetingId}, ${office}, ${'userId' in actor ? actor.userId : null}, '2026-01-01', false, 'id', 'failed', now(), now())`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security|permission denied/);
});

function officeOf(role: Role): string {
  const actor = cast.actors[role];
  return 'officeId' in actor ? actor.officeId : '';
}

test('A bureau writes no book in another’s name, and changes none that is made', async () => {
  const bureau = cast.actors['province-administrator'];
  await expect(
    database().asActor(bureau, (tx) =>
      sql`insert into briefing_book (id, meeting_id, office_id, user_id, as_known, looks_back, locale, state, begun_at, told_at)
        values (${newId()}, ${meetingId}, ${officeOf('province-administrator')}, ${newId()}, '2026-01-01', false, 'id', 'failed', now(), now())`.execute(
        tx,
      ),
    ),
  ).rejects.toThrow(/row-level security/);
  const changed = await database().asActor(bureau, (tx) =>
    sql`update briefing_book set as_known = '2020-01-01' returning id`.execute(tx),
  );
  expect(changed.rows).toEqual([]);
  const seen = await database().asActor(SYSTEM, (tx) => sql`select id from briefing_book`.execute(tx));
  expect(seen.rows).toHaveLength(1);
});
