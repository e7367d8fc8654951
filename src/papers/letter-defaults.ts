import type { StoredOffice } from '#access/index.ts';
import {
  type LetterheadSettings,
  type LetterSettings,
  type LocalNames,
  PRESET_SETTINGS,
} from './letter-settings.ts';
import type { LetterheadKind } from './signatory.ts';

/** Whose house an office stands in. */
export interface OfficePlace {
  readonly office: Pick<StoredOffice, 'kind' | 'unit' | 'name' | 'areaCode'>;
  readonly areaName: string | null;
}

/** The house as its letters say it; proper names are not translated. Empty for a partner. */
export function houseLines({ office, areaName }: OfficePlace): string[] {
  switch (office.kind) {
    case 'ministry':
      return office.unit === 'ministry' ? ['Kementerian Dalam Negeri', 'Republik Indonesia'] : [];
    case 'province':
      return areaName === null ? [] : [`Pemerintah Provinsi ${bareName(areaName)}`];
    case 'regency':
      return areaName === null ? [] : [`Pemerintah ${areaName}`];
    case 'partner':
      return [];
  }
}

const bareName = (area: string): string => area.replace(/^(Provinsi|Kabupaten|Kota) /i, '');

/** The post of the head of an area, with the area's name in full: `Gubernur Nusa Tenggara Timur`, `Wali Kota Kupang`. */
export function headOfArea({ office, areaName }: OfficePlace): string | null {
  if (areaName === null) return null;
  const post = office.kind === 'province' ? 'Gubernur' : /^Kota /i.test(areaName) ? 'Wali Kota' : 'Bupati';
  return `${post} ${bareName(areaName)}`;
}

/** The letterheads that an office can have. */
export function letterheadsOf(kind: StoredOffice['kind']): readonly LetterheadKind[] {
  switch (kind) {
    case 'province':
    case 'regency':
      return ['K1', 'K2', 'K3', 'K4'];
    case 'ministry':
      return ['K5'];
    case 'partner':
      return ['K6'];
  }
}

const LEFT = { address: [], emblemAt: 'left', rule: true } as const;
const TOP = { address: [], emblemAt: 'top', rule: false } as const;

function letterheadDefault(kind: LetterheadKind, place: OfficePlace): LetterheadSettings {
  const house = houseLines(place);
  const lines = (...words: string[]) => ({ lines: words, large: words.length });
  switch (kind) {
    case 'K1':
      return { ...TOP, ...lines(headOfArea(place) ?? place.office.name), emblem: 'state' };
    case 'K2':
      return { ...LEFT, ...lines(...house, 'Sekretariat Daerah'), emblem: 'regional' };
    case 'K4':
      return { ...TOP, lines: ['Dewan Perwakilan Rakyat Daerah', areaOf(place)], large: 1, emblem: 'state' };
    case 'K5':
      return { ...LEFT, ...lines(...house, place.office.name), emblem: 'ministry' };
    case 'K3':
    case 'K6':
      return { ...LEFT, ...lines(...house, place.office.name), emblem: kind === 'K3' ? 'regional' : 'own' };
  }
}

function areaOf({ office, areaName }: OfficePlace): string {
  return areaName === null
    ? office.name
    : office.kind === 'province'
      ? `Provinsi ${bareName(areaName)}`
      : areaName;
}

/** What areas with a law or custom of their own call their districts, villages and councils. */
export function localNamesOf(areaCode: string | null): LocalNames {
  const province = areaCode?.slice(0, 2) ?? '';
  const isProvince = areaCode?.length === 2;
  const usual = { district: 'Kecamatan', village: 'Desa', council: 'DPRD' };
  if (province === '11') return { ...usual, village: 'Gampong', council: isProvince ? 'DPRA' : 'DPRK' };
  if (province === '13') return { ...usual, village: 'Nagari' };
  if (province === '34')
    return { ...usual, district: areaCode === '34.71' ? 'Kemantren' : 'Kapanewon', village: 'Kalurahan' };
  if (/^9[1-6]$/.test(province))
    return { district: 'Distrik', village: 'Kampung', council: councilOfPapua(province, isProvince) };
  return usual;
}

function councilOfPapua(province: string, isProvince: boolean): string {
  if (!isProvince) return 'DPRK';
  return province === '92' ? 'DPRPB' : 'DPRP';
}

/** Settings as they are kept; what the version of the product that kept them did not know is as it is by default. */
export function completeSettings(
  place: OfficePlace,
  kept: Partial<LetterSettings> | undefined,
): LetterSettings {
  return { ...defaultSettings(place), ...kept };
}

/** How an office writes as long as nobody has said otherwise: preset 2023. */
export function defaultSettings(place: OfficePlace): LetterSettings {
  return {
    ...PRESET_SETTINGS['2023'],
    placeOfSigning: null,
    localNames: localNamesOf(place.office.areaCode),
    letterheads: Object.fromEntries(
      letterheadsOf(place.office.kind).map((kind) => [kind, letterheadDefault(kind, place)]),
    ),
    paraf: { letter: [], minutes: [], report: [] },
  };
}
