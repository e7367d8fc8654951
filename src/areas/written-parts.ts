import type { PlaceInput } from './place-match.ts';

type Fields = Omit<PlaceInput, 'anywhere'>;
const FIELDS = ['village', 'district', 'regency', 'province'] as const;
const SEPARATORS = /[,;/|()\r\n]+|\s[-–—]\s/;

/** The parts of a text that names a place and then its parents: `Kec. Ndori, Ende (NTT)`. */
export function partsOf(written: string): string[] {
  return written
    .split(SEPARATORS)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** Fields that hold more than one name: the first of each is kept, the others go into `rest`. */
export function splitWritten(place: Fields): { first: Fields; rest: string[] } | undefined {
  const first: Record<string, string> = {};
  const rest: string[] = [];
  for (const field of FIELDS) {
    const written = place[field];
    if (written === undefined) continue;
    const [head, ...tail] = partsOf(written);
    if (head === undefined) continue;
    first[field] = head;
    rest.push(...tail);
  }
  return rest.length > 0 ? { first, rest } : undefined;
}
