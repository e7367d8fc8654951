import { type Desk, officeOf, todayOf } from '#access/index.ts';
import { arrayLiteral } from '#database/index.ts';
import type { PlainDate } from '#kernel/index.ts';
import { sql } from 'kysely';
import { answerWay } from './answer-proposal.ts';
import { answersNow, lastRound, type ProposalState, proposalState, type StoredProposal } from './proposal.ts';
import { selectProposals } from './proposal-store.ts';

export interface ListedProposal extends StoredProposal {
  readonly state: ProposalState;
  /** Whether the last round waits for an answer of the reader's office or organisation. */
  readonly waitsForReader: boolean;
}

/**
 * Proposals the actor may know of: those that wait for their answer first, then the open ones by the day to answer by,
 * then those that are settled, the newest first.
 */
export async function listProposals(
  desk: Desk,
  wish: { readonly open?: boolean | undefined; readonly meetingId?: string | undefined } = {},
): Promise<ListedProposal[]> {
  const wanted = [
    wish.open === true ? sql`p.outcome is null` : sql`true`,
    wish.meetingId === undefined ? sql`true` : sql`p.meeting_id = ${wish.meetingId}::uuid`,
  ];
  const found = await desk.database.asActor(desk.actor, (tx) =>
    selectProposals(tx, sql.join(wanted, sql` and `)),
  );
  const today = todayOf(desk.now());
  return found
    .map((proposal) => ({
      ...proposal,
      state: proposalState(proposal, today),
      waitsForReader: waitsFor(desk, proposal),
    }))
    .sort(byUrgency);
}

function waitsFor(desk: Desk, proposal: StoredProposal): boolean {
  if (proposal.settlement !== null || desk.actor.kind === 'system') return false;
  return answersNow(proposal).some(
    ({ addressee, answer }) => answer === undefined && answerWay(desk.actor, proposal, addressee) === 'own',
  );
}

function byUrgency(a: ListedProposal, b: ListedProposal): number {
  const isOver = ({ settlement }: ListedProposal) => settlement !== null;
  if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1;
  if (isOver(a)) return (a.settlement?.at ?? '') < (b.settlement?.at ?? '') ? 1 : -1;
  if (a.waitsForReader !== b.waitsForReader) return a.waitsForReader ? -1 : 1;
  return lastRound(a).answerBy < lastRound(b).answerBy ? -1 : 1;
}

/** What of the negotiations waits for the actor's office. */
export interface OwnProposals {
  /** Asked and not answered, and the nearest day to answer by. */
  readonly toAnswer: number;
  readonly answerBy: PlainDate | null;
  /** Its own that all have answered, and those whose day has passed without all answers. */
  readonly answered: number;
  readonly overdue: number;
}

export async function ownProposals(desk: Desk): Promise<OwnProposals> {
  const open = await listProposals(desk, { open: true });
  const asked = open.filter(({ waitsForReader }) => waitsForReader);
  const days = asked.map((one) => lastRound(one).answerBy).sort();
  const own = open.filter(({ officeId }) => officeId === officeOf(desk.actor));
  return {
    toAnswer: asked.length,
    answerBy: days[0] ?? null,
    answered: own.filter(({ state }) => state === 'answered').length,
    overdue: own.filter(({ state }) => state === 'overdue').length,
  };
}

/** The newest proposal about each of these overlaps, as far as the actor may know of it. */
export async function proposalsAbout(
  desk: Desk,
  keys: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly state: ProposalState }>> {
  if (keys.length === 0 || desk.actor.kind === 'public') return new Map();
  const found = await desk.database.asActor(desk.actor, (tx) =>
    selectProposals(tx, sql`p.finding_key = any(${arrayLiteral(keys)}::text[])`),
  );
  const today = todayOf(desk.now());
  // The newest come first and are to stand.
  return new Map(
    found.toReversed().map((one) => [one.key, { id: one.id, state: proposalState(one, today) }]),
  );
}
