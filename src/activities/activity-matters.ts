import {
  type AuditRow,
  circleWord,
  dayOf,
  type Desk,
  type Matter,
  matterGroup,
  type MatterGroup,
  type MatterRequest,
  readOfficeActs,
} from '#access/index.ts';
import { type Locale, type LocalizedText, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { readDrafts, readTitles } from './draft-store.ts';

/** What an office's next people must know of activities: drafts not handed in, and what was decided about which. */
export async function activityMatters(desk: Desk, { office, locale }: MatterRequest): Promise<MatterGroup[]> {
  const words = { locale };
  return await desk.database.asActor(desk.actor, async (tx) => {
    const drafts = await readDrafts(tx, office.id);
    const rows = await readOfficeActs(tx, {
      officeId: office.id,
      subject: 'activity',
      actions: ['edit-activity', 'remove-activity', 'restore-activity'],
    });
    const decided = rows.filter((row) => row.action !== 'edit-activity' || changesCircle(row));
    const titles = await readTitles(
      tx,
      decided.map(({ subjectId }) => subjectId),
    );
    return [
      ...matterGroup(
        { chapter: 'files', title: m.handoverDrafts({}, words), path: '/kegiatan?draf=1' },
        drafts.map((draft) => ({
          text: pickText(draft.title, locale).text,
          detail: draft.partnerName ?? undefined,
          path: `/kegiatan/${draft.id}`,
          source: m.handoverSourceDraft({}, words),
          date: dayOf(draft.updatedAt),
        })),
      ),
      ...matterGroup(
        { chapter: 'decisions', title: m.handoverActivityDecisions({}, words), path: null },
        decided.map((row) => decisionMatter(row, titles, locale)),
      ),
    ];
  });
}

function decisionMatter(row: AuditRow, titles: ReadonlyMap<string, LocalizedText>, locale: Locale): Matter {
  const words = { locale };
  const before = documentOf(row.before);
  const title = pickText(
    titles.get(row.subjectId) ?? (before.title as LocalizedText | undefined) ?? null,
    locale,
  ).text;
  const text =
    row.action === 'remove-activity'
      ? m.handoverRemoved({ title }, words)
      : row.action === 'restore-activity'
        ? m.handoverRestored({ title }, words)
        : `${title}: ${m.handoverCircle({ from: circleWord(before.visibility, locale), to: circleWord(documentOf(row.after).visibility, locale) }, words)}`;
  return {
    text,
    detail: row.reason ?? undefined,
    path: `/kegiatan/${row.subjectId}`,
    source: row.capacity ?? row.officeName ?? m.handoverSourceTrail({}, words),
    date: dayOf(row.at),
  };
}

function documentOf(document: unknown): { readonly visibility?: unknown; readonly title?: unknown } {
  return typeof document === 'object' && document !== null ? document : {};
}

function changesCircle(row: AuditRow): boolean {
  const [before, after] = [documentOf(row.before).visibility, documentOf(row.after).visibility];
  return before !== undefined && after !== undefined && before !== after;
}
