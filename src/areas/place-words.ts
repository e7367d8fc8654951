/** Words that people write around and inside names of places, as data. All folded (see `foldName`). */

/** Level words before a name. They say what kind of place it is and are no part of the name. */
export const LEVEL_WORDS: Readonly<Record<1 | 2 | 3 | 4, readonly string[]>> = {
  1: ['provinsi', 'propinsi', 'prov', 'prop', 'prv', 'province'],
  2: ['kabupaten', 'kab', 'kb', 'regency', 'kota', 'kotamadya', 'kodya', 'city'],
  3: ['kecamatan', 'kec', 'kc', 'distrik', 'district', 'dist', 'kapanewon', 'kemantren'],
  4: ['desa', 'ds', 'kelurahan', 'kel', 'kl', 'village'],
};

/** Level words of some regions; often part of the official name, so read away only when nothing else fits. */
export const REGIONAL_VILLAGE_WORDS: readonly string[] = [
  'kampung',
  'kampong',
  'kp',
  'gampong',
  'gp',
  'nagari',
  'pekon',
  'negeri',
  'adat',
  'lembang',
  'dusun',
];

export const CITY_WORDS: readonly string[] = ['kota', 'kotamadya', 'kodya', 'city'];

/** Written in a cell that is meant to be empty. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set([
  'n a',
  'nihil',
  'tbd',
  'tba',
  '0',
  'null',
  'kosong',
]);

/**
 * Words that tell neighbours apart: a name with one of them is never taken for a name with another.
 * Directions, also in Javanese, Batak, Acehnese; up and down, old and new, great and small.
 */
export const TELLING_WORDS: ReadonlySet<string> = new Set(
  `utara selatan timur barat tengah tenggara daya laut pusat
   lor kidul wetan kulon tonga jae julu tunong baroh teungoh
   hulu hilir ulu ilir atas bawah luar dalam darat pesisir pantai muara
   baru lama anyar baro tua muda induk besar kecil gadang ketek raya kanan kiri dua
   kota kampung desa pulau`
    .trim()
    .split(/\s+/),
);

/** Number words that stand for a numeral at the end of a name. */
export const NUMBER_WORDS: Readonly<Record<string, string>> = {
  satu: '1',
  dua: '2',
  tiga: '3',
  empat: '4',
  lima: '5',
  enam: '6',
  tujuh: '7',
  delapan: '8',
  sembilan: '9',
  sepuluh: '10',
};

/** Usual short forms of single words. */
export const SHORT_WORDS: Readonly<Record<string, string>> = {
  brt: 'barat',
  bar: 'barat',
  tmr: 'timur',
  tim: 'timur',
  utr: 'utara',
  ut: 'utara',
  sel: 'selatan',
  slt: 'selatan',
  tgh: 'tengah',
  teng: 'tengah',
  tngr: 'tenggara',
  kep: 'kepulauan',
  peg: 'pegunungan',
  pl: 'pulau',
  p: 'pulau',
  tj: 'tanjung',
  tg: 'tanjung',
  tjg: 'tanjung',
  gn: 'gunung',
  gng: 'gunung',
  sei: 'sungai',
  sui: 'sungai',
  tlk: 'teluk',
  ma: 'muara',
  bt: 'batu',
  pd: 'padang',
  psr: 'pasar',
  kr: 'karang',
  dl: 'dolok',
};

/** What a direction becomes inside a blend such as Sumteng, Lutra, Jatim; these words shorten no other way. */
export const BLEND_ENDINGS: Readonly<Record<string, readonly string[]>> = {
  utara: ['ut', 'ura', 'tra', 'tara', 'utr', 'ra', 'u'],
  selatan: ['sel', 'slt'],
  timur: ['tim', 'tmr'],
  barat: ['bar', 'brt', 'ba'],
  tengah: ['teng', 'tgh'],
  tenggara: ['tra', 'gara', 'ra', 'gra'],
  daya: ['da', 'ya', 'd'],
  pusat: ['pus'],
  kepulauan: ['kep'],
};

/** Names of provinces and regencies in use that no rule gives. */
export const USUAL_NAMES: Readonly<Record<string, readonly string[]>> = {
  '11': ['nad', 'nanggroe aceh darussalam'],
  '31': ['dki', 'dki jakarta', 'dk jakarta', 'dkj', 'jakarta'],
  '34': ['diy', 'di yogyakarta', 'd i yogyakarta', 'yogyakarta', 'yogya', 'jogja', 'jogjakarta'],
  '19': ['babel'],
  '91': ['irian jaya'],
  '92': ['irian jaya barat', 'pabar'],
  '95': ['papeg'],
  '11.12': ['abdya'],
  '12.13': ['madina'],
  '12.16': ['humbahas'],
  '12.18': ['sergai'],
  '12.20': ['paluta'],
  '16.13': ['muratara'],
  '63.04': ['batola'],
  '71.08': ['bolmut'],
  '71.09': ['sitaro'],
  '71.10': ['boltim'],
  '71.11': ['bolsel'],
  '71.07': ['mitra'],
  '74': ['sultra'],
  '74.10': ['butur'],
};

/** English words in names of places; the directions come first in English and last in Indonesian. */
export const ENGLISH_WORDS: Readonly<Record<string, string>> = {
  east: 'timur',
  eastern: 'timur',
  west: 'barat',
  western: 'barat',
  north: 'utara',
  northern: 'utara',
  south: 'selatan',
  southern: 'selatan',
  central: 'tengah',
  southeast: 'tenggara',
  southwest: 'barat daya',
  northwest: 'barat laut',
  highland: 'pegunungan',
  java: 'jawa',
  sumatra: 'sumatera',
  borneo: 'kalimantan',
  celebes: 'sulawesi',
  moluccas: 'maluku',
  islands: 'kepulauan',
};
