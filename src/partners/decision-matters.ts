import {
  type AuditRow,
  circleWord,
  dayOf,
  type Matter,
  matterGroup,
  type MatterGroup,
  type MatterRequest,
  readOfficeActs,
} from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { readPartnerNames } from './matter-store.ts';
import type { PartnerClass, PartnerFacts, PartnerStatus } from './partner.ts';

const ACTIONS = ['merge-partners', 'unmerge-partners', 'declare-different', 'edit-partner'];

/** What the office decided about partners, and why: merged, split, declared different, given another class or circle. */
export async function decisionMatters(
  tx: Transaction,
  { office, locale }: MatterRequest,
): Promise<MatterGroup[]> {
  const rows = await readOfficeActs(tx, { officeId: office.id, subject: 'partner', actions: ACTIONS });
  const names = await readPartnerNames(
    tx,
    rows.flatMap((row) => [row.subjectId, ...otherOf(row)]),
  );
  return matterGroup(
    { chapter: 'decisions', title: m.handoverPartnerDecisions({}, { locale }), path: null },
    rows.flatMap((row) => {
      const text = decisionText(row, names, locale);
      if (text === undefined) return [];
      const matter: Matter = {
        text,
        detail: row.reason ?? undefined,
        path: `/mitra/${row.subjectId}#riwayat`,
        source: row.capacity ?? row.officeName ?? m.handoverSourceTrail({}, { locale }),
        date: dayOf(row.at),
      };
      return [matter];
    }),
  );
}

function documentOf(document: unknown): Readonly<Record<string, unknown>> {
  return typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
}

/** The other partner that the act names: an act on two leaves a row on each. */
function otherOf(row: AuditRow): string[] {
  const after = documentOf(row.after);
  return [after['mergedInto'], after['different']].filter((id) => typeof id === 'string');
}

/** The act in words; nothing for the second of its two rows, and for an edit that decided nothing. */
function decisionText(row: AuditRow, names: ReadonlyMap<string, string>, locale: Locale): string | undefined {
  const words = { locale };
  const one = names.get(row.subjectId) ?? textOf(documentOf(row.before)['name']) ?? '';
  const [otherId] = otherOf(row);
  const other = otherId === undefined ? '' : (names.get(otherId) ?? '');
  switch (row.action) {
    case 'merge-partners':
      return otherId === undefined ? undefined : m.handoverMerged({ one, other }, words);
    case 'unmerge-partners':
      return row.before === null ? m.handoverSplit({ one }, words) : undefined;
    case 'declare-different':
      return otherId !== undefined && row.subjectId < otherId
        ? m.handoverDifferent({ one, other }, words)
        : undefined;
    default:
      return changeText(row, one, locale);
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function changeText(row: AuditRow, one: string, locale: Locale): string | undefined {
  const before = documentOf(row.before) as Partial<PartnerFacts>;
  const after = documentOf(row.after) as Partial<PartnerFacts>;
  const changes = [
    before.partnerClass !== after.partnerClass && before.partnerClass && after.partnerClass
      ? m.handoverClassified(
          {
            from: CLASSES[before.partnerClass]({}, { locale }),
            to: CLASSES[after.partnerClass]({}, { locale }),
          },
          { locale },
        )
      : undefined,
    before.status !== after.status && after.status ? STATES[after.status]({}, { locale }) : undefined,
    before.visibility !== after.visibility && before.visibility && after.visibility
      ? m.handoverCircle(
          { from: circleWord(before.visibility, locale), to: circleWord(after.visibility, locale) },
          { locale },
        )
      : undefined,
  ].filter((change) => change !== undefined);
  return changes.length === 0 ? undefined : `${one}: ${changes.join('; ')}`;
}

const CLASSES: Readonly<Record<PartnerClass, typeof m.classOther>> = {
  bilateral: m.classBilateral,
  multilateral: m.classMultilateral,
  internationalNgo: m.classInternationalNgo,
  foreignRegion: m.classForeignRegion,
  education: m.classEducation,
  foreignBusiness: m.classForeignBusiness,
  philanthropy: m.classPhilanthropy,
  association: m.classAssociation,
  other: m.classOther,
};
const STATES: Readonly<Record<PartnerStatus, typeof m.handoverPartnerActive>> = {
  active: m.handoverPartnerActive,
  ended: m.handoverPartnerEnded,
  merged: m.handoverPartnerMerged,
};
