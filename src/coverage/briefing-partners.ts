import { m } from '#messages/messages.js';
import type { BriefingSection, BriefingWish, TableRow } from '#papers/index.ts';
import { partnerPage } from '#partners/index.ts';
import type { BriefingFacts } from './briefing-facts.ts';
import type { BriefingGroup } from './briefing-store.ts';
import { amountCell, figureFacts, levelTitle, yearsText } from './briefing-words.ts';
import { notDetailedName } from './sentences.ts';

/** On the page of each partner: how much it does in the area, and where. Partners the reader may not know have none. */
export function partnerPages(
  { groups, partners, table }: BriefingFacts,
  wish: BriefingWish,
): BriefingSection[] {
  const { locale, address } = wish.writing;
  const names = new Map(table.rows.flatMap(({ area }) => (area ? [[area.code, area.name] as const] : [])));
  const byPartner = Map.groupBy(groups, ({ partnerId }) => partnerId);
  return [...partners.values()].flatMap((partner) => {
    const own = byPartner.get(partner.id) ?? [];
    const total = own.find(({ row }) => row === null);
    if (!total) return [];
    const rowOf = (group: BriefingGroup): TableRow => ({
      kind: 'row',
      cells: [
        names.get(group.row ?? '') ?? (group.row || notDetailedName(table.filter.level, locale)),
        wish.writing.number(group.activities),
        wish.writing.number(group.villages),
        yearsText(group),
        amountCell(group.planned, wish),
        amountCell(group.spent, wish),
      ],
    });
    const words = { locale };
    return [
      {
        ...partnerPage(partner, locale),
        order: 20,
        blocks: [
          {
            kind: 'parts' as const,
            heading: m.briefingInPlace({ place: wish.areaName }, words),
            parts: [{ kind: 'facts' as const, labelWidth: 38, rows: figureFacts(total, wish) }],
          },
          {
            kind: 'rows' as const,
            address: address(`/sebaran?area=${table.filter.area ?? 'ID'}&partnerId=${partner.id}`),
            table: {
              kind: 'table' as const,
              columns: [
                { label: levelTitle(table.filter.level, locale), share: 42 },
                { label: m.briefingActivities({}, words), share: 17, align: 'right' as const },
                { label: m.briefingVillagesShort({}, words), share: 16, align: 'right' as const },
                { label: m.briefingYear({}, words), share: 18, align: 'centre' as const },
                { label: m.briefingPlanned({}, words), share: 26, align: 'right' as const },
                { label: m.briefingSpent({}, words), share: 26, align: 'right' as const },
              ],
              rows: own
                .filter(({ row }) => row !== null)
                .sort((a, b) => b.activities - a.activities || ((a.row ?? '') < (b.row ?? '') ? -1 : 1))
                .map(rowOf),
            },
          },
        ],
      },
    ];
  });
}
