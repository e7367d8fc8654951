import { z } from 'zod';
import { isId, isPlainDate } from '#kernel/index.ts';

/** One line of text, trimmed; nothing where it is empty. */
export const optional = (max: number) =>
  z
    .string()
    .max(max, 'partnersErrorTooLong')
    .nullish()
    .transform((text) => text?.trim().replace(/\s+/g, ' ') || null);

export const date = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null)
  .refine((text) => text === null || isPlainDate(text), 'partnersErrorDate');

/** The id of a row that is stored already. */
export const rowId = z.string().refine(isId, 'partnersErrorRow').optional();
