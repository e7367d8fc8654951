import {
  type AreaPlan,
  type ChangeKind,
  parentCode,
  type RecordCounts,
  type RecordedChange,
} from '#areas/index.ts';
import { m } from '#messages/messages.js';
import { kindWord, listed } from './area-words.ts';

const KIND_WORDS: Readonly<Record<ChangeKind, { word: () => string; hint: () => string }>> = {
  split: { word: m.areasChangeKindSplit, hint: m.areasChangeKindSplitHint },
  merge: { word: m.areasChangeKindMerge, hint: m.areasChangeKindMergeHint },
  rename: { word: m.areasChangeKindRename, hint: m.areasChangeKindRenameHint },
  move: { word: m.areasChangeKindMove, hint: m.areasChangeKindMoveHint },
  kind: { word: m.areasChangeKindKind, hint: m.areasChangeKindKindHint },
};

export function changeKindWord(kind: ChangeKind): string {
  return KIND_WORDS[kind].word();
}

export function changeKindOption(kind: ChangeKind): string {
  return m.areasChangeKindOption({ kind: KIND_WORDS[kind].word(), hint: KIND_WORDS[kind].hint() });
}

type Named = AreaPlan['ends'][number];

/** One sentence: what became of what. */
export function changeSentence({ kind, plan }: Pick<RecordedChange, 'kind' | 'plan'>): string {
  const [top] = topOf(plan.ends);
  switch (kind) {
    case 'split': {
      const news = plan.begins.filter(({ continues }) => continues === null);
      return m.areasChangeSplit({
        from: (plan.stays[0] ?? top)?.name ?? '',
        to: listed(news.map(({ name }) => name)),
      });
    }
    case 'merge': {
      const into = plan.links.find(({ from }) => from === top?.code)?.to;
      return m.areasChangeMerge({
        from: listed(topOf(plan.ends).map(({ name }) => name)),
        to: [...plan.begins, ...plan.stays].find(({ code }) => code === into)?.name ?? '',
      });
    }
    case 'rename':
      return m.areasChangeRename({ from: plan.renames[0]?.before ?? '', to: plan.renames[0]?.after ?? '' });
    case 'move':
      return m.areasChangeMove({
        name: top?.name ?? '',
        from: top?.code ?? '',
        to: plan.begins[0]?.code ?? '',
      });
    case 'kind':
      return m.areasChangeKindOf({ from: withKind(top), to: withKind(plan.begins[0]) });
  }
}

function withKind(area: Named | undefined): string {
  return area ? m.areasChangeNamed({ name: area.name, kind: kindWord(area.kind), code: area.code }) : '';
}

/** Those that lie in no other of them. */
function topOf(areas: readonly Named[]): Named[] {
  const codes = new Set(areas.map(({ code }) => code));
  return areas.filter(({ code }) => !codes.has(parentCode(code) ?? ''));
}

export interface PlanRow {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly goesOn: boolean;
  /** Areas below that go along. */
  readonly below: number;
  readonly to: readonly { readonly code: string; readonly name: string; readonly kind: string }[];
}

/** What becomes of each area: the one that changes and those directly below; what lies deeper is counted. */
export function planRows(plan: AreaPlan): PlanRow[] {
  const named = new Map([...plan.stays, ...plan.begins].map((area) => [area.code, area]));
  const successors = (code: string): PlanRow['to'] =>
    plan.links
      .filter(({ from }) => from === code)
      .map(({ to }) => ({
        code: to,
        name: named.get(to)?.name ?? to,
        kind: kindWord(named.get(to)?.kind ?? ''),
      }));
  const depth = (code: string): number => code.split('.').length;
  const base = Math.min(...[...plan.stays, ...plan.ends].map(({ code }) => depth(code)));
  const row = ({ code, name, kind }: Named, goesOn: boolean): PlanRow => ({
    code,
    name,
    kind: kindWord(kind),
    goesOn,
    below:
      depth(code) > base || plan.ends.length === 1
        ? plan.ends.filter((one) => one.code.startsWith(`${code}.`)).length
        : 0,
    to: successors(code),
  });
  return [
    ...plan.stays.map((area) => row(area, true)),
    ...plan.ends.filter(({ code }) => depth(code) <= base + 1).map((area) => row(area, false)),
    ...plan.renames.map(({ code, before, after }) => ({
      code,
      name: before,
      kind: '',
      goesOn: false,
      below: 0,
      to: [{ code, name: after, kind: '' }],
    })),
  ];
}

const RECORD_WORDS: Readonly<Record<keyof RecordCounts, (inputs: { count: number }) => string>> = {
  activity: m.areasRecordActivity,
  presence: m.areasRecordPresence,
  partnerOffice: m.areasRecordPartnerOffice,
  office: m.areasRecordOffice,
  decision: m.areasRecordDecision,
  answer: m.areasRecordAnswer,
  boundary: m.areasRecordBoundary,
  removedActivity: m.areasRecordRemovedActivity,
};

/** What stands on areas, a line for each kind of record that there is. */
export function recordLines(records: RecordCounts): string[] {
  return (Object.keys(RECORD_WORDS) as (keyof RecordCounts)[])
    .filter((kind) => records[kind] > 0)
    .map((kind) => RECORD_WORDS[kind]({ count: records[kind] }));
}
