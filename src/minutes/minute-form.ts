import { isId, optionalDay } from '#kernel/index.ts';
import { z } from 'zod';
import { isOnlyKind, MINUTE_KINDS, type MinuteEdit, onlyEntryId } from './minute.ts';

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

const editForm = z.object({
  id,
  entryId: id,
  basedOn: z.array(id).max(100).default([]),
  kind: z.enum(MINUTE_KINDS),
  agendaItemId: id.nullish().transform((value) => value ?? null),
  body: typed(10_000).default(''),
  speaker: optional(300),
  person: optional(200),
  owner: optional(300),
  due: optionalDay('minutesErrorDay'),
  open: z.boolean().default(false),
  removed: z.boolean().default(false),
  madeAt: z.iso.datetime({ offset: true }),
});

/** Reads one saving; nothing where it is none, so that what is sound beside it is kept. */
export function parseEdit(meetingId: string, input: unknown): MinuteEdit | undefined {
  const parsed = editForm.safeParse(input);
  if (!parsed.success) return undefined;
  const { kind, entryId } = parsed.data;
  if (isOnlyKind(kind) && entryId !== onlyEntryId(meetingId, kind)) return undefined;
  return parsed.data;
}
