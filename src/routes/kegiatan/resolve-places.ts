import type { Desk } from '#access/index.ts';
import type { LocationDraft } from '#activities/index.ts';
import { type AreaRef, findArea, searchAreas } from '#areas/index.ts';
import type { Transaction } from '#database/index.ts';
import { foldName } from '#kernel/index.ts';
import type { Row } from './form-rows.ts';
import { asLocation } from './read-form.ts';

export interface PlaceQuestion {
  /** Row of the form. */
  readonly index: number;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The name, its parents and its code, as the form shows a place and reads it back. */
export function placeLabel(area: Pick<AreaRef, 'name' | 'path' | 'code'>): string {
  return `${area.name}${area.path === '' ? '' : `, ${area.path}`} (${area.code})`;
}

/**
 * The typed places as areas: by code, by choice, or by name where one name fits; what fits several is a question with
 * its proposals, never a guess. The actor's own province is looked through first.
 */
export async function resolvePlaces(
  desk: Desk,
  rows: readonly Row[],
): Promise<{ places: LocationDraft[]; questions: PlaceQuestion[] }> {
  const own = 'areaCode' in desk.actor ? desk.actor.areaCode.slice(0, 2) : undefined;
  const places: LocationDraft[] = [];
  const questions: PlaceQuestion[] = [];
  await desk.database.asActor(desk.actor, async (tx) => {
    for (const [index, row] of rows.entries()) {
      const before = asLocation(row);
      const found = before ?? (await resolvePlace(tx, row, own));
      if (Array.isArray(found)) {
        questions.push({
          index,
          options: found.map((area) => ({ value: area.code, label: placeLabel(area) })),
        });
        places.push({ areaCode: null, country: 'ID', written: row['place'] ?? null });
      } else places.push(found);
    }
  });
  return { places, questions };
}

const CODE = /(?:^|\()(\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?)\)?$/;

async function resolvePlace(
  tx: Transaction,
  row: Row,
  own: string | undefined,
): Promise<LocationDraft | AreaRef[]> {
  const written = row['place'] ?? '';
  const code = row['choice'] || CODE.exec(written.trim())?.[1];
  if (code === 'ID' || foldName(written) === 'indonesia') return { areaCode: null, country: 'ID' };
  if (code !== undefined) {
    const area = await findArea(tx, code);
    if (area) return { areaCode: area.code, written };
  }
  const sought = withoutKind(written);
  const proposals = own === undefined ? [] : await searchAreas(tx, sought, { within: own, limit: 12 });
  const found = proposals.length > 0 ? proposals : await searchAreas(tx, sought, { limit: 12 });
  const [name = ''] = written.split(',');
  const meant = found.filter((area) => isMeant(area, name));
  const [only] = meant;
  return only && meant.length === 1 ? { areaCode: only.code, written, matchReason: 'exact' } : found;
}

const KIND_WORDS: Readonly<Record<string, readonly string[]>> = {
  province: ['prov', 'provinsi', 'province'],
  kabupaten: ['kab', 'kabupaten', 'regency'],
  kota: ['kota', 'city'],
  kecamatan: ['kec', 'kecamatan', 'district'],
  desa: ['desa', 'village'],
  kelurahan: ['kel', 'kelurahan'],
};
const ALL_WORDS = new Set(Object.values(KIND_WORDS).flat());

/** "Kab. Ende, NTT" is looked for as "Ende, NTT"; the kind it says is compared afterwards. */
function withoutKind(written: string): string {
  const [, first = '', rest] = /^\s*([\p{L}]+)\.?\s+(.+)$/su.exec(written) ?? [];
  return rest !== undefined && ALL_WORDS.has(first.toLowerCase()) ? rest : written;
}

/** "Ende" means the regency as well as the district of that name; "Kab. Ende" the regency alone. */
function isMeant(area: AreaRef, written: string): boolean {
  const [first = '', ...rest] = foldName(written).split(' ');
  const said = rest.length > 0 && ALL_WORDS.has(first) ? first : undefined;
  const bare = (text: string): string => {
    const [word = '', ...others] = foldName(text).split(' ');
    return others.length > 0 && ALL_WORDS.has(word) ? others.join(' ') : [word, ...others].join(' ');
  };
  return (
    bare(area.name) === bare(written) && (said === undefined || (KIND_WORDS[area.kind] ?? []).includes(said))
  );
}
