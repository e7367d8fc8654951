import type { Desk } from '#access/index.ts';
import { type Decimal, toUnits } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  BRIEFING_ORDER,
  type BriefingBlock,
  type BriefingSection,
  type BriefingWish,
  type TableRow,
} from '#papers/index.ts';
import { fieldName } from '#sectors/index.ts';
import type { BriefingFacts } from './briefing-facts.ts';
import type { BriefingFigure, BriefingGroup } from './briefing-store.ts';
import { amountCell, figureFacts, levelTitle } from './briefing-words.ts';
import type { CoverageTable } from './coverage-table.ts';
import { isApproximate, loadedGeometry, mapGeometry } from './map-geometry.ts';
import { legendLine, mapPicture } from './map-picture.ts';
import { mapView } from './map-view.ts';
import { notDetailedName } from './sentences.ts';

export const NO_FIGURE: BriefingFigure = {
  partners: 0,
  activities: 0,
  planned: null,
  spent: null,
  withoutPlanned: 0,
  withoutSpent: 0,
  unconverted: 0,
  running: 0,
  since: null,
  until: null,
  villages: 0,
};

/** The figures as a whole and by area, the map, the matrix. */
export async function figureSections(
  desk: Desk,
  facts: BriefingFacts,
  wish: BriefingWish,
): Promise<BriefingSection[]> {
  const { locale } = wish.writing;
  const total = facts.groups.find(({ partnerId, row }) => partnerId === null && row === null) ?? NO_FIGURE;
  const chapter = {
    key: 'figures',
    order: BRIEFING_ORDER.figures,
    title: m.briefingFigures({ place: wish.areaName }, { locale }),
  };
  const figures: BriefingBlock = {
    kind: 'parts',
    parts: [
      {
        kind: 'facts',
        labelWidth: 38,
        rows: [
          { label: m.briefingPartnersWorking({}, { locale }), value: wish.writing.number(total.partners) },
          ...figureFacts(total, wish),
        ],
      },
    ],
  };
  return [
    {
      chapter: { key: 'summary', order: BRIEFING_ORDER.summary, title: '', isOnePage: true },
      order: 20,
      blocks: [figures, leadersBlock(facts.table, wish), quietBlock(facts, wish)].flat(),
    },
    {
      chapter: { key: 'summary', order: BRIEFING_ORDER.summary, title: '', isOnePage: true },
      order: 60,
      blocks: [partnersBlock(facts, wish)],
    },
    { chapter, order: 20, blocks: [figures, areaTable(facts, wish)] },
    { chapter, order: 30, blocks: await mapBlock(desk, facts.table, wish) },
    {
      chapter: {
        key: 'matrix',
        order: BRIEFING_ORDER.matrix,
        title: m.briefingMatrix({}, { locale }),
        isWide: true,
      },
      order: 10,
      blocks: matrixBlocks(facts.table, wish),
    },
  ];
}

const LEADERS = 5;

/** The fields with most activities and the areas with most partners. */
function leadersBlock(
  { columns, columnTotals, rows }: CoverageTable,
  { writing }: BriefingWish,
): BriefingBlock {
  const { locale, number } = writing;
  const first = (counted: readonly { readonly name: string; readonly count: number }[]) =>
    counted
      .toSorted((a, b) => b.count - a.count)
      .slice(0, LEADERS)
      .filter(({ count }) => count > 0)
      .map(({ name, count }) => `${name} (${number(count)})`)
      .join('; ');
  const fields = columns.map((code, index) => ({
    name: fieldName(code, locale),
    count: columnTotals[index]?.activities ?? 0,
  }));
  const areas = rows.flatMap(({ area, total }) => (area ? [{ name: area.name, count: total.partners }] : []));
  return {
    kind: 'parts',
    parts: [
      {
        kind: 'facts',
        labelWidth: 38,
        rows: [
          { label: m.briefingTopFields({}, { locale }), value: first(fields) },
          { label: m.briefingTopAreas({}, { locale }), value: first(areas) },
        ],
      },
    ],
  };
}

/** All partners at a glance, those that plan most first. */
function partnersBlock({ groups, partners, table }: BriefingFacts, wish: BriefingWish): BriefingBlock {
  const { locale, number, address } = wish.writing;
  const words = { locale };
  const places = Map.groupBy(
    groups.filter(({ partnerId, row }) => partnerId !== null && row !== null && row !== ''),
    ({ partnerId }) => partnerId,
  );
  return {
    kind: 'rows',
    heading: m.briefingTopPartners({}, words),
    address: address(`/mitra?area=${(table.filter.area ?? '').slice(0, 5)}`),
    table: {
      kind: 'table',
      columns: [
        { label: m.briefingPartner({}, words), share: 48 },
        { label: levelTitle(table.filter.level, locale), share: 20, align: 'right' },
        { label: m.briefingActivities({}, words), share: 18, align: 'right' },
        { label: m.briefingVillagesShort({}, words), share: 14, align: 'right' },
        { label: m.briefingPlanned({}, words), share: 28, align: 'right' },
        { label: m.briefingSpent({}, words), share: 28, align: 'right' },
      ],
      rows: groups
        .filter(({ partnerId, row }) => row === null && partners.has(partnerId ?? ''))
        .sort((a, b) => compareAmounts(b.planned, a.planned))
        .map((group) => ({
          kind: 'row',
          cells: [
            partners.get(group.partnerId ?? '')?.name ?? '',
            number(places.get(group.partnerId)?.length ?? 0),
            number(group.activities),
            number(group.villages),
            amountCell(group.planned, wish),
            amountCell(group.spent, wish),
          ],
        })),
    },
  };
}

function compareAmounts(a: Decimal | null, b: Decimal | null): number {
  const [one, other] = [toUnits(a ?? '0', 2), toUnits(b ?? '0', 2)];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Areas in which nothing is recorded, by name. */
function quietBlock(
  { table }: BriefingFacts,
  { writing: { locale, number } }: BriefingWish,
): BriefingBlock[] {
  const quiet = table.rows.flatMap(({ area, total }) => (area && total.activities === 0 ? [area.name] : []));
  if (quiet.length === 0) return [];
  const text = m.briefingQuiet(
    { count: number(quiet.length), names: quiet.slice(0, 20).join(', ') },
    { locale },
  );
  return [{ kind: 'parts', parts: [{ kind: 'paragraph', align: 'left', text }] }];
}

function areaTable({ table, groups }: BriefingFacts, wish: BriefingWish): BriefingBlock {
  const { locale, number, address } = wish.writing;
  const words = { locale };
  const byRow = new Map(
    groups.filter(({ partnerId }) => partnerId === null).map((group) => [group.row, group]),
  );
  const cells = (figure: BriefingGroup | undefined) =>
    figure === undefined
      ? ['0', '0', '0', null, null]
      : [
          number(figure.partners),
          number(figure.activities),
          number(figure.villages),
          amountCell(figure.planned, wish),
          amountCell(figure.spent, wish),
        ];
  const above = byRow.get('');
  const rows: TableRow[] = [
    ...table.rows.flatMap(({ area }, index): TableRow[] =>
      area
        ? [
            {
              kind: 'row',
              cells: [
                String(index + 1),
                { text: area.name, href: address(`/wilayah/${area.code}`) },
                ...cells(byRow.get(area.code)),
              ],
            },
          ]
        : [],
    ),
    ...(above
      ? [{ kind: 'row' as const, cells: ['', notDetailedName(table.filter.level, locale), ...cells(above)] }]
      : []),
    { kind: 'total', cells: ['', m.briefingTotal({}, words), ...cells(byRow.get(null))] },
  ];
  return {
    kind: 'rows',
    heading: m.briefingByArea({ areas: levelTitle(table.filter.level, locale).toLowerCase() }, words),
    address: address(`/sebaran?area=${table.filter.area ?? 'ID'}`),
    table: {
      kind: 'table',
      columns: [
        { label: m.briefingNumber({}, words), share: 8, align: 'centre' },
        { label: levelTitle(table.filter.level, locale), share: 48 },
        { label: m.briefingPartnersShort({}, words), share: 15, align: 'right' },
        { label: m.briefingActivities({}, words), share: 19, align: 'right' },
        { label: m.briefingVillagesShort({}, words), share: 16, align: 'right' },
        { label: m.briefingPlanned({}, words), share: 32, align: 'right' },
        { label: m.briefingSpent({}, words), share: 32, align: 'right' },
      ],
      rows,
    },
  };
}

/** The map by the number of partners, where the places of its areas are known. */
async function mapBlock(desk: Desk, table: CoverageTable, wish: BriefingWish): Promise<BriefingBlock[]> {
  const { locale, number } = wish.writing;
  const { area, level } = table.filter;
  const loaded = await loadedGeometry(desk, table);
  if (loaded === undefined && level !== 'province' && level !== 'regency') return [];
  const geometry = loaded ?? mapGeometry(area);
  const view = mapView(table, { measure: 'partners', geometry, text: () => '', href: () => undefined });
  const [left, top, width, height] = view.box;
  const places = table.rows.flatMap(({ area: place }, index) => {
    if (place === null || place.latitude === null || place.longitude === null) return [];
    const [x, y] = geometry.place(place.latitude, place.longitude);
    return x < left || y < top || x > left + width || y > top + height ? [] : [{ number: index + 1, x, y }];
  });
  const note = loaded === undefined && isApproximate(area) ? ` ${m.coverageMapNote({}, { locale })}` : '';
  const steps = legendLine(view, number).join(' · ');
  return [
    {
      kind: 'parts',
      heading: m.briefingMap({}, { locale }),
      parts: [
        {
          kind: 'pictures',
          perRow: 1,
          items: [
            {
              image: mapPicture(view, places),
              alt: m.briefingMapAlt({ place: wish.areaName }, { locale }),
              caption: m.briefingMapCaption({ steps }, { locale }) + note,
            },
          ],
        },
      ],
    },
  ];
}

/** Areas down, fields across by their number, with the key of the numbers below. */
function matrixBlocks(
  { columns, rows, columnTotals, total, filter }: CoverageTable,
  wish: BriefingWish,
): BriefingBlock[] {
  const { locale, number, address } = wish.writing;
  const count = (partners: number) => (partners === 0 ? '' : number(partners));
  const matrix: TableRow[] = rows.map(({ area, cells, total: all }) => ({
    kind: 'row',
    cells: [
      area?.name ?? notDetailedName(filter.level, locale),
      ...cells.map((figure) => count(figure?.partners ?? 0)),
      count(all.partners),
    ],
  }));
  return [
    {
      kind: 'rows',
      address: address(`/sebaran?area=${filter.area ?? 'ID'}`),
      table: {
        kind: 'table',
        columns: [
          { label: levelTitle(filter.level, locale), share: 45 },
          ...columns.map((_, index) => ({ label: String(index + 1), share: 9, align: 'right' as const })),
          { label: m.briefingTotal({}, { locale }), share: 15, align: 'right' },
        ],
        rows: [
          ...matrix,
          {
            kind: 'total',
            cells: [
              m.briefingTotal({}, { locale }),
              ...columnTotals.map(({ partners }) => count(partners)),
              count(total.partners),
            ],
          },
        ],
      },
    },
    {
      kind: 'parts',
      parts: [
        {
          kind: 'paragraph',
          size: 'small',
          align: 'left',
          text: `${m.briefingMatrixKey({}, { locale })} ${columns.map((code, index) => `${String(index + 1)} ${fieldName(code, locale)}`).join(' · ')}.`,
        },
        { kind: 'paragraph', size: 'small', align: 'left', text: m.briefingMatrixNote({}, { locale }) },
      ],
    },
  ];
}
