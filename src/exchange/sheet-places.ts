import { type Gazetteer, loadGazetteer } from '#areas/index.ts';
import type { Transaction } from '#database/index.ts';
import type { SheetRow, Written } from './sheets/index.ts';
import type { QuestionBook } from './question-book.ts';

/** A place as far as it is certain; `open` while a question about it stands. */
export interface PlacedRow {
  readonly areaCode: string | null;
  readonly written: string;
  readonly reason: string | null;
  readonly open: boolean;
}

/** Looks up the places of a sheet's rows, asking where a name is not certain. */
export class SheetPlaces {
  readonly #gazetteer: Gazetteer;
  readonly #within: string | undefined;
  readonly #questions: QuestionBook;

  private constructor(gazetteer: Gazetteer, within: string | undefined, questions: QuestionBook) {
    this.#gazetteer = gazetteer;
    this.#within = within;
    this.#questions = questions;
  }

  /**
   * Finds out in which province the sheet plays, from the actor's area, the title, or most of the regencies named, and
   * loads that part of the gazetteer; the whole country where no province fits.
   */
  static async open(
    tx: Transaction,
    sheet: {
      readonly rows: readonly SheetRow[];
      readonly within: string | undefined;
      readonly title: string | undefined;
      readonly officeId: string | null;
      readonly questions: QuestionBook;
    },
  ): Promise<SheetPlaces> {
    const country = await loadGazetteer(tx, { officeId: sheet.officeId, onlyRegencies: true });
    const within = sheet.within ?? provinceOf(country, sheet.title) ?? mostNamedProvince(country, sheet.rows);
    const gazetteer = await loadGazetteer(tx, {
      officeId: sheet.officeId,
      ...(within !== undefined && { within: within.slice(0, 2) }),
    });
    return new SheetPlaces(gazetteer, within, sheet.questions);
  }

  /** The places of a row of a matrix: its village, or the deepest level that is written; several where a cell lists several. */
  placesOf(row: SheetRow): PlacedRow[] {
    const { areaCode, village, district, otherVillages, otherDistricts } = row.places;
    if (areaCode) return [this.#lookUp({ anywhere: areaCode.text }, areaCode, areaCode.text, row)];
    const deepest = village
      ? [village, ...otherVillages]
      : district
        ? [district, ...otherDistricts]
        : [undefined];
    const placed = deepest.map((cell) => this.#levels(row, cell)).filter((place) => place !== undefined);
    return placed.length > 0 ? placed : this.listOf(row);
  }

  /** Every place of a list such as `Sikka, Kab. Ende; Flotim`. */
  listOf(row: SheetRow): PlacedRow[] {
    return row.places.list.map((part) => this.#lookUp({ anywhere: part.text }, part, part.text, row));
  }

  #levels(row: SheetRow, deepest: Written | undefined): PlacedRow | undefined {
    const { province, regency, district, village } = row.places;
    const cell = deepest ?? regency ?? province;
    if (!cell) return undefined;
    const parts: { province?: string; regency?: string; district?: string; village?: string } = {
      ...(province && { province: province.text }),
      ...(regency && { regency: regency.text }),
      ...(village
        ? { ...(district && { district: district.text }), village: cell.text }
        : deepest && { district: cell.text }),
    };
    const written = [parts.village, parts.district, parts.regency, parts.province].filter(
      (text) => text !== undefined,
    );
    return this.#lookUp(parts, cell, written.join(', '), row);
  }

  /**
   * A file of a regency's office is looked at within that regency; what it does not know there is looked for in the
   * province, and a row that names another regency is never put into the office's own.
   */
  #match(place: Parameters<Gazetteer['match']>[0]): ReturnType<Gazetteer['match']> {
    const near = this.#gazetteer.match(place, this.#within);
    if (near.kind === 'matched' || this.#within === undefined || this.#within.length <= 2) return near;
    const far = this.#gazetteer.match(place, this.#within.slice(0, 2));
    const namesAnother = place.regency !== undefined || place.province !== undefined;
    return far.kind === 'matched' || namesAnother ? far : near;
  }

  #lookUp(
    place: Parameters<Gazetteer['match']>[0],
    cell: Written,
    written: string,
    row: SheetRow,
  ): PlacedRow {
    const match = this.#match(place);
    if (match.kind === 'matched') return { areaCode: match.code, written, reason: match.reason, open: false };
    if (match.kind === 'none') return { areaCode: null, written, reason: null, open: false };
    const answer = this.#questions.askPlace(this.#gazetteer, match, {
      at: `${row.sheet}!${cell.at}`,
      written: cell.text,
      within: [place.regency, place.district]
        .filter((part) => part !== undefined && part !== cell.text)
        .join('/'),
    });
    return answer === null
      ? {
          areaCode: match.deepest,
          written,
          reason: match.deepest === null ? null : 'as-far-as-certain',
          open: true,
        }
      : { areaCode: answer, written, reason: 'answered', open: false };
  }
}

/** Whether the row says that its activity is in another country; our gazetteer then has nothing to say. */
export function isAbroad(row: SheetRow): boolean {
  const country = row.places.country;
  return country?.state === 'read' && country.value !== 'ID';
}

function provinceOf(country: Gazetteer, title: string | undefined): string | undefined {
  if (title === undefined) return undefined;
  const match = country.match({ province: title });
  return match.kind === 'matched' ? match.code : undefined;
}

/** The province that at least four of five recognised names lie in. */
function mostNamedProvince(country: Gazetteer, rows: readonly SheetRow[]): string | undefined {
  const votes = new Map<string, number>();
  let total = 0;
  const names = new Set(
    rows.flatMap(({ places }) => [
      ...(places.regency ? [places.regency.text] : []),
      ...places.list.map((part) => part.text),
    ]),
  );
  for (const name of names) {
    const match = country.match({ regency: name });
    if (match.kind !== 'matched') continue;
    total++;
    const province = match.code.slice(0, 2);
    votes.set(province, (votes.get(province) ?? 0) + 1);
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best && best[1] * 5 >= total * 4 ? best[0] : undefined;
}
