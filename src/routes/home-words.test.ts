import { expect, test } from 'vitest';
import { tasksOf } from './home-words.ts';
import type { HomePermit, HomeTasks } from './read-home.ts';

const permit = (state: HomePermit['state']): HomePermit => ({
  id: state,
  name: state,
  validTo: '2026-12-01',
  state,
});
const tasks = (more: Partial<HomeTasks> = {}): HomeTasks => ({
  drafts: 0,
  questions: 0,
  ready: 0,
  failed: 0,
  duplicates: 0,
  overlaps: 0,
  permits: [],
  followups: { unfinished: 0, late: 0, toVerify: 0, escalated: 0 },
  invitations: 0,
  proposals: { toAnswer: 0, answerBy: null, answered: 0, overdue: 0 },
  sentences: [],
  ...more,
});

const MAY = { decideFinding: true, editPartner: true };

test('What waits for nobody is left out', () => {
  expect(tasksOf(tasks(), MAY, 'id')).toEqual([]);
});

test('A permit in force is no task; ending and expired ones are counted apart', () => {
  const permits = [permit('expired'), permit('ending3'), permit('ending6'), permit('valid')];
  expect(tasksOf(tasks({ permits }), MAY, 'id').map(({ count }) => count)).toEqual([2, 1]);
});

test('Permits wait only for those who can do something about a partner', () => {
  expect(tasksOf(tasks({ permits: [permit('expired')] }), { ...MAY, editPartner: false }, 'id')).toEqual([]);
});

test('Recommendations that are late come first, those in time apart', () => {
  const followups = { unfinished: 3, late: 1, toVerify: 2, escalated: 4 };
  expect(tasksOf(tasks({ followups }), MAY, 'id').map(({ count, query }) => [count, query])).toEqual([
    [1, '?own=ya&state=late'],
    [4, '?state=escalated'],
    [2, '?state=reported'],
    [2, '?own=ya&state=unfinished'],
  ]);
});

test('Overlaps wait only for an office that may decide them', () => {
  expect(tasksOf(tasks({ overlaps: 4 }), { ...MAY, decideFinding: false }, 'id')).toEqual([]);
  expect(tasksOf(tasks({ overlaps: 4 }), MAY, 'id').map(({ leads }) => leads)).toEqual(['/tumpang-tindih']);
});

test('A proposal that waits for an answer says until when', () => {
  const proposals = { toAnswer: 1, answerBy: '2026-12-03', answered: 0, overdue: 2 };
  expect(tasksOf(tasks({ proposals }), MAY, 'id').map(({ label, count }) => [label, count])).toEqual([
    ['Usulan pembagian menunggu jawaban, paling lambat 3 Desember 2026', 1],
    ['Usulan pembagian yang lewat waktu menjawab', 2],
  ]);
});
