import { type MinuteEdit, type MinuteWords, MOST_IN_FIELD, wordsKey } from './minute.ts';

/** An entry of the minutes as its savings leave it. */
export interface MinuteEntry<Edit extends MinuteEdit = MinuteEdit> {
  readonly id: string;
  /** When it was begun. */
  readonly begunAt: string;
  /** What stands: one version, or several where people wrote on the same without seeing each other; the latest last. */
  readonly versions: readonly Edit[];
  /** The savings that nothing is built on yet: what joins all versions is based on these. */
  readonly heads: readonly string[];
  /** What stood before, the oldest first. */
  readonly earlier: readonly Edit[];
}

/**
 * The entries that these savings make, in whatever order and however often they come in; every text that was ever saved is
 * in a version or in what stood before. Entries come in the order in which they were begun.
 */
export function entriesOf<Edit extends MinuteEdit>(edits: readonly Edit[]): MinuteEntry<Edit>[] {
  const once = [...new Map(edits.map((edit) => [edit.id, edit])).values()].sort(byTime);
  return [...Map.groupBy(once, ({ entryId }) => entryId)]
    .map(([id, own]) => entryOf(id, own))
    .sort((a, b) => (a.begunAt === b.begunAt ? compare(a.id, b.id) : compareInstants(a.begunAt, b.begunAt)));
}

function entryOf<Edit extends MinuteEdit>(id: string, own: readonly Edit[]): MinuteEntry<Edit> {
  const heads = headsOf(own);
  const isHead = new Set(heads.map((edit) => edit.id));
  // Who wrote the same did not contradict: the latest stands for both.
  const versions = [...new Map(heads.map((edit) => [wordsKey(edit), edit])).values()].sort(byTime);
  const stands = new Set(versions.map((edit) => edit.id));
  return {
    id,
    begunAt: own[0]?.madeAt ?? '',
    versions,
    heads: own.filter((edit) => isHead.has(edit.id)).map((edit) => edit.id),
    earlier: own.filter((edit) => !stands.has(edit.id)),
  };
}

/** What no other is based on; and what nothing of these leads to, were savings ever based on each other in a ring. */
function headsOf<Edit extends MinuteEdit>(own: readonly Edit[]): Edit[] {
  const byId = new Map(own.map((edit) => [edit.id, edit]));
  const based = new Set(own.flatMap(({ id, basedOn }) => basedOn.filter((base) => base !== id)));
  const heads = own.filter(({ id }) => !based.has(id));
  const reached = new Set<string>();
  const walk = [...heads];
  for (let edit = walk.pop(); edit !== undefined; edit = walk.pop()) {
    if (reached.has(edit.id)) continue;
    reached.add(edit.id);
    for (const base of edit.basedOn) {
      const before = byId.get(base);
      if (before !== undefined) walk.push(before);
    }
  }
  return own.filter((edit) => heads.includes(edit) || !reached.has(edit.id));
}

/** What stands now, the latest of several versions. */
export function standingWords<Edit extends MinuteEdit>({ versions }: MinuteEntry<Edit>): Edit {
  const latest = versions.at(-1);
  if (latest === undefined) throw new Error('an entry has at least one version');
  return latest;
}

/** Whether the entry was taken out by all who wrote on it. */
export function isTakenOut({ versions }: MinuteEntry): boolean {
  return versions.every(({ removed }) => removed);
}

/** Several versions as one: each text once, one after the other. */
export function joined(versions: readonly MinuteWords[]): MinuteWords {
  const left = versions.filter(({ removed }) => !removed);
  const latest = left.at(-1) ?? versions.at(-1);
  if (latest === undefined) throw new Error('nothing to join');
  const texts = (of: (words: MinuteWords) => string | null, between: string) =>
    [...new Set(left.flatMap((words) => of(words)?.trim() || []))].join(between);
  const field = (of: (words: MinuteWords) => string | null) =>
    texts(of, ' / ').slice(0, MOST_IN_FIELD) || null;
  return {
    kind: latest.kind,
    agendaItemId: latest.agendaItemId,
    due: latest.due,
    body: texts(({ body }) => body, '\n'),
    speaker: field(({ speaker }) => speaker),
    person: field(({ person }) => person),
    owner: field(({ owner }) => owner),
    label: field(({ label }) => label),
    agreed: texts(({ agreed }) => agreed, '\n') || null,
    underId: latest.underId,
    open: left.every(({ open }) => open),
    removed: left.length === 0,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function byTime(a: MinuteEdit, b: MinuteEdit): number {
  return compareInstants(a.madeAt, b.madeAt) || compare(a.id, b.id);
}

function compareInstants(a: string, b: string): number {
  return Date.parse(a) - Date.parse(b);
}
