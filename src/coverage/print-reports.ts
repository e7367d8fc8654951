import type { Decimal, Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { Figure } from './figure.ts';
import type { CoverageReport } from './report-coverage.ts';
import type { OverlapsReport } from './report-overlaps.ts';

/** The report as a table of text for a terminal: one line an area, and the total. */
export function printCoverage(report: CoverageReport, locale: Locale): string {
  const words = { locale };
  const head = [
    '',
    m.coverageArea({}, words),
    m.coveragePartners({}, words),
    m.coverageActivities({}, words),
    m.coveragePlanned({}, words),
    m.coverageSpent({}, words),
  ];
  const line = (code: string, name: string, figure: Figure): string[] => [
    code,
    name,
    String(figure.partners),
    String(figure.activities),
    amount(figure.planned, locale),
    amount(figure.spent, locale),
  ];
  const rows = report.rows.map((row) => line(row.code ?? '', row.name[locale], row));
  return layOut([head, ...rows, line('', m.coverageTotal({}, words), report.total)]);
}

/** The sentences of a report, a line each, with what tempers them indented below. */
export function printOverlaps(report: OverlapsReport, locale: Locale): string {
  return [...report.overlaps.findings, ...report.gaps.findings]
    .flatMap(({ sentence }) => [sentence[locale].text, ...sentence[locale].beside.map((line) => `  ${line}`)])
    .join('\n');
}

function amount(value: Decimal | null, locale: Locale): string {
  if (value === null) return m.coverageNotRecorded({}, { locale });
  const [whole = '0', cents = '00'] = value.split('.');
  const [group, point] = locale === 'id' ? ['.', ','] : [',', '.'];
  return whole.replace(/\B(?=(\d{3})+$)/g, group) + (/^0*$/.test(cents) ? '' : point + cents);
}

/** Columns in even widths, the first two to the left and figures to the right. */
function layOut(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((text, i) => (i < 2 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
