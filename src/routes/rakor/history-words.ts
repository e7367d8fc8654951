import type { AuditRow } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import type { MeetingRecord, RecommendationRecord, Step } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import type { HistoryChange } from '#ui/types.ts';
import type { Difference } from '../version-words.ts';
import { meetingDifferences, valuesOfMeeting } from './meeting-values.ts';
import { recommendationDifferences, valuesOfRecommendation } from './recommendation-form.ts';

type Acted = Pick<AuditRow, 'before' | 'after'>;

/** What an act changed of a meeting, as people read it; nothing for the act that made it. */
export function meetingChanges({ before, after }: Acted, locale: Locale): HistoryChange[] {
  if (!isMeeting(before) || !isMeeting(after)) return [];
  const listed = ({ invitees }: MeetingRecord) => m.meetingsPeopleListed({ count: invitees.length });
  const isSame = JSON.stringify(before.invitees) === JSON.stringify(after.invitees);
  return [
    ...asChanges(meetingDifferences(valuesOfMeeting(before), valuesOfMeeting(after), locale)),
    ...(before.withoutRegency === after.withoutRegency || !('withoutRegency' in before)
      ? []
      : [{ label: m.risalahWithoutRegency(), ...turned(after.withoutRegency) }]),
    ...(isSame ? [] : [{ label: m.meetingsCalled(), from: listed(before), to: listed(after) }]),
  ];
}

/** What was ticked, or is no longer. */
function turned(isSo: boolean): { readonly from?: string; readonly to?: string } {
  return isSo ? { to: m.risalahYes() } : { from: m.risalahYes() };
}

/** What an act changed of a recommendation, or what a step said of it. */
export function recommendationChanges({ before, after }: Acted, locale: Locale): HistoryChange[] {
  if (isStep(after)) return stepChanges(after, locale);
  if (!isRecommendation(before) || !isRecommendation(after)) return [];
  const values = (record: RecommendationRecord) => valuesOfRecommendation({ record });
  return asChanges(recommendationDifferences(values(before), values(after), locale));
}

interface SaidStep extends Step {
  readonly body: string;
  readonly evidence: string | null;
}

function stepChanges({ progress, due, body, evidence }: SaidStep, locale: Locale): HistoryChange[] {
  const said = [
    { label: m.meetingsProgress(), to: progress === null ? null : m.meetingsPercent({ percent: progress }) },
    { label: m.meetingsDue(), to: due === null ? null : formatDate(due, locale) },
    { label: m.meetingsStepText(), to: body },
    { label: m.meetingsEvidence(), to: evidence },
  ];
  return said.flatMap(({ label, to }) => (to === null ? [] : [{ label, to }]));
}

function asChanges(differences: readonly Difference[]): HistoryChange[] {
  return differences.map(({ label, stored, mine }) => ({
    label,
    from: stored || undefined,
    to: mine || undefined,
  }));
}

const has = (document: unknown, ...names: string[]): boolean =>
  typeof document === 'object' && document !== null && names.every((name) => name in document);
const isMeeting = (document: unknown): document is MeetingRecord => has(document, 'title', 'firstDay');
const isRecommendation = (document: unknown): document is RecommendationRecord =>
  has(document, 'text', 'ownerName');
const isStep = (document: unknown): document is SaidStep => has(document, 'kind', 'body');
