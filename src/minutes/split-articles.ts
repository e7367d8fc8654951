/** An article as it was found in a pasted text. */
export interface SplitArticle {
  /** `Pasal 1 Maksud dan Tujuan`; none for what stands before the first article. */
  readonly label: string | null;
  readonly body: string;
}

/** What begins an article: `Pasal 1`, `PASAL 12A`, `Pasal II`, `Article 3`, alone on its line or with its title. */
const HEADING = /^(pasal|article)\s+(\d{1,3}\s?[A-Z]?|[IVXLC]{1,7})(?![\p{L}\d])[\s.:–—-]*(.*)$/iu;
/** What goes on after the number is a reference in a sentence: `Pasal 5 ayat (2)`. */
const REFERENCE = /^(ayat|huruf|angka|dan|atau|sampai|s\.?d\.?|paragraph|and|or|to|of|undang|peraturan)\b/i;
const LONGEST_TITLE = 100;

/**
 * Splits the text of a draft into its articles, for a person to check: nothing of it is left out. What stands before the
 * first is an article without label.
 */
export function splitArticles(text: string): SplitArticle[] {
  const articles: { label: string | null; lines: string[] }[] = [{ label: null, lines: [] }];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const label = headingOf(line);
    if (label === undefined) articles.at(-1)?.lines.push(line);
    else articles.push({ label, lines: [] });
  }
  return articles
    .map(({ label, lines }) => withTitle(label, lines))
    .filter(({ label, body }) => label !== null || body !== '');
}

function headingOf(line: string): string | undefined {
  const found = HEADING.exec(line.trim());
  if (!found) return undefined;
  const [, word = '', number = '', title = ''] = found;
  if (title !== '' && !isTitle(title)) return undefined;
  const name = word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
  return [name, number.replace(/\s/g, '').toUpperCase(), sentenceCase(title.trim())]
    .filter(Boolean)
    .join(' ');
}

/** A title begins with a capital, is short and ends without a full stop. */
function isTitle(text: string): boolean {
  const title = text.trim();
  return (
    title.length <= LONGEST_TITLE &&
    /^\p{Lu}/u.test(title) &&
    !/[.;,:]$/.test(title) &&
    !REFERENCE.test(title)
  );
}

/** The title may stand on the line below the number; then text follows it, which does not go on with its sentence. */
function withTitle(label: string | null, lines: readonly string[]): SplitArticle {
  const at = lines.findIndex((line) => line.trim() !== '');
  const first = lines[at]?.trim() ?? '';
  const rest = trimmed(lines.slice(at + 1));
  const isBare = label !== null && /^\S+ \S+$/.test(label);
  if (isBare && rest !== '' && !/^\s*\p{Ll}/u.test(rest) && isTitle(first))
    return { label: `${label} ${sentenceCase(first)}`, body: rest };
  return { label, body: trimmed(lines) };
}

function trimmed(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '');
}

const SMALL = /^(dan|atau|di|ke|dari|untuk|dengan|pada|dalam|oleh|serta|and|or|of|the|in|to|for)$/;

/** `MAKSUD DAN TUJUAN` as `Maksud dan Tujuan`; what is not all capitals stays as it was written. */
function sentenceCase(title: string): string {
  if (title === '' || title !== title.toUpperCase()) return title;
  return title
    .toLowerCase()
    .split(' ')
    .map((word, index) =>
      index > 0 && SMALL.test(word) ? word : word.slice(0, 1).toUpperCase() + word.slice(1),
    )
    .join(' ');
}
