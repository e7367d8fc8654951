import { resolve } from '$app/paths';
import { type Desk, mayDo, officeOf } from '#access/index.ts';
import {
  type Decided,
  type Decision,
  findingId,
  type Gap,
  gapSentence,
  type Overlap,
  type OverlapActivity,
  overlapSentence,
  yearsText,
} from '#coverage/index.ts';
import { type Locale, pickText } from '#kernel/index.ts';
import { proposalsAbout } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import { formatDate, formatMoney } from '#ui/format.ts';
import { circleMark } from '../circle-choices.ts';
import { trailAddress } from '../jejak/trail-address.ts';
import { statusWord } from '../sebaran/filter-words.ts';
import { stateMark } from './usulan/words.ts';

/** Overlaps as pages show them: their sentence, what is compared, what was decided, and what is proposed. */
export async function overlapViews(desk: Desk, findings: readonly Overlap[], locale: Locale) {
  const proposals = await proposalsAbout(
    desk,
    findings.map(({ key }) => key),
  );
  return findings.map((finding) => {
    const proposal = proposals.get(finding.key);
    const decide = decideView(desk, finding.area.code, finding.decided, locale);
    return {
      key: finding.key,
      ...overlapSentence(finding, locale),
      together: m.coverageTogether({
        planned: money(finding.planned, locale),
        spent: money(finding.spent, locale),
      }),
      activities: finding.activities.map((activity) => activityView(activity, locale)),
      decide,
      proposal: proposal && { id: proposal.id, ...stateMark(proposal.state) },
      mayPropose:
        decide.may &&
        finding.decided.current?.decision !== 'dismissed' &&
        (proposal === undefined || proposal.state === 'unresolved'),
    };
  });
}

/** Gaps in the same way. */
export function gapViews(desk: Desk, findings: readonly Gap[], locale: Locale) {
  return findings.map((finding) => ({
    key: finding.key,
    ...gapSentence(finding, locale),
    units: finding.units.map(({ code, name, lastYear }) => ({
      code,
      name,
      last: lastYear === null ? m.coverageGapNeverYear() : m.coverageGapLastYear({ year: lastYear }),
    })),
    decide: decideView(desk, finding.area?.code ?? 'ID', finding.decided, locale),
  }));
}

/** An activity of an overlap, ready to be set beside others. */
export function activityView({ title, visibility, ...one }: OverlapActivity, locale: Locale) {
  const { text, language } = pickText(title, locale);
  return {
    ...one,
    title: text,
    titleLang: language,
    years: yearsText(one.years, locale),
    status: statusWord(one.status),
    circle: visibility && circleMark(visibility, locale),
  };
}

/** What was decided about a finding, and whether the reader decides. */
/** A finding in a sentence, and how it is decided. */
export interface FindingView {
  readonly key: string;
  readonly text: string;
  readonly decide: ReturnType<typeof decideView>;
}

function decideView(desk: Desk, areaCode: string, decided: Decided, locale: Locale) {
  return {
    trail: trailOf(desk, decided),
    may: officeOf(desk.actor) !== null && mayDo(desk.actor, 'decideFinding', { areaCodes: [areaCode] }),
    ownAt: decided.all.find(({ officeId }) => officeId === officeOf(desk.actor))?.decidedAt,
    words: decided.all.map((decision) => decisionWords(decision, locale)),
    earlier: decided.earlier.map((decision) =>
      m.coverageDecisionEarlier({ decision: decisionWords(decision, locale) }),
    ),
  };
}

function money(amount: string | null, locale: Locale): string {
  return amount === null ? m.coverageNotRecorded() : formatMoney(amount, 'IDR', locale);
}

function decisionWords({ decision, officeName, decidedAt, reason }: Decision, locale: Locale): string {
  const inputs = {
    office: officeName ?? m.coverageSourceUnknownOffice(),
    date: formatDate(decidedAt.slice(0, 10), locale),
  };
  const words =
    decision === 'confirmed'
      ? m.coverageDecisionConfirmed(inputs)
      : m.coverageDecisionDismissed({ ...inputs, reason: reason ?? '' });
  return decision === 'confirmed' && reason ? `${words} ${reason}` : words;
}

/** Where everything that was decided about a finding stands, for who may read the trail of the office that decided. */
function trailOf(desk: Desk, { all: [decision] }: Decided): string | undefined {
  return decision && mayDo(desk.actor, 'readTrail', { officeId: decision.officeId })
    ? `${resolve('/jejak')}${trailAddress({ subject: 'finding', subjectId: findingId(decision.key) })}`
    : undefined;
}
