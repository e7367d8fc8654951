import { coverage, type CoverageTable, type Figure, notDetailedName } from '#coverage/index.ts';
import { type TableColumn, tableResponse, type TableRow } from '#exchange/tables/index.ts';
import { dateIn, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { affairName, fieldName } from '#sectors/index.ts';
import { formatDate } from '#ui/format.ts';
import { readAddress } from '../address.ts';
import { filterWords, placeWords } from '../filter-words.ts';
import { wantedPartner } from '../wanted-partner.ts';
import type { RequestHandler } from './$types';

/** The coverage table as CSV or XLSX: a line for each cell with all its figures, and for each total. */
export const GET: RequestHandler = async ({ locals: { desk, locale, user, demonstration }, url }) => {
  const { wish } = readAddress(url);
  const table = await coverage(desk, wish);
  const name = `${m.coverageTitle()} ${placeWords(table)} ${String(table.filter.year ?? '')}`;
  return tableResponse({
    format: url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv',
    name,
    title: name.trim(),
    locale,
    description: {
      filter: filterWords(table, locale, await wantedPartner(desk, wish)),
      dataDate: table.filter.asKnown ?? dateIn('Asia/Makassar', desk.now()),
      licence: user ? m.coverageExportInternal() : m.coverageExportLicence(),
      source: m.appName(),
      remarks: [
        m.coverageExportCountOnce(),
        ...(table.filter.asKnown === undefined
          ? []
          : [m.knownExport({ date: formatDate(table.filter.asKnown, locale) })]),
        ...(demonstration ? [`${m.shellDemonstrationTitle()}: ${m.shellDemonstrationText()}`] : []),
      ],
    },
    columns: columns(),
    rows: lines(table, locale),
  });
};

function columns(): TableColumn[] {
  return [
    { key: 'kind', heading: m.coverageExportKind(), kind: 'text' },
    { key: 'code', heading: m.coverageExportCode(), kind: 'text' },
    { key: 'area', heading: m.coverageArea(), kind: 'text' },
    { key: 'path', heading: m.coverageExportPath(), kind: 'text' },
    { key: 'fieldCode', heading: m.coverageExportFieldCode(), kind: 'text' },
    { key: 'field', heading: m.coverageField(), kind: 'text' },
    { key: 'partners', heading: m.coveragePartners(), kind: 'count' },
    { key: 'activities', heading: m.coverageActivities(), kind: 'count' },
    { key: 'planned', heading: m.coveragePlanned(), kind: 'money', currency: 'IDR' },
    { key: 'spent', heading: m.coverageSpent(), kind: 'money', currency: 'IDR' },
    { key: 'withoutPlanned', heading: m.coverageExportWithoutPlanned(), kind: 'count' },
    { key: 'withoutSpent', heading: m.coverageExportWithoutSpent(), kind: 'count' },
    { key: 'unconverted', heading: m.coverageExportUnconverted(), kind: 'count' },
  ];
}

function* lines(table: CoverageTable, locale: Locale): Generator<TableRow> {
  const nameOf = table.filter.sectorBy === 'field' ? fieldName : affairName;
  const total = m.coverageTotal({}, { locale });
  const field = (code: string | undefined): TableRow =>
    code === undefined ? { fieldCode: '', field: total } : { fieldCode: code, field: nameOf(code, locale) };
  const line = (place: TableRow, code: string | undefined, figure: Figure, isCell: boolean): TableRow => ({
    kind: isCell ? m.coverageExportCell({}, { locale }) : m.coverageExportTotal({}, { locale }),
    ...place,
    ...field(code),
    ...figure,
  });
  for (const row of table.rows) {
    const place: TableRow = row.area
      ? { code: row.area.code, area: row.area.name, path: row.area.path }
      : { code: '', area: notDetailedName(table.filter.level, locale), path: '' };
    for (const [i, figure] of row.cells.entries())
      if (figure) yield line(place, table.columns[i], figure, true);
    yield line(place, undefined, row.total, false);
  }
  const all: TableRow = { code: '', area: total, path: '' };
  for (const [i, figure] of table.columnTotals.entries()) yield line(all, table.columns[i], figure, false);
  yield line(all, undefined, table.total, false);
}
