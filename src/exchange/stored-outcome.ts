import type { ActivityDraft, FieldDifference, StoredActivities } from '#activities/index.ts';
import { pickText } from '#kernel/index.ts';
import { addProblems, type ImportDifference, type ImportReport } from './import-report.ts';
import { overwriteKey, type QuestionBook } from './question-book.ts';

/** No more differences than a person would read are kept with the report; all are counted. */
const MOST_DIFFERENCES = 100;

interface Given {
  readonly report: ImportReport;
  readonly questions: QuestionBook;
  readonly drafts: readonly ActivityDraft[];
}

/** Adds what storing a batch of activities did: counts, differences to show, and records a person edited meanwhile. */
export function addStored({ report, questions, drafts }: Given, stored: StoredActivities): void {
  report.activities.created += stored.created;
  report.activities.updated += stored.updated;
  report.activities.unchanged += stored.unchanged;
  report.activities.rejected += stored.rejected.length;
  addProblems(
    report,
    stored.rejected.map(({ index, code }) => ({
      at: placeOf(drafts[index]),
      code,
      params: { found: titleOf(drafts[index]) },
    })),
  );
  const changes = new Map(
    stored.changes.map((change) => [
      change.id,
      difference(change.id, drafts[change.index], change.differences),
    ]),
  );
  for (const conflict of stored.conflicts) {
    const change = changes.get(conflict.id);
    changes.delete(conflict.id);
    questions.add({
      key: overwriteKey(conflict),
      kind: 'overwrite',
      at: [placeOf(drafts[conflict.index])],
      written: titleOf(drafts[conflict.index]),
      detail: Object.fromEntries(
        (change?.fields ?? []).map((one) => [one.field, `${one.before} → ${one.after}`]),
      ),
      proposals: [
        { value: 'here', label: '', confidence: 0.5, reason: 'editedHere' },
        { value: 'file', label: '', confidence: 0.5, reason: 'inFile' },
      ],
    });
  }
  report.activities.unchanged += stored.conflicts.length;
  report.differences.push(...[...changes.values()].slice(0, MOST_DIFFERENCES - report.differences.length));
}

function placeOf(draft: ActivityDraft | undefined): string {
  return draft?.source?.at?.[0] ?? String(draft?.source?.line ?? '');
}

function titleOf(draft: ActivityDraft | undefined): string {
  return draft ? pickText(draft.title, 'id').text : '';
}

function difference(
  activityId: string,
  draft: ActivityDraft | undefined,
  differences: readonly FieldDifference[],
): ImportDifference {
  return {
    activityId,
    title: titleOf(draft),
    fields: differences.slice(0, 30).map(({ field, part, before, after }) => ({
      field: part === undefined ? field : `${field} ${part}`,
      before: valueText(before),
      after: valueText(after),
    })),
  };
}

/** A value of a record in one line; rows as what they hold, in order. */
function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object')
    return Object.values(value)
      .map(valueText)
      .filter((text) => text !== '')
      .join(' · ')
      .slice(0, 400);
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 400);
}
