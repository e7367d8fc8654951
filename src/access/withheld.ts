import type { Actor } from '#database/index.ts';
import { demand, type Subject, VISIBILITIES, type Visibility } from './permissions.ts';

/** How far a withheld field may be known: any circle narrower than everybody. */
export type Circle = Exclude<Visibility, 'public'>;
export const CIRCLES: readonly Circle[] = ['internal', 'restricted', 'confidential'];

/** The fields of a record that fewer may know than the rest of it, and how far each may be known. */
export type Withheld<Field extends string = string> = Readonly<Partial<Record<Field, Circle>>>;

/** A document with fields that may be withheld. */
export interface Withholding {
  readonly visibility: Visibility;
  readonly withheld: Withheld;
}

/** A record as somebody may know it: a field in `hidden` is withheld from them, and stands in the document as if empty. */
export interface KnownDocument<Document> {
  readonly document: Document;
  readonly hidden: readonly string[];
}

/** A room's table of fields that may be withheld, each with what stands in the record itself meanwhile. */
export type Blanks = Readonly<Record<string, unknown>>;

export function valueIn(document: object | undefined, field: string): unknown {
  return document && (document as Readonly<Record<string, unknown>>)[field];
}

/** The narrowest of some circles; who may know that may know each of them. */
export function narrowest(circles: readonly (Visibility | undefined)[]): Visibility {
  return (
    VISIBILITIES[Math.max(0, ...circles.map((one) => (one ? VISIBILITIES.indexOf(one) : 0)))] ?? 'public'
  );
}

/** What is withheld in either of two states, each field in the narrower circle: going back opens nothing. */
export function narrowerOf<Field extends string>(
  one: Withheld<Field>,
  other: Withheld<Field>,
): Withheld<Field> {
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])] as Field[];
  return Object.fromEntries(
    fields.map((field) => [field, narrowest([one[field], other[field]])]),
  ) as Withheld<Field>;
}

/** The document as the record itself and its rows of the trail keep it: without what is withheld in it or `also`. */
export function withoutWithheld<Document extends Withholding>(
  document: Document,
  blanks: Blanks,
  also: Withheld = {},
): Document {
  const gone = Object.entries(blanks).filter(([field]) => field in document.withheld || field in also);
  return gone.length === 0 ? document : { ...document, ...Object.fromEntries(gone) };
}

/** What somebody made of a document, with the fields they may not know left as they stand. */
export function keepHidden<Document extends Withholding>(
  made: Document,
  { document, hidden }: KnownDocument<Document>,
): Document {
  if (hidden.length === 0) return made;
  return {
    ...made,
    ...Object.fromEntries(hidden.map((field) => [field, valueIn(document, field)])),
    withheld: { ...made.withheld, ...picked(document.withheld, hidden) },
  };
}

/**
 * The state to go back to: what was withheld then or is now stays withheld, in the narrower circle, and what may not be
 * known of the earlier state stays as it stands.
 */
export function backTo<Document extends Withholding>(
  now: KnownDocument<Document>,
  { document, hidden }: KnownDocument<Document>,
): Document {
  const known = Object.keys(document.withheld).filter((field) => !hidden.includes(field));
  const withheld = narrowerOf(now.document.withheld, picked(document.withheld, known));
  return keepHidden({ ...document, withheld }, { document: now.document, hidden });
}

function picked(withheld: Withheld, fields: readonly string[]): Withheld {
  return Object.fromEntries(Object.entries(withheld).filter(([field]) => fields.includes(field)));
}

/**
 * Refuses a change of who may know a field to who may not decide it, for the record as it stands and for the circle the
 * field leaves or enters: nobody closes a field to themselves.
 * @throws Forbidden
 */
export function demandCircles(
  actor: Actor,
  act: 'classifyActivity' | 'classifyPartner',
  subject: Subject,
  { before, after }: { readonly before: Withheld; readonly after: Withheld },
): void {
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (before[field] === after[field]) continue;
    for (const visibility of [subject.visibility, before[field], after[field]])
      if (visibility !== undefined) demand(actor, act, { ...subject, visibility });
  }
}
