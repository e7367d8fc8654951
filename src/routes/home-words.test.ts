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
  questions: 0,
  ready: 0,
  failed: 0,
  duplicates: 0,
  overlaps: 0,
  permits: [],
  sentences: [],
  ...more,
});

test('What waits for nobody is left out', () => {
  expect(tasksOf(tasks(), { decideFinding: true })).toEqual([]);
});

test('A permit in force is no task; ending and expired ones are counted apart', () => {
  const permits = [permit('expired'), permit('ending3'), permit('ending6'), permit('valid')];
  expect(tasksOf(tasks({ permits }), { decideFinding: true }).map(({ count }) => count)).toEqual([2, 1]);
});

test('Overlaps wait only for an office that may decide them', () => {
  expect(tasksOf(tasks({ overlaps: 4 }), { decideFinding: false })).toEqual([]);
  expect(tasksOf(tasks({ overlaps: 4 }), { decideFinding: true }).map(({ leads }) => leads)).toEqual([
    '/tumpang-tindih',
  ]);
});
