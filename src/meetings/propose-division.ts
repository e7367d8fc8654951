import { demand, type Desk, officeOf, todayOf, userOf, writeAudit } from '#access/index.ts';
import { findingId, findOverlapHead } from '#coverage/index.ts';
import type { Transaction } from '#database/index.ts';
import { Conflict, Forbidden, InvalidInput, newId, NotFound } from '#kernel/index.ts';
import { sql } from 'kysely';
import { findMeeting } from './meeting-store.ts';
import { type Addressee, lastRound, type StoredProposal, writtenSo } from './proposal.ts';
import { linesFor, type ParsedRound, parseRound, type RoundInput } from './proposal-form.ts';
import {
  type Acted,
  findBureau,
  findProposal,
  insertProposal,
  insertRound,
  lockNegotiation,
  selectProposals,
  updateMeetingOf,
} from './proposal-store.ts';

/**
 * Proposes to the partners of an overlap, and to the kab/kota it lies in, how to divide the work there. Gives the id.
 * @throws InvalidInput, also where the office negotiates this overlap already; Forbidden outside the office's area;
 * NotFound for no such overlap, Conflict where its partners have changed
 */
export async function proposeDivision(desk: Desk, key: string, input: RoundInput): Promise<string> {
  const today = todayOf(desk.now());
  const given = parseRound(input, today);
  const id = newId();
  await desk.database.asActor(desk.actor, async (tx) => {
    const head = await findOverlapHead(tx, key);
    if (!head) throw new NotFound('no such overlap');
    const officeId = demandProposer(desk, head.areaCode);
    if (head.key !== key) throw new Conflict('its partners have changed');
    await lockNegotiation(tx, `${key}/${officeId}`);
    const open = sql`p.finding_key = ${key} and p.office_id = ${officeId}::uuid and p.outcome is null`;
    if ((await selectProposals(tx, open, 1)).length > 0)
      throw new InvalidInput({ '': 'negotiationErrorOpen' });
    const lines = linesFor(head.partnerIds, given.lines);
    await demandMeeting(tx, given.meetingId);
    const { areaCode, field, partnerIds } = head;
    await insertProposal(tx, {
      ...{ id, officeId, key, areaCode, field },
      meetingId: given.meetingId,
      addressees: [
        ...partnerIds.map((partnerId) => ({ partnerId, officeId: null, areaCode: null, name: null })),
        ...(await regencyOf(tx, desk, areaCode)),
      ],
      at: desk.now().toString(),
    });
    await writeRound(tx, desk, { id, key, number: 1, round: { ...given, lines } });
  });
  return id;
}

/**
 * Sends a changed proposal, which everybody answers anew; what was proposed and answered before stays.
 * @param seen how much was written to it when the person saw it
 * @throws InvalidInput, Forbidden, NotFound
 */
export async function changeProposal(
  desk: Desk,
  { id, seen, input }: { readonly id: string; readonly seen: number; readonly input: RoundInput },
): Promise<void> {
  const given = parseRound(input, todayOf(desk.now()));
  await desk.database.asActor(desk.actor, async (tx) => {
    const proposal = await takeProposal(tx, desk, { id, seen });
    const lines = linesFor(partnersOf(proposal), given.lines);
    if (given.meetingId !== proposal.meetingId) {
      await demandMeeting(tx, given.meetingId);
      await updateMeetingOf(tx, id, given.meetingId);
    }
    const number = lastRound(proposal).number + 1;
    await writeRound(tx, desk, { id, key: proposal.key, number, round: { ...given, lines } });
  });
}

async function writeRound(
  tx: Transaction,
  desk: Desk,
  {
    id,
    key,
    number,
    round,
  }: { readonly id: string; readonly key: string; readonly number: number; readonly round: ParsedRound },
): Promise<void> {
  const { body, lines, answerBy } = round;
  await insertRound(tx, id, { number, body, lines, answerBy }, actedOf(desk));
  await writeAudit(tx, desk, {
    action: number === 1 ? 'propose-division' : 'change-proposal',
    subject: 'finding',
    subjectId: findingId(key),
    after: { key, proposal: id, round: number, body, lines: lines.map(({ text }) => text), answerBy },
  });
}

/** The kab/kota of the place, by its bureau or by name; nobody where it is the one that proposes. */
async function regencyOf(
  tx: Transaction,
  desk: Desk,
  placeCode: string,
): Promise<Omit<Addressee, 'number' | 'hasOffice'>[]> {
  const areaCode = placeCode.slice(0, 5);
  if ('areaCode' in desk.actor && desk.actor.areaCode === areaCode) return [];
  const found = await findBureau(tx, areaCode, todayOf(desk.now()));
  if (!found) return [];
  const name = found.officeName ?? `Pemerintah ${found.areaName}`;
  return [{ partnerId: null, officeId: found.officeId, areaCode, name }];
}

/** @throws InvalidInput where the actor knows no such meeting */
async function demandMeeting(tx: Transaction, meetingId: string | null): Promise<void> {
  const found = meetingId === null ? undefined : await findMeeting(tx, meetingId);
  if (meetingId !== null && (!found || found.removedAt !== null))
    throw new InvalidInput({ meetingId: 'negotiationErrorMeeting' });
}

/** The office that decides about overlaps there. @throws Forbidden */
function demandProposer(desk: Desk, areaCode: string): string {
  demand(desk.actor, 'decideFinding', { areaCodes: [areaCode] });
  const officeId = officeOf(desk.actor);
  if (officeId === null) throw new Forbidden('a division is proposed by an office');
  return officeId;
}

/**
 * A proposal of the actor's office that is still open, held for a change until the transaction ends.
 * @throws NotFound, Forbidden; InvalidInput where it is settled or somebody wrote to it since it was seen
 */
export async function takeProposal(
  tx: Transaction,
  desk: Desk,
  { id, seen }: { readonly id: string; readonly seen: number },
): Promise<StoredProposal> {
  await lockNegotiation(tx, id);
  const proposal = await findProposal(tx, id);
  if (!proposal) throw new NotFound(`proposal ${id}`);
  if (demandProposer(desk, proposal.areaCode) !== proposal.officeId)
    throw new Forbidden('who proposed it settles it');
  if (proposal.settlement !== null) throw new InvalidInput({ '': 'negotiationErrorSettled' });
  if (writtenSo(proposal) !== seen) throw new InvalidInput({ '': 'negotiationErrorMeanwhile' });
  return proposal;
}

/** The partners it is addressed to, in their order. */
export function partnersOf({ addressees }: Pick<StoredProposal, 'addressees'>): string[] {
  return addressees.flatMap(({ partnerId }) => partnerId ?? []);
}

/** In whose name the actor writes, and when. */
export function actedOf(desk: Desk): Acted {
  return {
    at: desk.now().toString(),
    officeId: officeOf(desk.actor),
    userId: userOf(desk.actor),
    seatId: 'seatId' in desk.actor ? desk.actor.seatId : null,
    capacity: desk.capacity ?? null,
  };
}
