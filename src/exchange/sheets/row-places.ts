import { cellRef, cellText } from './cells.ts';
import type { QuestionList } from './question-list.ts';
import { readCountry } from './read-country.ts';
import { splitPlaces } from './split-list.ts';
import type { Table } from './table.ts';
import type { Meaning, SheetPlaces, Written } from './types.ts';
import { isUnknownWord } from './words.ts';

/** The places of a row. Lists in a cell of one level become several places, of the deepest level that has a list. */
export function readPlaces(table: Table, row: number, list: QuestionList): SheetPlaces {
  const names = (meaning: Meaning): Written[] =>
    table.columnsOf(meaning).flatMap((column) => {
      const { value } = table.cell(row, column.index);
      const text = typeof value === 'string' ? value : cellText(value);
      if (
        cellText(value) === '' ||
        isUnknownWord(cellText(value)) ||
        (typeof value === 'object' && value !== null)
      )
        return [];
      return splitPlaces(text)
        .filter((name) => !isUnknownWord(name))
        .map((name) => ({ text: name, at: cellRef(row, column.index) }));
    });
  const [villages, districts, regencies, provinces] = [
    names('village'),
    names('district'),
    names('regency'),
    names('province'),
  ];
  const places: SheetPlaces = {
    list: names('places'),
    otherDistricts: districts.slice(1),
    otherVillages: villages.slice(1),
  };
  if (villages[0]) places.village = villages[0];
  if (districts[0]) places.district = districts[0];
  if (provinces[0]) places.province = provinces[0];
  // Several regencies in one cell are a list; with a district or village beside them only the first can be its parent.
  if (regencies.length > 1 && districts.length === 0 && villages.length === 0) places.list.push(...regencies);
  else if (regencies[0]) places.regency = regencies[0];
  for (const meaning of ['areaCode', 'latitude', 'longitude'] as const) {
    const column = table.columnsOf(meaning)[0];
    const text = column ? cellText(table.cell(row, column.index).value) : '';
    if (column && text !== '' && !isUnknownWord(text))
      places[meaning] = { text, at: cellRef(row, column.index) };
  }
  const column = table.columnsOf('placeCountry')[0];
  const country = column ? table.cell(row, column.index).value : null;
  if (column && cellText(country) !== '') {
    const outcome = readCountry(country);
    const written = { text: cellText(country), at: cellRef(row, column.index) };
    places.country = list.settle(outcome.state === 'question' ? { state: 'unknown' } : outcome, written);
  }
  return places;
}
