import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Desk } from '#access/index.ts';
import { type Actor, SYSTEM } from '#database/index.ts';
import { Forbidden, InvalidInput, NotFound } from '#kernel/index.ts';
import {
  announceMeeting,
  answerInvitation,
  getMeeting,
  openLink,
  planMeeting,
  recordRecommendation,
} from '#meetings/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import { calendarEntry } from './calendar-entry.ts';
import { listMail, remindInvitees, sendInvitations, sendTask } from './send-mail.ts';
import { addressOf, nextTry } from './mail.ts';
import { deliverMail } from './mail-runner.ts';
import { openMailer } from './mailer.ts';
import { isTaskDay, remindByClock } from './remind-by-clock.ts';

const SECRET = 'for-tests-only-0123456789-abcdefghij';
const POST = { from: 'biro@example.go.id', locale: 'id' } as const;
const database = useDatabase();
let people: People;
const received: string[] = [];
let refusing = false;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo: (_address, _session, done) => done(refusing ? new Error('mailbox full') : undefined),
  onData: (stream, _session, done) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => parts.push(part));
    stream.on('end', () => {
      received.push(Buffer.concat(parts).toString('utf8'));
      done();
    });
  },
});
let port = 0;
beforeAll(async () => {
  people = await makePeople(database());
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  port = (listening.address() as AddressInfo).port;
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const as = (actor: Actor, at?: string): Desk =>
  deskOf(database(), actor, at === undefined ? undefined : Temporal.Instant.from(at));
const biro = (at?: string) => as(people.province, at);
const NOW = '2026-01-06T01:00:00Z';
const host = () => ({ database: database(), secret: SECRET, origin: 'https://sinergi.example.go.id' });
const mailer = () => openMailer({ url: `smtp://127.0.0.1:${String(port)}`, from: POST.from });

async function rakor() {
  const id = await planMeeting(biro(), {
    kind: 'rakor',
    title: 'Rapat Koordinasi',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-01-13',
    city: 'Kupang',
    visibility: 'internal',
    agenda: [{ day: '2026-01-13', begins: '09.00', ends: '12.30', title: 'Pembukaan' }],
    invitees: [
      { category: 'other', name: 'Universitas Nusa Cendana' },
      { category: 'partner', name: 'Lontar', partnerId: people.partner.partnerId },
    ],
  });
  await announceMeeting(biro(), { id, version: 1 });
  const [campus, lontar] = (await getMeeting(biro(), id)).record.invitees;
  return { id, campus: campus?.id ?? '', lontar: lontar?.id ?? '' };
}

/** What a mail server gets, without the folding of lines and the encoding of letters. */
const plain = (mail: string) => mail.replaceAll('=\r\n', '').replaceAll('=3D', '=').replaceAll('\r\n ', '');

test('An invitation leaves with its link and an entry for the calendar; the database alone opens nothing', async () => {
  const { id, campus } = await rakor();
  const address = new Map([[campus, ' sekretariat@undana.example ']]);
  expect(await sendInvitations(biro(), id, address, POST)).toBe(1);
  const [kept] = await listMail(biro(), id);
  expect([kept?.state, kept?.body.includes('{link}'), kept?.body.includes('/u/')]).toEqual([
    'queued',
    true,
    false,
  ]);
  expect(await deliverMail(host(), mailer(), Temporal.Instant.from(NOW))).toBe(1);
  expect(await deliverMail(host(), mailer(), Temporal.Instant.from(NOW))).toBe(0);
  const mail = plain(received.at(-1) ?? '');
  expect(mail).toMatch(/^To: "?Universitas Nusa Cendana"? <sekretariat@undana.example>/m);
  expect(mail).toContain('BEGIN:VCALENDAR');
  expect(mail).toContain('METHOD:REQUEST');
  const token = /https:\/\/sinergi\.example\.go\.id\/u\/([\w-]{44})/.exec(mail)?.[1] ?? '';
  expect((await openLink(as(people.public), SECRET, token)).link.inviteeId).toBe(campus);
  expect((await listMail(biro(), id)).map(({ state }) => state)).toEqual(['sent']);
});

test('What a server refuses is tried again and given up in the end; without a server letters are kept', async () => {
  const { id, campus } = await rakor();
  await sendInvitations(biro(), id, new Map([[campus, 'penuh@undana.example']]), POST);
  refusing = true;
  let now = Temporal.Instant.from(NOW);
  for (let tries = 1; tries <= 6; tries++) {
    expect(await deliverMail(host(), mailer(), now)).toBe(1);
    expect(await deliverMail(host(), mailer(), now)).toBe(0);
    now = now.add({ hours: 3 });
  }
  refusing = false;
  expect(await deliverMail(host(), mailer(), now)).toBe(0);
  const [failed] = await listMail(biro(), id);
  expect(failed?.state).toBe('failed');
  expect(failed?.fault).toContain('mailbox full');
  expect(nextTry(1, now)).toEqual(now.add({ minutes: 1 }));
  await sendInvitations(biro(), id, new Map([[campus, 'lagi@undana.example']]), { ...POST, from: undefined });
  expect(await deliverMail(host(), mailer(), now)).toBe(0);
  expect((await listMail(biro(), id)).map(({ state }) => state).sort()).toEqual(['failed', 'kept']);
});

test('Who has not answered is reminded once a day, by hand and by the clock; who has answered is left alone', async () => {
  const { id, campus, lontar } = await rakor();
  const both = new Map([
    [campus, 'sekretariat@undana.example'],
    [lontar, 'kantor@lontar.example'],
  ]);
  await sendInvitations(biro(), id, both, POST);
  const answer = { meetingId: id, inviteeId: lontar, seen: 0, input: { answer: 'online' as const } };
  await answerInvitation(as(people.partner), answer);
  expect(await remindInvitees(biro(), id, POST)).toBe(1);
  expect(await remindInvitees(biro(), id, POST)).toBe(0);
  // The meeting is in seven days: the clock finds that today's reminder was written.
  const clock = (at: string) => remindByClock(as(SYSTEM, at), POST);
  await clock('2026-01-06T01:00:00Z');
  const reminders = async () =>
    (await listMail(biro(), id)).filter(({ kind }) => kind === 'reminder').map(({ recipient }) => recipient);
  expect(await reminders()).toEqual(['sekretariat@undana.example']);
  await clock('2026-01-11T01:00:00Z');
  await clock('2026-01-11T03:00:00Z');
  expect(await reminders()).toHaveLength(2);
});

test('The owner of a recommendation is written to before its day and, once late, every two weeks', async () => {
  const { id } = await rakor();
  const task = await recordRecommendation(biro(), id, {
    text: 'Pusat studi memetakan kebutuhan air.',
    level: 'partner',
    ownerName: 'Universitas Nusa Cendana',
    due: '2026-02-01',
  });
  await expect(sendTask(biro(), { recommendationId: task, email: 'bukan alamat' }, POST)).rejects.toThrow(
    InvalidInput,
  );
  expect(await sendTask(biro(), { recommendationId: task, email: 'pusat@undana.example' }, POST)).toBe(1);
  for (const at of ['2026-01-18', '2026-01-19', '2026-02-02', '2026-02-03', '2026-02-16'])
    await remindByClock(as(SYSTEM, `${at}T01:00:00Z`), POST);
  const kinds = (await listMail(biro(), id)).map(({ kind }) => kind).toSorted();
  expect(kinds).toEqual(['overdue', 'overdue', 'task', 'task']);
  expect(isTaskDay('2026-02-01', '2026-01-29')).toBe(true);
});

test('Letters are seen and written by who calls the meeting alone', async () => {
  const { id, campus } = await rakor();
  await sendInvitations(biro(), id, new Map([[campus, 'sekretariat@undana.example']]), POST);
  for (const other of [
    people.regency,
    people.national,
    people.partner,
    people.otherProvince,
    people.public,
  ]) {
    const tries = [
      listMail(as(other), id),
      sendInvitations(as(other), id, new Map([[campus, 'x@example.org']]), POST),
      remindInvitees(as(other), id, POST),
    ];
    for (const result of await Promise.allSettled(tries)) {
      const reason: unknown = 'reason' in result ? result.reason : undefined;
      expect([result.status, reason instanceof Forbidden || reason instanceof NotFound]).toEqual([
        'rejected',
        true,
      ]);
    }
    const { rows } = await database().asActor(as(other).actor, (tx) =>
      tx
        .selectFrom('mail')
        .selectAll()
        .execute()
        .then((found) => ({ rows: found })),
    );
    expect(rows).toEqual([]);
  }
});

test('An entry has the hours of the agenda, one name for life, and no room for a second address', async () => {
  const { id } = await rakor();
  const meeting = await getMeeting(biro(), id);
  const words = {
    ...{ recipient: 'a@example.org', name: 'Lontar' },
    from: POST.from,
    now: Temporal.Instant.from(NOW),
  };
  const entry = calendarEntry(meeting, words);
  expect(entry).toContain(`UID:${id}@sinergi`);
  expect(entry).toContain('DTSTART:20260113T010000Z');
  expect(entry).toContain('DTEND:20260113T043000Z');
  const whole = { ...meeting, record: { ...meeting.record, agenda: [] } };
  expect(calendarEntry(whole, words)).toContain('DTSTART;VALUE=DATE:20260113');
  for (const bad of [
    'a@b',
    'a@example.org, b@example.org',
    'a@example.org\nBcc: x@example.org',
    '<a@example.org>',
  ])
    expect(addressOf(bad)).toBeUndefined();
});
