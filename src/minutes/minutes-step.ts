import type { PlainDate } from '#kernel/index.ts';

/** Circulated for correction; signed on paper; the signing withdrawn; locked; something added after the lock. */
export const MINUTES_STEPS = ['circulate', 'sign', 'withdraw', 'lock', 'addendum'] as const;
export type MinutesStepKind = (typeof MINUTES_STEPS)[number];

/** How far the minutes are. */
export type MinutesState = 'draft' | 'circulated' | 'signed' | 'locked';

/** A step of the minutes with who took it. */
export interface MinutesStep {
  readonly id: string;
  readonly kind: MinutesStepKind;
  /** The last day for corrections. */
  readonly until: PlainDate | null;
  readonly signer: string | null;
  /** In which capacity it was signed. */
  readonly post: string | null;
  readonly number: string | null;
  readonly signedOn: PlainDate | null;
  /** Why it was withdrawn, or what is added. */
  readonly body: string | null;
  /** SHA-256 of the minutes as they stood, in lower-case hexadecimal. */
  readonly sha256: string | null;
  /** The head of the chain of the trail at that moment. */
  readonly block: number | null;
  readonly blockHash: string | null;
  readonly at: string;
  readonly capacity: string | null;
  readonly officeName: string | null;
  /** Since when a name is gone from it, as somebody asked; a text that was circulated has its SHA-256 from then. */
  readonly erasedAt: string | null;
}

type Steps = readonly Pick<MinutesStep, 'kind'>[];

export function stateOf(steps: Steps): MinutesState {
  if (steps.some(({ kind }) => kind === 'lock')) return 'locked';
  switch (steps.at(-1)?.kind) {
    case undefined:
      return 'draft';
    case 'sign':
      return 'signed';
    default:
      return 'circulated';
  }
}

/** What can be done next, whoever may do it. */
export function nextMinutesSteps(steps: Steps): readonly MinutesStepKind[] {
  switch (stateOf(steps)) {
    case 'draft':
      return ['circulate'];
    case 'circulated':
      return ['circulate', 'sign'];
    case 'signed':
      return ['lock', 'withdraw'];
    case 'locked':
      return ['addendum'];
  }
}

/** What is signed is not written on. */
export function isOpenForWriting(steps: Steps): boolean {
  return ['draft', 'circulated'].includes(stateOf(steps));
}
