/** Names and signs of currencies as they are written beside amounts, folded to lower case, longest first. */
const WRITTEN: readonly (readonly [written: string, code: string])[] = [
  ['us dollars', 'USD'],
  ['us dollar', 'USD'],
  ['dollar as', 'USD'],
  ['dolar as', 'USD'],
  ['dollars', 'USD'],
  ['dollar', 'USD'],
  ['dolar', 'USD'],
  ['rupiah', 'IDR'],
  ['euros', 'EUR'],
  ['euro', 'EUR'],
  ['yen', 'JPY'],
  ['won', 'KRW'],
  ['yuan', 'CNY'],
  ['rmb', 'CNY'],
  ['pound sterling', 'GBP'],
  ['poundsterling', 'GBP'],
  ['us$', 'USD'],
  ['usd$', 'USD'],
  ['au$', 'AUD'],
  ['a$', 'AUD'],
  ['s$', 'SGD'],
  ['nz$', 'NZD'],
  ['ca$', 'CAD'],
  ['c$', 'CAD'],
  ['rp', 'IDR'],
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₩', 'KRW'],
  ['rm', 'MYR'],
];
const ISO = new Set(Intl.supportedValuesOf('currency'));
const BY_WRITTEN = new Map(WRITTEN);

/** The currency a word or sign stands for (`Rp.`, `US$`, `EUR`), ISO 4217; nothing where it stands for none. */
export function currencyOf(written: string): string | undefined {
  const folded = written.trim().toLowerCase().replace(/\.$/, '');
  const code = folded.toUpperCase();
  return BY_WRITTEN.get(folded) ?? (ISO.has(code) ? code : undefined);
}

/** The currency shown by a number format of a cell (`"Rp"#,##0`, `[$USD] #,##0`, `[$€-2] #,##0`). */
export function currencyOfFormat(format: string): string | undefined {
  const positive = format.split(';')[0] ?? '';
  const bracket = /\[\$([^\]-]+)(?:-[^\]]*)?\]/.exec(positive)?.[1];
  if (bracket !== undefined) return currencyOf(bracket);
  const quoted = [...positive.matchAll(/"([^"]+)"/g)].map((match) => currencyOf(match[1] ?? ''));
  const found = quoted.find((code) => code !== undefined);
  if (found !== undefined) return found;
  const sign = /[€£¥₩]/.exec(positive)?.[0];
  if (sign !== undefined) return currencyOf(sign);
  return /^\W*\$/.test(positive.replace(/_\(|_\)|\\/g, '')) ? 'USD' : undefined;
}
