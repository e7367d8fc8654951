const ONES = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;
const SCALES = [
  { size: 10n ** 12n, word: 'triliun' },
  { size: 10n ** 9n, word: 'miliar' },
  { size: 10n ** 6n, word: 'juta' },
] as const;
const LARGEST = 10n ** 15n;

/**
 * A whole number in Indonesian words, as papers repeat it: `seribu seratus sebelas`.
 * @throws RangeError from a thousand trillion on, and below nothing
 */
export function terbilang(number: bigint | number): string {
  const value = BigInt(number);
  if (value < 0n || value >= LARGEST) throw new RangeError(`cannot say ${String(number)}`);
  return value === 0n ? 'nol' : wordsOf(value).join(' ');
}

function wordsOf(value: bigint): string[] {
  for (const { size, word } of SCALES)
    if (value >= size) return [...wordsOf(value / size), word, ...wordsOf(value % size)];
  if (value >= 2000n) return [...wordsOf(value / 1000n), 'ribu', ...wordsOf(value % 1000n)];
  if (value >= 1000n) return ['seribu', ...wordsOf(value - 1000n)];
  if (value >= 200n) return [...wordsOf(value / 100n), 'ratus', ...wordsOf(value % 100n)];
  if (value >= 100n) return ['seratus', ...wordsOf(value - 100n)];
  if (value >= 20n) return [...wordsOf(value / 10n), 'puluh', ...wordsOf(value % 10n)];
  if (value >= 12n) return [...wordsOf(value - 10n), 'belas'];
  if (value >= 10n) return [value === 10n ? 'sepuluh' : 'sebelas'];
  return value === 0n ? [] : [ONES[Number(value)] ?? ''];
}

/** A count as official text has it: `5 (lima)`. */
export function countInWords(count: number): string {
  return `${new Intl.NumberFormat('id-ID').format(count)} (${terbilang(count)})`;
}

/**
 * An amount of rupiah in words: `satu juta seratus lima puluh ribu rupiah`; cents digit by digit after `koma`.
 * @param amount a decimal with at most two digits after its point
 */
export function rupiahInWords(amount: string): string {
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(amount);
  if (!match) throw new RangeError(`cannot say ${amount}`);
  const [, whole = '0', fraction = ''] = match;
  const cents = fraction.replace(/0+$/, '');
  const digits = fraction.replace(/\d/g, (digit) => ` ${ONES[Number(digit)] || 'nol'}`).trim();
  return [terbilang(BigInt(whole)), ...(cents === '' ? [] : ['koma', digits]), 'rupiah'].join(' ');
}
