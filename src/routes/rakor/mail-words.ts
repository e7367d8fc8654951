import type { Locale } from '#kernel/index.ts';
import type { MailState, StoredMail } from '#notices/index.ts';
import { m } from '#messages/messages.js';
import { formatDateTime } from '#ui/format.ts';
import type { Tone } from '#ui/types.ts';

const STATES: Readonly<Record<MailState, { readonly word: () => string; readonly tone: Tone }>> = {
  queued: { word: m.noticesStateQueued, tone: 'info' },
  sending: { word: m.noticesStateSending, tone: 'info' },
  sent: { word: m.noticesStateSent, tone: 'good' },
  failed: { word: m.noticesStateFailed, tone: 'bad' },
  kept: { word: m.noticesStateKept, tone: 'plain' },
};
const KINDS: Readonly<Record<StoredMail['kind'], () => string>> = {
  invitation: m.noticesKindInvitation,
  reminder: m.noticesKindReminder,
  task: m.noticesKindTask,
  overdue: m.noticesKindOverdue,
};

/** A letter as a row of the box. */
export function mailRow(mail: StoredMail, locale: Locale) {
  const { word, tone } = STATES[mail.state];
  return {
    id: mail.id,
    name: mail.name,
    recipient: mail.recipient ?? m.peopleAddressErased(),
    kind: KINDS[mail.kind](),
    subject: mail.subject,
    body: mail.body,
    at: formatDateTime(mail.sentAt ?? mail.madeAt, locale),
    state: word(),
    tone,
    fault: mail.fault,
    isFailed: mail.state === 'failed' && mail.recipient !== null,
  };
}
