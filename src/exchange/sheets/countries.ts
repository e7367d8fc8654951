import { foldName } from '#kernel/index.ts';

const CODES =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  );

/** Names bureaus write that the language data of the runtime does not carry, by code. */
const ALIASES: Readonly<Record<string, string>> = {
  US: 'as|amerika|amerika serikat as|usa|us|u s a|amerika serikat usa|united states of america|america|amrik|amerika srikat',
  GB: 'inggris|uk|inggris raya|britania raya|great britain|england|britain|united kingdom uk|kerajaan inggris|skotlandia|scotland|u k',
  KR: 'korea|korsel|korea selatan|south korea|republic of korea|republik korea|rok|korea selatan rok|korea republic of',
  KP: 'korut|korea utara|north korea|dprk',
  CN: 'rrt|rrc|tiongkok|cina|china|prc|republik rakyat tiongkok|republik rakyat cina|peoples republic of china',
  TW: 'taiwan|chinese taipei',
  NL: 'belanda|holland|netherlands|the netherlands|nederland|kerajaan belanda',
  NZ: 'selandia baru|new zealand|newzealand|selandia baru nz',
  DE: 'jerman|germany|german|republik federal jerman|deutschland',
  CH: 'swiss|switzerland|swis',
  JP: 'jepang|japan|jepun',
  AE: 'uea|uni emirat arab|uae|emirat arab',
  SA: 'arab saudi|saudi arabia|saudi|ksa',
  TR: 'turki|turkiye|turkey|turkie',
  CZ: 'ceko|republik ceko|czech republic|czechia',
  RU: 'rusia|federasi rusia|russian federation|russia',
  TL: 'timor leste|timor timur|east timor|rdtl|timor leste rdtl',
  VN: 'vietnam|viet nam',
  LA: 'laos|lao pdr|lao',
  MM: 'myanmar|burma|birma',
  BN: 'brunei|brunei darussalam',
  PH: 'filipina|philippines|the philippines',
  KH: 'kamboja|cambodia',
  TH: 'thailand|muangthai',
  SG: 'singapura|singapore',
  ES: 'spanyol|spain|sepanyol',
  FR: 'prancis|perancis|france',
  IT: 'italia|italy|itali',
  BE: 'belgia|belgium',
  SE: 'swedia|sweden',
  NO: 'norwegia|norway',
  DK: 'denmark|denmark dk|danmark',
  FI: 'finlandia|finland',
  AT: 'austria',
  IE: 'irlandia|ireland|republik irlandia',
  GR: 'yunani|greece',
  PL: 'polandia|poland',
  HU: 'hongaria|hungaria|hungary',
  EG: 'mesir|egypt',
  MA: 'maroko|morocco',
  DZ: 'aljazair|algeria',
  IN: 'india',
  CI: 'pantai gading|cote d ivoire|ivory coast|cote divoire',
  CD: 'rd kongo|republik demokratik kongo|drc|dr congo|democratic republic of the congo|kongo kinshasa',
  CG: 'kongo|congo|republic of the congo',
  ZA: 'afrika selatan|south africa',
  PG: 'papua nugini|papua new guinea|png',
  SY: 'suriah|siria|syria',
  JO: 'yordania|jordan',
  LB: 'libanon|lebanon',
  PS: 'palestina|palestine',
  MK: 'makedonia|macedonia|makedonia utara',
  SZ: 'swaziland|eswatini',
  CV: 'tanjung verde|cape verde',
  MX: 'meksiko|mexico',
  BR: 'brasil|brazil|brasilia',
  CA: 'kanada|canada',
  AU: 'australia|aussie',
  IL: 'israel',
  IR: 'iran',
  TZ: 'tanzania',
  VE: 'venezuela',
  BO: 'bolivia',
  MD: 'moldova',
};

/** Country codes (ISO 3166-1 alpha-2) by folded Indonesian and English names. */
export const COUNTRIES: ReadonlyMap<string, string> = index();

function index(): Map<string, string> {
  const map = new Map<string, string>();
  for (const locale of ['id', 'en']) {
    const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'none' });
    for (const code of CODES) {
      const name = names.of(code);
      if (name !== undefined) map.set(foldName(name), code);
    }
  }
  for (const [code, names] of Object.entries(ALIASES))
    for (const name of names.split('|')) map.set(name, code);
  return map;
}

export const isCountryCode = (text: string): boolean => CODES.includes(text);
