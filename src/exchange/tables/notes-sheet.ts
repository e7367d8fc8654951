import type { Locale } from '#kernel/index.ts';
import type { Table, TableColumn } from './table.ts';

const WORDS: Record<
  Locale,
  Record<'filter' | 'dataDate' | 'licence' | 'source' | 'remark' | 'column' | TableColumn['kind'], string>
> = {
  id: {
    filter: 'Saringan',
    dataDate: 'Per tanggal',
    licence: 'Lisensi',
    source: 'Sumber',
    remark: 'Catatan',
    column: 'Kolom',
    text: 'teks',
    number: 'angka',
    money: 'uang',
    date: 'tanggal (hari/bulan/tahun)',
    count: 'jumlah',
  },
  en: {
    filter: 'Filter',
    dataDate: 'Data as of',
    licence: 'Licence',
    source: 'Source',
    remark: 'Note',
    column: 'Column',
    text: 'text',
    number: 'number',
    money: 'money',
    date: 'date (day/month/year)',
    count: 'count',
  },
};
const EMPTY: Record<Locale, string> = {
  id: 'Sel kosong berarti belum tercatat, bukan nol. Angka dengan lebih dari 15 digit ditulis sebagai teks agar tidak berubah.',
  en: 'An empty cell means not recorded, not zero. Numbers of more than 15 digits are written as text so that they stay exact.',
};

/** The second sheet: what the table is, and what each of its columns says. */
export function notesRows(table: Table): string[][] {
  const words = WORDS[table.locale];
  const { filter, dataDate, licence, source, remarks = [] } = table.description;
  return [
    [table.title, ''],
    [words.filter, filter],
    [words.dataDate, dataDate],
    [words.source, source],
    [words.licence, licence],
    ...[...remarks, EMPTY[table.locale]].map((remark) => [words.remark, remark]),
    ['', ''],
    [words.column, ''],
    ...table.columns.map((column) => [column.heading, meaningOf(column, words[column.kind])]),
  ];
}

function meaningOf(column: TableColumn, kind: string): string {
  const unit = column.currency === undefined ? kind : `${kind}, ${column.currency}`;
  return column.meaning === undefined ? unit : `${column.meaning} (${unit})`;
}
