import type { Level } from './written-name.ts';

export type AreaKind = 'province' | 'kabupaten' | 'kota' | 'kecamatan' | 'kelurahan' | 'desa' | 'desa_adat';

/** A Kemendagri code with its points: `53`, `53.08`, `53.08.05`, `53.08.05.2001`. */
export const AREA_CODE = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;

/** The level a code belongs to, 1 for provinces to 4 for villages. */
export function levelOfCode(code: string): Level {
  return code.split('.').length as Level;
}

/** The code of what an area lies in; null for a province. */
export function parentCode(code: string): string | null {
  const cut = code.lastIndexOf('.');
  return cut < 0 ? null : code.slice(0, cut);
}

/** The last part of a code, by which an area is told apart from the others beside it. */
export function ending(code: string): string {
  return code.slice(code.lastIndexOf('.') + 1);
}

/** The endings of each kind: a code says whether it is a kabupaten or a kota, a kelurahan or a desa. */
const ENDINGS: Readonly<Record<AreaKind, readonly [first: number, last: number]>> = {
  province: [11, 99],
  kabupaten: [1, 69],
  kota: [71, 99],
  kecamatan: [1, 99],
  kelurahan: [1001, 1999],
  desa: [2001, 2999],
  desa_adat: [3001, 3999],
};

/** The kinds of areas on each level. */
export const KINDS_OF_LEVEL: Readonly<Record<Level, readonly AreaKind[]>> = {
  1: ['province'],
  2: ['kabupaten', 'kota'],
  3: ['kecamatan'],
  4: ['desa', 'kelurahan', 'desa_adat'],
};

/** The kind of area a new code stands for; undefined where such a code is given to none. */
export function kindOfCode(code: string): AreaKind | undefined {
  if (!AREA_CODE.test(code)) return undefined;
  const number = Number(ending(code));
  return KINDS_OF_LEVEL[levelOfCode(code)].find((kind) => {
    const [first, last] = ENDINGS[kind];
    return number >= first && number <= last;
  });
}

/**
 * A free code for an area of a kind below another: its own ending where it can keep it, else the number after the
 * highest in use. Undefined where there is none left.
 */
export function freeCode(
  parent: string,
  kind: AreaKind,
  isTaken: (code: string) => boolean,
  wanted = '',
): string | undefined {
  const [first, last] = ENDINGS[kind];
  const width = kind === 'kelurahan' || kind === 'desa' || kind === 'desa_adat' ? 4 : 2;
  const codeOf = (number: number): string => `${parent}.${String(number).padStart(width, '0')}`;
  const own = `${parent}.${wanted}`;
  if (wanted !== '' && kindOfCode(own) === kind && !isTaken(own)) return own;
  let free: string | undefined;
  for (let number = last; number >= first; number--) {
    if (!isTaken(codeOf(number))) free = codeOf(number);
    else if (free !== undefined) return free;
  }
  return free;
}
