import {
  type Circle,
  CIRCLES,
  type Desk,
  mayDo,
  narrowest,
  type Subject,
  VISIBILITIES,
  type Visibility,
  type Withheld,
} from '#access/index.ts';
import { m } from '#messages/messages.js';
import type { Option } from '#ui/types.ts';

const NAMES: Readonly<Record<Circle, () => string>> = {
  internal: m.withheldInternal,
  restricted: m.withheldRestricted,
  confidential: m.withheldConfidential,
};
const LONG_NAMES: Readonly<Record<Circle, () => string>> = {
  internal: m.withheldInternalLong,
  restricted: m.withheldRestrictedLong,
  confidential: m.withheldConfidentialLong,
};

/** A circle in a word; what is open with its record has none. */
export function circleName(circle: unknown): string | undefined {
  const known = CIRCLES.find((one) => one === circle);
  return known && NAMES[known]();
}

/** What a page says beside a field: that the reader may not know it, or how far it may be known. */
export interface WithheldWords {
  readonly isHidden: boolean;
  readonly circle: string | undefined;
}

interface Known<Field extends string> {
  /** How far the record itself may be known. */
  readonly visibility: Visibility;
  readonly withheld: Withheld<Field>;
  readonly hidden: readonly string[];
}

export function withheldWords<Field extends string>(
  fields: readonly Field[],
  { visibility, withheld, hidden }: Known<Field>,
): Record<Field, WithheldWords> {
  return each(fields, (field) => ({
    isHidden: hidden.includes(field),
    circle: field in withheld ? circleName(narrowest([visibility, withheld[field]])) : undefined,
  }));
}

/** In a form, an open field. */
export const OPEN = 'record';

/** What a form asks of a field: who may know it, where that is the person's to say. */
export interface WithheldChoice extends WithheldWords {
  readonly value: string;
  readonly options: readonly Option[] | undefined;
}

/** The choices for each field: circles narrower than the record's own, as far as the person may close it so. */
export function withheldChoices<Field extends string>(
  { actor }: Desk,
  act: 'classifyActivity' | 'classifyPartner',
  subject: Subject,
  { fields, ...known }: Known<Field> & { readonly fields: readonly Field[] },
): Record<Field, WithheldChoice> {
  const record = VISIBILITIES.indexOf(known.visibility);
  const able = CIRCLES.filter(
    (visibility) =>
      VISIBILITIES.indexOf(visibility) > record && mayDo(actor, act, { ...subject, visibility }),
  );
  const mayChoose = mayDo(actor, act, subject);
  const words = withheldWords(fields, known);
  return each(fields, (field) => {
    const standing = known.withheld[field];
    const circles = CIRCLES.filter((one) => one === standing || able.includes(one));
    const options = [
      { value: OPEN, label: m.withheldAsRecord() },
      ...circles.map((circle) => ({ value: circle, label: LONG_NAMES[circle]() })),
    ];
    return {
      ...words[field],
      value: standing ?? OPEN,
      options: mayChoose && options.length > 1 ? options : undefined,
    };
  });
}

/** What a sent form says of who may know the fields; a field it did not ask about stays as it is. */
export function withheldOfForm<Field extends string>(
  fields: readonly Field[],
  said: (field: Field) => string | undefined,
  standing?: Withheld<Field>,
): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const circle = said(field) || standing?.[field];
      return circle === undefined || circle === OPEN ? [] : [[field, circle]];
    }),
  );
}

function each<Field extends string, Value>(
  fields: readonly Field[],
  make: (field: Field) => Value,
): Record<Field, Value> {
  return Object.fromEntries(fields.map((field) => [field, make(field)])) as Record<Field, Value>;
}
