import { expect, test } from 'vitest';
import type { ListedMeeting } from '#meetings/index.ts';
import { calendarOf } from './calendar.ts';

const MEETING: ListedMeeting = {
  id: '01890000-0000-7000-8000-000000000001',
  kind: 'rakor',
  title: 'Rakor; evaluasi, tindak lanjut',
  firstDay: '2026-03-30',
  lastDay: '2026-03-31',
  timeZone: 'Asia/Makassar',
  venue: 'Hotel Pelangi',
  city: 'Kupang',
  areaCode: '53',
  officeId: null,
  officeName: null,
  version: 1,
  draft: false,
  demonstration: false,
  visibility: 'public',
  invited: [],
};
const at = { origin: 'https://sinergi.example', now: Temporal.Instant.from('2026-01-06T01:00:00Z') };

test('A meeting is an event over its days, with its text escaped and one name for life', () => {
  const lines = calendarOf([MEETING], at).split('\r\n');
  expect(lines).toContain('SUMMARY:Rakor\\; evaluasi\\, tindak lanjut');
  expect(lines).toContain('DTSTART;VALUE=DATE:20260330');
  expect(lines).toContain('DTEND;VALUE=DATE:20260401');
  expect(lines).toContain('DTSTAMP:20260106T010000Z');
  expect(lines).toContain(`UID:${MEETING.id}@sinergi`);
  expect(lines).toContain('LOCATION:Hotel Pelangi\\, Kupang');
});

test('Lines are at most 75 octets and lose nothing when they are put together again', () => {
  const title = 'Rapat Koordinasi — Lembaga Mitra Internasional “Sinergi” '.repeat(4).trim();
  const text = calendarOf([{ ...MEETING, title }], at);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
});
