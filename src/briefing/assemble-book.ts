import type { StoredMeeting } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import {
  type BriefingChapter,
  type BriefingSection,
  type BriefingWish,
  fitPage,
  heightOf,
  type Paper,
  paperOf,
  type PaperPart,
  partsOf,
  PLAIN_LOOK,
} from '#papers/index.ts';

const LOOK = {
  ...PLAIN_LOOK,
  margins: { top: 20, bottom: 20, left: 25, right: 20 },
  fontSize: 10.5,
  tableSize: 8.5,
  lineSpacing: 1.1,
  headings: ['none', 'none', 'none'],
} as const satisfies Paper['look'];
const UPRIGHT = { size: 'A4', orientation: 'portrait' } as const;
const LYING = { size: 'A4', orientation: 'landscape' } as const;

export interface Assembly {
  readonly meeting: StoredMeeting;
  /** The office's house and the office, as letters name them. */
  readonly letterhead: readonly string[];
  readonly sections: readonly BriefingSection[];
  readonly wish: BriefingWish;
  readonly madeAt: string;
  /** Told before each page. */
  readonly onPage: (done: number, total: number) => Promise<void>;
}

/** The book as a paper: cover, contents, and the chapters in their order, each from what all rooms say in it. */
export async function assembleBook(assembly: Assembly): Promise<Paper> {
  const { meeting, wish, madeAt } = assembly;
  const { writing } = wish;
  const { locale } = writing;
  const title = m.briefingTitle({}, { locale });
  const leaves = leavesOf(assembly);
  const parts: PaperPart[] = [...coverParts(assembly), { kind: 'pageBreak' }];
  if (leaves.length === 0) parts.push({ kind: 'paragraph', text: m.briefingEmpty({}, { locale }) });
  else
    parts.push(
      { kind: 'title', lines: [m.briefingContents({}, { locale })] },
      { kind: 'contents', depth: 2 },
    );
  let isWide = false;
  for (const [index, leaf] of leaves.entries()) {
    await assembly.onPage(index, leaves.length);
    if (leaf.isWide !== isWide) parts.push({ kind: 'section', ...(leaf.isWide ? LYING : UPRIGHT) });
    else parts.push({ kind: 'pageBreak' });
    isWide = leaf.isWide;
    parts.push(...leaf.draw());
  }
  const day = wish.moment ? writing.date(wish.today) : writing.dateTime(madeAt);
  return paperOf({
    language: locale,
    title: `${title}: ${meeting.record.title}`,
    file: { day: wish.today, subject: title, office: meeting.officeName ?? wish.areaName },
    look: LOOK,
    page: UPRIGHT,
    footer: [`${title}. ${m.briefingAsKnown({ day }, { locale })}`],
    dataAt: wish.moment?.toString() ?? madeAt,
    madeAt,
    parts,
  });
}

/** What begins on a page of its own. */
interface Leaf {
  readonly isWide: boolean;
  readonly draw: () => PaperPart[];
}

function leavesOf({ sections, wish }: Assembly): Leaf[] {
  const full = sections.filter(({ blocks }) =>
    blocks.some((block) => (block.kind === 'parts' ? block.parts.length > 0 : block.table.rows.length > 0)),
  );
  const chapters = [...Map.groupBy(full, ({ chapter }) => chapter.key).values()].map((of) => ({
    sections: of.toSorted((a, b) => a.order - b.order),
    chapter: titled(of, wish),
  }));
  return chapters
    .sort((a, b) => a.chapter.order - b.chapter.order)
    .flatMap(({ chapter, sections: own }) => chapterLeaves(chapter, own, wish));
}

/** Chapters in which several rooms write have the title that one of them gives. */
function titled(
  sections: readonly BriefingSection[],
  { writing: { locale } }: BriefingWish,
): BriefingChapter {
  const [first] = sections;
  const title = sections.find(({ chapter }) => chapter.title !== '')?.chapter.title;
  if (!first) throw new Error('a chapter without sections');
  return { ...first.chapter, title: title ?? m.briefingSummary({}, { locale }) };
}

function chapterLeaves(
  chapter: BriefingChapter,
  sections: readonly BriefingSection[],
  wish: BriefingWish,
): Leaf[] {
  const { writing } = wish;
  const isWide = chapter.isWide === true;
  const page = isWide ? LYING : UPRIGHT;
  const heading: PaperPart = { kind: 'heading', level: 1, text: chapter.title };
  const room = 165;
  const onOnePage = (head: readonly PaperPart[], blocks: BriefingSection['blocks']): PaperPart[] => [
    ...head,
    ...fitPage(blocks, {
      look: LOOK,
      page,
      writing,
      taken: head.reduce((sum, part) => sum + heightOf(part, LOOK, room), 0),
    }),
  ];
  const running = sections.filter((section) => section.page === undefined).flatMap(({ blocks }) => blocks);
  const pages = [
    ...Map.groupBy(
      sections.filter(({ page: own }) => own !== undefined),
      ({ page: own }) => own?.key,
    ).values(),
  ];
  pages.sort((a, b) => ((a[0]?.page?.rank ?? '') < (b[0]?.page?.rank ?? '') ? -1 : 1));
  return [
    ...(running.length === 0
      ? []
      : [
          {
            isWide,
            draw: () =>
              chapter.isOnePage === true
                ? onOnePage([heading], running)
                : [heading, ...running.flatMap((block) => partsOf(block, Infinity, writing))],
          },
        ]),
    ...pages.map((of, index) => {
      const head: PaperPart[] = [
        ...(index === 0 && running.length === 0 ? [heading] : []),
        { kind: 'heading', level: 2, text: of[0]?.page?.title ?? '' },
      ];
      return {
        isWide,
        draw: () =>
          onOnePage(
            head,
            of.flatMap(({ blocks }) => blocks),
          ),
      };
    }),
  ];
}

function coverParts({ meeting: { record, officeName }, letterhead, wish, madeAt }: Assembly): PaperPart[] {
  const { writing, moment, today } = wish;
  const words = { locale: writing.locale };
  const last = record.lastDay === record.firstDay ? '' : ` – ${writing.date(record.lastDay)}`;
  const place = [record.venue, record.city].filter((part) => part !== null).join(', ');
  return [
    {
      kind: 'letterhead',
      lines: letterhead.map((text, index) => ({ text, large: index === letterhead.length - 1 })),
      address: [],
      emblemAt: 'none',
      emblem: null,
      rule: true,
    },
    { kind: 'gap', lines: 8 },
    { kind: 'title', lines: [m.briefingTitle({}, words)] },
    { kind: 'paragraph', align: 'centre', size: 'large', text: [{ text: record.title, strong: true }] },
    ...(record.theme === null
      ? []
      : [
          {
            kind: 'paragraph' as const,
            align: 'centre' as const,
            text: [{ text: record.theme, italic: true }],
          },
        ]),
    { kind: 'gap', lines: 6 },
    {
      kind: 'facts',
      labelWidth: 42,
      rows: [
        { label: m.briefingDay({}, words), value: `${writing.date(record.firstDay)}${last}` },
        { label: m.briefingVenue({}, words), value: place === '' ? null : place },
        { label: m.briefingOffice({}, words), value: officeName },
        { label: m.briefingArea({}, words), value: wish.areaName },
        {
          label: m.briefingKnown({}, words),
          value: moment ? m.briefingKnownOn({ day: writing.date(today) }, words) : writing.dateTime(madeAt),
        },
        { label: m.briefingMade({}, words), value: writing.dateTime(madeAt) },
      ],
    },
    { kind: 'gap', lines: 4 },
    { kind: 'paragraph', size: 'small', text: m.briefingCoverNote({}, words) },
    ...(moment
      ? [{ kind: 'paragraph' as const, size: 'small' as const, text: m.briefingThenNote({}, words) }]
      : []),
  ];
}
