import type { BoundaryFeature } from './boundary-file.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { PlaceInput } from './place-match.ts';

/** Where common files keep names, by level; keys without signs and in lower case. */
const NAME_KEYS: Readonly<Record<'province' | 'regency' | 'district' | 'village', readonly string[]>> = {
  province: [
    'wadmpr',
    'provinsi',
    'propinsi',
    'province',
    'prov',
    'nmprov',
    'namaprov',
    'namaprovinsi',
    'adm1en',
    'adm1id',
    'name1',
  ],
  regency: [
    'wadmkk',
    'kabkota',
    'kabupaten',
    'kabkot',
    'kab',
    'regency',
    'nmkab',
    'namakab',
    'namakabupaten',
    'adm2en',
    'adm2id',
    'name2',
  ],
  district: [
    'wadmkc',
    'kecamatan',
    'kec',
    'district',
    'nmkec',
    'namakec',
    'namakecamatan',
    'adm3en',
    'adm3id',
    'name3',
  ],
  village: [
    'wadmkd',
    'desa',
    'kelurahan',
    'desakel',
    'village',
    'nmdesa',
    'namadesa',
    'adm4en',
    'adm4id',
    'name4',
  ],
};
const ANY_NAME_KEYS: readonly string[] = [
  'name',
  'nama',
  'namobj',
  'label',
  'wilayah',
  'nmwilayah',
  'namawilayah',
  'title',
];
const CODE_KEY = /^(kode?|kd|code|id|fid|adm\dpcode|\w*pcode|\w*kode\w*|kd\w+|\w*code)$/;

/** The area a feature draws, or undefined: by a code in its properties that its name does not deny, else by its name. */
export function areaOfFeature(found: BoundaryFeature, gazetteer: Gazetteer): string | undefined {
  const properties = Object.entries(found.properties).map(([key, value]): [string, string] => [
    key.toLowerCase().replace(/[^a-z0-9]/g, ''),
    typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '',
  ]);
  if (found.id !== undefined) properties.push(['id', found.id]);
  const place = placeOf(properties);
  const named = gazetteer.match(place, '');
  const coded = codeOf(properties, gazetteer);
  if (coded === undefined)
    return named.kind === 'matched' && named.confidence >= 0.85 ? named.code : undefined;
  if (named.kind !== 'matched' || named.code === coded || named.confidence < 0.95) return coded;
  return isRelated(coded, named.code) ? coded : named.code;
}

/** One lies in the other: the name was that of a parent or of a namesake below. */
function isRelated(a: string, b: string): boolean {
  return a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

function codeOf(properties: readonly [string, string][], gazetteer: Gazetteer): string | undefined {
  let deepest: string | undefined;
  for (const [key, value] of properties) {
    const digits = value.replace(/^id(?=\d)/i, '').replace(/[.\s]/g, '');
    if (!CODE_KEY.test(key) || !/^(\d{2}|\d{4}|\d{6}|\d{10})$/.test(digits)) continue;
    if (digits.length === 2 && /^f?id$/.test(key)) continue; // a running number, most likely
    const match = gazetteer.match({ anywhere: digits }, '');
    if (match.kind === 'matched' && match.reason === 'code' && match.code.length > (deepest?.length ?? 0))
      deepest = match.code;
  }
  return deepest;
}

function placeOf(properties: readonly [string, string][]): PlaceInput {
  const value = (keys: readonly string[]): string | undefined =>
    keys
      .map((key) => properties.find(([name, text]) => name === key && text !== '')?.[1])
      .find((text) => text !== undefined);
  const place: Record<string, string> = {};
  for (const [level, keys] of Object.entries(NAME_KEYS)) {
    const name = value(keys);
    if (name !== undefined) place[level] = name;
  }
  const name = value(ANY_NAME_KEYS);
  if (Object.keys(place).length === 0) return name === undefined ? {} : { anywhere: name };
  return place;
}

/** What to call a feature in a message. */
export function nameOfFeature(found: BoundaryFeature, index: number): string {
  const texts = Object.entries(found.properties).filter(
    ([, value]) => typeof value === 'string' && /\p{L}{2}/u.test(value),
  );
  const named = texts.find(([key]) => /nam|wadm|kab|prov/i.test(key)) ?? texts[0];
  return named ? String(named[1]) : `#${String(index + 1)}`;
}
