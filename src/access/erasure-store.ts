import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { TraceKind } from './personal-data.ts';

export const ERASURE_STATES = ['open', 'erased', 'declined', 'withdrawn'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

export interface ErasureRequest {
  readonly id: string;
  readonly userId: string | null;
  readonly contactId: string | null;
  /** The link of a guest who asks about what is held by it. */
  readonly linkId: string | null;
  readonly askedAt: string;
  readonly askedBy: string | null;
  readonly words: string | null;
  readonly state: ErasureState;
  readonly answeredAt: string | null;
  readonly answer: string | null;
}

const COLUMNS = sql`id, user_id as "userId", contact_id as "contactId", link_id as "linkId", asked_at as "askedAt", asked_by as "askedBy",
  words, state, answered_at as "answeredAt", answer`;

export async function insertErasureRequest(
  tx: Transaction,
  request: Pick<ErasureRequest, 'id' | 'userId' | 'contactId' | 'linkId' | 'askedAt' | 'askedBy' | 'words'>,
): Promise<void> {
  await tx
    .insertInto('erasure_request')
    .values({
      id: request.id,
      user_id: request.userId,
      contact_id: request.contactId,
      link_id: request.linkId,
      asked_at: request.askedAt,
      asked_by: request.askedBy,
      words: request.words,
    })
    .execute();
}

/** Requests as far as the actor may know: the open ones first, the oldest of them first; at most 200. */
export async function readErasureRequests(tx: Transaction): Promise<ErasureRequest[]> {
  const { rows } = await sql<ErasureRequest>`select ${COLUMNS} from erasure_request
    order by state <> 'open', case when state = 'open' then asked_at end, answered_at desc limit 200`.execute(
    tx,
  );
  return rows;
}

/** Whom a request is about: an account, a partner's contact, or who came by a link. */
export type RequestAbout =
  { readonly userId: string } | { readonly contactId: string } | { readonly linkId: string };

/** The newest first. */
export async function readRequestsAbout(tx: Transaction, about: RequestAbout): Promise<ErasureRequest[]> {
  const condition =
    'userId' in about
      ? sql`user_id = ${about.userId}::uuid`
      : 'contactId' in about
        ? sql`contact_id = ${about.contactId}::uuid`
        : sql`link_id = ${about.linkId}::uuid`;
  const { rows } = await sql<ErasureRequest>`select ${COLUMNS} from erasure_request
    where ${condition} order by asked_at desc, id desc`.execute(tx);
  return rows;
}

export async function findErasureRequest(tx: Transaction, id: string): Promise<ErasureRequest | undefined> {
  const { rows } =
    await sql<ErasureRequest>`select ${COLUMNS} from erasure_request where id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** Closes an open request. @returns whether it was open and the actor's to close */
export async function closeErasureRequest(
  tx: Transaction,
  id: string,
  close: {
    readonly state: Exclude<ErasureState, 'open'>;
    readonly at: string;
    readonly by: string | null;
    readonly answer: string | null;
  },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`update erasure_request set state = ${close.state}, answered_at = ${close.at}::timestamptz,
      answered_by = ${close.by}::uuid, answer = ${close.answer},
      words = case when ${close.state} = 'erased' then null else words end
    where id = ${id}::uuid and state = 'open'`.execute(tx);
  return numAffectedRows === 1n;
}

/** Every open request about the account, the contacts or the link; before their data are gone, which it would lose sight of. */
export async function closeRequestsAbout(
  tx: Transaction,
  { userId, contactIds, linkId }: RequestsToClose,
  close: { readonly at: string; readonly by: string | null; readonly answer: string | null },
): Promise<void> {
  const { rows } = await sql<{ id: string }>`select id from erasure_request where state = 'open'
    and (user_id = ${userId}::uuid or contact_id = any(${arrayLiteral(contactIds)}::uuid[]) or link_id = ${linkId}::uuid)`.execute(
    tx,
  );
  for (const { id } of rows) await closeErasureRequest(tx, id, { ...close, state: 'erased' });
}

interface RequestsToClose {
  readonly userId: string | null;
  readonly contactIds: readonly string[];
  readonly linkId: string | null;
}

/** A note of what was erased and why; not whose it was. */
export async function insertErasure(
  tx: Transaction,
  erasure: {
    readonly id: string;
    readonly at: string;
    readonly by: string | null;
    readonly what: ErasedParts;
    readonly reason: string;
  },
): Promise<void> {
  await tx
    .insertInto('erasure')
    .values({
      id: erasure.id,
      at: erasure.at,
      erased_by: erasure.by,
      what: JSON.stringify(erasure.what),
      reason: erasure.reason,
    })
    .execute();
}

/** How much was erased: the account, seats, and entries of each kind of place. */
export interface ErasedParts extends Readonly<Partial<Record<TraceKind, number>>> {
  readonly account: boolean;
  readonly seats: number;
}

export interface Erasure {
  readonly id: string;
  readonly at: string;
  readonly what: ErasedParts;
  readonly reason: string;
}

export async function readErasures(tx: Transaction): Promise<Erasure[]> {
  const rows = await tx
    .selectFrom('erasure')
    .select(['id', 'at', 'what', 'reason'])
    .orderBy('at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, what: JSON.parse(row.what) as ErasedParts }));
}
