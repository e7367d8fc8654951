/** What happened to one activity, read from its trail: every version of it, who made it, and what they replaced. */
import { type AuditRow, readAudit } from '#access/index.ts';
import {
  type ActivityDocument,
  compareActivities,
  loadActivity,
  normaliseActivity,
} from '#activities/index.ts';
import { type Database, SYSTEM } from '#database/index.ts';

/** A value somebody wrote, with the field it stands in: `programme: P17`, `transactions: 1042`. Tests write each but once. */
export type Fact = string;

const TEXTS = ['programme', 'implementer', 'leadAgency', 'obstacle'] as const;
const LISTS = ['budgets', 'transactions'] as const;

/** The values of a field; of a list, the amounts of its rows. */
function valuesOf(document: ActivityDocument, field: string): string[] {
  if (field === 'title') return Object.values(document.title);
  const list = LISTS.find((name) => name === field);
  if (list !== undefined) return document[list].map(({ amount }) => amount);
  return TEXTS.flatMap((name) => (name === field ? (document[name] ?? []) : []));
}

export function factsOf(
  document: ActivityDocument,
  fields: readonly string[] = ['title', ...TEXTS, ...LISTS],
): Fact[] {
  return fields.flatMap((field) => valuesOf(document, field).map((value) => factOf(field, value)));
}

export function factOf(field: string, value: string): Fact {
  return `${field}: ${value.replace(/\.0*$/, '')}`;
}

/** One version that somebody made. */
export interface Made {
  readonly version: number;
  readonly action: string;
  readonly userId: string | null;
  readonly gone: readonly Fact[];
  readonly came: readonly Fact[];
}

export class Ledger {
  readonly id: string;
  readonly #database: Database;
  readonly #documents = new Map<number, ActivityDocument>();
  #last = 0;

  constructor(database: Database, id: string) {
    this.#database = database;
    this.id = id;
  }

  /** The activity as it was in that version. */
  at(version: number): ActivityDocument {
    const document = this.#documents.get(version);
    if (!document) throw new Error(`version ${String(version)} is not in the trail`);
    return document;
  }

  get standing(): ActivityDocument {
    return this.at(this.#last);
  }

  /** What was made since, the oldest first. @throws Error where the trail and the record do not tell the same */
  async follow(): Promise<Made[]> {
    const { rows, stored } = await this.#database.asActor(SYSTEM, async (tx) => ({
      rows: await readAudit(tx, 'activity', this.id),
      stored: await loadActivity(tx, this.id),
    }));
    if (!stored) throw new Error('the activity is gone');
    const newer = rows.filter(({ version }) => (version ?? 0) > this.#last).reverse();
    const made = newer.map((row, i) => this.#read(row, newer[i + 1], stored.document));
    if (this.#last !== stored.version || compareActivities(this.standing, stored.document).length > 0)
      throw new Error(`version ${String(stored.version)} stands otherwise than its trail says`);
    return made;
  }

  /** A file's act keeps only what was before it: what came after is what the next act found, or what stands. */
  #read(row: AuditRow, next: AuditRow | undefined, standing: ActivityDocument): Made {
    const before = this.#documents.get(this.#last);
    const version = row.version ?? 0;
    if (version !== this.#last + 1) throw new Error(`no version ${String(this.#last + 1)} in the trail`);
    if (before && compareActivities(before, documentOf(row.before)).length > 0)
      throw new Error(`version ${String(version)} began from what never stood`);
    const after = documentOf(row.after ?? next?.before ?? standing);
    this.#documents.set(version, after);
    this.#last = version;
    const [was, is] = [new Set(before ? factsOf(before) : []), new Set(factsOf(after))];
    return {
      version,
      action: row.action,
      userId: row.userId,
      gone: [...was].filter((fact) => !is.has(fact)),
      came: [...is].filter((fact) => !was.has(fact)),
    };
  }
}

function documentOf(given: unknown): ActivityDocument {
  return normaliseActivity(given as ActivityDocument);
}
