import { sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import { isId, type Locale } from '#kernel/index.ts';
import type { Paper } from '#papers/index.ts';
import { type BriefingBook, type KeptBook, SILENCE } from './briefing-book.ts';

const COLUMNS = sql`b.id, b.meeting_id as "meetingId", b.as_known as "asKnown", b.looks_back as "looksBack", b.locale, b.state,
  b.pages_done as "pagesDone", b.pages_total as "pagesTotal", b.begun_at as "begunAt", b.told_at as "toldAt", b.capacity, b.sha256`;
const MOST = 100;

/** The books of a meeting, the newest first, 100 at the most. */
export async function selectBooks(tx: Transaction, meetingId: string): Promise<BriefingBook[]> {
  const { rows } = await sql<BriefingBook>`select ${COLUMNS} from briefing_book b
    where b.meeting_id = ${meetingId}::uuid order by b.begun_at desc, b.id limit ${MOST}`.execute(tx);
  return rows;
}

/** A book with its paper, where it has one. */
export async function findBook(
  tx: Transaction,
  id: string,
): Promise<(BriefingBook & { readonly paper: Paper | null }) | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<
    Omit<KeptBook, 'paper'> & { paper: Paper | null }
  >`select ${COLUMNS}, b.paper from briefing_book b
    where b.id = ${id}::uuid`.execute(tx);
  return rows[0];
}

export interface NewBook {
  readonly id: string;
  readonly meetingId: string;
  readonly officeId: string;
  readonly userId: string | null;
  readonly capacity: string | null;
  readonly asKnown: string;
  readonly looksBack: boolean;
  readonly locale: Locale;
  readonly at: string;
}

/** Says of a book that fell silent that it failed. */
export async function failSilent(tx: Transaction, officeId: string, at: string): Promise<void> {
  await sql`update briefing_book set state = 'failed' where office_id = ${officeId}::uuid and state = 'making'
    and told_at < ${at}::timestamptz - make_interval(secs => ${SILENCE})`.execute(tx);
}

/** How many finished books of a meeting are kept. */
export async function countKept(tx: Transaction, meetingId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from briefing_book
    where meeting_id = ${meetingId}::uuid and state = 'ready'`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** @returns whether it was there and not being made */
export async function deleteBook(tx: Transaction, id: string): Promise<boolean> {
  const { rows } =
    await sql`delete from briefing_book where id = ${id}::uuid and state <> 'making' returning id`.execute(
      tx,
    );
  return rows.length > 0;
}

/** Begins a book; nothing where the office is making one. Those of the meeting that failed or fell silent make room for it. */
export async function insertBook(tx: Transaction, book: NewBook): Promise<boolean> {
  await failSilent(tx, book.officeId, book.at);
  await sql`delete from briefing_book where meeting_id = ${book.meetingId}::uuid and state = 'failed'`.execute(
    tx,
  );
  const { rows } =
    await sql`insert into briefing_book (id, meeting_id, office_id, user_id, capacity, as_known, looks_back, locale,
      state, begun_at, told_at)
    values (${book.id}, ${book.meetingId}, ${book.officeId}, ${book.userId}, ${book.capacity}, ${book.asKnown},
      ${book.looksBack}, ${book.locale}, 'making', ${book.at}, ${book.at})
    on conflict (office_id) where state = 'making' do nothing returning id`.execute(tx);
  return rows.length > 0;
}

/** Says how far a book is, and that somebody is at it. */
export async function tellProgress(
  tx: Transaction,
  id: string,
  progress: { readonly done: number; readonly total: number | null; readonly at: string },
): Promise<void> {
  await sql`update briefing_book set pages_done = ${progress.done}, pages_total = ${progress.total}, told_at = ${progress.at}
    where id = ${id}::uuid and state = 'making'`.execute(tx);
}

/** Keeps the paper of a book that is made. */
export async function finishBook(
  tx: Transaction,
  id: string,
  made: { readonly paper: Paper; readonly sha256: string; readonly pages: number; readonly at: string },
): Promise<void> {
  await sql`update briefing_book set state = 'ready', pages_done = ${made.pages}, pages_total = ${made.pages}, told_at = ${made.at},
      paper = ${JSON.stringify(made.paper)}::jsonb, sha256 = ${made.sha256}
    where id = ${id}::uuid and state = 'making'`.execute(tx);
}

export async function failBook(tx: Transaction, id: string): Promise<void> {
  await sql`update briefing_book set state = 'failed' where id = ${id}::uuid and state = 'making'`.execute(
    tx,
  );
}
