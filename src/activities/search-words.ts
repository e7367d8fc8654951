import { sql } from 'kysely';
import { type Database, SYSTEM, type Transaction } from '#database/index.ts';
import { wordsOf } from './search-query.ts';

/**
 * Gathers anew the words of public titles and programmes, for "did you mean". Run after imports and once a day; what is
 * missing meanwhile is only not suggested.
 */
export async function refreshSearchWords(database: Database): Promise<void> {
  await database.asActor(SYSTEM, async (tx) => {
    await sql`delete from search_word`.execute(tx);
    await sql`insert into search_word (word, count)
      select word, nentry from ts_stat($words$
        select to_tsvector('pg_catalog.simple', fold(sort_title || ' ' || coalesce(programme, '')))
        from activity where standing = 'recorded public' $words$)
      where length(word) between 4 and 30 and word ~ '^[a-z]+$'`.execute(tx);
  });
}

/** What follows a large change: new words to suggest, and new statistics for the planner. Not needed for anything to be right. */
export async function refreshAfterImport(database: Database): Promise<void> {
  await refreshSearchWords(database);
  await database.asActor(SYSTEM, (tx) => sql`select analyze_register()`.execute(tx));
}

/** The question with unknown words replaced by the nearest known ones; null when there is nothing nearer. */
export async function suggestWords(tx: Transaction, typed: string): Promise<string | null> {
  const words = wordsOf(typed);
  const spelt = await Promise.all(words.map((word) => nearestWord(tx, word)));
  const suggestion = words.map((word, i) => spelt[i] ?? word).join(' ');
  return suggestion === words.join(' ') ? null : suggestion;
}

/** Trigrams find most slips; the edit distance finds swapped letters, which share hardly any trigram. */
async function nearestWord(tx: Transaction, word: string): Promise<string | undefined> {
  if (!/^[a-z]{3,30}$/.test(word)) return undefined;
  const found = await sql<{ word: string }>`select word from (
      select word, count, similarity(word, ${word}) as alike, levenshtein_less_equal(word, ${word}, 2) as off from search_word
      where word % ${word} or (length(word) between ${word.length - 2} and ${word.length + 2})) as near
    where alike >= 0.45 or off <= 2 order by word = ${word} desc, off, alike desc, count desc limit 1`.execute(
    tx,
  );
  return found.rows[0]?.word;
}

/** The most frequent words that begin so; for searching while the word is still being typed. */
export async function wordsBeginning(tx: Transaction, begun: string): Promise<string[]> {
  const found = await sql<{ word: string }>`select word from search_word
    where word ~>=~ ${begun} and word ~<~ ${`${begun}{`} and word <> ${begun} order by count desc limit 8`.execute(
    tx,
  );
  return found.rows.map((row) => row.word);
}
