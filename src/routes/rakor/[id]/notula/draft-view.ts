import { newId } from '#kernel/index.ts';
import { draftOf, type Minutes, onlyEntryId, standingWords } from '#minutes/index.ts';
import { entryView, type FormWords, type Told } from './minutes-view.ts';

/** What the server could not keep, as it was typed. */
export type Typed = FormWords & { readonly entryId: string };

/** The draft of an agreement as its writers have it before them. */
export function draftView({ entries }: Pick<Minutes, 'entries'>, meetingId: string, told: Told) {
  const { articles, strays } = draftOf(entries);
  const viewOf = (entry: Minutes['entries'][number]) => entryView(entry, undefined, told);
  const shownId = onlyEntryId(meetingId, 'shown');
  const shown = entries.find(({ id }) => id === shownId);
  return {
    articles: articles.map(({ entry, inputs }) => ({
      view: viewOf(entry),
      inputs: inputs.map(viewOf),
      freshId: newId(),
    })),
    strays: strays.map(viewOf),
    freshId: newId(),
    freshInputId: newId(),
    shown: {
      entryId: shownId,
      heads: shown?.heads.join(',') ?? '',
      articleId: shown ? standingWords(shown).underId : null,
    },
  };
}
