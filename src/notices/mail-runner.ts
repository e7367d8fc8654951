import type { Desk } from '#access/index.ts';
import { type Database, SYSTEM } from '#database/index.ts';
import { tokenOfLink } from '#meetings/index.ts';
import { LINK_PLACE, nextTry, type DueMail } from './mail.ts';
import { claimMail, settleMail } from './mail-store.ts';
import type { Mailer } from './mailer.ts';
import { remindByClock } from './remind-by-clock.ts';

/** Where the runner works. */
export interface MailHost {
  readonly database: Database;
  readonly log: { error(event: string, error: unknown): void };
  readonly secret: string;
  /** The address of the product, for links. */
  readonly origin: string;
}

/** Sends what is due, once. A letter that is refused is tried again later. @returns how many were taken up */
export async function deliverMail(
  { database, secret, origin }: Omit<MailHost, 'log'>,
  mailer: Pick<Mailer, 'send'>,
  now: Temporal.Instant,
): Promise<number> {
  const mails = await database.asActor(SYSTEM, (tx) => claimMail(tx, now, 20));
  for (const mail of mails) {
    const outcome = await deliver(mail, mailer, { secret, origin, now });
    await database.asActor(SYSTEM, (tx) => settleMail(tx, mail.id, outcome));
  }
  return mails.length;
}

async function deliver(
  mail: DueMail,
  mailer: Pick<Mailer, 'send'>,
  {
    secret,
    origin,
    now,
  }: { readonly secret: string; readonly origin: string; readonly now: Temporal.Instant },
): Promise<Parameters<typeof settleMail>[2]> {
  const tries = mail.tries + 1;
  try {
    const link = mail.linkId === null ? origin : `${origin}/u/${tokenOfLink(secret, mail.linkId)}`;
    await mailer.send(mail, mail.body.replaceAll(LINK_PLACE, link));
    return { state: 'sent', tries, sentAt: now.toString(), fault: null };
  } catch (error) {
    const fault = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    const next = nextTry(tries, now);
    return next === null
      ? { state: 'failed', tries, fault }
      : { state: 'queued', tries, fault, dueAt: next.toString() };
  }
}

const EVERY = 5000;
const CLOCK_EVERY = 60 * 60 * 1000;

/** Sends letters as they come and writes reminders by the clock, until stopped. @returns how to stop */
export function startMailRunner(host: MailHost, mailer: Mailer, from: string): () => Promise<void> {
  let stopped = false;
  let wake: (() => void) | undefined;
  const desk: Desk = { actor: SYSTEM, database: host.database, now: () => Temporal.Now.instant() };
  let clock = 0;
  const loop = async (): Promise<void> => {
    while (!isStopped()) {
      try {
        if (Date.now() >= clock) {
          clock = Date.now() + CLOCK_EVERY;
          await remindByClock(desk, { from, locale: 'id' });
        }
        if ((await deliverMail(host, mailer, desk.now())) > 0) continue;
      } catch (error) {
        if (!isStopped()) host.log.error('mail', error);
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, EVERY).unref();
      });
    }
  };
  const isStopped = (): boolean => stopped;
  const ended = loop();
  return async () => {
    stopped = true;
    wake?.();
    await ended;
    mailer.close();
  };
}
