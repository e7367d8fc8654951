import type { Transaction } from '#database/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type { DueMail, Mail, MailState, StoredMail } from './mail.ts';

/** Puts letters into the box; of what is sent once a second one is left out. @returns how many were put in */
export async function insertMail(
  tx: Transaction,
  mails: readonly Mail[],
  {
    state,
    at,
    userId,
  }: { readonly state: 'queued' | 'kept'; readonly at: string; readonly userId: string | null },
): Promise<number> {
  let count = 0n;
  for (const mail of mails) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('mail')
      .values({
        id: mail.id,
        meeting_id: mail.meetingId,
        kind: mail.kind,
        link_id: mail.linkId,
        once_key: mail.onceKey,
        recipient: mail.recipient,
        name: mail.name,
        subject: mail.subject,
        body: mail.body,
        calendar: mail.calendar,
        state,
        made_at: at,
        due_at: at,
        user_id: userId,
      })
      .onConflict((conflict) => conflict.column('once_key').doNothing())
      .executeTakeFirst();
    count += numInsertedOrUpdatedRows ?? 0n;
  }
  return Number(count);
}

async function select(tx: Transaction, condition: RawBuilder<unknown>, most: number): Promise<StoredMail[]> {
  const { rows } = await sql<StoredMail>`
    select id, meeting_id as "meetingId", kind, link_id as "linkId", once_key as "onceKey", recipient, name, subject, body, calendar,
      state, tries, made_at as "madeAt", sent_at as "sentAt", fault
    from mail where ${condition} order by made_at desc, id limit ${most}`.execute(tx);
  return rows;
}

export function selectMail(tx: Transaction, meetingId: string): Promise<StoredMail[]> {
  return select(tx, sql`meeting_id = ${meetingId}::uuid`, 2000);
}

/** Takes letters that are due to be sent by this process and no other; those of a process that ended among them. */
export async function claimMail(tx: Transaction, now: Temporal.Instant, most: number): Promise<DueMail[]> {
  const lost = now.subtract({ minutes: 10 }).toString();
  const { rows } = await sql<{ id: string }>`
    update mail set state = 'sending', due_at = ${now.toString()}::timestamptz where id in (
      select id from mail where (state = 'queued' and due_at <= ${now.toString()}::timestamptz) or (state = 'sending' and due_at <= ${lost}::timestamptz)
      order by due_at limit ${most} for update skip locked)
    returning id`.execute(tx);
  const ids = rows.map(({ id }) => id);
  const claimed =
    ids.length === 0 ? [] : await select(tx, sql`id = any(${`{${ids.join(',')}}`}::uuid[])`, most);
  return claimed.filter((mail): mail is DueMail => mail.recipient !== null);
}

/** Notes what became of a letter; nothing of one whose address was erased meanwhile, which the server may have named. */
export async function settleMail(
  tx: Transaction,
  id: string,
  outcome: {
    readonly state: MailState;
    readonly tries: number;
    readonly dueAt?: string;
    readonly sentAt?: string;
    readonly fault: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('mail')
    .set({
      state: outcome.state,
      tries: outcome.tries,
      fault: outcome.fault,
      ...(outcome.dueAt !== undefined && { due_at: outcome.dueAt }),
      ...(outcome.sentAt !== undefined && { sent_at: outcome.sentAt }),
    })
    .where('id', '=', id)
    .where('recipient', 'is not', null)
    .execute();
}

/** Puts what was given up back into the box. @returns how many */
export async function requeueFailed(tx: Transaction, meetingId: string, at: string): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('mail')
    .set({ state: 'queued', tries: 0, due_at: at, fault: null })
    .where('meeting_id', '=', meetingId)
    .where('state', '=', 'failed')
    .where('recipient', 'is not', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
