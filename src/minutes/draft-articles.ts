import { isTakenOut, type MinuteEntry, standingWords } from './entries-of.ts';
import type { MinuteEdit } from './minute.ts';

/** An article of the draft with what institutions say of it, in the order in which they said it. */
export interface DraftArticle<Edit extends MinuteEdit = MinuteEdit> {
  readonly entry: MinuteEntry<Edit>;
  readonly inputs: readonly MinuteEntry<Edit>[];
}

export interface Draft<Edit extends MinuteEdit = MinuteEdit> {
  readonly articles: readonly DraftArticle<Edit>[];
  /** Inputs whose article was taken out, or has not come in yet: they are kept and shown apart. */
  readonly strays: readonly MinuteEntry<Edit>[];
}

/** The draft that the room goes through, of all entries of a meeting: each that was not taken out stands in it once. */
export function draftOf<Edit extends MinuteEdit>(entries: readonly MinuteEntry<Edit>[]): Draft<Edit> {
  const standing = entries.filter((entry) => !isTakenOut(entry));
  const ofKind = (kind: 'article' | 'input') =>
    standing.filter((entry) => standingWords(entry).kind === kind);
  const under = Map.groupBy(ofKind('input'), (entry) => standingWords(entry).underId);
  const articles = inOrder(ofKind('article')).map((entry) => ({ entry, inputs: under.get(entry.id) ?? [] }));
  const placed = new Set(articles.flatMap(({ inputs }) => inputs));
  return { articles, strays: ofKind('input').filter((entry) => !placed.has(entry)) };
}

/** By number: `Pasal 4A` after `Pasal 4`. What has none (preamble, closing) stays after what it was begun after. */
function inOrder<Edit extends MinuteEdit>(articles: readonly MinuteEntry<Edit>[]): MinuteEntry<Edit>[] {
  let last = '';
  return articles
    .map((entry, index) => {
      const own = numberOf(standingWords(entry).label);
      last = own ?? last;
      return { entry, index, at: own ?? last };
    })
    .sort((a, b) => (a.at === b.at ? a.index - b.index : a.at < b.at ? -1 : 1))
    .map(({ entry }) => entry);
}

/** `0004A` of `Pasal 4A Ruang Lingkup`, so that numbers sort as text. */
function numberOf(label: string | null): string | undefined {
  const found = /^\s*(?:pasal|article)\s+(\d{1,4})\s?([a-z]?)(?![a-z])/i.exec(label ?? '');
  return found ? `${(found[1] ?? '').padStart(4, '0')}${(found[2] ?? '').toUpperCase()}` : undefined;
}
