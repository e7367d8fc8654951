import { arrayLiteral, type Transaction } from '#database/index.ts';
import { isId, type PlainDate } from '#kernel/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type {
  Addressee,
  Answer,
  DivisionLine,
  Outcome,
  Round,
  Settlement,
  StoredProposal,
} from './proposal.ts';

type Row = Omit<StoredProposal, 'settlement'> & {
  readonly outcome: Outcome | null;
  readonly outcomeText: string | null;
  readonly outcomeLines: readonly DivisionLine[];
  readonly recommendationId: string | null;
  readonly settledAt: string | null;
  readonly settledCapacity: string | null;
};

const ADDRESSEES = sql<Addressee[]>`(select coalesce(jsonb_agg(jsonb_build_object('number', a.ordinal,
    'partnerId', a.partner_id, 'officeId', a.office_id, 'areaCode', a.area_code, 'name', coalesce(a.name, r.name),
    'hasOffice', exists (select 1 from office f where (f.id = a.office_id or f.partner_id = a.partner_id)
      and coalesce(f.valid_to, 'infinity') >= (now() at time zone 'Asia/Makassar')::date))
    order by a.ordinal), '[]')
  from proposal_addressee a left join partner r on r.id = a.partner_id where a.proposal_id = p.id)`;
const ROUNDS = sql<Round[]>`(select coalesce(jsonb_agg(jsonb_build_object('number', r.ordinal, 'body', r.body,
    'lines', r.lines, 'answerBy', r.answer_by, 'at', r.at, 'capacity', r.capacity) order by r.ordinal), '[]')
  from proposal_round r where r.proposal_id = p.id)`;
const ANSWERS = sql<
  Answer[]
>`(select coalesce(jsonb_agg(jsonb_build_object('round', w.round, 'addressee', w.addressee,
    'kind', w.kind, 'body', w.body, 'at', w.at, 'isNoted', w.office_id is not distinct from p.office_id,
    'capacity', w.capacity) order by w.ordinal), '[]')
  from proposal_answer w where w.proposal_id = p.id)`;

/** Proposals that meet a condition on `proposal p`, as far as the actor may know of them, the newest first. */
export async function selectProposals(
  tx: Transaction,
  condition: RawBuilder<unknown>,
  most = 500,
): Promise<StoredProposal[]> {
  const { rows } = await sql<Row>`
    select p.id, p.office_id as "officeId", o.name as "officeName", p.finding_key as key, p.area_code as "areaCode",
      concat_ws(', ', l.name, (select u.name from area u where length(l.code) > 8 and u.code = left(l.code, 8)),
        (select u.name from area u where u.code = left(l.code, 5))) as "areaName",
      p.field, p.meeting_id as "meetingId", m.title as "meetingTitle", m.first_day as "meetingDay",
      ${ADDRESSEES} as addressees, ${ROUNDS} as rounds, ${ANSWERS} as answers,
      p.outcome, p.outcome_text as "outcomeText", p.outcome_lines as "outcomeLines",
      p.recommendation_id as "recommendationId", p.settled_at as "settledAt", p.settled_capacity as "settledCapacity"
    from proposal p join office o on o.id = p.office_id join area l on l.code = p.area_code
      left join meeting m on m.id = p.meeting_id
    where ${condition} order by p.created_at desc, p.id desc limit ${most}`.execute(tx);
  return rows.map(storedOf);
}

function storedOf(row: Row): StoredProposal {
  const { outcome, outcomeText, outcomeLines, recommendationId, settledAt, settledCapacity, ...proposal } =
    row;
  if (outcome === null || settledAt === null) return { ...proposal, settlement: null };
  return {
    ...proposal,
    settlement: {
      outcome,
      text: outcomeText ?? '',
      lines: outcomeLines,
      recommendationId,
      at: settledAt,
      capacity: settledCapacity,
    },
  };
}

/** One proposal; nothing where there is none or the actor may not know of it. */
export async function findProposal(tx: Transaction, id: string): Promise<StoredProposal | undefined> {
  return isId(id) ? (await selectProposals(tx, sql`p.id = ${id}::uuid`, 1))[0] : undefined;
}

/** While one transaction writes to a negotiation, others that would wait: by its id, or by the finding it is about. */
export async function lockNegotiation(tx: Transaction, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`negotiation/${name}`}))`.execute(tx);
}

/** Whose act it is, when, in which position. */
export interface Acted {
  readonly at: string;
  readonly officeId: string | null;
  readonly userId: string | null;
  readonly seatId: string | null;
  readonly capacity: string | null;
}

function columnsOf({ at, officeId, userId, seatId, capacity }: Acted) {
  return { at, office_id: officeId, user_id: userId, seat_id: seatId, capacity };
}

/** The bureau of a kab/kota that stands, and the name of its area. */
export async function findBureau(
  tx: Transaction,
  areaCode: string,
  today: PlainDate,
): Promise<{ officeId: string | null; officeName: string | null; areaName: string } | undefined> {
  const { rows } = await sql<{ officeId: string | null; officeName: string | null; areaName: string }>`
    select o.id as "officeId", o.name as "officeName", l.name as "areaName" from area l
      left join office o on o.area_code = l.code and o.unit = 'bureau' and coalesce(o.valid_to, 'infinity') >= ${today}::date
    where l.code = ${areaCode} order by o.valid_from nulls first, o.id limit 1`.execute(tx);
  return rows[0];
}

export async function insertProposal(
  tx: Transaction,
  proposal: Pick<StoredProposal, 'id' | 'officeId' | 'key' | 'areaCode' | 'field' | 'meetingId'> & {
    readonly addressees: readonly Omit<Addressee, 'number' | 'hasOffice'>[];
    readonly at: string;
  },
): Promise<void> {
  const { id, addressees } = proposal;
  const addressed = addressees.flatMap(({ partnerId, officeId }) => partnerId ?? officeId ?? []);
  await tx
    .insertInto('proposal')
    .values({
      id,
      office_id: proposal.officeId,
      finding_key: proposal.key,
      area_code: proposal.areaCode,
      field: proposal.field,
      meeting_id: proposal.meetingId,
      addressed_ids: sql<string[]>`${arrayLiteral(addressed)}::uuid[]`,
      created_at: proposal.at,
    })
    .execute();
  await tx
    .insertInto('proposal_addressee')
    .values(
      addressees.map(({ partnerId, officeId, areaCode, name }, index) => ({
        proposal_id: id,
        ordinal: index + 1,
        partner_id: partnerId,
        office_id: officeId,
        area_code: areaCode,
        name: partnerId === null ? name : null,
      })),
    )
    .execute();
}

export async function insertRound(
  tx: Transaction,
  proposalId: string,
  round: Pick<Round, 'number' | 'body' | 'lines' | 'answerBy'>,
  acted: Acted,
): Promise<void> {
  await tx
    .insertInto('proposal_round')
    .values({
      proposal_id: proposalId,
      ordinal: round.number,
      body: round.body,
      lines: JSON.stringify(round.lines),
      answer_by: round.answerBy,
      ...columnsOf(acted),
    })
    .execute();
}

export async function insertAnswer(
  tx: Transaction,
  proposalId: string,
  answer: Pick<Answer, 'round' | 'addressee' | 'kind' | 'body'> & { readonly id: string },
  acted: Acted,
): Promise<void> {
  const { id, round, addressee, kind, body } = answer;
  const ordinal = sql<number>`(select count(*) + 1 from proposal_answer where proposal_id = ${proposalId}::uuid)`;
  await tx
    .insertInto('proposal_answer')
    .values({
      ...{ id, proposal_id: proposalId, round, addressee, ordinal, kind, body },
      ...columnsOf(acted),
    })
    .execute();
}

/** Sets where it is dealt with. */
export async function updateMeetingOf(tx: Transaction, id: string, meetingId: string | null): Promise<void> {
  await tx.updateTable('proposal').set({ meeting_id: meetingId }).where('id', '=', id).execute();
}

export async function updateOutcome(
  tx: Transaction,
  id: string,
  settled: Settlement & { readonly meetingId: string | null },
): Promise<void> {
  await tx
    .updateTable('proposal')
    .set({
      outcome: settled.outcome,
      outcome_text: settled.text,
      outcome_lines: JSON.stringify(settled.lines),
      recommendation_id: settled.recommendationId,
      settled_at: settled.at,
      settled_capacity: settled.capacity,
      meeting_id: settled.meetingId,
    })
    .where('id', '=', id)
    .execute();
}
