import { createHash } from 'node:crypto';

/** What two or more partners do in one place, or what no recorded partner does in some places. */
export type FindingKind = 'overlap' | 'gap';

/** What an office decided about a finding: it is so, or it is not to be shown again, and why. */
export interface Decision {
  readonly key: string;
  readonly kind: FindingKind;
  readonly areaCode: string;
  readonly decision: 'confirmed' | 'dismissed';
  readonly reason: string | null;
  readonly officeId: string;
  readonly officeName: string | null;
  readonly decidedAt: string;
}

/** The decisions a finding carries: the newest stands; `earlier` were made when other partners were there. */
export interface Decided {
  readonly current: Decision | null;
  readonly all: readonly Decision[];
  readonly earlier: readonly Decision[];
}

/** Which findings to show by their decision; open ones have none, or one about another set of partners. */
export const SHOWS = ['open', 'confirmed', 'dismissed', 'all'] as const;
export type Show = (typeof SHOWS)[number];

/** The name of an overlap, the same as long as place, field and partners are. */
export function overlapKey(areaCode: string, field: string, partnerIds: readonly string[]): string {
  const set = createHash('sha256')
    .update([...partnerIds].sort().join(' '))
    .digest('hex')
    .slice(0, 16);
  return `overlap:${areaCode}:${field}:${set}`;
}

/** The name of a gap, the same as long as place and field are. */
export function gapKey(areaCode: string | null, field: string): string {
  return `gap:${areaCode ?? 'ID'}:${field}`;
}

const KEY = /^(?:(overlap):([0-9.]{8,13}):([a-z0-9]+):[0-9a-f]{16}|(gap):([0-9.]{2,8}|ID):([a-z0-9]+))$/;

/** Reads a key apart; nothing where it is not one. */
export function readKey(key: string): { kind: FindingKind; areaCode: string; field: string } | undefined {
  const match = KEY.exec(key);
  if (!match) return undefined;
  const [, overlap, overlapArea, overlapField, , gapArea, gapField] = match;
  return overlap
    ? { kind: 'overlap', areaCode: overlapArea ?? '', field: overlapField ?? '' }
    : { kind: 'gap', areaCode: gapArea ?? '', field: gapField ?? '' };
}

/** The identifier a finding has in the audit trail, made of its key (UUID version 8). */
export function findingId(key: string): string {
  const hex = createHash('sha256').update(key).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** What was decided about the finding, out of all decisions of its area; they come newest first. */
export function decidedFor(key: string, decisions: readonly Decision[]): Decided {
  const all = decisions.filter((d) => d.key === key);
  const place = key.startsWith('overlap:') ? key.slice(0, key.lastIndexOf(':') + 1) : undefined;
  const earlier = decisions.filter((d) => d.key !== key && place !== undefined && d.key.startsWith(place));
  return { current: all[0] ?? null, all, earlier };
}

/** Whether a finding with this decision is among those asked for. */
export function isShown(decided: Decided, show: Show): boolean {
  return show === 'all' || (decided.current?.decision ?? 'open') === show;
}
