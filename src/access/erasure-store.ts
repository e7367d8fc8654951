import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';

export const ERASURE_STATES = ['open', 'erased', 'declined', 'withdrawn'] as const;
export type ErasureState = (typeof ERASURE_STATES)[number];

export interface ErasureRequest {
  readonly id: string;
  readonly userId: string | null;
  readonly contactId: string | null;
  readonly askedAt: string;
  readonly askedBy: string | null;
  readonly words: string | null;
  readonly state: ErasureState;
  readonly answeredAt: string | null;
  readonly answer: string | null;
}

const COLUMNS = sql`id, user_id as "userId", contact_id as "contactId", asked_at as "askedAt", asked_by as "askedBy",
  words, state, answered_at as "answeredAt", answer`;

export async function insertErasureRequest(
  tx: Transaction,
  request: Pick<ErasureRequest, 'id' | 'userId' | 'contactId' | 'askedAt' | 'askedBy' | 'words'>,
): Promise<void> {
  await tx
    .insertInto('erasure_request')
    .values({
      id: request.id,
      user_id: request.userId,
      contact_id: request.contactId,
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

export async function readRequestsOf(tx: Transaction, userId: string): Promise<ErasureRequest[]> {
  const { rows } = await sql<ErasureRequest>`select ${COLUMNS} from erasure_request
    where user_id = ${userId}::uuid order by asked_at desc, id desc`.execute(tx);
  return rows;
}

export async function readRequestsOfContact(tx: Transaction, contactId: string): Promise<ErasureRequest[]> {
  const { rows } = await sql<ErasureRequest>`select ${COLUMNS} from erasure_request
    where contact_id = ${contactId}::uuid order by asked_at desc, id desc`.execute(tx);
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

/** Every open request about the account or the contacts; after their data are gone. */
export async function closeRequestsAbout(
  tx: Transaction,
  about: { readonly userId: string | null; readonly contactIds: readonly string[] },
  close: { readonly at: string; readonly by: string | null; readonly answer: string | null },
): Promise<void> {
  for (const id of await idsAbout(tx, about))
    await closeErasureRequest(tx, id, { ...close, state: 'erased' });
}

async function idsAbout(
  tx: Transaction,
  { userId, contactIds }: { readonly userId: string | null; readonly contactIds: readonly string[] },
): Promise<string[]> {
  const rows = await tx
    .selectFrom('erasure_request')
    .select('id')
    .where('state', '=', 'open')
    .where((e) =>
      e.or([
        ...(userId === null ? [] : [e('user_id', '=', userId)]),
        ...(contactIds.length === 0 ? [] : [e('contact_id', 'in', [...contactIds])]),
        e.lit(false),
      ]),
    )
    .execute();
  return rows.map(({ id }) => id);
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

export interface ErasedParts {
  readonly account: boolean;
  readonly seats: number;
  readonly contacts: number;
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
