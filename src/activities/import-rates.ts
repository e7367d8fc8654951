import Papa from 'papaparse';
import type { Desk } from '#access/index.ts';
import { foldName, InvalidInput } from '#kernel/index.ts';
import { enterRates } from './enter-rates.ts';

const HEADINGS: Readonly<Record<string, string>> = {
  currency: 'currency',
  'mata uang': 'currency',
  valuta: 'currency',
  date: 'date',
  tanggal: 'date',
  rate: 'rate',
  kurs: 'rate',
  'nilai tukar': 'rate',
  'kurs tengah': 'rate',
  source: 'source',
  sumber: 'source',
};

/**
 * Enters rates from CSV text with the columns currency, date (YYYY-MM-DD or DD/MM/YYYY), rate and source, headed in
 * Indonesian or English. All or nothing. @throws InvalidInput with `row.field` → message key, row 0 the first under the heading
 */
export async function importRates(desk: Desk, csv: string): Promise<{ entered: number; recomputed: number }> {
  const parsed = Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (heading) => HEADINGS[foldName(heading)] ?? heading,
  });
  const columns = new Set(parsed.meta.fields);
  if (!['currency', 'date', 'rate', 'source'].every((name) => columns.has(name)))
    throw new InvalidInput({ file: 'activitiesErrorRateColumns' });
  const comma = parsed.meta.delimiter === ';';
  return enterRates(
    desk,
    parsed.data.map((row) => ({
      ...row,
      date: isoDate(row['date'] ?? ''),
      rate: comma ? (row['rate'] ?? '').replaceAll('.', '').replace(',', '.') : (row['rate'] ?? ''),
    })),
  );
}

function isoDate(written: string): string {
  return written
    .trim()
    .replace(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/, (_all, day: string, month: string, year: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-'),
    );
}
