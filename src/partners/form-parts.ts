import { z } from 'zod';
import { isId, optionalDay, textFields } from '#kernel/index.ts';

/** Fields of the forms of this room. */
export const { line, text, neededText, webAddress } = textFields('partnersErrorTooLong');
export const date = optionalDay('partnersErrorDate');

/** The id of a row that is stored already. */
export const rowId = z.string().refine(isId, 'partnersErrorRow').optional();
