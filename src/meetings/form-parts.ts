import { z } from 'zod';

/** One line of text that may be left out: spaces as one, null where it is empty. */
export const text = (max: number) =>
  z
    .string()
    .max(max, 'meetingsErrorTooLong')
    .nullish()
    .transform((value) => value?.trim().replace(/\s+/g, ' ') || null);

/** The same where it has to be there. */
export const needed = (max: number, fault: string) =>
  text(max).refine((value): value is string => value !== null, fault);
