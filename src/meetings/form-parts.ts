import { textFields } from '#kernel/index.ts';

/** Fields of the forms of this room. */
export const { line, neededLine, text, neededText, webAddress } = textFields('meetingsErrorTooLong');
