import type { Desk } from '#access/index.ts';
import type { LocationDraft } from '#activities/index.ts';
import { type AreaRef, findArea, searchAreas } from '#areas/index.ts';
import type { Transaction } from '#database/index.ts';
import { foldName } from '#kernel/index.ts';
import type { Row } from './form-values.ts';
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
        questions.push({ index, options: found.map((area) => ({ value: area.code, label: placeLabel(area) })) });
        places.push({ areaCode: null, country: 'ID', written: row['place'] ?? null });
      } else places.push(found);
    }
  });
  return { places, questions };
}

const CODE = /(?:^|\()(\d{2}(?:\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?)?)\)?$/;

async function resolvePlace(tx: Transaction, row: Row, own: string | undefined): Promise<LocationDraft | AreaRef[]> {
  const written = row['place'] ?? '';
  const code = row['choice'] || CODE.exec(written.trim())?.[1];
  if (code === 'ID' || foldName(written) === 'indonesia') return { areaCode: null, country: 'ID' };
  if (code !== undefined) {
    const area = await findArea(tx, code);
    if (area) return { areaCode: area.code, written };
  }
  const proposals = own === undefined ? [] : await searchAreas(tx, written, { within: own, limit: 8 });
  const found = proposals.length > 0 ? proposals : await searchAreas(tx, written, { limit: 8 });
  const [name = ''] = written.split(',');
  const exact = found.filter((area) => foldName(area.name) === foldName(name));
  const [only] = exact.length > 0 ? exact : found;
  return only && (exact.length === 1 || found.length === 1) && isSameName(only.name, name)
    ? { areaCode: only.code, written, matchReason: 'exact' }
    : found;
}

/** "Ende" and "Kabupaten Ende" are one name; a misspelt one is asked about. */
function isSameName(name: string, written: string): boolean {
  const bare = (text: string) => foldName(text).replace(/^(kab|kabupaten|kota|kec|kecamatan|desa|kel|kelurahan|prov|provinsi) /, '');
  return bare(name) === bare(written);
}
