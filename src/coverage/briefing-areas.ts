import { m } from '#messages/messages.js';
import {
  BRIEFING_ORDER,
  type BriefingBlock,
  type BriefingSection,
  type BriefingWish,
} from '#papers/index.ts';
import { classWord } from '#partners/index.ts';
import { fieldName } from '#sectors/index.ts';
import { NO_FIGURE } from './briefing-figures.ts';
import type { BriefingFacts } from './briefing-facts.ts';
import { amountCell, figureFacts, levelTitle, yearsText } from './briefing-words.ts';
import type { CoverageRow } from './coverage-table.ts';
import { overlapSentence } from './sentences.ts';

/** Beyond these, areas have no page of their own and stand in the table of figures alone. */
const MOST_PAGES = 60;

/** The page of each area: who works there, in which fields, for how much, what overlaps and what is missing. */
export function areaPages(facts: BriefingFacts, wish: BriefingWish): BriefingSection[] {
  const { table } = facts;
  const { locale } = wish.writing;
  const rows = table.rows.flatMap((row) => (row.area ? [{ ...row, area: row.area }] : []));
  const paged =
    rows.length <= MOST_PAGES
      ? rows
      : rows.toSorted((a, b) => b.total.activities - a.total.activities).slice(0, MOST_PAGES);
  return paged.map((row) => ({
    chapter: { key: 'areas', order: BRIEFING_ORDER.areas, title: levelTitle(table.filter.level, locale) },
    page: { key: row.area.code, title: row.area.name, rank: row.area.code },
    order: 10,
    blocks:
      row.total.activities === 0
        ? [
            said(m.briefingAreaQuiet({ place: row.area.name }, { locale })),
            ...findingBlocks(row.area.code, facts, wish),
          ]
        : [
            figuresBlock(row.area.code, facts, wish),
            fieldsBlock(row, facts, wish),
            partnersBlock(row.area.code, facts, wish),
            ...findingBlocks(row.area.code, facts, wish),
          ],
  }));
}

function said(text: string): BriefingBlock {
  return { kind: 'parts', parts: [{ kind: 'paragraph', align: 'left', text }] };
}

function figuresBlock(code: string, { groups }: BriefingFacts, wish: BriefingWish): BriefingBlock {
  const { locale, number } = wish.writing;
  const total = groups.find(({ partnerId, row }) => partnerId === null && row === code) ?? NO_FIGURE;
  return {
    kind: 'parts',
    parts: [
      {
        kind: 'facts',
        labelWidth: 38,
        rows: [
          { label: m.briefingPartnersWorking({}, { locale }), value: number(total.partners) },
          ...figureFacts(total, wish),
        ],
      },
    ],
  };
}

function fieldsBlock(
  { cells }: CoverageRow,
  { table }: BriefingFacts,
  { writing }: BriefingWish,
): BriefingBlock {
  const { locale, number } = writing;
  const fields = table.columns
    .flatMap((code, index) => {
      const count = cells[index]?.activities ?? 0;
      return count === 0 ? [] : [{ code, count }];
    })
    .sort((a, b) => b.count - a.count)
    .map(({ code, count }) => `${fieldName(code, locale)} (${number(count)})`);
  return {
    kind: 'parts',
    parts: [
      {
        kind: 'facts',
        labelWidth: 38,
        rows: [{ label: m.briefingFieldsActivities({}, { locale }), value: fields.join('; ') }],
      },
    ],
  };
}

function partnersBlock(
  code: string,
  { groups, partners, table }: BriefingFacts,
  wish: BriefingWish,
): BriefingBlock {
  const { locale, number, address } = wish.writing;
  const words = { locale };
  const here = groups.filter(({ partnerId, row }) => partnerId !== null && row === code);
  const name = (id: string | null) => partners.get(id ?? '')?.name;
  return {
    kind: 'rows',
    heading: m.briefingPartnersHere({}, words),
    address: address(table.filter.level === 'village' ? `/wilayah/${code}` : `/sebaran?area=${code}`),
    table: {
      kind: 'table',
      columns: [
        { label: m.briefingPartner({}, words), share: 54 },
        { label: m.briefingActivities({}, words), share: 17, align: 'right' },
        { label: m.briefingVillagesShort({}, words), share: 15, align: 'right' },
        { label: m.briefingYear({}, words), share: 18, align: 'centre' },
        { label: m.briefingPlanned({}, words), share: 26, align: 'right' },
        { label: m.briefingSpent({}, words), share: 26, align: 'right' },
      ],
      rows: here
        .sort(
          (a, b) =>
            b.running - a.running ||
            b.activities - a.activities ||
            order(name(a.partnerId), name(b.partnerId)),
        )
        .map((group) => {
          const partner = partners.get(group.partnerId ?? '');
          return {
            kind: 'row',
            cells: [
              partner
                ? {
                    text: partner.name,
                    detail: classWord(partner.partnerClass, locale),
                    href: address(`/mitra/${partner.id}`),
                  }
                : m.briefingPartnerUnknown({}, words),
              number(group.activities),
              number(group.villages),
              yearsText(group),
              amountCell(group.planned, wish),
              amountCell(group.spent, wish),
            ],
          };
        }),
    },
  };
}

const order = (a = '~', b = '~'): number => a.localeCompare(b, 'id');

const NAMED = 4;

/** What overlaps here, and the fields in which nothing is recorded here though it is nearby. */
function findingBlocks(
  code: string,
  { findings, table }: BriefingFacts,
  { writing }: BriefingWish,
): BriefingBlock[] {
  const { locale, number, address } = writing;
  const words = { locale };
  if (!findings) return [said(m.briefingFindingsToday({}, words))];
  const overlaps = findings.overlaps.filter(
    ({ area, decided }) => area.code.startsWith(code) && isOpen(decided),
  );
  const gaps = findings.gaps.filter(
    ({ units, decided }) => isOpen(decided) && units.some((unit) => unit.code === code),
  );
  const fields = gaps.map(({ field }) => fieldName(field, locale));
  const all = address(`/tumpang-tindih?area=${code}`);
  return [
    ...(overlaps.length === 0
      ? []
      : [
          {
            kind: 'parts' as const,
            heading: m.briefingOverlaps({ count: number(overlaps.length) }, words),
            parts: [
              {
                kind: 'list' as const,
                form: '-' as const,
                items: [
                  ...overlaps.slice(0, NAMED).map((one) => overlapSentence(one, locale).text),
                  ...(overlaps.length > NAMED
                    ? [
                        [
                          { text: `${m.briefingMore({ count: number(overlaps.length - NAMED) }, words)} ` },
                          { text: all, href: all },
                        ],
                      ]
                    : []),
                ],
              },
            ],
          },
        ]),
    ...(fields.length === 0 || table.filter.level === 'village'
      ? []
      : [
          {
            kind: 'parts' as const,
            heading: m.briefingGaps({ count: number(fields.length) }, words),
            parts: [
              {
                kind: 'paragraph' as const,
                align: 'left' as const,
                text: `${fields.join('; ')}. ${m.briefingGapsNote({}, words)}`,
              },
            ],
          },
        ]),
  ];
}

function isOpen({ current }: { readonly current: unknown }): boolean {
  return current === null;
}
