import { z } from 'zod';
import { faultsByPath, foldName, InvalidInput, optionalDay, textFields } from '#kernel/index.ts';
import { isNip } from './nip.ts';
import {
  ACTINGS,
  LETTERHEADS,
  type Signatory,
  SIGNATORY_STANDINGS,
  type StoredSignatory,
} from './signatory.ts';

const { line, neededLine } = textFields('papersErrorTooLong');
const date = optionalDay('papersErrorDate');

const FORM = z
  .object({
    letterhead: z.enum(LETTERHEADS, 'papersErrorChoose'),
    standing: z.enum(SIGNATORY_STANDINGS, 'papersErrorChoose'),
    post: neededLine(300, 'papersErrorPost'),
    name: neededLine(200, 'papersErrorName'),
    rank: line(100),
    nip: line(30)
      .transform((digits) => digits?.replace(/\s/g, '') ?? null)
      .refine((digits) => digits === null || isNip(digits), 'papersErrorNip'),
    acting: z.union([z.literal('').transform(() => null), z.enum(ACTINGS), z.null()], 'papersErrorChoose'),
    ownPost: line(300),
    behalfOf: line(300),
    through: line(300),
    validFrom: date.refine((day): day is string => day !== null, 'papersErrorDate'),
    validTo: date,
  })
  .check(({ value, issues }) => {
    const fault = (path: string, message: string) =>
      issues.push({ code: 'custom', path: [path], message, input: value });
    if (value.validTo !== null && value.validTo < value.validFrom) fault('validTo', 'papersErrorDateOrder');
    if (value.through !== null && value.behalfOf === null) fault('behalfOf', 'papersErrorBehalf');
    if (value.ownPost !== null && value.acting === null) fault('acting', 'papersErrorActing');
  })
  .transform(({ behalfOf, through, ...rest }) => ({
    ...rest,
    // A head of region signs without rank and NIP: what is not printed is not kept.
    ...(rest.standing === 'civilServant' ? {} : { rank: null, nip: null }),
    onBehalf: [behalfOf, through].filter((post) => post !== null),
  }));

/** What a person fills in about who signs; texts as a form sends them. */
export type SignatoryInput = { readonly [Field in keyof z.input<typeof FORM>]?: string | null | undefined };

/** @throws InvalidInput by field */
export function parseSignatory(input: SignatoryInput): Signatory {
  const parsed = FORM.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(faultsByPath(parsed.error.issues, 'papers'));
}

/** Why a term cannot stand beside the others: one holds a post at a time, and one acts in it. */
export function termFault(
  signatory: Signatory,
  others: readonly StoredSignatory[],
): Record<string, string> | undefined {
  const meets = (other: Signatory) =>
    foldName(other.post) === foldName(signatory.post) &&
    other.letterhead === signatory.letterhead &&
    other.onBehalf.join('\n') === signatory.onBehalf.join('\n') &&
    (other.acting === null) === (signatory.acting === null) &&
    other.validFrom <= (signatory.validTo ?? '9999') &&
    signatory.validFrom <= (other.validTo ?? '9999');
  return others.some(meets) ? { post: 'papersErrorPostHeld' } : undefined;
}
