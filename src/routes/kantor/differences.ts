import { m } from '#messages/messages.js';

/** A field of a form in which what somebody typed differs from what another saved meanwhile. */
export interface Difference {
  readonly label: string;
  readonly mine: string;
  readonly stored: string;
}

type Values<Field extends string> = Readonly<Record<Field, string | boolean>>;
type Words<Field extends string> = Readonly<
  Record<Field, { readonly label: string; readonly value?: (text: string) => string }>
>;

/** Where two versions of a form's fields differ, ready to read; an empty field reads as empty text. */
export function differences<Field extends string>(
  stored: Values<Field>,
  mine: Values<Field>,
  words: Words<Field>,
): Difference[] {
  const read = (field: Field, value: string | boolean): string => {
    if (typeof value === 'boolean') return value ? m.officesYes() : m.officesNo();
    return value === '' ? '' : (words[field].value?.(value) ?? value);
  };
  return (Object.keys(words) as Field[])
    .filter((field) => stored[field] !== mine[field])
    .map((field) => ({
      label: words[field].label,
      mine: read(field, mine[field]),
      stored: read(field, stored[field]),
    }));
}
