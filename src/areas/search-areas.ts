import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { shortens } from './abbreviations.ts';
import { readAreaRefs } from './area-store.ts';
import { ownTokens } from './gazetteer-tree.ts';
import type { AreaRef } from './place-match.ts';
import { LEVEL_WORDS } from './place-words.ts';
import { typingDistance } from './typing-distance.ts';
import { type Level, placeTokens } from './written-name.ts';
import { partsOf } from './written-parts.ts';

export interface AreaSearch {
  /** Only inside this area. */
  readonly within?: string | undefined;
  readonly limit?: number | undefined;
}

interface Question {
  readonly folded: string;
  readonly within: string;
  /** Said by a level word (`kec ndori`). */
  readonly level: Level | undefined;
  readonly limit: number;
}

/**
 * Areas for a field where somebody is typing: beginnings of names first (the exact name, then the higher level, then
 * by name), short forms (`TTS`), words inside names, and misspelt names when nothing else is found.
 * After a comma a parent can follow: `reka, ende`.
 */
export async function searchAreas(
  tx: Transaction,
  query: string,
  options: AreaSearch = {},
): Promise<AreaRef[]> {
  const { limit = 10, within = '' } = options;
  const [name = '', ...parents] = partsOf(query);
  const question = questionOf(name, within, limit);
  if (question.folded === '') return [];
  if (parents.length === 0) return readAreaRefs(tx, await search(tx, question));
  const roots = await searchAreas(tx, parents.join(', '), { within, limit: 3 });
  const codes: string[] = [];
  for (const root of roots) {
    if (codes.length < limit) codes.push(...(await search(tx, { ...question, within: root.code })));
  }
  return readAreaRefs(tx, codes.slice(0, limit));
}

function questionOf(name: string, within: string, limit: number): Question {
  const tokens = placeTokens(name);
  const isSaid = (level: Level): boolean => tokens.length > 1 && LEVEL_WORDS[level].includes(tokens[0] ?? '');
  const level = ([1, 3, 4] as const).find(isSaid);
  if (level) tokens.shift();
  return { folded: tokens.join(' '), within, level, limit };
}

async function search(tx: Transaction, question: Question): Promise<string[]> {
  const found = new Set<string>();
  for (const stage of [byBeginning, byShortForm]) {
    if (found.size < question.limit) for (const code of await stage(tx, question)) found.add(code);
  }
  // the dearest of the three: not asked for where there is a good handful already
  if (found.size < question.limit / 2) for (const code of await byWordInside(tx, question)) found.add(code);
  if (found.size === 0) for (const code of await byLikeness(tx, question)) found.add(code);
  return [...found].slice(0, question.limit);
}

const BEGINNINGS: Readonly<Record<Level, readonly string[]>> = {
  1: ['', 'kepulauan ', 'daerah istimewa ', 'daerah khusus ibukota '],
  2: ['', 'kabupaten ', 'kota ', 'kota administrasi ', 'kabupaten kepulauan '],
  3: ['', 'kota '],
  4: [''],
};

/** One statement; each part walks the index in its order and stops, so that two letters are as quick as ten. */
async function byBeginning(tx: Transaction, question: Question): Promise<string[]> {
  const { folded, limit } = question;
  const parts: RawBuilder<unknown>[] = [];
  for (const level of [1, 2, 3, 4] as const) {
    if (question.level !== undefined && question.level !== level) continue;
    if (level > 2 && folded.length < 2) continue;
    for (const word of BEGINNINGS[level]) {
      const start = word + folded;
      parts.push(sql`(select code, level, name, folded = ${start} as exact from area
        where level = ${sql.lit(level)} and folded like ${`${start}%`} and ${inside(question)}
        order by folded using ~<~ limit ${sql.lit(limit)})`);
    }
  }
  parts.push(sql`(select area.code, area.level, area.name, other.folded = ${folded} from area_name other
    join area on area.code = other.area_code where other.folded like ${`${folded}%`} and ${inside(question)} limit 10)`);
  return codesOf(
    tx,
    sql`select code from (${sql.join(parts, sql` union all `)}) hit
      order by exact desc, level, name collate "und-x-icu", code`,
  );
}

function inside({ within }: Question): RawBuilder<unknown> {
  if (within === '') return sql`area.valid_to is null`;
  return sql`area.valid_to is null and (area.code = ${within} or area.code like ${`${within}.%`})`;
}

async function codesOf(tx: Transaction, query: RawBuilder<unknown>): Promise<string[]> {
  return (await (query as RawBuilder<{ code: string }>).execute(tx)).rows.map((row) => row.code);
}

/** `TTS`, `Flotim`, `Jabar` and misspelt ones, among the provinces and regencies with the same first letter. */
async function byShortForm(tx: Transaction, question: Question): Promise<string[]> {
  const { folded } = question;
  if (folded.length < 3 || (question.level ?? 1) > 2) return [];
  const starts = [...BEGINNINGS[1], ...BEGINNINGS[2]].map((word) => `${word}${folded.charAt(0)}%`);
  const rows = await sql<{
    code: string;
    name: string;
    level: Level;
    kind: string;
  }>`select code, name, level, kind from area
    where level in (1, 2) and folded like any(${arrayLiteral(starts)}::text[]) and ${inside(question)}
    order by level, code`.execute(tx);
  const tokens = folded.split(' ');
  return rows.rows
    .filter((row) => isShortOrMisspelt(tokens, ownTokens(row), row.kind))
    .map((row) => row.code);
}

function isShortOrMisspelt(written: readonly string[], name: readonly string[], kind: string): boolean {
  if (shortens(written, name, kind) !== undefined) return true;
  const limit = written.join('').length < 5 ? 0 : 2;
  return limit > 0 && typingDistance(written.join(' '), name.join(' '), limit) <= limit;
}

async function byWordInside(tx: Transaction, question: Question): Promise<string[]> {
  if (question.folded.length < 4) return [];
  const level = question.level === undefined ? sql`true` : sql`level = ${question.level}`;
  return codesOf(
    tx,
    sql`select code from (select code, level, name from area
        where folded like ${`% ${question.folded}%`} and ${level} and ${inside(question)} limit 200) hit
      order by level, name collate "und-x-icu", code limit ${question.limit}`,
  );
}

/** Misspelt names: those that begin alike, by how many trigrams they share. */
async function byLikeness(tx: Transaction, question: Question): Promise<string[]> {
  const { folded } = question;
  if (folded.length < 4) return [];
  const start = `${folded.slice(0, 3)}%`;
  return codesOf(
    tx,
    sql`select code from (
        select code, level, similarity(folded, ${folded}) as alike from area
        where level in (3, 4) and folded like ${start} and ${inside(question)}) hit
      where alike > 0.3 order by alike desc, level, code limit ${question.limit}`,
  );
}
