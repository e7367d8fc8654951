import { foldName } from '#kernel/index.ts';

/** Names that carry the word for "and" inside. */
const WHOLE = /^(kab(upaten)? )?pangkajene (dan )?kepulauan$/;
const GENERIC =
  /^\s*(?:\d+|seluruh|semua|se)?\s*(?:kab(?:upaten)?\.?(?:\s*\/\s*kota)?|kec(?:amatan)?\.?|desa|provinsi|lokasi|wilayah|regenc(?:y|ies)|districts?|villages?)?\s*(?:yaitu|meliputi|di)?\s*:\s*/i;

/**
 * The names of a list in one cell: by line, semicolon, comma, bullets and numbers. `dan`, `and`, `&` and `/` part names
 * too, but not where the whole is known as one (`Air bersih & sanitasi`).
 */
export function splitList(text: string, isKnown: (name: string) => boolean): string[] {
  const prepared = openBrackets(text)
    .replace(GENERIC, '')
    .replace(/(^|[\s,;])\(?\d{1,2}[.)]\s+(?=\p{L})/gu, '$1\n')
    .replace(/(^|\n)\s*[-•*·▪–]\s*/g, '\n');
  return prepared
    .split(/[\n;]/)
    .flatMap((line) => (isKnown(clean(line)) ? [line] : line.split(/,(?!\d)/)))
    .map((name) => clean(name.replace(/^\s*(?:dan|and|serta|dll\.?|dsb\.?|etc\.?)(?:\s+|$)/i, '')))
    .flatMap((name) => splitAnd(name, isKnown))
    .filter((name) => /[\p{L}\d]/u.test(name));
}

function splitAnd(name: string, isKnown: (name: string) => boolean): string[] {
  if (name === '' || isKnown(name) || WHOLE.test(foldName(name))) return [name];
  const parts = name.split(/\s+(?:dan|and|serta)\s+|\s*[&/+]\s*/i).map(clean);
  if (parts.length < 2) return [name];
  if (parts.every((part) => isKnown(part))) return parts;
  // Unknown parts are parted at the word only; a stroke or sign may belong to the name (`Kab/Kota`).
  const words = name.split(/\s+(?:dan|and|serta)\s+/i).map(clean);
  return words.length > 1 && words.every((word) => word.length > 1)
    ? words.flatMap((word) => (word === name ? [word] : splitAnd(word, isKnown)))
    : [name];
}

/** `NTT (Ende, Sikka)` lists what stands in the brackets; `Kupang (Kota)` is one name. */
function openBrackets(text: string): string {
  return text.replace(/[^,;\n(]*\(([^)]*[,;\n][^)]*)\)/g, (_, inside: string) => ` ${inside}`);
}

function clean(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .replace(/^[\s.,:]+|[\s,:]+$/g, '')
    .trim();
}

/** The names of a list of places: also parted at `&` and strokes, which names of places do not carry (`Kab/Kota` does). */
export function splitPlaces(text: string): string[] {
  const parted = text
    .replace(/\s*[&+]\s*/g, '; ')
    .replace(/(\p{L}{4,})\s*\/\s*(?=\p{L}{4,})/gu, (whole: string, word: string) =>
      /^(kabupaten|desa|kecamatan|kota)$/i.test(word) ? whole : `${word}; `,
    );
  return splitList(parted, () => false);
}
