import { draftOf } from './draft-articles.ts';
import { joined, type MinuteEntry } from './entries-of.ts';
import type { StoredEdit } from './minute.ts';

/** What an institution says of an article. */
export interface ContentInput {
  readonly id: string;
  readonly institution: string | null;
  readonly body: string;
  /** Several versions stand and are printed one after the other. */
  readonly isUnsettled: boolean;
}

/** An article of the draft as papers print it: `Pasal | Rumusan Awal | Masukan (instansi) | Rumusan yang Disepakati`. */
export interface ContentArticle {
  readonly id: string;
  readonly label: string | null;
  readonly initial: string;
  readonly inputs: readonly ContentInput[];
  /** Null where nothing is agreed yet. */
  readonly agreed: string | null;
  readonly isUnsettled: boolean;
}

/** The draft as it stands; where several versions of something stand, all of their words are in it. */
export function articlesOf(entries: readonly MinuteEntry<StoredEdit>[]): {
  readonly articles: readonly ContentArticle[];
  readonly strayInputs: readonly ContentInput[];
} {
  const { articles, strays } = draftOf(entries);
  const told = articles.map(({ entry, inputs }) => {
    const { label, body, agreed } = joined(entry.versions);
    return {
      id: entry.id,
      label,
      initial: body,
      inputs: inputs.flatMap(inputOf),
      agreed: agreed?.trim() ? agreed : null,
      isUnsettled: entry.versions.length > 1,
    };
  });
  return {
    articles: told.filter((one) => [one.label, one.initial.trim(), one.agreed, ...one.inputs].some(Boolean)),
    strayInputs: strays.flatMap(inputOf),
  };
}

function inputOf(entry: MinuteEntry<StoredEdit>): ContentInput[] {
  const { speaker, body } = joined(entry.versions);
  if (body.trim() === '' && speaker === null) return [];
  return [{ id: entry.id, institution: speaker, body, isUnsettled: entry.versions.length > 1 }];
}
