import { expect, test } from 'vitest';
import type { MeetingRecord, RecommendationRecord } from '#meetings/index.ts';
import { meetingChanges, recommendationChanges } from './history-words.ts';

const MEETING: MeetingRecord = {
  kind: 'rakor',
  title: 'Rakor',
  theme: null,
  aim: null,
  legalBasis: null,
  areaCode: '53',
  venue: null,
  city: 'Kupang',
  link: null,
  timeZone: 'Asia/Makassar',
  firstDay: '2027-03-10',
  lastDay: '2027-03-10',
  summary: null,
  followsId: null,
  visibility: 'internal',
  withoutRegency: false,
  agenda: [],
  invitees: [],
};
const RECOMMENDATION: RecommendationRecord = {
  text: 'Data dimutakhirkan.',
  theme: null,
  level: 'province',
  planTarget: null,
  ownerName: 'Biro',
  ownerOfficeId: null,
  ownerPartnerId: null,
  ownerPost: null,
  due: null,
};

test('The history of a meeting is told in words, its agenda and participants too', () => {
  const after: MeetingRecord = {
    ...MEETING,
    kind: 'evaluation',
    firstDay: '2027-04-01',
    lastDay: '2027-04-01',
    visibility: 'public',
    agenda: [
      {
        ...{ id: '1', day: '2027-04-01', begins: '09:00', ends: null, title: 'Pembukaan' },
        ...{ owner: null, speaker: null, institution: null, topic: null },
      },
    ],
    invitees: [
      {
        id: '2',
        category: 'other',
        name: 'Media',
        areaCode: null,
        partnerId: null,
        officeId: null,
        persons: 2,
        came: null,
        requiredAs: null,
      },
    ],
  };
  expect(meetingChanges({ before: MEETING, after }, 'id')).toEqual([
    { label: 'Jenis rapat', from: 'Rapat koordinasi', to: 'Rapat koordinasi evaluasi' },
    { label: 'Hari pertama', from: '10 Maret 2027', to: '1 April 2027' },
    { label: 'Siapa yang boleh tahu', from: 'Internal daerah', to: 'Publik' },
    { label: 'Acara', from: undefined, to: '09:00 Pembukaan' },
    { label: 'Peserta', from: '0 baris', to: '1 baris' },
  ]);
  expect(meetingChanges({ before: null, after }, 'id')).toEqual([]);
});

test('The history of a recommendation is told in words, and so are its steps', () => {
  const after = { ...RECOMMENDATION, level: 'nation', due: '2027-12-30' };
  expect(recommendationChanges({ before: RECOMMENDATION, after }, 'id')).toEqual([
    { label: 'Ditujukan kepada', from: 'Provinsi', to: 'Nasional' },
    { label: 'Target waktu', from: undefined, to: '30 Desember 2027' },
  ]);
  const step = { kind: 'report', progress: 40, due: null, body: 'Berjalan', evidence: null };
  expect(recommendationChanges({ before: null, after: step }, 'id')).toEqual([
    { label: 'Kemajuan', to: '40%' },
    { label: 'Keterangan', to: 'Berjalan' },
  ]);
});
