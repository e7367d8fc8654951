import { foldName } from '#kernel/index.ts';
import {
  CITY_WORDS,
  ENGLISH_WORDS,
  LEVEL_WORDS,
  NUMBER_WORDS,
  REGIONAL_VILLAGE_WORDS,
  SHORT_WORDS,
  TELLING_WORDS,
} from './place-words.ts';
import { typingDistance } from './typing-distance.ts';

export type Level = 1 | 2 | 3 | 4;

/** A name taken apart for comparing. Blanks do not count in `raw` and `canon`; `canon` has every numeral as digits. */
export interface NameForm {
  readonly tokens: readonly string[];
  readonly raw: string;
  readonly canon: string;
  readonly numerals: string;
  readonly telling: readonly string[];
  /** A name whose last letters before the numeral could be read as one (`Tetehosi I`). */
  readonly endsLikeNumeral: boolean;
}

/** One way to read what was written; `cost` is how far-fetched it is (0 to 0.1). */
export interface Reading {
  readonly form: NameForm;
  readonly cost: number;
  /** Said by a level word: a regency or a city. */
  readonly kind?: 'kabupaten' | 'kota';
}

const ROMAN: readonly string[] =
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx'.split(' ');

/** The number a word stands for (II, 2, dua), as digits. */
function numeralOf(token: string): string | undefined {
  if (/^\d+$/.test(token)) return String(Number(token));
  const roman = ROMAN.indexOf(token);
  return roman >= 0 ? String(roman + 1) : NUMBER_WORDS[token];
}

export function nameForm(tokens: readonly string[]): NameForm {
  const canonical = tokens.map((token) => numeralOf(token) ?? token);
  const isNumeral = (token: string): boolean => /^\d+$/.test(token) || token.length === 1;
  return {
    tokens: canonical,
    raw: tokens.join(''),
    canon: canonical.join(''),
    numerals: canonical.filter(isNumeral).sort().join(' '),
    telling: canonical.filter((token) => TELLING_WORDS.has(token)),
    endsLikeNumeral: tokens.some(
      (token, i) => i > 0 && numeralOf(token) !== undefined && /[ivx]$/.test(tokens[i - 1] ?? ''),
    ),
  };
}

/** Folds a name of a place; a double quote inside a word is an apostrophe (`Bo"a`). */
export function placeTokens(written: string): string[] {
  const folded = foldName(written.replace(/(?<=\p{L})"(?=\p{L})/gu, "'"));
  return folded === '' ? [] : folded.split(' ');
}

/** All ways to read a written name as a place of one level, the plainest first. */
export function readingsOf(written: string, level: Level): Reading[] {
  const tokens = placeTokens(written);
  if (tokens.length === 0) return [];
  const readings: Reading[] = [{ form: nameForm(tokens), cost: 0 }];
  const letters = tokens.every((token) => token.length === 1);
  if (letters && tokens.length > 1) readings.push({ form: nameForm([tokens.join('')]), cost: 0 }); // T.T.S.
  readings.push(...withoutLevelWord(tokens, level));
  const plain = [...readings];
  for (const reading of plain) {
    for (const variant of variantsOf(reading.form.tokens, level)) {
      readings.push({ ...reading, form: nameForm(variant), cost: reading.cost + 0.03 });
    }
  }
  return readings;
}

function withoutLevelWord(tokens: readonly string[], level: Level): Reading[] {
  const found: Reading[] = [];
  let rest = tokens;
  let kind: Reading['kind'];
  while (
    rest.length > 1 &&
    (isLevelWord(rest[0] ?? '', level) || (level === 2 && kind && isAdministrative(rest[0])))
  ) {
    const word = rest[0] ?? '';
    if (level === 2 && !isAdministrative(word)) kind = CITY_WORDS.includes(word) ? 'kota' : 'kabupaten';
    rest = rest.slice(1);
    found.push(reading(rest, 0, kind));
  }
  const last = tokens.at(-1) ?? '';
  if (level === 2 && found.length === 0 && tokens.length > 1 && LEVEL_WORDS[2].includes(last)) {
    found.push(reading(tokens.slice(0, -1), 0.02, CITY_WORDS.includes(last) ? 'kota' : 'kabupaten'));
  }
  if (level === 4 && rest.length > 1 && REGIONAL_VILLAGE_WORDS.includes(rest[0] ?? '')) {
    found.push(reading(rest.slice(1), 0.05));
  }
  return found;
}

function reading(tokens: readonly string[], cost: number, kind?: Reading['kind']): Reading {
  const form = nameForm(tokens);
  return kind === undefined ? { form, cost } : { form, cost, kind };
}

const isAdministrative = (word: string | undefined): boolean => /^adm(in|inistrasi)?$/.test(word ?? '');

/** The word itself, or a long level word with a typing error (`Kabupten`, `Kecmatan`). */
function isLevelWord(word: string, level: Level): boolean {
  if (LEVEL_WORDS[level].includes(word)) return true;
  if (word.length < 7) return false;
  return LEVEL_WORDS[level].some((known) => known.length >= 8 && typingDistance(word, known, 2) <= 2);
}

function variantsOf(tokens: readonly string[], level: Level): string[][] {
  const variants: string[][] = [];
  if (tokens.some((token) => token in SHORT_WORDS)) {
    variants.push(tokens.flatMap((token, i) => expand(token, i, tokens.length)));
  }
  if (level <= 2 && tokens.some((token) => token in ENGLISH_WORDS)) variants.push(fromEnglish(tokens));
  return variants;
}

/** A short word is opened where it has a neighbour; directions not at the beginning, the others not at the end. */
function expand(token: string, index: number, count: number): string[] {
  const long = SHORT_WORDS[token];
  if (long === undefined || count < 2) return [token];
  const isDirection = TELLING_WORDS.has(long) && long !== 'pulau' && long !== 'muara';
  if (isDirection ? index === 0 : index === count - 1) return [token];
  return [long];
}

/** `South Central Timor` is `timor tengah selatan`: directions go to the end, the first one last. */
function fromEnglish(tokens: readonly string[]): string[] {
  const directions: string[] = [];
  const names: string[] = [];
  for (const token of tokens) {
    const word = ENGLISH_WORDS[token];
    if (word === undefined) names.push(token);
    else if (TELLING_WORDS.has(word.split(' ')[0] ?? '')) directions.unshift(word);
    else if (word === 'kepulauan' || word === 'pegunungan') names.push(word);
    else names.push(word);
  }
  const islands = names.includes('kepulauan') ? ['kepulauan'] : [];
  return [...islands, ...names.filter((name) => name !== 'kepulauan'), ...directions].flatMap((w) =>
    w.split(' '),
  );
}

/** Whether the words that tell neighbours apart (numerals, single letters, directions) are the same in both. */
export function tellSame(written: NameForm, known: NameForm): boolean {
  if (written.numerals !== known.numerals) return false;
  if (written.tokens.length === 1 && known.tokens.length === 1) return true;
  return hasCounterparts(known.telling, written.tokens) && hasCounterparts(written.telling, known.tokens);
}

/** Whether the known name could be meant although its own telling word is not to be seen in what was written. */
export function mayTellSame(written: NameForm, known: NameForm): boolean {
  return written.numerals === known.numerals && hasCounterparts(written.telling, known.tokens);
}

/** Each telling word is there, or a word that can only be it with one typing error. */
function hasCounterparts(telling: readonly string[], tokens: readonly string[]): boolean {
  return telling.every(
    (word) =>
      tokens.includes(word) ||
      (word.length >= 3 &&
        tokens.some((token) => !TELLING_WORDS.has(token) && typingDistance(token, word, 1) <= 1)),
  );
}
