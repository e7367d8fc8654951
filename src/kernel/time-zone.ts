/** The three time zones of Indonesia by their IANA names: WIB, WITA, WIT. */
export const TIME_ZONES = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const;
export type TimeZone = (typeof TIME_ZONES)[number];

const NAMES: Readonly<Record<string, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** WIB, WITA, WIT. */
export function zoneName(zone: string): string {
  return NAMES[zone] ?? zone;
}

/** Bali, Nusa Tenggara; Kalimantan Selatan, Timur, Utara; Sulawesi. */
const CENTRAL = ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76'];
/** Maluku and Papua. */
const EASTERN = /^[89]/;

/** The zone of an area by the code of its province (IANA tzdata, zone1970.tab); of the whole country, the capital's. */
export function zoneOfArea(areaCode: string | null | undefined): TimeZone {
  const province = areaCode?.slice(0, 2) ?? '';
  if (EASTERN.test(province)) return 'Asia/Jayapura';
  return CENTRAL.includes(province) ? 'Asia/Makassar' : 'Asia/Jakarta';
}
