import type { Desk } from '#access/index.ts';
import type { BriefingSection, BriefingWish } from '#papers/index.ts';
import { areaPages } from './briefing-areas.ts';
import type { BriefingFacts } from './briefing-facts.ts';
import { figureSections } from './briefing-figures.ts';
import { findingSections, readFindings } from './briefing-findings.ts';
import { partnerPages } from './briefing-partners.ts';
import { readBriefingGroups } from './briefing-store.ts';
import { levelBelow } from './filter.ts';
import { coverage } from './read-coverage.ts';

/** What coverage says in a briefing book: the figures, the map and the matrix, the places of each partner, a page of each area, findings. */
export async function coverageBriefing(desk: Desk, wish: BriefingWish): Promise<BriefingSection[]> {
  const { areaCode: area, asKnown } = wish;
  const level = levelBelow(area);
  const table = await coverage(desk, { area, level, asKnown, withEmpty: true });
  if (table.total.activities === 0) return [];
  const facts: BriefingFacts = {
    table,
    ...(await readBriefingGroups(desk, { area, level, asKnown })),
    findings: wish.moment ? undefined : await readFindings(desk, area, level),
  };
  return [
    ...(await figureSections(desk, facts, wish)),
    ...partnerPages(facts, wish),
    ...areaPages(facts, wish),
    ...findingSections(facts, wish),
  ];
}
