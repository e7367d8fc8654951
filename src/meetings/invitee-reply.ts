import { faultsByPath, InvalidInput } from '#kernel/index.ts';
import { z } from 'zod';
import { line, neededLine, text } from './form-parts.ts';

/** Whether somebody comes, in the room or online, or does not. */
export const REPLY_ANSWERS = ['attends', 'online', 'declines'] as const;
export type ReplyAnswer = (typeof REPLY_ANSWERS)[number];

/** Who comes: personal data, known to who calls the meeting and to who answers. */
export interface Delegate {
  readonly name: string;
  readonly post: string;
  /** In whose place, as papers say it: `mewakili Kepala Dinas`, `Plh.`. */
  readonly represents: string | null;
  readonly contact: string | null;
}

export interface StoredReply {
  readonly id: string;
  readonly inviteeId: string;
  readonly answer: ReplyAnswer;
  readonly persons: readonly Delegate[];
  readonly note: string | null;
  /** An instant. */
  readonly at: string;
  /** How it was given: by the link, by an office or a partner that is signed in, or told to who calls the meeting. */
  readonly by: 'link' | 'own' | 'host';
}

const replyForm = z
  .object({
    answer: z.enum(REPLY_ANSWERS, 'meetingsErrorChoose'),
    persons: z
      .array(
        z.object({
          name: neededLine(200, 'meetingsErrorDelegateName'),
          post: neededLine(300, 'meetingsErrorDelegatePost'),
          represents: line(300),
          contact: line(200),
        }),
      )
      .max(20, 'meetingsErrorTooMany')
      .default([]),
    note: text(2000),
  })
  // Who does not come sends nobody; the reason may be told.
  .transform((reply) => (reply.answer === 'declines' ? { ...reply, persons: [] } : reply));

export type ReplyInput = z.input<typeof replyForm>;
export type ParsedReply = Pick<StoredReply, 'answer' | 'persons' | 'note'>;

/**
 * @param quota how many persons are asked for
 * @throws InvalidInput with paths such as `persons.0.name`
 */
export function parseReply(input: unknown, quota: number): ParsedReply {
  const parsed = replyForm.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'meetings'));
  if (parsed.data.persons.length > quota) throw new InvalidInput({ persons: 'meetingsErrorQuota' });
  return parsed.data;
}
