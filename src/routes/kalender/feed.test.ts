import { expect, test } from 'vitest';
import type { CalendarEntry } from '#access/index.ts';
import { feedOf } from './feed.ts';

const ENTRY: CalendarEntry = {
  id: '01890000-0000-7000-8000-000000000001',
  version: 3,
  kind: 'meeting',
  day: '2026-03-30',
  lastDay: '2026-03-31',
  title: 'Rakor; evaluasi, tindak lanjut',
  detail: 'Hotel Pelangi, Kupang',
  path: '/rakor/01890000-0000-7000-8000-000000000001',
};
const at = {
  origin: 'https://sinergi.example',
  now: Temporal.Instant.from('2026-01-06T01:00:00Z'),
  name: 'Sinergi',
  kindWord: (kind: string) => `[${kind}]`,
};

test('An entry is an event over its days, with its text escaped, one name for life and its changes counted', () => {
  const lines = feedOf([ENTRY], at).replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('SUMMARY:Rakor\\; evaluasi\\, tindak lanjut');
  expect(lines).toContain('DTSTART;VALUE=DATE:20260330');
  expect(lines).toContain('DTEND;VALUE=DATE:20260401');
  expect(lines).toContain('DTSTAMP:20260106T010000Z');
  expect(lines).toContain(`UID:${ENTRY.id}@sinergi`);
  expect(lines).toContain('SEQUENCE:3');
  expect(lines).toContain('LOCATION:Hotel Pelangi\\, Kupang');
  expect(lines).toContain(`URL;VALUE=URI:https://sinergi.example${ENTRY.path}`);
});

test('A deadline says what it is, and whose it is stands below', () => {
  const due: CalendarEntry = {
    ...ENTRY,
    kind: 'recommendation',
    title: 'Data dimutakhirkan',
    detail: 'Biro',
  };
  const lines = feedOf([due], at).replaceAll('\r\n ', '').split('\r\n');
  expect(lines).toContain('SUMMARY:[recommendation]: Data dimutakhirkan');
  expect(lines).toContain(`DESCRIPTION:Biro\\nhttps://sinergi.example${ENTRY.path}`);
  expect(lines).toContain('TRANSP:TRANSPARENT');
  expect(lines.filter((line) => line.startsWith('LOCATION'))).toEqual([]);
});

test('Where hours are known it is told as moments; programs are told when to ask again', () => {
  const hours = { begins: '2026-03-30T01:00:00Z', ends: '2026-03-31T08:30:00Z' };
  const lines = feedOf([{ ...ENTRY, hours }], at).split('\r\n');
  expect(lines).toContain('DTSTART:20260330T010000Z');
  expect(lines).toContain('DTEND:20260331T083000Z');
  expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT6H');
  expect(lines).toContain('METHOD:PUBLISH');
});

test('What was called off is marked so, and what is only planned too', () => {
  const statuses = ([undefined, 'cancelled', 'planned'] as const).map((standing) =>
    feedOf([{ ...ENTRY, standing }], at)
      .split('\r\n')
      .filter((line) => line.startsWith('STATUS')),
  );
  expect(statuses).toEqual([[], ['STATUS:CANCELLED'], ['STATUS:TENTATIVE']]);
});

test('Nothing in a text ends its line or begins a property', () => {
  const text = feedOf([{ ...ENTRY, title: 'Rakor\nBEGIN:VALARM\r\nACTION:AUDIO' }], at);
  expect(text.split('\r\n').filter((line) => /^(BEGIN:VALARM|ACTION)/.test(line))).toEqual([]);
});

test('Lines are at most 75 octets and lose nothing when they are put together again', () => {
  const title = 'Rapat Koordinasi — Lembaga Mitra Internasional “Sinergi” '.repeat(4).trim();
  const text = feedOf([{ ...ENTRY, title }], at);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
});
