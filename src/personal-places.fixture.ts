/** A coordination meeting at which somebody stands in every place that holds people, for tests of what is done with them. */
import { PERSONAL } from '#app.ts';
import { erasePerson, findTraces, type TraceKind } from '#access/index.ts';
import type { Actor, Database, SeatRole } from '#database/index.ts';
import { newId } from '#kernel/index.ts';
import {
  announceMeeting,
  answerInvitation,
  enterAttendance,
  keepMeetingPaper,
  listLinks,
  openLink,
  planMeeting,
  tokenOfLink,
} from '#meetings/index.ts';
import { takeMinutesStep, writeMinutes } from '#minutes/index.ts';
import { sendInvitations } from '#notices/index.ts';
import { addSignatory } from '#papers/index.ts';
import type { Cast } from '#tests/cast.ts';
import { deskOf } from '#tests/people.ts';

const SECRET = 'for-tests-only-0123456789-abcdefghij';
const POST = { from: 'biro@example.go.id', locale: 'id' } as const;
export const ON_THE_DAY = '2026-03-10T01:00:00Z';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

/** Desks by role and day. */
export function desksOf(database: Database, cast: Cast) {
  return (role: SeatRole, at?: string) =>
    deskOf(database, cast.actors[role], at === undefined ? undefined : Temporal.Instant.from(at));
}

export interface Rakor {
  readonly id: string;
  readonly linkId: string;
  readonly guest: ReturnType<typeof deskOf>;
}

/** The person is invited by e-mail, answers twice by the link, comes on both days, speaks and signs. */
export async function holdRakor(database: Database, cast: Cast, person: Person): Promise<Rakor> {
  const as = desksOf(database, cast);
  const biro = as('province-administrator');
  const id = await planMeeting(biro, {
    kind: 'rakor',
    title: `Rakor dengan ${person.phone}`,
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    lastDay: '2026-03-11',
    visibility: 'internal',
    agenda: [{ day: '2026-03-10', title: 'Paparan' }],
    invitees: [{ category: 'other', name: 'Universitas Contoh', persons: 2 }],
  });
  await announceMeeting(biro, { id, version: 1 });
  const inviteeId = await inviteeOf(database, biro.actor, id);
  await sendInvitations(biro, id, new Map([[inviteeId, person.email.toUpperCase()]]), POST);
  const linkId = (await listLinks(biro, id))[0]?.id ?? '';
  const guestAt = async (at?: string) =>
    (
      await openLink(
        deskOf(database, cast.actors.public, at === undefined ? undefined : Temporal.Instant.from(at)),
        SECRET,
        tokenOfLink(SECRET, linkId),
      )
    ).desk;
  const guest = await guestAt();
  const answer = (seen: number, post: string) =>
    answerInvitation(guest, {
      meetingId: id,
      inviteeId,
      seen,
      input: {
        answer: 'attends',
        persons: [
          { name: person.name, post, contact: `${person.phone}, ${person.email}` },
          { name: 'Orang Lain', post: 'Staf' },
        ],
      },
    });
  await answer(0, 'Staf');
  await answer(1, 'Kepala Pusat Studi');
  const entry = {
    ...{ name: person.name, post: 'Kepala Pusat Studi', institution: 'Universitas Contoh' },
    ...{ category: 'other' as const, sex: 'P' as const, mode: 'room' as const, contact: person.phone },
  };
  await enterAttendance(await guestAt(ON_THE_DAY), id, [
    { ...entry, id: newId(), day: '2026-03-10', inviteeId: null },
  ]);
  await enterAttendance(biro, id, [
    { ...entry, id: newId(), day: '2026-03-11', inviteeId },
    { ...entry, id: newId(), day: '2026-03-11', inviteeId, name: 'Orang Lain', contact: null },
  ]);
  const signatory = { letterhead: 'K2', standing: 'civilServant', post: `Asisten ${person.phone}` };
  await addSignatory(biro, {
    officeId: officeOf(biro.actor),
    signatory: {
      ...signatory,
      name: person.name,
      nip: '197001011990031001',
      acting: '',
      validFrom: '2026-01-01',
    },
  });
  await keepMeetingPaper(biro, {
    ...{ meetingId: id, paper: 'attendanceFilled', version: 0 },
    input: { signatory: `K2/Asisten ${person.phone}` },
  });
  await writeMinutes(biro, id, [
    {
      ...{ id: newId(), entryId: newId(), kind: 'statement', madeAt: '2026-03-10T02:00:00Z' },
      ...{ body: 'Kami siap.', speaker: 'Kepala Pusat Studi', person: person.name },
    },
  ]);
  await takeMinutesStep(as('province-administrator', '2026-03-12T02:00:00Z'), {
    ...{ meetingId: id, seen: 0 },
    input: { kind: 'circulate', until: '2026-03-20' },
  });
  return { id, linkId, guest };
}

const officeOf = (actor: Actor): string => ('officeId' in actor ? actor.officeId : '');

async function inviteeOf(database: Database, actor: Actor, meetingId: string): Promise<string> {
  const row = await database.asActor(actor, (tx) =>
    tx
      .selectFrom('meeting_invitee')
      .select('id')
      .where('meeting_id', '=', meetingId)
      .executeTakeFirstOrThrow(),
  );
  return row.id;
}

/** Signs the minutes and locks them. */
export async function lockMinutes(database: Database, cast: Cast, id: string, signer: string): Promise<void> {
  const desk = desksOf(database, cast)('province-administrator', '2026-03-12T02:00:00Z');
  const sign = { kind: 'sign', signer, post: 'Asisten II', signedOn: '2026-03-12' };
  await takeMinutesStep(desk, { meetingId: id, seen: 1, input: sign });
  await takeMinutesStep(desk, { meetingId: id, seen: 2, input: { kind: 'lock' } });
}

/** Looks for somebody as an administrator and erases all that is found and can be. */
export async function eraseAll(database: Database, cast: Cast, wanted: Parameters<typeof findTraces>[1]) {
  const admin = desksOf(database, cast)('administrator');
  const { places } = await findTraces(admin, wanted, PERSONAL);
  const traces: Partial<Record<TraceKind, string[]>> = {};
  for (const { kind, traces: found } of places)
    traces[kind] = found.filter(({ stays }) => !stays).map(({ id }) => id);
  const linkId = typeof wanted === 'string' ? null : wanted.linkId;
  return erasePerson(admin, { traces, linkId, reason: 'Diminta' }, PERSONAL);
}
