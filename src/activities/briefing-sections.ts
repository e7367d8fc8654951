import type { Desk } from '#access/index.ts';
import { type Decimal, pickText, sum } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  BRIEFING_ORDER,
  type BriefingSection,
  type BriefingWish,
  type Cell,
  type TableRow,
} from '#papers/index.ts';
import { classWord, partnerPage, partnersKnown } from '#partners/index.ts';
import { fieldName } from '#sectors/index.ts';
import { activitiesKnown, type ActivitiesInArea, type ActivityInArea } from './activities-known.ts';
import type { ActivityStatus, Beneficiary } from './activity.ts';

type Names = ActivitiesInArea['areaNames'];

/** What the activities say in a briefing book: those of each partner on its page, and all of them as a matrix. */
export async function activityBriefing(desk: Desk, wish: BriefingWish): Promise<BriefingSection[]> {
  const { activities, beyond, areaNames } = await activitiesKnown(desk, wish.areaCode, wish.moment);
  if (activities.length === 0) return [];
  const { partners } = await partnersKnown(desk, wish.areaCode, wish.moment);
  const byPartner = Map.groupBy(activities, ({ partnerId }) => partnerId);
  const { locale, address } = wish.writing;
  const area = wish.areaCode === null ? '' : `&area=${wish.areaCode}`;
  const pages = partners.flatMap(({ id, record }): BriefingSection[] => {
    const own = byPartner.get(id);
    if (!own) return [];
    return [
      {
        ...partnerPage({ id, ...record }, locale),
        order: 30,
        blocks: [
          {
            kind: 'rows',
            heading: m.briefingActivities({}, { locale }),
            address: address(`/kegiatan?partnerId=${id}${area}`),
            table: {
              kind: 'table',
              columns: [
                { label: m.briefingActivity({}, { locale }), share: 44 },
                { label: m.briefingPlace({}, { locale }), share: 24 },
                { label: m.briefingYear({}, { locale }), share: 15, align: 'centre' },
                { label: m.briefingStatus({}, { locale }), share: 18 },
                { label: m.briefingPlanned({}, { locale }), share: 21, align: 'right' },
                { label: m.briefingSpent({}, { locale }), share: 21, align: 'right' },
              ],
              rows: own.map((one) => ({
                kind: 'row',
                cells: [
                  titleCell(one, wish),
                  regencies(one, areaNames),
                  years(one),
                  statusWord(one.status, wish),
                  amount(one.planned, wish),
                  amount(one.spent, wish),
                ],
              })),
            },
          },
        ],
      },
    ];
  });
  const names = new Map(partners.map(({ id, record }) => [id, record]));
  const rows = [...byPartner]
    .map(([id, own]) => ({ record: names.get(id), own }))
    .sort((a, b) => (a.record?.name ?? '~').localeCompare(b.record?.name ?? '~', 'id'))
    .flatMap(({ record, own }): TableRow[] => [
      {
        kind: 'group',
        text: record
          ? `${record.name} (${classWord(record.partnerClass, locale)})`
          : m.briefingPartnerUnknown({}, { locale }),
      },
      ...own.map((one, index): TableRow => ({
        kind: 'row',
        cells: matrixCells(one, index, areaNames, wish),
      })),
    ]);
  return [
    ...pages,
    {
      chapter: {
        key: 'programme',
        order: BRIEFING_ORDER.attachments + 1,
        title: m.briefingProgramme({}, { locale }),
        isWide: true,
      },
      order: 10,
      blocks: [
        {
          kind: 'rows',
          beyond,
          address: address(`/kegiatan?${area.slice(1)}`),
          table: {
            kind: 'table',
            columns: matrixColumns(wish),
            rows: [...rows, totalRow(activities, wish)],
          },
        },
        {
          kind: 'parts',
          parts: [
            {
              kind: 'paragraph',
              size: 'small',
              text: [
                m.briefingReachedNote({}, { locale }),
                ...(wish.moment ? [m.briefingPastLeftOut({}, { locale })] : []),
              ].join(' '),
            },
          ],
        },
      ],
    },
  ];
}

function matrixColumns({ writing: { locale } }: BriefingWish) {
  const words = { locale };
  return [
    { label: m.briefingNumber({}, words), share: 8, align: 'centre' as const },
    { label: m.briefingActivityProgramme({}, words), share: 50 },
    { label: m.briefingField({}, words), share: 27 },
    { label: m.briefingPlaceVillages({}, words), share: 30 },
    { label: m.briefingYear({}, words), share: 14, align: 'centre' as const },
    { label: m.briefingPlanned({}, words), share: 25, align: 'right' as const },
    { label: m.briefingSpent({}, words), share: 25, align: 'right' as const },
    { label: m.briefingReachedMale({}, words), share: 11, align: 'right' as const },
    { label: m.briefingReachedFemale({}, words), share: 11, align: 'right' as const },
    { label: m.briefingAgency({}, words), share: 42 },
    { label: m.briefingStatus({}, words), share: 21 },
    { label: m.briefingObstacle({}, words), share: 30 },
  ];
}

const VILLAGES = 3;

function matrixCells(one: ActivityInArea, index: number, names: Names, wish: BriefingWish): Cell[] {
  const { locale, number } = wish.writing;
  const { document } = one;
  const villages = one.places.filter((code) => code.length === 13).map((code) => names.get(code) ?? code);
  const more = villages.length - VILLAGES;
  const fields = [...new Set(document.sectors.map(({ field }) => field))].map((code) =>
    fieldName(code, locale),
  );
  const reached = (of: (one: Beneficiary) => number | null) => {
    const known = document.beneficiaries.flatMap((b) => (b.unit === 'person' ? (of(b) ?? []) : []));
    return known.length === 0 ? null : number(known.reduce((all, count) => all + count, 0));
  };
  return [
    String(index + 1),
    titleCell(one, wish, document.programme ?? undefined),
    fields.join('; ') || null,
    {
      text: regencies(one, names) ?? '-',
      detail:
        villages.slice(0, VILLAGES).join(', ') +
        (more > 0 ? ` ${m.briefingMore({ count: number(more) }, { locale })}` : ''),
    },
    years(one),
    amount(one.planned, wish),
    amount(one.spent, wish),
    reached((b) => b.reachedMale),
    reached((b) => b.reachedFemale),
    [document.leadAgency, document.implementer].filter((part) => part !== null).join('; ') || null,
    statusWord(one.status, wish),
    document.obstacle,
  ];
}

function totalRow(activities: readonly ActivityInArea[], wish: BriefingWish): TableRow {
  const { locale, number } = wish.writing;
  const total = (of: (one: ActivityInArea) => Decimal | null) => {
    const known = activities.flatMap((one) => of(one) ?? []);
    return known.length === 0 ? null : amount(sum(known), wish);
  };
  return {
    kind: 'total',
    cells: [
      '',
      m.briefingActivityCount({ count: number(activities.length) }, { locale }),
      '',
      '',
      '',
      total(({ planned }) => planned),
      total(({ spent }) => spent),
      '',
      '',
      '',
      '',
      '',
    ],
  };
}

function titleCell({ id, document }: ActivityInArea, { writing }: BriefingWish, detail?: string): Cell {
  return {
    text: pickText(document.title, writing.locale).text || '-',
    href: writing.address(`/kegiatan/${id}`),
    detail,
  };
}

function regencies({ places }: ActivityInArea, names: Names): string | null {
  const codes = [...new Set(places.flatMap((code) => (code.length >= 5 ? [code.slice(0, 5)] : [])))];
  return codes.map((code) => names.get(code) ?? code).join(', ') || null;
}

function years({ since, until }: ActivityInArea): string | null {
  if (since === null) return null;
  return until === null || until === since ? String(since) : `${String(since)}–${String(until)}`;
}

function amount(value: Decimal | null, { writing }: BriefingWish): string | null {
  return value === null ? null : writing.amount(value);
}

function statusWord(status: ActivityStatus, { writing: { locale } }: BriefingWish): string {
  const words = {
    1: m.coverageStatus1,
    2: m.coverageStatus2,
    3: m.coverageStatus3,
    4: m.coverageStatus4,
    5: m.coverageStatus5,
    6: m.coverageStatus6,
  };
  return words[status]({}, { locale });
}
