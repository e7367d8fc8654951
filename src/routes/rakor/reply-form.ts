import { isErasedName } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import {
  type ReplyAnswer,
  REPLY_ANSWERS,
  type Invitation,
  type ReplyInput,
  type StoredReply,
} from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { formatDateTime } from '#ui/format.ts';
import { readRows } from '#ui/read-rows.ts';
import type { Tone } from '#ui/types.ts';

export const ANSWER_WORDS: Readonly<Record<ReplyAnswer, () => string>> = {
  attends: m.invitationsAnswerAttends,
  online: m.invitationsAnswerOnline,
  declines: m.invitationsAnswerDeclines,
};

const BY_WORDS: Readonly<Record<StoredReply['by'], () => string>> = {
  link: m.invitationsByLink,
  own: m.invitationsByOwn,
  host: m.invitationsByHost,
};

export interface ReplyValues {
  readonly answer: string;
  readonly note: string;
  readonly persons: readonly Readonly<Record<string, string>>[];
}

export function replyOfForm(form: FormData): ReplyValues {
  return {
    answer: fieldText(form, 'answer'),
    note: fieldText(form, 'note'),
    persons: readRows(form, 'persons'),
  };
}

/** For `answerInvitation`, which checks it. */
export function inputOfReply(values: ReplyValues): ReplyInput {
  return values as unknown as ReplyInput;
}

/** The last answer as the form has it; where there is none, empty. */
function valuesOf(last: StoredReply | undefined): ReplyValues {
  return {
    answer: last?.answer ?? '',
    note: last?.note ?? '',
    persons:
      last?.persons.map(({ name, post, represents, contact }) => ({
        // Who was erased is named anew, or left out.
        name: isErasedName(name) ? '' : name,
        post,
        represents: represents ?? '',
        contact: contact ?? '',
      })) ?? [],
  };
}

export function answerMark(last: StoredReply | undefined): { readonly text: string; readonly tone: Tone } {
  if (!last) return { text: m.invitationsAnswerOpen(), tone: 'warn' };
  return { text: ANSWER_WORDS[last.answer](), tone: last.answer === 'declines' ? 'plain' : 'good' };
}

/** An answer as one line: "Hadir: Yosefina Contoh, Kepala Pusat Studi". */
export function replyWords(reply: StoredReply): string {
  const persons = reply.persons
    .map(({ name, post, represents }) => [name, post, represents].filter(Boolean).join(', '))
    .join('; ');
  return [`${ANSWER_WORDS[reply.answer]()}${persons === '' ? '' : `: ${persons}`}`, reply.note]
    .filter((part) => part !== null)
    .join('. ');
}

/** What the form of an answer shows. */
export function replyView({ invitee, replies, isOpen }: Invitation, locale: Locale) {
  const last = replies.at(-1);
  return {
    name: invitee.name,
    quota: invitee.persons,
    seen: replies.length,
    isOpen,
    mark: answerMark(last),
    words: last ? replyWords(last) : null,
    at: last ? formatDateTime(last.at, locale) : null,
    values: valuesOf(last),
    answers: REPLY_ANSWERS.map((value) => ({ value, label: ANSWER_WORDS[value]() })),
    earlier: replies
      .slice(0, -1)
      .reverse()
      .map((reply) => ({
        key: reply.id,
        text: `${formatDateTime(reply.at, locale)}: ${replyWords(reply)} (${BY_WORDS[reply.by]()})`,
      })),
  };
}
