import {
  type ExplainedRow,
  explainNumber,
  NOT_DETAILED,
  notDetailedName,
  readAreaPath,
  yearsText,
} from '#coverage/index.ts';
import { dateIn, type Locale, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { affairName, fieldName } from '#sectors/index.ts';
import { formatDate, formatMoneyShort, formatPercent } from '#ui/format.ts';
import { circleMark } from '../../circle-choices.ts';
import { knownWords } from '../../known-date.ts';
import { queryOf, readAddress } from '../address.ts';
import { filterWords, measureWord } from '../filter-words.ts';
import { wantedPartner } from '../wanted-partner.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

const ROWS_A_PAGE = 50;

export const load: PageServerLoad = async ({ locals: { desk, locale }, url }) => {
  const { wish, measure, page } = readAddress(url);
  const row = url.searchParams.get('row') ?? undefined;
  const column = url.searchParams.get('column') ?? undefined;
  const { filter, total, rows } = await explainNumber(desk, {
    ...wish,
    row,
    column,
    limit: ROWS_A_PAGE,
    offset: (page - 1) * ROWS_A_PAGE,
  });
  const path = await readAreaPath(desk, row === undefined || row === NOT_DETAILED ? filter.area : row);
  const place = path.at(-1)?.name ?? m.coverageNation();
  const nameOf = filter.sectorBy === 'field' ? fieldName : affairName;
  return {
    words: filterWords({ filter, path }, locale, await wantedPartner(desk, filter)),
    lead: m.coverageExplainLead({
      place: row === NOT_DETAILED ? `${place}, ${notDetailedName(filter.level, locale)}` : place,
      column: column === undefined ? m.coverageExplainAllColumns() : nameOf(column, locale),
    }),
    measure: measureWord(measure),
    total,
    page,
    pageSize: ROWS_A_PAGE,
    rows: rows.map((one) => rowOf(one, locale)),
    back: queryOf(filter, measure),
    query: queryOf(filter, measure, { row, column }),
    known: await knownWords(desk, filter.asKnown, locale),
    today: queryOf(filter, measure, { row, column, per: undefined }),
    dataDate: filter.asKnown ?? dateIn('Asia/Makassar', desk.now()),
  };
};

function rowOf(row: ExplainedRow, locale: Locale) {
  const title = pickText(row.title, locale);
  return {
    id: row.activityId,
    title: title.text || m.coverageActivityHidden(),
    titleLang: title.language === locale || !title.text ? undefined : title.language,
    isOpen: title.text !== '',
    circle: row.visibility && circleMark(row.visibility, locale),
    identifier: row.iatiIdentifier,
    partnerId: row.partnerId,
    partner: row.partnerName,
    years: yearsText(row.years, locale),
    share: shareOf(row, locale),
    planned: row.planned,
    plannedNote: ofWhole(row.planned, row.plannedOfActivity, locale),
    spent: row.spent,
    spentNote: ofWhole(row.spent, row.spentOfActivity, locale),
    unconverted: row.unconverted,
    source: sourceOf(row),
    recorded: formatDate(row.recordedAt.slice(0, 10), locale),
    edited:
      row.editedAt === null
        ? undefined
        : m.coverageEdited({ date: formatDate(row.editedAt.slice(0, 10), locale) }),
  };
}

function shareOf({ placePercent, fieldPercent }: ExplainedRow, locale: Locale): string {
  const parts = [
    placePercent === null
      ? undefined
      : m.coverageSharePlace({ percent: formatPercent(placePercent, locale, 2) }),
    fieldPercent === null
      ? undefined
      : m.coverageShareField({ percent: formatPercent(fieldPercent, locale, 2) }),
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? m.coverageShareWhole() : parts.join(' × ');
}

function ofWhole(share: string | null, whole: string | null, locale: Locale): string | undefined {
  if (share === null || whole === null || share === whole) return undefined;
  return m.coverageShareOf({ amount: formatMoneyShort(whole, 'IDR', locale) });
}

function sourceOf(row: ExplainedRow): string {
  if (row.isDemonstration) return m.coverageSourceDemonstration();
  if (row.importId === null)
    return m.coverageSourceTyped({ office: row.officeName ?? m.coverageSourceUnknownOffice() });
  if (row.sourceFile === null) return m.coverageSourceImport();
  const at = [
    ...row.sourceAt.slice(0, 3),
    ...(row.sourceLine === null ? [] : [m.coverageSourceLine({ line: row.sourceLine })]),
  ];
  return at.length === 0 ? row.sourceFile : m.coverageSourceFile({ file: row.sourceFile, at: at.join(', ') });
}
