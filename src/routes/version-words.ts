import { m } from '#messages/messages.js';
import type { FormPart, FormRow, Met } from '#ui/join-versions.ts';
import { markOf } from '#ui/stored-choices.ts';
import type { MetField } from '#ui/types.ts';

/** A field of a form in which two versions differ. */
export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly stored: string;
}

/** How a field is called and how its value reads; of a list, how its rows are called and read. */
export interface FieldWords {
  readonly label: string;
  readonly value?: (text: string) => string;
  readonly row?: (row: FormRow) => { readonly name: string; readonly text: string };
}
export type Words<Field extends string> = Readonly<Record<Field, FieldWords>>;

/** A text or a tick, ready to read; an empty field reads as empty text. */
function read(words: FieldWords | undefined, value: string | boolean): string {
  if (typeof value === 'boolean') return value ? m.officesYes() : m.officesNo();
  return value === '' ? '' : (words?.value?.(value) ?? value);
}

/** Where two versions of a form's fields differ, ready to read. */
export function differences<Field extends string>(
  stored: Readonly<Record<Field, string | boolean>>,
  mine: Readonly<Record<Field, string | boolean>>,
  words: Words<Field>,
): Difference[] {
  return (Object.keys(words) as Field[])
    .filter((field) => stored[field] !== mine[field])
    .map((field) => ({
      label: words[field].label,
      mine: read(words[field], mine[field]),
      stored: read(words[field], stored[field]),
    }));
}

/** What a form met, for `MetVersions`. */
export function metWords(met: readonly Met[], words: Readonly<Record<string, FieldWords>>): MetField[] {
  return met.map(({ key, field, outcome, seen, stored, mine }) => {
    const own = words[field];
    const text = (part: FormPart): string =>
      typeof part === 'object' ? (own?.row?.(part).text ?? '') : part === undefined ? '' : read(own, part);
    const row = [mine, stored, seen].find((part) => typeof part === 'object');
    if (row === undefined)
      return {
        ...{ key, outcome, shown: markOf(mine), label: own?.label ?? field },
        ...{ stored: text(stored), mine: text(mine), seen: seen === undefined ? undefined : text(seen) },
      };
    const ofRow = (part: FormPart): string => (part === undefined ? m.conflictNoRow() : text(part));
    return {
      ...{
        key,
        outcome,
        shown: markOf(mine),
        label: `${own?.label ?? field}: ${own?.row?.(row).name ?? ''}`,
      },
      ...{ stored: ofRow(stored), mine: ofRow(mine), seen: ofRow(seen) },
    };
  });
}
