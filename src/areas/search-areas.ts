import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '#database/index.ts';
import { AREA_REF, toAreaRef } from './area-store.ts';
import { shortens } from './abbreviations.ts';
import { ownTokens } from './gazetteer-tree.ts';
import { LEVEL_WORDS } from './place-words.ts';
import type { AreaRef } from './place-match.ts';
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
  readonly level: Level | undefined;
  readonly limit: number;
}

type Row = Parameters<typeof toAreaRef>[0];

/**
 * Areas for a field where somebody is typing: beginnings of names first (the exact name, then the higher level, then
 * by name), short forms (`TTS`), words inside names, and names that sound alike when nothing else is found.
 * After a comma a parent can follow: `reka, ende`.
 */
export async function searchAreas(tx: Transaction, query: string, options: AreaSearch = {}): Promise<AreaRef[]> {
  const { limit = 10, within = '' } = options;
  const [name = '', ...parents] = partsOf(query);
  const question = questionOf(name, within, limit);
  if (question.folded === '') return [];
  if (parents.length === 0) return search(tx, question);
  const roots = await searchAreas(tx, parents.join(', '), { within, limit: 3 });
  const found: AreaRef[] = [];
  for (const root of roots) {
    if (found.length < limit) found.push(...(await search(tx, { ...question, within: root.code, limit: limit - found.length })));
  }
  return found;
}

function questionOf(name: string, within: string, limit: number): Question {
  const tokens = placeTokens(name);
  const levels = ([1, 3, 4] as const).filter((level) => tokens.length > 1 && LEVEL_WORDS[level].includes(tokens[0] ?? ''));
  const level = levels[0];
  if (level) tokens.shift();
  return { folded: tokens.join(' '), within, level, limit };
}

async function search(tx: Transaction, question: Question): Promise<AreaRef[]> {
  const found = new Map<string, AreaRef>();
  const stages = [byBeginning, byShortForm, byWordInside, bySound];
  for (const stage of stages) {
    if (found.size >= question.limit || (stage === bySound && found.size > 0)) break;
    for (const area of await stage(tx, question)) found.set(area.code, found.get(area.code) ?? area);
  }
  return [...found.values()].slice(0, question.limit);
}

const BEGINNINGS: Readonly<Record<Level, readonly string[]>> = {
  1: ['', 'kepulauan ', 'daerah istimewa ', 'daerah khusus ibukota '],
  2: ['', 'kabupaten ', 'kota ', 'kota administrasi ', 'kabupaten kepulauan '],
  3: ['', 'kota '],
  4: [''],
};

/** One statement; each part walks the index in its order and stops, so that two letters are as quick as ten. */
async function byBeginning(tx: Transaction, question: Question): Promise<AreaRef[]> {
  const { folded, limit } = question;
  const parts: RawBuilder<unknown>[] = [];
  for (const level of [1, 2, 3, 4] as const) {
    if (question.level !== undefined && question.level !== level) continue;
    if (level > 2 && folded.length < 2) continue;
    for (const word of BEGINNINGS[level]) {
      const start = word + folded;
      parts.push(sql`(select code, folded = ${start} as exact from area
        where level = ${sql.lit(level)} and folded like ${`${start}%`} and ${inside(question)}
        order by folded using ~<~ limit ${sql.lit(limit)})`);
    }
  }
  const rows = await sql<Row>`select ${AREA_REF} from (${sql.join(parts, sql` union all `)}) hit
    join area using (code) group by area.code
    order by bool_or(hit.exact) desc, area.level, area.name collate "und-x-icu", area.code
    limit ${limit}`.execute(tx);
  return rows.rows.map(toAreaRef);
}

function inside(question: Question): RawBuilder<unknown> {
  const { within } = question;
  return within === '' ? sql`valid_to is null` : sql`valid_to is null and (code = ${within} or code like ${`${within}.%`})`;
}

/** `TTS`, `Flotim`, `Jabar`: worked out over the 552 provinces and regencies; earlier names come from the register. */
async function byShortForm(tx: Transaction, question: Question): Promise<AreaRef[]> {
  const { folded, within } = question;
  const tokens = folded.split(' ');
  if (folded.length < 3) return [];
  const rows = await sql<Row & { is_named: boolean }>`select ${AREA_REF}, named.area_code is not null as is_named
    from area left join (select distinct area_code from area_name where folded like ${`${folded}%`}) named on named.area_code = area.code
    where (level <= 2 or named.area_code is not null) and ${inside(question)} order by level, area.code`.execute(tx);
  const areas = rows.rows.filter((row) => {
    if (row.is_named) return true;
    const level = row.level as Level;
    return within.length <= 2 && shortens(tokens, ownTokens({ name: row.name, level }), row.kind) !== undefined;
  });
  return areas.map(toAreaRef);
}

async function byWordInside(tx: Transaction, question: Question): Promise<AreaRef[]> {
  if (question.folded.length < 3) return [];
  const level = question.level === undefined ? sql`true` : sql`level = ${question.level}`;
  const rows = await sql<Row>`select ${AREA_REF} from (
      select code from area where folded like ${`% ${question.folded}%`} and ${level} and ${inside(question)} limit 300) hit
    join area using (code)
    order by area.level, area.name collate "und-x-icu", area.code limit ${question.limit}`.execute(tx);
  return rows.rows.map(toAreaRef);
}

async function bySound(tx: Transaction, question: Question): Promise<AreaRef[]> {
  const { folded } = question;
  if (folded.length < 4) return [];
  const rows = await sql<Row>`select ${AREA_REF} from (
      select code, similarity(folded, ${folded}) as alike from area
      where folded % ${folded} and ${inside(question)} order by alike desc, level, code limit ${question.limit}) hit
    join area using (code)
    order by hit.alike desc, area.level, area.name collate "und-x-icu"`.execute(tx);
  return rows.rows.map(toAreaRef);
}
