import type { ActivityDocument } from './activity.ts';

/** One thing that differs. In lists a row that went has no `after`, one that came no `before`. */
export interface FieldDifference {
  readonly field: keyof ActivityDocument;
  /** Language of a text, or kind and language of a description (`objectives.en`). */
  readonly part?: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two states of an activity, field by field, in the order of the form; empty when nothing does. */
export function compareActivities(before: ActivityDocument, after: ActivityDocument): FieldDifference[] {
  const fields = Object.keys({ ...before, ...after }) as (keyof ActivityDocument)[];
  return fields.flatMap((field): FieldDifference[] => {
    const [was, is] = [before[field], after[field]];
    if (Array.isArray(was) || Array.isArray(is)) return compareRows(field, rowsOf(was), rowsOf(is));
    if (isObject(was) || isObject(is)) return compareTexts(field, texts(was), texts(is));
    return same(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

/** Rows that both have are left out; what remains is paired in order, so that a changed row reads as one change. */
function compareRows(
  field: keyof ActivityDocument,
  before: readonly unknown[],
  after: readonly unknown[],
): FieldDifference[] {
  const [gone, come] = [without(before, after), without(after, before)];
  return Array.from({ length: Math.max(gone.length, come.length) }, (_, i) => ({
    field,
    before: gone[i] ?? null,
    after: come[i] ?? null,
  }));
}

function without(rows: readonly unknown[], others: readonly unknown[]): unknown[] {
  const left = new Map<string, number>();
  for (const other of others.map(canonical)) left.set(other, (left.get(other) ?? 0) + 1);
  return rows.filter((row) => {
    const key = canonical(row);
    const count = left.get(key) ?? 0;
    left.set(key, count - 1);
    return count <= 0;
  });
}

function compareTexts(
  field: keyof ActivityDocument,
  before: ReadonlyMap<string, unknown>,
  after: ReadonlyMap<string, unknown>,
): FieldDifference[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((part) => !same(before.get(part), after.get(part)))
    .map((part) => ({ field, part, before: before.get(part) ?? null, after: after.get(part) ?? null }));
}

/** `{ objectives: { en: '…' } }` as `objectives.en → …`. */
function texts(value: unknown, prefix = ''): Map<string, unknown> {
  const found = new Map<string, unknown>();
  if (!isObject(value)) return found;
  for (const [key, inner] of Object.entries(value)) {
    if (isObject(inner)) for (const [part, text] of texts(inner, `${prefix}${key}.`)) found.set(part, text);
    else found.set(prefix + key, inner);
  }
  return found;
}

function rowsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

const DECIMAL = /^-?\d+\.\d+$/;

/** Text that is equal for equal values: keys in order, and 12.50 the same as 12.5. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) => {
    if (isObject(inner))
      return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
    return typeof inner === 'string' && DECIMAL.test(inner) ? inner.replace(/\.?0+$/, '') : inner;
  });
}
