import { type ActionFailure, fail } from '@sveltejs/kit';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { type FormRow, type FormValue, joinVersions, partAt, takeStored } from '#ui/join-versions.ts';
import { storedChoices } from '#ui/stored-choices.ts';
import type { MetField } from '#ui/types.ts';
import { type FieldWords, metWords } from './version-words.ts';

/** As often as others may save in between before it is called off. */
const TRIES = 4;

/** The version a form was filled from, and what stood in it then: both travel with the form (`FilledFrom`). */
export interface Filled {
  readonly version: number;
  readonly filled: string;
}

export function filledFrom(version: number, values?: object): Filled {
  return { version, filled: values === undefined ? '' : JSON.stringify(values) };
}

/** The same of a sent form. */
export function readFilled(form: FormData): Filled {
  return { version: Number(form.get('version')), filled: fieldText(form, 'filled') };
}

/** What a form that was not saved is drawn again with. */
export interface DrawnAgain<Values> extends Filled {
  readonly values: Values;
  readonly errors?: Readonly<Record<string, string>> | undefined;
  /** Where somebody else saved meanwhile. */
  readonly met?: readonly MetField[] | undefined;
}

/** A record and its form. */
export interface Joining<Values> {
  readonly form: FormData;
  /** What the form says. */
  readonly sent: Values;
  /** The record as it stands, and as its form would show it; `isOther` where it is to be looked at though nothing differs. */
  readonly read: () => Promise<{
    readonly version: number;
    readonly values: Values;
    readonly isOther?: boolean;
  }>;
  /** @throws Conflict where the record is at another version, InvalidInput */
  readonly save: (values: Values, version: number) => Promise<unknown>;
  /** What the form showed of a version, where the form itself does not bring it along. */
  readonly at?: (version: number) => Promise<Values | undefined>;
  readonly words: () => Promise<Readonly<Record<string, FieldWords>>> | Readonly<Record<string, FieldWords>>;
  readonly locale: Locale;
}

/**
 * Saves a form. Where somebody else saved since it was filled, what both changed in different places is joined and drawn
 * again to be looked at, what both changed in one place is asked; if nothing in the form is touched by what they did, it
 * is saved at once.
 * @returns nothing where it was saved
 */
export async function saveJoined<Values extends { readonly [Field in keyof Values]: FormValue }>(
  joining: Joining<Values>,
): Promise<ActionFailure<DrawnAgain<Values>> | undefined> {
  const { form, sent, locale } = joining;
  const chosen = storedChoices(form, (key) => partAt(sent, key));
  const values = chosen.length === 0 ? sent : takeStored(sent, (await joining.read()).values, chosen);
  let from = readFilled(form);
  for (let tried = 1; ; tried++) {
    try {
      await joining.save(values, from.version);
      return undefined;
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { values, ...from, errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict) || tried === TRIES) throw error;
    }
    const seen = from.filled === '' ? await joining.at?.(from.version) : valuesIn<Values>(from.filled);
    const stored = await joining.read();
    const { values: joined, met } = joinVersions<Values>({ seen, stored: stored.values, mine: values });
    from = filledFrom(stored.version, joining.at === undefined ? stored.values : undefined);
    if (stored.isOther || met.some(({ outcome }) => outcome !== 'mine'))
      return fail(409, { values: joined, ...from, met: metWords(met, await joining.words()) });
  }
}

/** The values a form brought along, as far as they are any. */
function valuesIn<Values>(text: string): Partial<Values> | undefined {
  try {
    const read: unknown = JSON.parse(text);
    if (typeof read !== 'object' || read === null) return undefined;
    return Object.fromEntries(
      Object.entries(read).filter(([, value]) => isFormValue(value)),
    ) as Partial<Values>;
  } catch {
    return undefined;
  }
}

function isFormValue(value: unknown): value is FormValue {
  if (typeof value === 'string' || typeof value === 'boolean') return true;
  return Array.isArray(value) && value.every(isRow);
}

function isRow(row: unknown): row is FormRow {
  return (
    typeof row === 'object' && row !== null && Object.values(row).every((text) => typeof text === 'string')
  );
}
