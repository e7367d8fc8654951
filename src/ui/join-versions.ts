/** A row of a list in a form; `id` is empty until it is stored. */
export type FormRow = Readonly<Record<string, string>>;
/** What stands in one field of a form: a text, a tick, or rows. */
export type FormValue = string | boolean | readonly FormRow[];
/** A form by its fields. */
type FormOf<Values> = { readonly [Field in keyof Values]: FormValue };
/** A text, a tick or one row; nothing where there is no such row. */
export type FormPart = string | boolean | FormRow | undefined;

/** One field, or one row of a list, in which what a person sends is not what stands. */
export interface Met {
  /** `title`, or `agenda.` with the id of the row. */
  readonly key: string;
  readonly field: string;
  /** What the person had before them when they began; nothing where that is not known. */
  readonly seen: FormPart;
  readonly stored: FormPart;
  readonly mine: FormPart;
  /** Who changed it: the person alone, somebody else alone, or both, so that the person is asked. */
  readonly outcome: 'mine' | 'stored' | 'ask';
}

export interface Joined<Values> {
  /** The sent form with what somebody else alone changed. */
  readonly values: Values;
  readonly met: readonly Met[];
}

/**
 * Joins a form with a version that was stored since it was filled, field by field and row by row: what one of both
 * changed is taken, what both changed is left as it was sent, to be asked.
 * @param seen what stood in the form when it was filled; of fields left out nothing is known, so they are asked
 */
export function joinVersions<Values extends FormOf<Values>>({
  seen = {},
  stored,
  mine,
}: {
  readonly seen?: Partial<NoInfer<Values>> | undefined;
  readonly stored: Values;
  readonly mine: Values;
}): Joined<Values> {
  const joined = (Object.keys(mine) as (keyof Values & string)[]).map((field) => {
    const [was, is, sent] = [seen[field], stored[field], mine[field]] as (FormValue | undefined)[];
    if (Array.isArray(is) && Array.isArray(sent))
      return { field, ...joinRows(field, { seen: rowsOf(was), stored: rowsOf(is), mine: rowsOf(sent) }) };
    const parts = { seen: was, stored: is, mine: sent } as Pick<Met, 'seen' | 'stored' | 'mine'>;
    const met = meet(field, field, parts, was !== undefined);
    return { field, value: met?.outcome === 'stored' ? is : sent, met: met ? [met] : [] };
  });
  return {
    values: { ...mine, ...Object.fromEntries(joined.map(({ field, value }) => [field, value])) },
    met: joined.flatMap(({ met }) => met),
  };
}

/** What the form says at a key of `Met`. */
export function partAt<Values extends FormOf<Values>>(values: Values, key: string): FormPart {
  const { field, id } = placeOf(values, key);
  const value = values[field];
  return rowsOf(value)?.find((row) => row['id'] === id) ?? (typeof value === 'object' ? undefined : value);
}

/** The form with what stands stored at these keys of `Met`. */
export function takeStored<Values extends FormOf<Values>>(
  values: Values,
  stored: Values,
  keys: readonly string[],
): Values {
  return keys.reduce((taken, key) => {
    const { field, id } = placeOf(taken, key);
    const [own, other] = [rowsOf(taken[field]), rowsOf(stored[field])];
    if (!own || !other) return field in stored ? { ...taken, [field]: stored[field] } : taken;
    const [keyed, standing] = [keyedRows(own), keyedRows(other)];
    const row = standing.get(id);
    if (row) keyed.set(id, row);
    else keyed.delete(id);
    const present = [...keyed.keys()].filter((one) => one !== id || hasRow(own, id));
    const order = woven(
      present,
      [...standing.keys()].filter((one) => keyed.has(one)),
    );
    return { ...taken, [field]: order.map((one) => keyed.get(one)).filter((one) => one !== undefined) };
  }, values);
}

/** Fields may have points in their own names. */
function placeOf<Values extends FormOf<Values>>(
  values: Values,
  key: string,
): { field: keyof Values & string; id: string } {
  if (key in values) return { field: key as keyof Values & string, id: '' };
  const [field = '', ...id] = key.split('.');
  return { field: field as keyof Values & string, id: id.join('.') };
}

const rowsOf = (value: FormValue | undefined): readonly FormRow[] | undefined =>
  typeof value === 'object' ? value : undefined;
const hasRow = (rows: readonly FormRow[], id: string): boolean => rows.some((row) => row['id'] === id);

/** By id; rows that are new, or name an id once more, by their place. */
function keyedRows(rows: readonly FormRow[]): Map<string, FormRow> {
  const keyed = new Map<string, FormRow>();
  rows.forEach((row, index) => {
    const id = row['id'] ?? '';
    if (id === '' || keyed.has(id)) keyed.set(`new.${String(index)}`, { ...row, id: '' });
    else keyed.set(id, row);
  });
  return keyed;
}

function joinRows(
  field: string,
  versions: {
    readonly seen: readonly FormRow[] | undefined;
    readonly stored: readonly FormRow[] | undefined;
    readonly mine: readonly FormRow[] | undefined;
  },
): { value: readonly FormRow[]; met: Met[] } {
  const [seen, stored, mine] = [versions.seen, versions.stored, versions.mine].map((rows) =>
    keyedRows(rows ?? []),
  ) as [Map<string, FormRow>, Map<string, FormRow>, Map<string, FormRow>];
  const kept = new Map<string, FormRow | undefined>();
  const met = [...new Set([...mine.keys(), ...stored.keys()])].flatMap((id) => {
    const parts = { seen: seen.get(id), stored: stored.get(id), mine: mine.get(id) };
    const isKnown = versions.seen !== undefined || id.startsWith('new.');
    const one = meet(`${field}.${id}`, field, parts, isKnown);
    kept.set(id, one?.outcome === 'stored' ? parts.stored : parts.mine);
    return one ?? [];
  });
  const [own, others] = [[...mine.keys()], [...stored.keys()]];
  const shared = (ids: readonly string[]) => ids.filter((id) => seen.has(id) && mine.has(id)).join();
  const isMoved = shared(own) !== shared([...seen.keys()]);
  const order = isMoved ? woven(own, others) : woven(others, own);
  return { value: order.map((id) => kept.get(id)).filter((row) => row !== undefined), met };
}

/** One order of both: the first as it is, each of the others after what it came after. */
function woven(first: readonly string[], others: readonly string[]): string[] {
  const order = [...first];
  others.forEach((id, index) => {
    if (order.includes(id)) return;
    const before = others.slice(0, index).findLast((one) => order.includes(one));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id);
  });
  return order;
}

function meet(
  key: string,
  field: string,
  parts: Pick<Met, 'seen' | 'stored' | 'mine'>,
  isKnown: boolean,
): Met | undefined {
  const { seen, stored, mine } = parts;
  if (isSame(stored, mine)) return undefined;
  const outcome = !isKnown ? 'ask' : isSame(seen, stored) ? 'mine' : isSame(seen, mine) ? 'stored' : 'ask';
  return { key, field, ...parts, outcome };
}

/** A browser sends line breaks and the ends of a text in its own way; an empty field of a row is none. */
function isSame(one: FormPart, other: FormPart): boolean {
  if (typeof one === 'string' && typeof other === 'string') return plain(one) === plain(other);
  if (typeof one !== 'object' || typeof other !== 'object') return one === other;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  names.delete('id');
  return [...names].every((name) => plain(one[name] ?? '') === plain(other[name] ?? ''));
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
