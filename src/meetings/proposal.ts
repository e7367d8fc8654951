import type { Subject } from '#access/index.ts';
import type { PlainDate } from '#kernel/index.ts';

/** What somebody who is asked says: agrees, agrees with a change, declines. */
export const ANSWER_KINDS = ['agree', 'change', 'decline'] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** What a negotiation comes to: a division that is agreed; no agreement; that there is nothing to divide. */
export const OUTCOMES = ['agreed', 'unresolved', 'complementary'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What one partner of the overlap would do, or does from now on, and where. */
export interface DivisionLine {
  readonly partnerId: string;
  readonly text: string;
}

/** Whom a proposal asks: a partner, or a kab/kota by its office and, where it has none here, by its name alone. */
export interface Addressee {
  readonly number: number;
  readonly partnerId: string | null;
  readonly officeId: string | null;
  readonly areaCode: string | null;
  /** Null where the reader may not know the partner. */
  readonly name: string | null;
  /** Whether somebody of it can answer here. */
  readonly hasOffice: boolean;
}

/** What the bureau proposes; a changed proposal is the next round. */
export interface Round {
  readonly number: number;
  readonly body: string;
  readonly lines: readonly DivisionLine[];
  readonly answerBy: PlainDate;
  readonly at: string;
  readonly capacity: string | null;
}

export interface Answer {
  readonly round: number;
  readonly addressee: number;
  readonly kind: AnswerKind;
  readonly body: string | null;
  readonly at: string;
  /** Noted by the bureau for who has no office here. */
  readonly isNoted: boolean;
  readonly capacity: string | null;
}

export interface Settlement {
  readonly outcome: Outcome;
  readonly text: string;
  readonly lines: readonly DivisionLine[];
  readonly recommendationId: string | null;
  readonly at: string;
  readonly capacity: string | null;
}

export interface StoredProposal {
  readonly id: string;
  readonly officeId: string;
  readonly officeName: string;
  /** The overlap as the bureau saw it. */
  readonly key: string;
  readonly areaCode: string;
  readonly areaName: string;
  readonly field: string;
  readonly meetingId: string | null;
  /** Null where there is none, or the reader may not know of it. */
  readonly meetingTitle: string | null;
  readonly meetingDay: PlainDate | null;
  readonly addressees: readonly Addressee[];
  /** The first round first. */
  readonly rounds: readonly Round[];
  /** In the order they were given. */
  readonly answers: readonly Answer[];
  readonly settlement: Settlement | null;
}

/**
 * Where a proposal stands: its outcome; or whether all have answered the last round, some still have time to, or the day
 * has passed without them.
 */
export type ProposalState = Outcome | 'waiting' | 'overdue' | 'answered';

/** The round that is being answered. */
export function lastRound({ rounds }: Pick<StoredProposal, 'rounds'>): Round {
  const round = rounds.at(-1);
  if (!round) throw new Error('a proposal has at least one round');
  return round;
}

/** What each addressee says to the last round: their last answer counts. */
export function answersNow(
  proposal: Pick<StoredProposal, 'addressees' | 'rounds' | 'answers'>,
): { readonly addressee: Addressee; readonly answer: Answer | undefined }[] {
  const { number } = lastRound(proposal);
  return proposal.addressees.map((addressee) => ({
    addressee,
    answer: proposal.answers.findLast(
      (answer) => answer.round === number && answer.addressee === addressee.number,
    ),
  }));
}

export function proposalState(
  proposal: Pick<StoredProposal, 'addressees' | 'rounds' | 'answers' | 'settlement'>,
  today: PlainDate,
): ProposalState {
  if (proposal.settlement !== null) return proposal.settlement.outcome;
  if (answersNow(proposal).every(({ answer }) => answer !== undefined)) return 'answered';
  return lastRound(proposal).answerBy < today ? 'overdue' : 'waiting';
}

/** How much was written to it: who changes something says how much they had before them. */
export function writtenSo({ rounds, answers }: Pick<StoredProposal, 'rounds' | 'answers'>): number {
  return rounds.length + answers.length;
}

/** What the table of permissions looks at: read as a restricted meeting is, by who is asked, but by nobody for its area alone. */
export function subjectOfProposal({
  officeId,
  addressees,
}: Pick<StoredProposal, 'officeId' | 'addressees'>): Subject {
  return {
    officeId,
    areaCodes: [],
    participantIds: addressees.flatMap(({ officeId: office, partnerId }) => office ?? partnerId ?? []),
    visibility: 'restricted',
  };
}
