import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escalationOf, nextSteps, scoreOf, standingOf, type Step, STEP_KINDS } from './followup.ts';

const TODAY = '2026-01-06';
const report = (progress: number): Step => ({ kind: 'report', progress, due: null });
const plain = (kind: Step['kind']): Step => ({ kind, progress: null, due: null });
const stateAfter = (...steps: Step[]) => standingOf('2026-03-01', steps, TODAY).state;

test('What the owner says is done is done when somebody else has verified it', () => {
  expect(stateAfter()).toBe('open');
  expect(stateAfter(report(40))).toBe('progress');
  expect(stateAfter(report(100))).toBe('reported');
  expect(stateAfter(report(100), plain('verify'))).toBe('done');
  expect(stateAfter(report(100), plain('return'))).toBe('progress');
  expect(stateAfter(report(100), plain('return'), report(100), plain('verify'))).toBe('done');
});

test('What was given up can be taken up again where it stood', () => {
  expect(stateAfter(plain('cancel'))).toBe('cancelled');
  expect(stateAfter(report(30), plain('cancel'), plain('reopen'))).toBe('progress');
  expect(stateAfter(plain('cancel'), plain('reopen'))).toBe('open');
});

test('Late is what is open past its day, near what is due within two weeks', () => {
  const at = (due: string | null, ...steps: Step[]) => {
    const { isLate, isNear } = standingOf(due, steps, TODAY);
    return [isLate, isNear];
  };
  expect(at('2026-01-05')).toEqual([true, false]);
  expect(at('2026-01-06')).toEqual([false, true]);
  expect(at('2026-01-20')).toEqual([false, true]);
  expect(at('2026-01-21')).toEqual([false, false]);
  expect(at(null)).toEqual([false, false]);
  expect(at('2025-12-01', { kind: 'reschedule', progress: null, due: '2026-06-01' })).toEqual([false, false]);
  expect(at('2025-12-01', report(100))).toEqual([true, false]);
  expect(at('2025-12-01', report(100), plain('verify'))).toEqual([false, false]);
  expect(at('2025-12-01', plain('cancel'))).toEqual([false, false]);
});

test('Whatever the steps were, something can be done next, and only what makes sense', () => {
  const step = fc.constantFrom(...STEP_KINDS).map((kind): Step => ({
    kind,
    progress: kind === 'report' ? 60 : null,
    due: kind === 'reschedule' ? '2026-02-02' : null,
  }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      // Only steps that were offered are taken.
      const taken: Step[] = [];
      for (const one of steps)
        if (nextSteps(standingOf(null, taken, TODAY).state).includes(one.kind)) taken.push(one);
      const { state, progress } = standingOf(null, taken, TODAY);
      expect(nextSteps(state).length).toBeGreaterThan(0);
      expect(progress).toBeGreaterThanOrEqual(0);
      expect(progress).toBeLessThanOrEqual(100);
      if (state === 'done') expect(taken.findLast(({ kind }) => kind === 'verify')).toBeDefined();
      if (state === 'open') expect(progress).toBe(0);
    }),
  );
});

test('A score counts what was verified of all that was not given up', () => {
  const one = (state: 'open' | 'done' | 'cancelled', isLate = false) => ({ state, isLate });
  expect(scoreOf([])).toEqual({ total: 0, done: 0, late: 0, percent: null });
  expect(scoreOf([one('done'), one('open', true), one('open'), one('cancelled')])).toEqual({
    total: 3,
    done: 1,
    late: 1,
    percent: 33,
  });
});

test('What stays late is brought before who called the meeting after two weeks, before the ministry after six', () => {
  const late = (due: string, today: string) => escalationOf(standingOf(due, [], today), today);
  expect(late('2026-03-01', '2026-03-15')).toBeNull();
  expect(late('2026-03-01', '2026-03-16')).toBe('caller');
  expect(late('2026-03-01', '2026-04-12')).toBe('caller');
  expect(late('2026-03-01', '2026-04-13')).toBe('ministry');
  const reported = standingOf('2026-03-01', [{ kind: 'verify', progress: null, due: null }], '2026-06-01');
  expect(escalationOf(reported, '2026-06-01')).toBeNull();
});
