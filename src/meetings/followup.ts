import { addDays, type PlainDate } from '#kernel/index.ts';

/** Whom a recommendation addresses. */
export const LEVELS = ['nation', 'province', 'regency', 'partner'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * A step of a recommendation: its owner tells how far it is; somebody else finds it done or gives it back; who called the
 * meeting sets another day, gives it up or takes it up again.
 */
export const STEP_KINDS = ['report', 'verify', 'return', 'reschedule', 'cancel', 'reopen'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface Step {
  readonly kind: StepKind;
  /** Per cent, of a report. */
  readonly progress: number | null;
  /** Of a change of day. */
  readonly due: PlainDate | null;
}

/**
 * Where a recommendation stands: nothing told yet; under way; said to be done and not yet verified; done, that is
 * verified; given up. Late is no state but a fact beside it.
 */
export type FollowupState = 'open' | 'progress' | 'reported' | 'done' | 'cancelled';

export interface Standing {
  readonly state: FollowupState;
  /** Per cent, as last told; 100 once done. */
  readonly progress: number;
  readonly due: PlainDate | null;
  readonly isLate: boolean;
  /** Within two weeks of its day and not done. */
  readonly isNear: boolean;
}

const NEAR_DAYS = 14;

/** Before whom a late task is brought: who called the meeting after two weeks, the ministry after six. */
export type Escalation = 'caller' | 'ministry';
const CALLER_DAYS = 14;
const MINISTRY_DAYS = 42;

/** How high a task has to be taken; null while it is its owner's alone. */
export function escalationOf({ isLate, due }: Standing, today: PlainDate): Escalation | null {
  if (!isLate || due === null) return null;
  if (addDays(due, MINISTRY_DAYS) < today) return 'ministry';
  return addDays(due, CALLER_DAYS) < today ? 'caller' : null;
}

/** Where a recommendation stands after its steps, in their order. */
export function standingOf(due: PlainDate | null, steps: readonly Step[], today: PlainDate): Standing {
  let state: FollowupState = 'open';
  let progress = 0;
  let until = due;
  for (const step of steps)
    switch (step.kind) {
      case 'report':
        progress = step.progress ?? progress;
        state = progress === 100 ? 'reported' : 'progress';
        break;
      case 'verify':
        state = 'done';
        progress = 100;
        break;
      case 'return':
      case 'reopen':
        state = progress === 0 ? 'open' : 'progress';
        progress = Math.min(progress, 99);
        break;
      case 'reschedule':
        until = step.due;
        break;
      case 'cancel':
        state = 'cancelled';
        break;
    }
  const isOpen = state !== 'done' && state !== 'cancelled';
  return {
    state,
    progress,
    due: until,
    isLate: isOpen && until !== null && until < today,
    isNear: isOpen && until !== null && until >= today && until <= addDays(today, NEAR_DAYS),
  };
}

/** What can be done next, whoever may do it. */
export function nextSteps(state: FollowupState): readonly StepKind[] {
  switch (state) {
    case 'open':
    case 'progress':
      return ['report', 'reschedule', 'cancel'];
    case 'reported':
      return ['report', 'verify', 'return', 'reschedule', 'cancel'];
    case 'done':
      return ['return'];
    case 'cancelled':
      return ['reopen'];
  }
}

export interface Score {
  /** All but those given up. */
  readonly total: number;
  readonly done: number;
  readonly late: number;
  /** Per cent of all that are done, rounded down; null where there is none. */
  readonly percent: number | null;
}

/** How much of what was recommended was done. */
export function scoreOf(standings: readonly Pick<Standing, 'state' | 'isLate'>[]): Score {
  const counted = standings.filter(({ state }) => state !== 'cancelled');
  const done = counted.filter(({ state }) => state === 'done').length;
  return {
    total: counted.length,
    done,
    late: counted.filter(({ isLate }) => isLate).length,
    percent: counted.length === 0 ? null : Math.floor((done * 100) / counted.length),
  };
}
