import { type Desk, mayDo, officeOf } from '#access/index.ts';
import { listDrafts } from '#activities/index.ts';
import {
  coverage,
  type CoverageTable,
  type CoverageWish,
  type Figure,
  findOverlaps,
  overlapSentence,
} from '#coverage/index.ts';
import { listImports } from '#exchange/index.ts';
import { dateIn, type Locale } from '#kernel/index.ts';
import {
  countUnanswered,
  type OwnFollowups,
  ownFollowups,
  type OwnProposals,
  ownProposals,
} from '#meetings/index.ts';
import {
  countPartners,
  getPartner,
  leadingPermit,
  listAllPartners,
  type PartnerCount,
  permitState,
  proposeDuplicates,
} from '#partners/index.ts';
import { fieldName } from '#sectors/index.ts';

/** A row of the two short charts of the home page. */
export interface HomeBar {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}
export interface HomeFigures {
  /** The area the figures are about; null for the nation. */
  readonly area: string | null;
  readonly areaName: string | null;
  readonly partners: PartnerCount;
  readonly total: Figure;
  readonly places: readonly HomeBar[];
  readonly placeCount: number;
  readonly fields: readonly HomeBar[];
  readonly fieldCount: number;
}
export interface HomePermit {
  readonly id: string;
  readonly name: string;
  readonly validTo: string;
  readonly state: 'ending3' | 'ending6' | 'expired' | 'valid';
}
export interface HomeTasks {
  /** Activities of the office that are not in the register yet. */
  readonly drafts: number;
  readonly questions: number;
  readonly ready: number;
  readonly failed: number;
  readonly duplicates: number;
  readonly overlaps: number;
  /** All that have an end: those to come, soonest first, then those that have ended, newest first. */
  readonly permits: readonly HomePermit[];
  /** Recommendations of meetings. */
  readonly followups: OwnFollowups;
  /** Meetings the office is called to and has not answered. */
  readonly invitations: number;
  /** Divisions of overlaps under negotiation. */
  readonly proposals: OwnProposals;
  readonly sentences: readonly { readonly key: string; readonly text: string; readonly query: string }[];
}

const SHOWN = 8;

/** The one organisation a home page is about: whose activities they are, or who takes part in them. */
export type Organisation = Pick<CoverageWish, 'partnerId' | 'participantId'>;

/** The figures of an area (null: the nation). A nation in which one province has records is shown by its regencies. */
export async function readFigures(
  desk: Desk,
  wish: { readonly area: string | null } & Organisation,
  locale: Locale,
): Promise<HomeFigures> {
  let table = await coverage(desk, wish);
  let areaName: string | null = null;
  const [only, ...others] = table.rows.filter((row) => row.area !== null);
  if (wish.area === null && only?.area && others.length === 0) {
    areaName = only.area.name;
    table = await coverage(desk, { ...wish, area: only.area.code });
  }
  // One organisation is one partner everywhere: its places are told apart by what it does there.
  const isOne = (wish.partnerId ?? wish.participantId) !== undefined;
  const places = placesOf(table, isOne ? 'activities' : 'partners');
  const fields = fieldsOf(table, locale);
  return {
    area: table.filter.area,
    areaName,
    partners: await countPartners(desk, { areaCode: table.filter.area?.slice(0, 5) }),
    total: table.total,
    places: places.slice(0, SHOWN),
    placeCount: places.length,
    fields: fields.slice(0, SHOWN),
    fieldCount: fields.length,
  };
}

function placesOf(table: CoverageTable, measure: 'partners' | 'activities'): HomeBar[] {
  return table.rows
    .flatMap(({ area, total }) => (area ? [{ code: area.code, name: area.name, count: total[measure] }] : []))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}

function fieldsOf(table: CoverageTable, locale: Locale): HomeBar[] {
  return table.columns
    .map((code, index) => ({
      code,
      name: fieldName(code, locale),
      count: table.columnTotals[index]?.activities ?? 0,
    }))
    .sort((a, b) => b.count - a.count);
}

/** What waits for the office of the person who acts, in the area it works in. */
export async function readTasks(
  desk: Desk,
  area: string | null,
  partnerId: string | undefined,
  locale: Locale,
): Promise<HomeTasks> {
  const imports = mayDo(desk.actor, 'importFiles')
    ? await desk.database.asActor(desk.actor, (tx) => listImports(tx, officeOf(desk.actor)))
    : [];
  const inState = (state: string) => imports.filter((file) => file.state === state).length;
  const { total, findings } = await findOverlaps(desk, { area, partnerId, show: 'open', limit: 3 });
  return {
    drafts: (await listDrafts(desk)).length,
    questions: inState('questions'),
    ready: inState('ready'),
    failed: inState('failed') + inState('refused'),
    duplicates: mayDo(desk.actor, 'mergePartners') ? (await proposeDuplicates(desk)).length : 0,
    overlaps: total,
    permits: await readPermits(desk, area, partnerId),
    followups: await ownFollowups(desk),
    invitations: await countUnanswered(desk),
    proposals: await ownProposals(desk),
    sentences: findings.map((overlap) => ({
      key: overlap.key,
      text: overlapSentence(overlap, locale).text,
      query: new URLSearchParams({ area: overlap.area.code, field: overlap.field }).toString(),
    })),
  };
}

async function readPermits(
  desk: Desk,
  area: string | null,
  partnerId: string | undefined,
): Promise<HomePermit[]> {
  const today = dateIn('Asia/Makassar', desk.now());
  const held =
    partnerId === undefined
      ? await listAllPartners(desk, { areaCode: area?.slice(0, 5) })
      : [await ownPermit(desk, partnerId)];
  return held
    .flatMap(({ id, name, permitTo }) => {
      if (permitTo === null) return [];
      const state = permitState({ validFrom: null, validTo: permitTo }, today);
      return state === 'unknown' || state === 'notYet' ? [] : [{ id, name, validTo: permitTo, state }];
    })
    .sort(byUrgency);
}

function byUrgency(a: HomePermit, b: HomePermit): number {
  const isOver = ({ state }: HomePermit) => state === 'expired';
  if (isOver(a) !== isOver(b)) return isOver(a) ? 1 : -1;
  return (a.validTo < b.validTo ? -1 : 1) * (isOver(a) ? -1 : 1);
}

async function ownPermit(
  desk: Desk,
  partnerId: string,
): Promise<{ id: string; name: string; permitTo: string | null }> {
  const { record } = await getPartner(desk, partnerId);
  return { id: partnerId, name: record.name, permitTo: leadingPermit(record.permits)?.validTo ?? null };
}
