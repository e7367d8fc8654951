import { type AuditRow, eachAudit, listAudit, parseTrailQuery } from '#access/index.ts';
import { tableResponse, type TableRow } from '#exchange/tables/index.ts';
import { dateIn, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDateTime } from '#ui/format.ts';
import { aboutWords } from '../about-words.ts';
import { actionText, SUBJECT_WORDS, whoWords } from '../trail-words.ts';
import type { RequestHandler } from './$types';

/** The trail as filtered, as CSV to take away; without the documents before and after. */
export const GET: RequestHandler = async ({ url, locals: { desk, locale } }) => {
  const query = parseTrailQuery(url.searchParams);
  await listAudit(desk, query); // refuses here, while the answer can still say so
  const today = dateIn('Asia/Makassar', desk.now());
  return tableResponse({
    format: 'csv',
    name: `sinergi-jejak-${today}`,
    title: m.trailTitle(),
    locale,
    description: {
      filter: [query.person, query.subject && SUBJECT_WORDS[query.subject](), query.from, query.to]
        .filter(Boolean)
        .join(', '),
      dataDate: today,
      licence: m.coverageExportInternal(),
      source: m.appName(),
      remarks: [m.trailExportNote()],
    },
    columns: [
      { key: 'id', heading: 'ID', kind: 'count' },
      { key: 'at', heading: m.trailWhen(), kind: 'text' },
      { key: 'who', heading: m.trailWho(), kind: 'text' },
      { key: 'capacity', heading: m.trailRole(), kind: 'text' },
      { key: 'office', heading: m.trailOffice(), kind: 'text' },
      { key: 'what', heading: m.trailAction(), kind: 'text' },
      { key: 'kind', heading: m.trailSubject(), kind: 'text' },
      { key: 'name', heading: m.trailAbout(), kind: 'text' },
      { key: 'subjectId', heading: 'ID', kind: 'text' },
      { key: 'version', heading: m.trailVersion(), kind: 'count' },
      { key: 'file', heading: m.trailFieldFile(), kind: 'text' },
      { key: 'reason', heading: m.trailReason(), kind: 'text' },
    ],
    rows: lines(eachAudit(desk, query), locale),
  });
};

async function* lines(rows: AsyncIterable<AuditRow>, locale: Locale): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const { kind, name } = aboutWords(row, null, locale);
    yield {
      ...{ id: row.id, at: formatDateTime(row.at, locale), ...whoWords(row), office: row.officeName },
      ...{ what: actionText(row.action), kind, name, subjectId: row.subjectId, version: row.version },
      ...{ file: row.importName, reason: row.reason },
    };
  }
}
