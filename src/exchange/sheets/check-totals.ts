import { fromUnits, toUnits } from '#kernel/index.ts';
import { cellRef, cellText, isEmpty, numberIn } from './cells.ts';
import type { QuestionList } from './question-list.ts';
import { readAmount } from './read-amount.ts';
import { readCount } from './read-count.ts';
import type { Table } from './table.ts';
import type { Money, Reading, SheetRow } from './types.ts';

const SUMMED = ['planned', 'spent', 'female', 'male', 'beneficiaries', 'households'] as const;

/**
 * Compares a row of totals with the rows above it: those since the last total, or all. Sums over several currencies or
 * over cells in doubt are not judged. A lone number beside the word counts rows (`Jumlah | 27`).
 */
export function checkTotal(
  table: Table,
  row: number,
  rows: { all: SheetRow[]; section: SheetRow[] },
  list: QuestionList,
): void {
  const summedColumns = new Set<number>();
  for (const meaning of SUMMED) {
    const column = table.columnsOf(meaning)[0];
    if (!column || column.year !== undefined) continue;
    summedColumns.add(column.index);
    const { value } = table.cell(row, column.index);
    if (isEmpty(value)) continue;
    const hints = table.amountHints(column);
    const isMoney = meaning === 'planned' || meaning === 'spent';
    const written = isMoney
      ? moneyUnits(readAmount(value, { language: table.mapping.language, ...hints }))
      : countUnits(readCount(value));
    const sums = [rows.section, rows.all].map((some) => sumOf(some, meaning));
    if (written === undefined || sums.some((sum) => sum === undefined)) continue;
    const slack = 10n ** BigInt(isMoney ? (hints.unit.scale ?? 0) : 0) * 100n;
    if (sums.some((sum) => sum !== undefined && difference(sum, written) <= slack)) continue;
    const computed = sums[rows.section.length > 0 && rows.section.length < rows.all.length ? 0 : 1] ?? 0n;
    list.problem(cellRef(row, column.index), 'totalMismatch', {
      written: plain(written),
      computed: plain(computed),
      difference: plain(difference(computed, written)),
    });
  }
  checkCount(table, row, rows, list, summedColumns);
}

function checkCount(
  table: Table,
  row: number,
  rows: { all: SheetRow[]; section: SheetRow[] },
  list: QuestionList,
  summed: ReadonlySet<number>,
): void {
  if (table.mapping.kind !== 'register') return;
  const counts = (table.sheet.rows[row] ?? []).flatMap((value, column) => {
    const number =
      numberIn(value) ??
      (/^\d+( (mitra|lembaga|lmi|ngo|partners?))?$/i.test(cellText(value))
        ? Number.parseInt(cellText(value), 10)
        : undefined);
    return number !== undefined && Number.isInteger(number) && !summed.has(column)
      ? [{ number, column }]
      : [];
  });
  const [only] = counts;
  if (counts.length !== 1 || !only || only.number === rows.all.length || only.number === rows.section.length)
    return;
  list.problem(cellRef(row, only.column), 'countMismatch', {
    written: String(only.number),
    computed: String(rows.all.length),
  });
}

const difference = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);
const plain = (units: bigint): string => fromUnits(units, 2).replace(/\.00$/, '');

function moneyUnits(outcome: ReturnType<typeof readAmount>): bigint | undefined {
  return outcome.state === 'read' ? toUnits(outcome.value.amount, 2) : undefined;
}

function countUnits(outcome: ReturnType<typeof readCount>): bigint | undefined {
  return outcome.state === 'read' ? BigInt(outcome.value) * 100n : undefined;
}

/** The sum in hundredths; nothing where it mixes currencies or leans on doubtful cells. */
function sumOf(rows: SheetRow[], meaning: (typeof SUMMED)[number]): bigint | undefined {
  let total = 0n;
  const currencies = new Set<string>();
  for (const row of rows) {
    const reading: Reading<Money> | Reading<number> | undefined = row[meaning];
    if (reading === undefined || reading.state === 'unknown') continue;
    if (reading.state !== 'read') return undefined;
    if (typeof reading.value === 'number') total += BigInt(reading.value) * 100n;
    else {
      currencies.add(reading.value.currency);
      total += toUnits(reading.value.amount, 2);
    }
  }
  return currencies.size > 1 ? undefined : total;
}
