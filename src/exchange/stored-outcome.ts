import type { StoredActivities } from '#activities/index.ts';
import type { ImportReport } from './import-report.ts';
import type { QuestionBook } from './question-book.ts';

/** No more differences than a person would read are kept with the report; all are counted. */
const MOST_DIFFERENCES = 100;

/** Adds what storing a batch of activities did: counts, differences to show, and records a person edited meanwhile. */
export function addStored(report: ImportReport, stored: StoredActivities, questions: QuestionBook): void {
  report.activities.created += stored.created;
  report.activities.updated += stored.updated;
  report.activities.unchanged += stored.unchanged;
  report.differences.push(...stored.differences.slice(0, MOST_DIFFERENCES - report.differences.length));
  for (const conflict of stored.conflicts) {
    questions.add({
      key: `overwrite:${conflict.id}`,
      kind: 'overwrite',
      at: conflict.at,
      written: conflict.title,
      detail: Object.fromEntries(conflict.fields.map(({ field, before, after }) => [field, `${before} → ${after}`])),
      proposals: [
        { value: 'here', label: '', confidence: 0.5, reason: 'editedHere' },
        { value: 'file', label: '', confidence: 0.5, reason: 'inFile' },
      ],
    });
  }
}
