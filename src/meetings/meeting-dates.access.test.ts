/** What of the calendar each reader is told. */
import { beforeAll, expect, test } from 'vitest';
import { type CalendarEntry, type CalendarSpan, gatherCalendar } from '#access/index.ts';
import { storeFixture } from '#coverage/cells.fixture.ts';
import { findOverlaps } from '#coverage/index.ts';
import type { Actor } from '#database/index.ts';
import { permitDates, registerPartner } from '#partners/index.ts';
import { useDatabase } from '#tests/database.ts';
import { deskOf, makePeople, type People } from '#tests/people.ts';
import {
  announceMeeting,
  meetingDates,
  type MeetingInput,
  planMeeting,
  proposeDivision,
  recordRecommendation,
  takeStep,
} from './index.ts';

const database = useDatabase();
let people: People;
const as = (actor: Actor, at = '2026-01-06T01:00:00Z') =>
  deskOf(database(), actor, Temporal.Instant.from(at));
const SPAN: CalendarSpan = { from: '2026-03-01', to: '2026-03-31', area: null, locale: 'id' };

async function entries(actor: Actor, more: Partial<CalendarSpan> = {}): Promise<CalendarEntry[]> {
  return gatherCalendar(as(actor), [meetingDates, permitDates], { ...SPAN, ...more });
}
const words = async (actor: Actor, more: Partial<CalendarSpan> = {}) =>
  (await entries(actor, more)).map(({ day, kind, title }) => `${day} ${kind} ${title}`);

async function meeting(input: Partial<MeetingInput>, announce = true): Promise<string> {
  const id = await planMeeting(as(people.province), {
    kind: 'rakor',
    title: 'Rakor Maret',
    areaCode: '53',
    timeZone: 'Asia/Makassar',
    firstDay: '2026-03-10',
    visibility: 'public',
    ...input,
  });
  if (announce) await announceMeeting(as(people.province), { id, version: 1 });
  return id;
}

beforeAll(async () => {
  people = await makePeople(database());
  const rakor = await meeting({
    lastDay: '2026-03-12',
    venue: 'Aula',
    invitees: [
      {
        category: 'partner',
        name: 'Cendana',
        partnerId: people.otherPartner.partnerId,
        areaCode: null,
        officeId: null,
      },
    ],
    agenda: [{ day: '2026-03-10', begins: '09:00', ends: null, title: 'Pembukaan' }],
  });
  await meeting({
    title: 'Kunjungan',
    kind: 'visit',
    firstDay: '2026-02-27',
    lastDay: '2026-03-02',
    visibility: 'internal',
  });
  await meeting({ title: 'Seminar', kind: 'seminar', firstDay: '2026-03-20' }, false);
  await meeting({ title: 'Rapat April', firstDay: '2026-04-01' });
  const task = {
    level: 'province' as const,
    ownerName: 'Bagian Kerja Sama Ende',
    ownerOfficeId: people.regency.officeId,
  };
  await recordRecommendation(as(people.province), rakor, {
    ...task,
    text: 'Data dimutakhirkan.',
    due: '2026-03-31',
  });
  const cancelled = await recordRecommendation(as(people.province), rakor, {
    ...task,
    text: 'Batal.',
    due: '2026-03-30',
  });
  await takeStep(as(people.province), {
    id: cancelled,
    seen: 0,
    input: { kind: 'cancel', body: 'Tidak perlu.' },
  });
  const cells = [{ area: '53.08.05.2020', field: 'water', year: 2025, planned: '1' }];
  const partnerIds = [people.partner.partnerId, people.otherPartner.partnerId];
  for (const partnerId of partnerIds) await storeFixture(database(), { partnerId, cells });
  const { findings } = await findOverlaps(as(people.province), { area: '53.08' });
  await proposeDivision(as(people.province), findings[0]?.key ?? '', {
    body: 'Dibagi.',
    lines: partnerIds.map((partnerId) => ({ partnerId, text: 'Dusun' })),
    answerBy: '2026-03-05',
  });
  await registerPartner(as(people.province), {
    name: 'Hoshi Society',
    partnerClass: 'internationalNgo',
    homeCountry: 'JP',
    permits: [{ kind: 'operatingPermit', validTo: '2026-03-15' }],
    presence: [{ areaCode: '53.08', year: 2025 }],
  });
});

const PUBLIC = ['2026-03-10 meeting Rakor Maret', '2026-03-31 recommendation Data dimutakhirkan.'];

test('The public is told public meetings and what they recommended, and nothing else', async () => {
  expect(await words(people.public)).toEqual(PUBLIC);
});

test('The bureau is told of all its days, planned ones too; what began before the month is in it', async () => {
  expect(await words(people.province)).toEqual([
    '2026-02-27 visit Kunjungan',
    '2026-03-05 proposal Usulan pembagian di Reka, Ndona, Kabupaten Ende',
    '2026-03-10 meeting Rakor Maret',
    '2026-03-15 permit Hoshi Society',
    '2026-03-20 event Seminar',
    '2026-03-31 recommendation Data dimutakhirkan.',
  ]);
});

test('Others are told what they may read', async () => {
  expect(await words(people.otherProvince)).toEqual(PUBLIC);
  const proposal = '2026-03-05 proposal Usulan pembagian di Reka, Ndona, Kabupaten Ende';
  expect(await words(people.partner)).toEqual([proposal, ...PUBLIC]);
  expect(await words(people.regency)).toEqual([
    proposal,
    '2026-03-10 meeting Rakor Maret',
    '2026-03-15 permit Hoshi Society',
    '2026-03-31 recommendation Data dimutakhirkan.',
  ]);
});

test('What is one’s own is marked, hours are told with their zone, and an area narrows', async () => {
  const own = (await entries(people.regency)).filter((entry) => entry.own === true);
  expect(own.map(({ kind }) => kind)).toEqual(['proposal', 'recommendation']);
  const called = (await entries(people.otherPartner)).filter((entry) => entry.own === true);
  expect(called.map(({ kind }) => kind)).toEqual(['proposal', 'meeting']);
  const rakor = (await entries(people.public)).find(({ kind }) => kind === 'meeting');
  expect(rakor).toMatchObject({ time: '09.00 WITA', detail: 'Aula', lastDay: '2026-03-12', version: 2 });
  expect(await words(people.public, { area: '52' })).toEqual([]);
  expect(await words(people.public, { area: '53' })).toEqual(PUBLIC);
});

test('A day that has passed is late where something is left to do', async () => {
  const late = await gatherCalendar(
    as(people.province, '2026-05-01T00:00:00Z'),
    [meetingDates, permitDates],
    SPAN,
  );
  expect(late.filter((entry) => entry.late === true).map(({ kind }) => kind)).toEqual([
    'proposal',
    'permit',
    'recommendation',
  ]);
});
