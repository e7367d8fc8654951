import { foldName } from '#kernel/index.ts';

/** A name taken apart for comparison. */
export interface NameParts {
  /** As `foldName` gives it: what is stored beside the name. */
  readonly folded: string;
  /** One spelling for words written in several ways (`organisation`, `&`, `int'l`), without `the`. */
  readonly words: readonly string[];
  /** The words that are not a legal form. Never empty for a name that is not. */
  readonly core: readonly string[];
  /** Kinds of legal form the name shows: a foundation and a company of one name are two organisations. */
  readonly forms: ReadonlySet<string>;
  /** What stood in brackets and looks like an acronym, folded. */
  readonly bracketed: string | null;
}

const LEGAL_FORMS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    foundation: 'yayasan foundation fondation fundacion stichting stiftung',
    company: 'pt cv inc incorporated ltd limited llc gmbh plc corp corporation pty bv sa ag co',
    association: 'perkumpulan perhimpunan association asosiasi verein ev',
  }).flatMap(([form, words]) => words.split(' ').map((word) => [word, form])),
);

const ONE_SPELLING: Readonly<Record<string, string>> = {
  and: 'dan',
  et: 'dan',
  und: 'dan',
  intl: 'international',
  internasional: 'international',
  organisation: 'organization',
  organisasi: 'organization',
  org: 'organization',
  programme: 'program',
  centre: 'center',
  dev: 'development',
  assoc: 'association',
  fdn: 'foundation',
  dept: 'department',
  univ: 'university',
  labour: 'labor',
};

/** Words that many organisations have in their name, so that sharing them says little. */
const COMMON = new Set(
  (
    'international worldwide world global national regional trust fund agency office bureau organization program ' +
    'development technical cooperation network alliance partnership relief health children food nations united ' +
    'group institute center department ministry service services society union council committee bank support ' +
    'action aid humanitarian community indonesia asia pacific lembaga kerja sama program without frontiers'
  ).split(' '),
);
const LITTLE = new Set('of for the dan de la du des in on to untuk bagi di van von der'.split(' '));

/** Takes a written name apart; legal forms (Yayasan, Foundation, PT, Inc.) and `The` are set aside. */
export function nameParts(written: string): NameParts {
  const bracket = /\(\s*([\p{L}\p{N}.&\- ]{2,20})\s*\)/u.exec(written);
  const outside = bracket ? written.replace(bracket[0], ' ') : written;
  const isAcronym = bracket?.[1] !== undefined && isAcronymLike(bracket[1]) && foldName(outside) !== '';
  const folded = foldName(written);
  // Only letters with dots between them are closed up: `U.N.`, `e.V.`; and `co-operation` to one word.
  const spelled = foldName(
    (isAcronym ? outside : written)
      .replace(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
      .replace(/\bco-op/gi, 'coop')
      .replace(/\bint'l\b/gi, 'international'),
  );
  const words = spelled
    .split(' ')
    .filter((word, index) => word !== '' && !(word === 'the' && index === 0))
    .map((word) => ONE_SPELLING[word] ?? word);
  const core = words.filter((word) => LEGAL_FORMS[word] === undefined);
  const forms = new Set(words.flatMap((word) => LEGAL_FORMS[word] ?? []));
  return {
    folded,
    words,
    core: core.length > 0 ? core : words,
    forms,
    bracketed: isAcronym ? foldName(bracket[1] ?? '').replaceAll(' ', '') : null,
  };
}

/** How much a word tells organisations apart: a name of its own 3, a common word 1, a legal form 0.5, `of` 0.2. */
export function weightOf(word: string): number {
  if (LITTLE.has(word)) return 0.2;
  if (LEGAL_FORMS[word] !== undefined) return 0.5;
  return COMMON.has(word) ? 1 : 3;
}

/** `WHO`, `U.N.`, `Unicef`: one word of at most ten letters with at least two capitals, or dotted. */
export function isAcronymLike(written: string): boolean {
  const trimmed = written.trim();
  return /^[\p{L}\p{N}.&-]{2,12}$/u.test(trimmed) && (trimmed.match(/\p{Lu}/gu)?.length ?? 0) >= 2;
}

/** The first letters of the words that count: `World Health Organization` gives `who`. Empty below three words. */
export function initialsOf(parts: NameParts): string {
  const telling = parts.words.filter((word) => !LITTLE.has(word));
  return telling.length < 3 ? '' : telling.map((word) => word.charAt(0)).join('');
}
