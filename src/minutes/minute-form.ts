import { isId, optionalDay } from '#kernel/index.ts';
import { z } from 'zod';
import {
  isDraftKind,
  isOnlyKind,
  MINUTE_KINDS,
  type MinuteEdit,
  MOST_IN_FIELD,
  MOST_SIGNS,
  onlyEntryId,
} from './minute.ts';

/** As many savings as one request may bring. */
export const MOST_EDITS = 100;

const id = z.string().refine(isId);
/** What a person typed stays as it was, but for the one character no database holds. */
const typed = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replaceAll('\0', ''));
const optional = (max: number) =>
  typed(max)
    .nullish()
    .transform((text) => text?.trim() || null);
/** Forms send an empty text where there is none. */
const reference = z
  .union([z.literal(''), id])
  .nullish()
  .transform((value) => value || null);

const editForm = z.object({
  id,
  entryId: id,
  basedOn: z.array(id).max(100).default([]),
  kind: z.enum(MINUTE_KINDS),
  agendaItemId: reference,
  body: typed(MOST_SIGNS).default(''),
  speaker: optional(MOST_IN_FIELD),
  person: optional(MOST_IN_FIELD),
  owner: optional(MOST_IN_FIELD),
  due: optionalDay('minutesErrorDay'),
  open: z.boolean().default(false),
  label: optional(MOST_IN_FIELD),
  agreed: typed(MOST_SIGNS)
    .nullish()
    .transform((text) => (text === undefined || text === '' ? null : text)),
  underId: reference,
  removed: z.boolean().default(false),
  madeAt: z.iso.datetime({ offset: true }),
});

/** Reads one saving; nothing where it is none, so that what is sound beside it is kept. */
export function parseEdit(meetingId: string, input: unknown): MinuteEdit | undefined {
  const parsed = editForm.safeParse(input);
  if (!parsed.success) return undefined;
  const { kind, entryId } = parsed.data;
  if (isOnlyKind(kind) && entryId !== onlyEntryId(meetingId, kind)) return undefined;
  // An article is of the draft, whatever item of the agenda is before the room.
  return isDraftKind(kind) ? { ...parsed.data, agendaItemId: null } : parsed.data;
}
