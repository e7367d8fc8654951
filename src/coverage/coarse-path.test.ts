import { expect, test } from 'vitest';
import { coarsePath } from './coarse-path.ts';

test('Points nearer than the step are left out, and what is left stays where it was', () => {
  expect(coarsePath('M0 0l5 0 .1 .1 0 5-5 0z', 1)).toBe('M0 0l5 0 0.1 5.1-5 0z');
});

test('Islands smaller than the step are left out', () => {
  expect(coarsePath('M0 0l9 0 0 9zM20 20l.2 0 0 .2z', 1)).toBe('M0 0l9 0 0 9z');
});

test('A ring that is absolute is read as well as one that is relative', () => {
  expect(coarsePath('M1 1L9 1L9 9z', 1)).toBe(coarsePath('m1 1l8 0 0 8z', 1));
});
