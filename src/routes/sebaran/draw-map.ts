import type { Desk } from '#access/index.ts';
import {
  coverage,
  type CoverageTable,
  isApproximate,
  type Level,
  loadedGeometry,
  mapGeometry,
  type MapMark,
  mapView,
  type Measure,
} from '#coverage/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatMoneyShort, formatNumber } from '#ui/format.ts';
import { queryOf } from './address.ts';
import { figureWords, measureWord } from './filter-words.ts';

const levelsDrawn = new Set<Level>(['province', 'regency']);

/**
 * The map beside a table. Where the boundaries of its areas are loaded they are filled; else provinces or regencies of
 * the nation are circles, or the regencies of the table's province with its own regency marked, because below them no
 * places are known. Areas without a record are drawn too.
 */
export async function drawMap(
  desk: Desk,
  table: CoverageTable,
  measure: Measure,
  { locale, words }: { locale: Locale; words: string },
) {
  const { filter } = table;
  const province = filter.area?.slice(0, 2) ?? null;
  const own = await coverage(desk, { ...filter, withEmpty: province !== null });
  const surfaces = await loadedGeometry(desk, own);
  const isOwn = surfaces !== undefined || (filter.area === province && levelsDrawn.has(filter.level));
  const drawn = isOwn
    ? own
    : await coverage(desk, {
        ...filter,
        area: province,
        level: province === null ? 'province' : 'regency',
        withEmpty: true,
      });
  const view = mapView(drawn, {
    measure,
    geometry: surfaces ?? mapGeometry(province),
    text: (figure) => figureWords(figure, measure, locale),
    href: (code) => queryOf(filter, measure, { area: code, level: undefined }),
  });
  const isMoney = measure === 'planned' || measure === 'spent';
  const said = (value: bigint) =>
    isMoney ? formatMoneyShort(String(value), 'IDR', locale) : formatNumber(value, locale);
  const last = view.legend.length - 1;
  return {
    title: m.coverageMapTitle({ words }),
    description: m.coverageMapText(),
    box: view.box,
    outlines: view.outlines,
    shapes: view.shapes,
    circles: view.circles,
    marks: view.marks,
    legend: view.legend.map(({ rank, from, to }, i) => ({
      rank,
      text:
        to === null
          ? i === 0
            ? measureWord(measure)
            : m.coverageLegendAbove({ from: said(from - 1n) })
          : i === 0 || i === last
            ? m.coverageLegendUpTo({ to: said(to) })
            : m.coverageLegendBetween({ from: said(from - 1n), to: said(to) }),
    })),
    chosen: filter.area?.slice(0, 5),
    figureLabel: measureWord(measure),
    note: [
      isOwn || province === null ? '' : m.coverageMapRegencies(),
      surfaces === undefined && isApproximate(province) ? m.coverageMapNote() : '',
      unplaced(view.unplaced),
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function unplaced(marks: readonly MapMark[]): string {
  if (marks.length === 0) return '';
  return m.coverageMapUnplaced({ names: marks.map(({ name, text }) => `${name} (${text})`).join(', ') });
}
