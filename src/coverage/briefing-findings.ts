import { dayOf, type Desk } from '#access/index.ts';
import { m } from '#messages/messages.js';
import {
  BRIEFING_ORDER,
  type BriefingSection,
  type BriefingWish,
  type Cell,
  type TableRow,
} from '#papers/index.ts';
import { fieldName } from '#sectors/index.ts';
import type { BriefingFacts, Findings } from './briefing-facts.ts';
import type { Level } from './filter.ts';
import { findGaps, type Gap } from './find-gaps.ts';
import { findOverlaps, type Overlap } from './find-overlaps.ts';
import type { Decided } from './finding.ts';
import { gapSentence, overlapSentence, yearsText } from './sentences.ts';

const MOST_OVERLAPS = 500;
const MOST_GAPS = 200;

export async function readFindings(desk: Desk, area: string | null, unit: Level): Promise<Findings> {
  const overlaps = await findOverlaps(desk, { area, show: 'all', limit: MOST_OVERLAPS });
  const isVillage = area?.length === 13;
  const gaps = isVillage
    ? { findings: [] }
    : await findGaps(desk, { area, unit, show: 'all', limit: MOST_GAPS });
  return {
    overlaps: overlaps.findings,
    moreOverlaps: overlaps.total + overlaps.beyond - overlaps.findings.length,
    gaps: gaps.findings,
  };
}

const IN_SUMMARY = 3;

/** The weightiest on the page of the summary, and all of them as a matrix. */
export function findingSections({ findings }: BriefingFacts, wish: BriefingWish): BriefingSection[] {
  const { locale, number, address } = wish.writing;
  const words = { locale };
  const summary = { key: 'summary', order: BRIEFING_ORDER.summary, title: '', isOnePage: true };
  if (!findings)
    return [
      {
        chapter: summary,
        order: 30,
        blocks: [
          {
            kind: 'parts',
            parts: [{ kind: 'paragraph', align: 'left', text: m.briefingFindingsToday({}, words) }],
          },
        ],
      },
    ];
  const open = findings.overlaps.filter(({ decided }) => decided.current === null);
  const gaps = findings.gaps.filter(({ decided }) => decided.current === null);
  if (findings.overlaps.length + findings.gaps.length === 0) return [];
  return [
    {
      chapter: summary,
      order: 30,
      blocks: [
        {
          kind: 'parts',
          heading: m.briefingFindings(
            { overlaps: number(open.length + findings.moreOverlaps), gaps: number(gaps.length) },
            words,
          ),
          parts: [
            {
              kind: 'list',
              form: '-',
              items: [
                ...open.slice(0, IN_SUMMARY).map((one) => overlapSentence(one, locale).text),
                ...gaps.slice(0, IN_SUMMARY).map((one) => gapSentence(one, locale).text),
              ],
            },
          ],
        },
      ],
    },
    {
      chapter: {
        key: 'findings',
        order: BRIEFING_ORDER.attachments + 4,
        title: m.briefingFindingsMatrix({}, words),
        isWide: true,
      },
      order: 10,
      blocks: [
        {
          kind: 'rows',
          beyond: findings.moreOverlaps,
          address: address(`/tumpang-tindih?area=${wish.areaCode ?? 'ID'}&show=all`),
          table: {
            kind: 'table',
            columns: matrixColumns(wish),
            rows: [...overlapRows(findings.overlaps, wish), ...gapRows(findings.gaps, wish)],
          },
        },
      ],
    },
  ];
}

function matrixColumns({ writing: { locale } }: BriefingWish) {
  const words = { locale };
  return [
    { label: m.briefingPlace({}, words), share: 34 },
    { label: m.briefingField({}, words), share: 24 },
    { label: m.briefingYear({}, words), share: 17, align: 'centre' as const },
    { label: m.briefingPartners({}, words), share: 46 },
    { label: m.briefingWhat({}, words), share: 62 },
    { label: m.briefingProposal({}, words), share: 30 },
    { label: m.briefingDecision({}, words), share: 22 },
    { label: m.briefingReason({}, words), share: 30 },
    { label: m.briefingDate({}, words), share: 22 },
  ];
}

function decisionCells({ current }: Decided, { writing: { locale, date } }: BriefingWish): Cell[] {
  if (current === null) return ['', '', ''];
  const words = { locale };
  return [
    current.decision === 'confirmed' ? m.briefingConfirmed({}, words) : m.briefingDismissed({}, words),
    current.reason ?? '',
    date(dayOf(current.decidedAt)),
  ];
}

function overlapRows(overlaps: readonly Overlap[], wish: BriefingWish): TableRow[] {
  const { locale } = wish.writing;
  if (overlaps.length === 0) return [];
  return [
    { kind: 'group', text: m.coverageOverlapsTitle({}, { locale }) },
    ...overlaps.map((one): TableRow => ({
      kind: 'row',
      cells: [
        [one.area.name, one.area.path].filter(Boolean).join(', '),
        fieldName(one.field, locale),
        yearsText(one.years, locale),
        one.partners.map(({ name }) => name ?? m.briefingPartnerUnknown({}, { locale })).join('; '),
        [overlapSentence(one, locale).text, ...overlapSentence(one, locale).beside].join(' '),
        '',
        ...decisionCells(one.decided, wish),
      ],
    })),
  ];
}

function gapRows(gaps: readonly Gap[], wish: BriefingWish): TableRow[] {
  const { locale } = wish.writing;
  if (gaps.length === 0) return [];
  return [
    { kind: 'group', text: m.coverageGapsTitle({}, { locale }) },
    ...gaps.map((one): TableRow => {
      const { text, beside } = gapSentence(one, locale);
      return {
        kind: 'row',
        cells: [
          one.units.map(({ name }) => name).join(', '),
          fieldName(one.field, locale),
          one.since === null ? '' : m.briefingSince({ year: String(one.since) }, { locale }),
          '',
          [text, ...beside].join(' '),
          '',
          ...decisionCells(one.decided, wish),
        ],
      };
    }),
  ];
}
