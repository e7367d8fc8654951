/**
 * A name as it is compared: lower case, without accents, punctuation or doubled blanks.
 * `"  KAB.\r\nSumba-Barat "` gives `"kab sumba barat"`. Keeps digits and roman numerals, which tell villages apart.
 */
export function foldName(written: string): string {
  return written
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`´ʼ]/g, '')
    .replace(/&/g, ' dan ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
