import { InvalidInput } from '#kernel/index.ts';
import type { ActivityDocument, ActivityDraft } from './activity.ts';
import { parseActivity } from './activity-schema.ts';
import { canonical } from './compare-activities.ts';

/** Lists whose rows are checked each by itself. */
const ROWS = ['participants', 'budgets', 'transactions', 'results', 'tags', 'beneficiaries'] as const;
/** Fields that are checked together; a start and its end cannot be right or wrong alone. */
const TOGETHER = [
  ['plannedStart', 'plannedEnd'],
  ['actualStart', 'actualEnd'],
] as const satisfies readonly (readonly (keyof ActivityDocument)[])[];
const ALONE = [
  'iatiIdentifier',
  'programme',
  'title',
  'description',
  'defaultCurrency',
  'collaborationType',
  'defaultFlowType',
  'defaultFinanceType',
  'defaultAidType',
  'defaultTiedStatus',
  'implementer',
  'leadAgency',
  'obstacle',
  'sectors',
  'locations',
] as const satisfies readonly (keyof ActivityDocument)[];

/**
 * What a person made of an activity. What they left as it stands is not checked again: a file may have brought more
 * than a form would take, and whoever corrects a date is not asked to shorten a text they did not write.
 * @throws InvalidInput as `parseActivity` does
 */
export function parseEdit(input: unknown, standing: ActivityDocument): ActivityDraft {
  if (typeof input !== 'object' || input === null) return parseActivity(input);
  const given: Record<string, unknown> = { ...input };
  const kept = keptFields(given, standing);
  for (const field of Object.keys(kept)) given[field] = field === 'title' ? { id: '–' } : undefined;
  const lists = ROWS.map((name) => separate(name, given, standing));
  for (const { name, isList, fresh } of lists) if (isList) given[name] = fresh.map(({ row }) => row);
  const parsed = parsedOr(given, lists);
  const whole = Object.fromEntries(
    lists.map(({ name, isList, rows }) => {
      const checked: unknown[] = [...(parsed[name] ?? [])];
      return [name, isList ? rows.map((row) => row ?? checked.shift()) : parsed[name]];
    }),
  );
  // Where a form does not ask who may know the fields, that stays as it was decided.
  return { ...parsed, withheld: parsed.withheld ?? standing.withheld, ...kept, ...whole };
}

function keptFields(
  given: Readonly<Record<string, unknown>>,
  standing: ActivityDocument,
): Partial<ActivityDocument> {
  const same = [...TOGETHER, ...ALONE.map((field) => [field])].filter((fields) =>
    fields.every((field) => canonical(filled(given[field])) === canonical(filled(standing[field]))),
  );
  return Object.fromEntries(same.flat().map((field) => [field, standing[field]]));
}

interface Separated {
  readonly name: (typeof ROWS)[number];
  readonly isList: boolean;
  /** In the order given: the row that stands, or nothing where it has to be checked. */
  readonly rows: readonly unknown[];
  readonly fresh: readonly { readonly row: unknown; readonly at: number }[];
}

function separate(
  name: Separated['name'],
  given: Readonly<Record<string, unknown>>,
  standing: ActivityDocument,
): Separated {
  const list = given[name];
  if (!Array.isArray(list)) return { name, isList: false, rows: [], fresh: [] };
  const left = Map.groupBy<string, unknown>(standing[name], canonical);
  const rows = list.map((row: unknown) => left.get(canonical(row))?.shift());
  const fresh = list.flatMap((row: unknown, at) => (rows[at] === undefined ? [{ row, at }] : []));
  return { name, isList: true, rows, fresh };
}

/** Faults name the row by its place in what was given, not in what was checked. */
function parsedOr(given: Readonly<Record<string, unknown>>, lists: readonly Separated[]): ActivityDraft {
  try {
    return parseActivity(given);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(
      Object.fromEntries(
        Object.entries(error.fields).map(([path, key]) => {
          const [name, index, ...rest] = path.split('.');
          const at = lists.find((list) => list.name === name)?.fresh[Number(index)]?.at;
          return [at === undefined ? path : [name, String(at), ...rest].join('.'), key];
        }),
      ),
    );
  }
}

/** Without what is not there: an empty text is the same as none. */
function filled(value: unknown): unknown {
  if (value === '' || value === undefined) return null;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, filled(inner)] as const)
      .filter(
        ([, inner]) => inner !== null && !(typeof inner === 'object' && Object.keys(inner).length === 0),
      ),
  );
}
