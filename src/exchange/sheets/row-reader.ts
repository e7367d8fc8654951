import { foldName } from '#kernel/index.ts';
import { cellRef, cellText, isEmpty } from './cells.ts';
import { currencyOf } from './currencies.ts';
import type { QuestionList } from './question-list.ts';
import { readAmount } from './read-amount.ts';
import { readCountry } from './read-country.ts';
import { readDate } from './read-date.ts';
import { readPartnerClass } from './read-partner-class.ts';
import { readPeriod, readYears } from './read-period.ts';
import { readPeople } from './read-count.ts';
import { readStatus } from './read-status.ts';
import { readPlaces } from './row-places.ts';
import { splitList } from './split-list.ts';
import type { Table, TableCell } from './table.ts';
import type {
  FieldByName,
  MappedColumn,
  Meaning,
  Money,
  Outcome,
  ReadRowsOptions,
  Reading,
  SheetRow,
  Written,
} from './types.ts';
import { isUnknownWord } from './words.ts';

const SURE = 0.75;
const TEXTS = [
  'acronym',
  'identifier',
  'permitPrinciple',
  'permitOperating',
  'agreement',
  'contact',
  'activity',
  'activityCode',
  'description',
  'obstacle',
  'solution',
  'followUp',
  'implementer',
  'leadAgency',
  'remark',
] as const satisfies readonly Meaning[];

/** One data row with everything its columns mean. Partner and programme come from the caller, who knows the rows above. */
export class RowReader {
  readonly #table: Table;
  readonly #list: QuestionList;
  readonly #options: ReadRowsOptions;
  readonly #known = new Map<string, ReturnType<FieldByName>>();

  constructor(table: Table, list: QuestionList, options: ReadRowsOptions) {
    this.#table = table;
    this.#list = list;
    this.#options = options;
  }

  read(row: number): SheetRow {
    const { sheet } = this.#table;
    const result: SheetRow = {
      sheet: sheet.name,
      row: row + 1,
      at: `${sheet.name}!${cellRef(row, 0)}`,
      ...(this.#table.isHidden(row) ? { hidden: true } : {}),
      fields: this.#fields(row),
      places: readPlaces(this.#table, row, this.#list),
      plannedByYear: this.#yearly('planned', row),
      spentByYear: this.#yearly('spent', row),
    };
    const number = this.written('number', row);
    if (number) result.number = number;
    for (const meaning of TEXTS) {
      const text = this.#joined(meaning, row);
      if (text) result[meaning] = text;
    }
    return { ...result, ...this.#judged(row), ...this.#people(row) };
  }

  /** The cell of the first column with a meaning, as text; nothing where blank or a word for unknown. */
  written(meaning: Meaning, row: number): (Written & Pick<TableCell, 'filled'>) | undefined {
    for (const column of this.#table.columnsOf(meaning)) {
      const cell = this.#table.cell(row, column.index);
      const text = cellText(cell.value);
      if (text === '' || isUnknownWord(text) || isFailed(cell)) continue;
      return { text, at: cellRef(row, column.index), ...(cell.filled ? { filled: cell.filled } : {}) };
    }
    return undefined;
  }

  /** All columns with a meaning in one text, at the first of them. */
  #joined(meaning: Meaning, row: number): Written | undefined {
    const parts = this.#table.columnsOf(meaning).flatMap((column) => {
      const cell = this.#table.cell(row, column.index);
      const text = cellText(cell.value);
      return text === '' || isUnknownWord(text) || isFailed(cell)
        ? []
        : [{ text, at: cellRef(row, column.index) }];
    });
    const [first] = parts;
    return first && { text: [...new Set(parts.map((part) => part.text))].join('; '), at: first.at };
  }

  #judged(row: number): Partial<SheetRow> {
    const { answers } = this.#options;
    const { language } = this.#table.mapping;
    const dates = (column: MappedColumn) => ({ language, order: this.#table.dateOrder(column), answers });
    return {
      ...this.#one('partnerClass', row, (cell) => readPartnerClass(cell.value, answers)),
      ...this.#one('country', row, (cell) => readCountry(cell.value, answers)),
      ...this.#one('period', row, (cell, column) => readPeriod(cell.value, dates(column))),
      ...this.#one('year', row, (cell, column) => readYears(cell.value, dates(column))),
      ...this.#one('start', row, (cell, column) => readDate(cell.value, { ...dates(column), edge: 'start' })),
      ...this.#one('end', row, (cell, column) => readDate(cell.value, { ...dates(column), edge: 'end' })),
      ...this.#one('status', row, (cell) => readStatus(cell.value, answers)),
      ...this.#one('planned', row, (cell, column) => this.#amount(cell, column, row)),
      ...this.#one('spent', row, (cell, column) => this.#amount(cell, column, row)),
    };
  }

  /** The first column with a readable value; else what the first filled one gives. Columns of single years are apart. */
  #one<K extends Meaning, T>(
    meaning: K,
    row: number,
    parse: (cell: TableCell, column: MappedColumn) => Outcome<T>,
  ): Partial<Record<K, Reading<T>>> {
    const columns = this.#table
      .columnsOf(meaning)
      .filter((column) => column.year === undefined || !isMoney(meaning));
    const found: { outcome: Outcome<T>; written: Written }[] = [];
    for (const column of columns) {
      const cell = this.#table.cell(row, column.index);
      if (isEmpty(cell.value)) continue;
      found.push({
        outcome: parse(cell, column),
        written: { text: cellText(cell.value), at: cellRef(row, column.index) },
      });
    }
    const best = found.find(({ outcome }) => outcome.state === 'read') ?? found[0];
    return best
      ? ({ [meaning]: this.#list.settle(best.outcome, best.written) } as Partial<Record<K, Reading<T>>>)
      : {};
  }

  #amount(cell: TableCell, column: MappedColumn, row: number): Outcome<Money> {
    const hints = this.#table.amountHints(column);
    const named = this.written('currency', row);
    const currency = hints.unit.currency ?? (named ? currencyOf(named.text) : undefined);
    return readAmount(cell.value, {
      language: this.#table.mapping.language,
      ...hints,
      unit: { ...hints.unit, ...(currency === undefined ? {} : { currency }) },
      answers: this.#options.answers,
    });
  }

  #yearly(meaning: 'planned' | 'spent', row: number): SheetRow['plannedByYear'] {
    return this.#table.columnsOf(meaning).flatMap((column) => {
      const cell = this.#table.cell(row, column.index);
      if (column.year === undefined || isEmpty(cell.value)) return [];
      const written = { text: cellText(cell.value), at: cellRef(row, column.index) };
      return [{ ...this.#list.settle(this.#amount(cell, column, row), written), year: column.year }];
    });
  }

  #fields(row: number): Reading<string>[] {
    const { answers } = this.#options;
    const isKnown = (name: string): boolean => (this.#fieldByName(name)?.confidence ?? 0) >= SURE;
    return this.#table.columnsOf('field').flatMap((column) => {
      const { value } = this.#table.cell(row, column.index);
      const text = typeof value === 'string' ? value : cellText(value);
      if (cellText(value) === '' || isUnknownWord(cellText(value))) return [];
      return splitList(text, isKnown).map((name) => {
        const written = { text: name, at: cellRef(row, column.index) };
        return this.#list.settle(
          fieldOutcome(name, this.#fieldByName(name), answers?.get(`field:${foldName(name)}`)),
          written,
        );
      });
    });
  }

  /** The same few names come back in every row. */
  #fieldByName(name: string): ReturnType<FieldByName> {
    if (!this.#known.has(name)) this.#known.set(name, this.#options.fieldByName(name));
    return this.#known.get(name);
  }

  #people(row: number): Partial<SheetRow> {
    const result: Partial<SheetRow> = {};
    for (const meaning of ['female', 'male', 'beneficiaries', 'households'] as const) {
      for (const column of this.#table.columnsOf(meaning)) {
        const { value } = this.#table.cell(row, column.index);
        if (isEmpty(value)) continue;
        const outcome = readPeople(value, this.#options.answers);
        const written = { text: cellText(value), at: cellRef(row, column.index) };
        if (outcome.state !== 'read') {
          result[meaning] ??= this.#list.settle<number>(outcome, written);
          continue;
        }
        const { persons, male, female, households } = outcome.value;
        const put = (
          target: 'female' | 'male' | 'beneficiaries' | 'households',
          count: number | undefined,
        ): void => {
          if (count !== undefined)
            result[target] ??= { ...written, state: 'read', value: count, confidence: outcome.confidence };
        };
        put(
          meaning,
          persons ?? (meaning === 'beneficiaries' || meaning === 'households' ? undefined : (male ?? female)),
        );
        if (meaning === 'beneficiaries') {
          put('male', male);
          put('female', female);
        }
        put('households', households);
      }
    }
    return result;
  }
}

const isMoney = (meaning: Meaning): boolean => meaning === 'planned' || meaning === 'spent';
const isFailed = ({ value }: TableCell): boolean =>
  typeof value === 'object' && value !== null && 'error' in value;

function fieldOutcome(
  name: string,
  known: { field: string; confidence: number } | undefined,
  answer: string | undefined,
): Outcome<string> {
  if (answer === 'unknown') return { state: 'unknown' };
  if (answer !== undefined) return { state: 'read', value: answer, confidence: 1, note: 'answered' };
  if (known && known.confidence >= SURE)
    return { state: 'read', value: known.field, confidence: known.confidence };
  const proposals = known
    ? [{ value: known.field, sample: known.field, confidence: known.confidence, reason: 'spelling' }]
    : [];
  return { state: 'question', key: `field:${foldName(name)}`, proposals };
}
