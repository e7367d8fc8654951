import { z } from 'zod';
import { isId } from './identifiers.ts';
import { isPlainDate } from './plain-date.ts';

/** Spaces, tabs and line breaks as one space each, none at the ends. */
export const asLine = (text: string): string => text.trim().replace(/\s+/g, ' ');

/**
 * Fields of text as forms send them, for a room with its own message for what is too long. Of what may be left out the
 * limit counts what was sent, of what is needed as `text` what is left without blanks at the ends.
 */
export function textFields(tooLong: string) {
  const sent = (most: number) => z.string().max(most, tooLong).nullish();
  /** One line that may be left out; null where it is empty. */
  const line = (most: number) => sent(most).transform((text) => asLine(text ?? '') || null);
  return {
    line,
    /** One line that has to be there. */
    neededLine: (most: number, missing: string) =>
      line(most).refine((text): text is string => text !== null, missing),
    /** Text with its line breaks that may be left out; null where it is empty. */
    text: (most: number) => sent(most).transform((text) => text?.trim() || null),
    /** Text with its line breaks that has to be there. */
    neededText: (most: number, missing: string) =>
      z.string(missing).trim().min(1, missing).max(most, tooLong),
    /** An address on the web that may be left out; only http and https are any. */
    webAddress: (most: number, unlike: string) =>
      line(most).refine((text) => text === null || /^https?:\/\/\S+$/.test(text), unlike),
  };
}

/** What may be left out: null where it is empty. */
const optional = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);

/** A day as `2026-03-10`. */
export const dayField = (fault: string) => z.string(fault).trim().refine(isPlainDate, fault);

/** The same where it may be left out. */
export const optionalDay = (fault: string) =>
  optional.refine((day) => day === null || isPlainDate(day), fault);

/** The id of something that was chosen, or nothing. */
export const optionalId = (fault: string) => optional.refine((id) => id === null || isId(id), fault);
