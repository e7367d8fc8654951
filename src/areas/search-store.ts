import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { Level } from './written-name.ts';

/** What somebody is typing, taken apart. */
export interface Question {
  readonly folded: string;
  /** Codes of areas to look in; empty for everywhere. */
  readonly roots: readonly string[];
  /** Said by a level word (`kec ndori`). */
  readonly level: Level | undefined;
  /** Said by `kab` or `kodya`. */
  readonly kind: 'kabupaten' | 'kota' | undefined;
  readonly limit: number;
}

/** An area that may be meant; `name` and `folded` are those that were met, also a former name. */
export interface Candidate {
  readonly code: string;
  readonly level: Level;
  readonly kind: string;
  readonly name: string;
  readonly folded: string;
  readonly ended: boolean;
}

/** What stands before the name of a province or regency in the register and is not typed. */
export const ORNAMENTS: Readonly<Record<Level, readonly string[]>> = {
  1: ['kepulauan ', 'daerah istimewa ', 'daerah khusus ibukota ', 'daerah khusus '],
  2: ['kabupaten ', 'kota ', 'kota administrasi ', 'kabupaten administrasi ', 'kabupaten kepulauan '],
  3: ['kota '],
  4: [],
};

const COLUMNS = sql`area.code, area.level, area.kind, area.name, area.folded`;

/**
 * Areas whose name begins so, and every province and regency with the same first letter, which may be written short or
 * wrong. One statement; each part walks an index in its order and stops, so that two letters are as quick as ten.
 */
export async function readBeginnings(tx: Transaction, question: Question): Promise<Candidate[]> {
  const { folded, level } = question;
  const isWanted = (one: Level): boolean => level === undefined || level === one;
  const parts: RawBuilder<unknown>[] = [];
  const letter = folded.replace(/^kota /, '').charAt(0);
  if (isWanted(1) || isWanted(2)) {
    const one = ['', ...ORNAMENTS[1]].map((word) => `${word}${letter}%`);
    const two = [`${folded}%`, ...ORNAMENTS[2].map((word) => `${word}${letter}%`)];
    parts.push(sql`(select ${COLUMNS}, false as ended from area where area.level in (1, 2) and ${today(question)}
      and (area.level = 1 and area.folded like any(${arrayLiteral(one)}::text[])
        or area.level = 2 and area.folded like any(${arrayLiteral(two)}::text[])))`);
  }
  if (folded.length >= 2) {
    const starts: readonly (readonly [Level, string])[] = [
      [3, ''],
      [3, 'kota '],
      [4, ''],
    ];
    for (const [one, word] of starts)
      if (isWanted(one)) parts.push(beginning(question, one, `${word}${folded}%`));
    parts.push(otherNames(question), endedAreas(question));
  }
  return rowsOf(tx, sql.join(parts, sql` union all `));
}

function beginning(question: Question, level: Level, pattern: string): RawBuilder<unknown> {
  return sql`(select ${COLUMNS}, false from area
    where area.level = ${sql.lit(level)} and area.folded like ${pattern} and ${today(question)}
    order by area.folded using ~<~ limit ${sql.lit(question.limit)})`;
}

/** Former names, abbreviations and other spellings. */
function otherNames(question: Question): RawBuilder<unknown> {
  return sql`(select area.code, area.level, area.kind, other.name, other.folded, area.valid_to is not null from area_name other
    join area on area.code = other.area_code
    where other.folded like any(${beginnings(question)}) and ${ofLevel(question)} limit 20)`;
}

function endedAreas(question: Question): RawBuilder<unknown> {
  return sql`(select ${COLUMNS}, true from area
    where area.valid_to is not null and area.folded like any(${beginnings(question)}) and ${ofLevel(question)} limit 20)`;
}

function beginnings({ folded }: Question): RawBuilder<string[]> {
  return sql`${arrayLiteral(['', 'kabupaten ', 'kota '].map((word) => `${word}${folded}%`))}::text[]`;
}

/** Names with the words in them, the last one as far as it is typed. */
export async function readWordsInside(tx: Transaction, question: Question): Promise<Candidate[]> {
  const words = question.folded.split(' ').map((word) => `'${word}'`);
  return rowsOf(
    tx,
    sql`select ${COLUMNS}, false as ended from area
      where to_tsvector('simple', area.folded) @@ to_tsquery('simple', ${`${words.join(' <-> ')}:*`})
        and ${ofLevel(question)} and ${today(question)} limit 200`,
  );
}

/**
 * Misspelt names, the nearest first by letters left out, added or exchanged: provinces and regencies whatever they look
 * like, districts and villages that begin as typed, or so with one slip, or end as typed.
 */
export async function readLikeNames(
  tx: Transaction,
  question: Question,
  errors: number,
): Promise<Candidate[]> {
  const { folded, level } = question;
  const length = sql.lit(folded.length);
  const most = sql.lit(errors + 1); // two letters swapped are two errors here and one to a person
  const near = (area: RawBuilder<unknown>, name: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`select * from (select ${COLUMNS}, levenshtein_less_equal(${name}, ${folded}, ${most}) as distance from area
      where ${area} and ${today(question)} offset 0) near where distance <= ${most}`;
  const parts: RawBuilder<unknown>[] = [];
  if ((level ?? 1) <= 2)
    parts.push(near(sql`area.level in (1, 2)`, folded.startsWith('kota ') ? sql`area.folded` : OWN_NAME));
  if ((level ?? 4) >= 3) {
    const isLower = sql`area.level = any(${sql.lit(level === undefined ? '{3,4}' : `{${String(level)}}`)}) and length(area.folded) >= ${length} - 2`;
    const typed = sql`left(area.folded, ${length} + 1)`;
    for (const start of [folded.slice(0, 3), ...slips(folded)])
      parts.push(near(sql`${isLower} and area.folded like ${`${start}%`}`, typed));
    const end = sql`reverse(area.folded) like ${`${endingBackwards(folded)}%`} and length(area.folded) <= ${length} + 2`;
    if (folded.length >= 5) parts.push(near(sql`${isLower} and ${end}`, sql`area.folded`));
  }
  return rowsOf(
    tx,
    sql`select code, level, kind, name, folded, false as ended from (${sql.join(parts, sql` union `)}) like_it
      order by distance, level, code limit 60`,
  );
}

const OWN_NAME = sql`case when area.folded like 'kabupaten %' then substr(area.folded, 11)
  when area.folded like 'kota %' then substr(area.folded, 6) else area.folded end`;

/** How a name may begin of whose first letters two were swapped in typing, or one was too many. */
function slips(folded: string): string[] {
  const count = folded.length < 6 ? 3 : 4;
  const typed = folded.slice(0, count + 1);
  const starts = new Set<string>();
  for (let i = 0; i < count; i++) {
    starts.add(typed.slice(0, i) + typed.slice(i + 1));
    if (i > 0)
      starts.add(typed.slice(0, i - 1) + typed.charAt(i) + typed.charAt(i - 1) + typed.slice(i + 1, count));
  }
  return [...starts].filter((start) => !start.startsWith(folded.slice(0, 3)));
}

/** The last letters, which are right where the slip was in the first; more of long names, since many end alike. */
function endingBackwards(folded: string): string {
  const count = folded.length < 7 ? 3 : folded.length < 10 ? 4 : 5;
  return Array.from(folded).reverse().slice(0, count).join('');
}

function ofLevel({ level }: Question): RawBuilder<unknown> {
  return level === undefined ? sql`true` : sql`area.level = ${sql.lit(level)}`;
}

function today({ roots, kind }: Question): RawBuilder<unknown> {
  const holds =
    kind === undefined ? sql`area.valid_to is null` : sql`area.valid_to is null and area.kind = ${kind}`;
  if (roots.length === 0) return holds;
  const inside = roots.map(
    (code) => sql`area.code = ${code} or (area.code ~>=~ ${`${code}.`} and area.code ~<~ ${`${code}/`})`,
  );
  return sql`${holds} and (${sql.join(inside, sql` or `)})`;
}

async function rowsOf(tx: Transaction, query: RawBuilder<unknown>): Promise<Candidate[]> {
  return (await (query as RawBuilder<Candidate>).execute(tx)).rows;
}
