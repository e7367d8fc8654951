import {
  dayOf,
  type Desk,
  type Matter,
  matterGroup,
  type MatterGroup,
  type MatterRequest,
  mayDo,
  todayOf,
} from '#access/index.ts';
import type { Locale, PlainDate } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldName } from '#sectors/index.ts';
import { type AreaHead, isOneOf, readAreaHeads } from './area-heads.ts';
import { readDecisionsOf } from './decision-store.ts';
import { findGaps, type Gap } from './find-gaps.ts';
import { findOverlaps, type Overlap } from './find-overlaps.ts';
import { type Decided, type Decision, readKey, type Show } from './finding.ts';
import { gapSentence, overlapSentence } from './sentences.ts';

/** What a book names of each kind of finding; all of them stand on the page of findings. */
const NAMED = 10;

/**
 * What an office's next people must know of overlaps and gaps: the open ones, those confirmed and not settled, and what
 * the office decided with its reasons. Those of a ministry are not its work and are left out.
 */
export async function findingMatters(desk: Desk, request: MatterRequest): Promise<MatterGroup[]> {
  const { office, locale } = request;
  const words = { locale };
  const area = office.areaCode;
  const partnerId = office.partnerId ?? undefined;
  if (area === null && partnerId === undefined) return [];
  const today = todayOf(desk.now());
  const group = (title: string, show: Show, found: { total: number; matters: Matter[] }) =>
    matterGroup({ chapter: 'watch', title, path: pathOf(area, show), total: found.total }, found.matters);
  const overlaps = async (show: Show) => {
    const { total, findings } = await findOverlaps(desk, { area, partnerId, show, limit: NAMED });
    return {
      total,
      matters: findings.map((finding) => overlapMatter(finding, { area, show, locale, today })),
    };
  };
  const gaps = async (show: Show) => {
    const { total, findings } = await findGaps(desk, { area, show, limit: NAMED });
    return { total, matters: findings.map((finding) => gapMatter(finding, { area, show, locale, today })) };
  };
  return [
    ...group(m.handoverOverlapsOpen({}, words), 'open', await overlaps('open')),
    ...group(m.handoverOverlapsConfirmed({}, words), 'confirmed', await overlaps('confirmed')),
    ...(area === null
      ? []
      : [
          ...group(m.handoverGapsOpen({}, words), 'open', await gaps('open')),
          ...group(m.handoverGapsConfirmed({}, words), 'confirmed', await gaps('confirmed')),
        ]),
    ...(await decisionMatters(desk, request)),
  ];
}

function pathOf(area: string | null, show: Show): string {
  const search = new URLSearchParams({ ...(area === null ? {} : { area }), show });
  return `/tumpang-tindih?${search.toString()}`;
}

/** On which page a finding stands, in which language; and the day on which the open ones are computed. */
interface Setting {
  readonly area: string | null;
  readonly show: Show;
  readonly locale: Locale;
  readonly today: PlainDate;
}

function overlapMatter(overlap: Overlap, setting: Setting): Matter {
  return matterOf({ ...overlapSentence(overlap, setting.locale), decided: overlap.decided }, setting);
}

function gapMatter(gap: Gap, setting: Setting): Matter {
  return matterOf({ ...gapSentence(gap, setting.locale), decided: gap.decided }, setting);
}

function matterOf(
  finding: { readonly text: string; readonly beside: readonly string[]; readonly decided: Decided },
  { area, show, locale, today }: Setting,
): Matter {
  const { current } = finding.decided;
  return {
    text: finding.text,
    detail: (current?.reason ?? finding.beside.join(' ')) || undefined,
    path: pathOf(area, show),
    source: current?.officeName ?? m.handoverSourceCoverage({}, { locale }),
    date: current === null ? today : dayOf(current.decidedAt),
  };
}

async function decisionMatters(desk: Desk, { office, locale }: MatterRequest): Promise<MatterGroup[]> {
  if (!mayDo(desk.actor, 'readDecisions')) return [];
  const { decisions, areas } = await desk.database.asActor(desk.actor, async (tx) => {
    const own = await readDecisionsOf(tx, office.id);
    return { decisions: own, areas: await readAreaHeads(tx, isOneOf(own.map(({ areaCode }) => areaCode))) };
  });
  return matterGroup(
    {
      chapter: 'decisions',
      title: m.handoverFindingDecisions({}, { locale }),
      path: pathOf(office.areaCode, 'all'),
    },
    decisions.map((decision) => ({
      text: decisionText(decision, areas.get(decision.areaCode), locale),
      detail: decision.reason ?? undefined,
      path: pathOf(decision.areaCode === 'ID' ? null : decision.areaCode, decision.decision),
      source: decision.officeName ?? '',
      date: dayOf(decision.decidedAt),
    })),
  );
}

function decisionText(decision: Decision, area: AreaHead | undefined, locale: Locale): string {
  const words = { locale };
  const field = fieldName(readKey(decision.key)?.field ?? '', locale);
  const place = area ? [area.name, area.path].filter(Boolean).join(', ') : m.coverageNation({}, words);
  if (decision.kind === 'overlap')
    return decision.decision === 'confirmed'
      ? m.handoverOverlapConfirmed({ field, place }, words)
      : m.handoverOverlapDismissed({ field, place }, words);
  return decision.decision === 'confirmed'
    ? m.handoverGapConfirmed({ field, place }, words)
    : m.handoverGapDismissed({ field, place }, words);
}
