import type { Decimal, Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { BriefingWish, Fact } from '#papers/index.ts';
import type { BriefingFigure } from './briefing-store.ts';
import type { Figure } from './figure.ts';
import { unitName } from './sentences.ts';
import type { Level } from './filter.ts';

/** An amount in a column; what is not recorded is a dash. */
export function amountCell(amount: Decimal | null, { writing }: BriefingWish): string | null {
  return amount === null ? null : writing.amount(amount);
}

export function yearsText({ since, until }: Pick<BriefingFigure, 'since' | 'until'>): string | null {
  if (since === null) return null;
  return until === null || until === since ? String(since) : `${String(since)}–${String(until)}`;
}

/** An amount with what it leaves out: "Rp1.234 (2 kegiatan belum mencatat rencana)". */
function moneyFact(figure: Figure, measure: 'planned' | 'spent', { writing }: BriefingWish): string {
  const words = { locale: writing.locale };
  const amount = figure[measure];
  const without = measure === 'planned' ? figure.withoutPlanned : figure.withoutSpent;
  const left = [
    without === 0
      ? null
      : m.briefingWithout({ count: writing.number(without), of: writing.number(figure.activities) }, words),
    figure.unconverted === 0
      ? null
      : m.briefingUnconverted({ count: writing.number(figure.unconverted) }, words),
  ].filter((part) => part !== null);
  const said = amount === null ? m.briefingNotRecorded({}, words) : writing.money(amount);
  return left.length === 0 ? said : `${said} (${left.join('; ')})`;
}

/** The figures of an area or a partner as facts, what is unknown named beside them. */
export function figureFacts(figure: BriefingFigure, wish: BriefingWish): Fact[] {
  const { locale, number } = wish.writing;
  const words = { locale };
  return [
    {
      label: m.briefingActivities({}, words),
      value: m.briefingActivitiesRunning(
        {
          count: number(figure.activities),
          running: number(figure.running),
          years: yearsText(figure) ?? m.briefingYearsUnknown({}, words),
        },
        words,
      ),
    },
    {
      label: m.briefingVillages({}, words),
      value: figure.villages === 0 ? m.briefingNotRecorded({}, words) : number(figure.villages),
    },
    { label: m.briefingPlannedMoney({}, words), value: moneyFact(figure, 'planned', wish) },
    { label: m.briefingSpentMoney({}, words), value: moneyFact(figure, 'spent', wish) },
  ];
}

/** "Kabupaten/kota": the level as a heading. */
export function levelTitle(level: Level, locale: Locale): string {
  const name = unitName(level, 2, locale);
  return name.charAt(0).toUpperCase() + name.slice(1);
}
