import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  BRIEFING_ORDER,
  type BriefingBlock,
  type BriefingSection,
  type BriefingWish,
  type Fact,
  type TableRow,
} from '#papers/index.ts';
import { fieldName } from '#sectors/index.ts';
import { countPartners, type PartnerCount } from './count-partners.ts';
import { PARTNER_CLASSES, type PartnerPermit, type PartnerRecord } from './partner.ts';
import { openPoints } from './partner-form.ts';
import { classWord, countryWord, OPEN_WORDS, PERMIT_WORDS } from './partner-words.ts';
import { type KnownPartner, partnersKnown } from './partners-known.ts';
import { leadingPermit, permitState } from './permit-state.ts';
import { presenceSpans } from './presence.ts';

type Names = Readonly<Record<string, string>>;

/** What the register of partners says in a briefing book: how many there are, a page of each, permits that end. */
export async function partnerBriefing(desk: Desk, wish: BriefingWish): Promise<BriefingSection[]> {
  const { partners, areaNames } = await partnersKnown(desk, wish.areaCode, wish.moment);
  if (partners.length === 0) return [];
  const count = await countPartners(desk, { areaCode: wish.areaCode?.slice(0, 5) }, wish.moment);
  const { locale } = wish.writing;
  const line: BriefingBlock = {
    kind: 'parts',
    parts: [{ kind: 'paragraph', align: 'left', text: countLine(count, wish) }],
  };
  const summary = { key: 'summary', order: BRIEFING_ORDER.summary, title: '', isOnePage: true };
  const figures = { key: 'figures', order: BRIEFING_ORDER.figures, title: '' };
  const ending = endingPermits(partners, wish);
  return [
    { chapter: summary, order: 10, blocks: [line] },
    { chapter: figures, order: 10, blocks: [line] },
    { chapter: figures, order: 40, blocks: [yearsBlock(count, wish)] },
    ...partners.map((partner) => pageOf(partner, areaNames, wish)),
    ...(ending.length === 0
      ? []
      : [
          {
            chapter: summary,
            order: 40,
            blocks: [
              {
                kind: 'parts' as const,
                parts: [
                  {
                    kind: 'paragraph' as const,
                    align: 'left' as const,
                    text: m.briefingPermitsSummary(
                      {
                        ended: ending.filter(({ state }) => state === 'expired').length,
                        ending: ending.filter(({ state }) => state !== 'expired').length,
                        date: wish.writing.date(permitDay(wish)),
                      },
                      { locale },
                    ),
                  },
                ],
              },
            ],
          },
          {
            chapter: {
              key: 'permits',
              order: BRIEFING_ORDER.permits,
              title: m.briefingPermits({}, { locale }),
            },
            order: 10,
            blocks: permitBlocks(ending, wish),
          },
        ]),
  ];
}

function countLine({ total, byClass }: PartnerCount, { writing, areaName }: BriefingWish) {
  const { locale, number } = writing;
  const parts = byClass.map((one) => `${number(one.count)} ${classWord(one.partnerClass, locale)}`);
  return [
    { text: number(total), strong: true },
    { text: ` ${m.briefingCountLine({ parts: parts.join(' + '), place: areaName }, { locale })}` },
  ];
}

const YEARS = 8;

/** How many were present in each of the last years, by class. */
function yearsBlock(
  count: PartnerCount,
  { writing: { locale, number, address }, areaCode }: BriefingWish,
): BriefingBlock {
  const classes = PARTNER_CLASSES.filter((one) =>
    count.byClass.some(({ partnerClass }) => partnerClass === one),
  );
  const cells = ({ total, byClass }: PartnerCount['years'][number]) => [
    ...classes.map((one) => number(byClass.find(({ partnerClass }) => partnerClass === one)?.count ?? 0)),
    number(total),
  ];
  return {
    kind: 'rows',
    heading: m.briefingYears({}, { locale }),
    address: address(`/mitra${areaCode === null ? '' : `?area=${areaCode.slice(0, 5)}`}`),
    table: {
      kind: 'table',
      columns: [
        { label: m.briefingYear({}, { locale }), share: 14, align: 'centre' },
        ...classes.map((one) => ({ label: classWord(one, locale), share: 20, align: 'right' as const })),
        { label: m.briefingTotal({}, { locale }), share: 16, align: 'right' },
      ],
      rows: count.years
        .slice(0, YEARS)
        .map((year) => ({ kind: 'row', cells: [String(year.year), ...cells(year)] })),
    },
  };
}

/** The page of a partner in the book, for every room that has something to say of it. */
export function partnerPage(
  { id, name, partnerClass }: { readonly id: string } & Pick<PartnerRecord, 'name' | 'partnerClass'>,
  locale: Locale,
): Required<Pick<BriefingSection, 'chapter' | 'page'>> {
  const rank = String(PARTNER_CLASSES.indexOf(partnerClass)).padStart(2, '0');
  return {
    chapter: {
      key: 'partners',
      order: BRIEFING_ORDER.partners,
      title: m.briefingPartners({}, { locale }),
    },
    page: { key: id, title: name, rank: `${rank} ${name.toLowerCase()}` },
  };
}

function pageOf({ id, record }: KnownPartner, areaNames: Names, wish: BriefingWish): BriefingSection {
  const { locale, address } = wish.writing;
  return {
    ...partnerPage({ id, ...record }, locale),
    order: 10,
    blocks: [
      { kind: 'parts', parts: [{ kind: 'facts', labelWidth: 38, rows: factsOf(record, areaNames, wish) }] },
      {
        kind: 'rows',
        heading: m.briefingPartnerPermits({}, { locale }),
        address: address(`/mitra/${id}`),
        table: {
          kind: 'table',
          columns: permitColumns(locale),
          rows: record.permits.map((permit) => ({ kind: 'row', cells: permitCells(permit, wish) })),
        },
      },
      ...openBlock(record, locale),
    ],
  };
}

const LONGEST_LIST = 12;

function factsOf(
  record: KnownPartner['record'],
  areaNames: Names,
  { writing, areaCode }: BriefingWish,
): Fact[] {
  const { locale } = writing;
  const words = { locale };
  const unknown = m.briefingNotRecorded({}, words);
  const here = record.presence.filter((one) => areaCode === null || one.areaCode.startsWith(areaCode));
  const spans = Map.groupBy(presenceSpans(here), (span) => span.areaCode);
  const places = [...spans].map(
    ([code, list]) =>
      `${areaNames[code] ?? code} (${list.map(({ from, to }) => (from === to ? String(from) : `${String(from)}–${String(to)}`)).join(', ')})`,
  );
  const listed = (texts: readonly string[]) =>
    texts.length === 0
      ? unknown
      : texts.length <= LONGEST_LIST
        ? texts.join('; ')
        : `${texts.slice(0, LONGEST_LIST).join('; ')} ${m.briefingMore({ count: texts.length - LONGEST_LIST }, words)}`;
  return [
    {
      label: m.briefingClass({}, words),
      value: [
        classWord(record.partnerClass, locale),
        record.homeCountry === null ? null : countryWord(record.homeCountry, locale),
      ]
        .filter((part) => part !== null)
        .join(', '),
    },
    { label: m.briefingWhere({}, words), value: listed(places) },
    {
      label: m.briefingFields({}, words),
      value: listed(record.fields.map((code) => fieldName(code, locale))),
    },
    ...(record.funding.length === 0
      ? []
      : [
          {
            label: m.briefingFunding({}, words),
            value: listed(
              record.funding.map(({ amount, currency, from, to }) =>
                [
                  amount === null ? unknown : writing.money(amount, currency),
                  [from, to].filter((end) => end !== null).join('–'),
                ]
                  .filter((part) => part !== '')
                  .join(', '),
              ),
            ),
          },
        ]),
  ];
}

function openBlock(record: KnownPartner['record'], locale: Locale): BriefingBlock[] {
  // Whom to call is personal data and stands on no paper that is handed round.
  const open = openPoints(record).filter((point) => point !== 'contact');
  if (open.length === 0) return [];
  return [
    {
      kind: 'parts',
      parts: [
        {
          kind: 'paragraph',
          align: 'left',
          text: [
            { text: `${m.briefingOpen({}, { locale })} `, strong: true },
            { text: `${open.map((point) => OPEN_WORDS[point]({}, { locale })).join('; ')}.` },
          ],
        },
      ],
    },
  ];
}

const permitColumns = (locale: Locale) => [
  { label: m.partnersPermitKind({}, { locale }), share: 26 },
  { label: m.partnersPermitNumber({}, { locale }), share: 24 },
  { label: m.partnersPermitIssuer({}, { locale }), share: 24 },
  { label: m.briefingPermitState({}, { locale }), share: 26 },
];

/** Permits are looked at on the day of the meeting; where that is over, on the day the book tells of. */
function permitDay({ day, today }: BriefingWish): string {
  return day > today ? day : today;
}

function permitCells(permit: PartnerPermit, wish: BriefingWish): (string | null)[] {
  return [
    PERMIT_WORDS[permit.kind]({}, { locale: wish.writing.locale }),
    permit.number,
    permit.issuer,
    stateWords(permit, wish),
  ];
}

function stateWords(permit: PartnerPermit, wish: BriefingWish): string {
  const { locale, date } = wish.writing;
  const words = { locale };
  const until = { date: permit.validTo === null ? '' : date(permit.validTo) };
  switch (permitState(permit, permitDay(wish))) {
    case 'valid':
      return m.partnersPermitValid(until, words);
    case 'ending6':
    case 'ending3':
      return m.partnersPermitEnding(until, words);
    case 'expired':
      return m.partnersPermitExpired(until, words);
    case 'notYet':
      return m.partnersPermitNotYet({ date: date(permit.validFrom ?? '') }, words);
    case 'unknown':
      return m.partnersPermitUnknown({}, words);
  }
}

interface Ending extends KnownPartner {
  readonly permit: PartnerPermit;
  readonly state: 'ending3' | 'ending6' | 'expired';
}

/** The last permit of each partner that ends within six months, soonest first, then those that have ended. */
function endingPermits(partners: readonly KnownPartner[], wish: BriefingWish): Ending[] {
  const found = partners.flatMap((partner): Ending[] => {
    const permit = leadingPermit(partner.record.permits);
    if (permit === undefined) return [];
    const state = permitState(permit, permitDay(wish));
    return state === 'ending3' || state === 'ending6' || state === 'expired'
      ? [{ ...partner, permit, state }]
      : [];
  });
  const isOver = ({ state }: Ending) => state === 'expired';
  return found.sort((a, b) =>
    isOver(a) === isOver(b)
      ? (a.permit.validTo ?? '').localeCompare(b.permit.validTo ?? '') * (isOver(a) ? -1 : 1)
      : isOver(a)
        ? 1
        : -1,
  );
}

function permitBlocks(ending: readonly Ending[], wish: BriefingWish): BriefingBlock[] {
  const { locale, address, date } = wish.writing;
  const group = (heading: string, rows: readonly Ending[]): BriefingBlock => ({
    kind: 'rows',
    heading,
    address: address('/mitra'),
    table: {
      kind: 'table',
      columns: [
        { label: m.briefingNumber({}, { locale }), share: 6, align: 'centre' },
        { label: m.briefingPartner({}, { locale }), share: 30 },
        ...permitColumns(locale),
      ],
      rows: rows.map(({ id, record, permit }, index): TableRow => ({
        kind: 'row',
        cells: [
          String(index + 1),
          { text: record.name, href: address(`/mitra/${id}`) },
          ...permitCells(permit, wish),
        ],
      })),
    },
  });
  const [ended, soon] = [
    ending.filter(({ state }) => state === 'expired'),
    ending.filter(({ state }) => state !== 'expired'),
  ];
  const day = { date: date(permitDay(wish)) };
  return [
    ...(soon.length === 0 ? [] : [group(m.briefingPermitsEnding(day, { locale }), soon)]),
    ...(ended.length === 0 ? [] : [group(m.briefingPermitsEnded(day, { locale }), ended)]),
  ];
}
