/** What a letter by e-mail is for. */
export type MailKind = 'invitation' | 'reminder' | 'task' | 'overdue';

/** Waiting, on its way, sent, given up after several tries, or written while no mail server was set. */
export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'kept';

/** Where the address of the link goes. */
export const LINK_PLACE = '{link}';

/** A letter by e-mail. */
export interface Mail {
  readonly id: string;
  readonly meetingId: string;
  readonly kind: MailKind;
  readonly linkId: string | null;
  /** What is sent once has a name of its own; a second one is not kept. */
  readonly onceKey: string | null;
  readonly recipient: string;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: string | null;
}

/** A letter as who calls the meeting sees it. */
export interface StoredMail extends Omit<Mail, 'recipient'> {
  /** Null once it was erased, or forgotten after the meeting. */
  readonly recipient: string | null;
  readonly state: MailState;
  readonly tries: number;
  /** Instants. */
  readonly madeAt: string;
  readonly sentAt: string | null;
  readonly fault: string | null;
}

/** A letter that can be sent. */
export type DueMail = StoredMail & Pick<Mail, 'recipient'>;

const MOST_TRIES = 6;

/** When to try again after so many failures: 1, 5, 25 minutes, then every two hours; null where it is given up. */
export function nextTry(tries: number, now: Temporal.Instant): Temporal.Instant | null {
  if (tries >= MOST_TRIES) return null;
  return now.add({ minutes: Math.min(120, 5 ** (tries - 1)) });
}

/** One address, as mail servers take it; nothing for what is none. */
export function addressOf(written: string): string | undefined {
  const address = written.trim();
  return address.length <= 200 && /^[^@\s<>",;]+@[^@\s<>",;]+\.[^@\s<>",;]+$/.test(address)
    ? address
    : undefined;
}
