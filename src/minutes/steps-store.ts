import type { Transaction } from '#database/index.ts';
import { isId, newId } from '#kernel/index.ts';
import type { Category } from '#meetings/index.ts';
import { sql } from 'kysely';
import type { MinutesStep } from './minutes-step.ts';
import { columnsOf, type Signature } from './signature.ts';

/** The steps that the minutes of a meeting took, the first one first; without the minutes themselves. */
export async function selectSteps(tx: Transaction, meetingId: string): Promise<MinutesStep[]> {
  const { rows } = await sql<MinutesStep>`
    select s.id, s.kind, s.until, s.signer, s.post, s.number, s.signed_on as "signedOn", s.body, s.sha256, s.block,
      s.block_hash as "blockHash", s.at, s.capacity, o.name as "officeName", s.erased_at as "erasedAt"
    from minutes_step s left join office o on o.id = s.office_id
    where s.meeting_id = ${meetingId}::uuid order by s.ordinal`.execute(tx);
  return rows;
}

/** The minutes as they were frozen last, in the text of which the SHA-256 was made. */
export async function findFrozen(
  tx: Transaction,
  meetingId: string,
): Promise<{ content: string; sha256: string } | undefined> {
  if (!isId(meetingId)) return undefined;
  const { rows } = await sql<{ content: string; sha256: string }>`
    select content, sha256 from minutes_step where meeting_id = ${meetingId}::uuid and content is not null
    order by ordinal desc limit 1`.execute(tx);
  return rows[0];
}

/** Adds a step behind those that were taken. */
export async function insertStep(
  tx: Transaction,
  meetingId: string,
  step: Omit<MinutesStep, 'id' | 'at' | 'capacity' | 'officeName' | 'erasedAt'> & {
    readonly content: string | null;
  },
  by: Signature,
): Promise<void> {
  await tx
    .insertInto('minutes_step')
    .values({
      id: newId(),
      meeting_id: meetingId,
      ordinal: sql<number>`(select coalesce(max(ordinal), 0) + 1 from minutes_step where meeting_id = ${meetingId}::uuid)`,
      kind: step.kind,
      until: step.until,
      signer: step.signer,
      post: step.post,
      number: step.number,
      signed_on: step.signedOn,
      body: step.body,
      content: step.content,
      sha256: step.sha256,
      block: step.block,
      block_hash: step.blockHash,
      ...columnsOf(by),
    })
    .execute();
}

/** What all who may read the meeting read of its locked minutes. */
export interface MinutesSummary {
  /** Decisions that are open to everybody. */
  readonly points: readonly string[];
  /** How many persons came. */
  readonly attendance: readonly { readonly category: Category; readonly came: number }[];
}

export async function insertSummary(
  tx: Transaction,
  meetingId: string,
  { points, attendance }: MinutesSummary,
  at: string,
): Promise<void> {
  await sql`insert into minutes_summary (meeting_id, points, attendance, at)
    values (${meetingId}::uuid, ${JSON.stringify(points)}::jsonb, ${JSON.stringify(attendance)}::jsonb, ${at}::timestamptz)`.execute(
    tx,
  );
}

export async function findSummary(tx: Transaction, meetingId: string): Promise<MinutesSummary | undefined> {
  const { rows } = await sql<MinutesSummary>`
    select points, attendance from minutes_summary where meeting_id = ${meetingId}::uuid`.execute(tx);
  return rows[0];
}
