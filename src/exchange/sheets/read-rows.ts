import { checkTotal } from './check-totals.ts';
import { cellRef, cellText, isEmpty } from './cells.ts';
import { classifyRow, type RowKind } from './classify-row.ts';
import { type GroupContext, groupHeading } from './group-heading.ts';
import { placeOf } from './places.ts';
import { QuestionList } from './question-list.ts';
import { RowReader } from './row-reader.ts';
import { prepareTable, type Table } from './table.ts';
import type {
  Filled,
  Mapping,
  ReadRowsOptions,
  RowsResult,
  SheetFile,
  SheetRow,
  SkippedRow,
  Written,
} from './types.ts';

/**
 * The rows of the sheet that a mapping names: partners of a register, activities of a matrix. Totals, remarks, repeated
 * headers and group lines are left out but used; totals are checked. What is doubtful comes back as questions, and the
 * same call with their answers settles them.
 */
export function readRows(file: SheetFile, mapping: Mapping, options: ReadRowsOptions): RowsResult {
  const sheet = file.sheets.find((each) => each.name === mapping.sheet) ?? file.sheets[0];
  const list = new QuestionList(mapping.sheet);
  if (!sheet) return { rows: [], skipped: [], questions: [], problems: [] };
  const table = prepareTable(sheet, mapping);
  const reader = new RowReader(table, list, options);
  const walk = new RowWalk(table, reader, list);
  for (const { row, kind } of kindsOf(table)) walk.take(row, kind);
  for (const { row, column, rows } of table.mergedFigures)
    list.problem(cellRef(row, column), 'amountMerged', {
      rows: String(rows),
      written: cellText(sheet.rows[row]?.[column]),
    });
  if (sheet.hiddenRows.length > 0) list.problem('', 'hiddenRows', { count: String(sheet.hiddenRows.length) });
  return { rows: walk.rows, skipped: walk.skipped, questions: list.questions, problems: list.problems };
}

/** Kinds of all rows; a lone text is a group line only while data comes after it. */
function kindsOf(table: Table): { row: number; kind: RowKind | 'group' }[] {
  const kinds: { row: number; kind: RowKind | 'group' }[] = [];
  for (let row = table.mapping.firstRow; row < table.sheet.rows.length; row += 1)
    kinds.push({ row, kind: classifyRow(table, row) });
  const last = kinds.findLastIndex(({ kind }) => kind === 'data');
  return kinds.map(({ row, kind }, index) => ({
    row,
    kind:
      kind === 'lone'
        ? index < last
          ? 'group'
          : 'remark'
        : (kind === 'incomplete' || kind === 'continued') && index > last + 1 && isFar(kinds, last, index)
          ? 'remark'
          : kind,
  }));
}

/** Whether a blank row, total or remark stands between the last data and this row: then it is no longer the table. */
function isFar(kinds: { kind: string }[], last: number, index: number): boolean {
  return kinds
    .slice(last + 1, index)
    .some(({ kind }) => kind === 'empty' || kind === 'total' || kind === 'remark');
}

class RowWalk {
  readonly rows: SheetRow[] = [];
  readonly skipped: SkippedRow[] = [];
  readonly #table: Table;
  readonly #reader: RowReader;
  readonly #list: QuestionList;
  #group: GroupContext = {};
  #partner: Written | undefined;
  #programme: Written | undefined;
  #regency: Written | undefined;
  #district: Written | undefined;
  #section: SheetRow[] = [];
  readonly #sparse: { regency: boolean; district: boolean };

  constructor(table: Table, reader: RowReader, list: QuestionList) {
    this.#table = table;
    this.#reader = reader;
    this.#list = list;
    this.#sparse = { regency: isSparse(table, 'regency'), district: isSparse(table, 'district') };
  }

  take(row: number, kind: RowKind | 'group'): void {
    if (kind === 'data') this.#data(row);
    else if (kind === 'continued') this.#continued(row);
    else {
      if (kind === 'total') this.#total(row);
      else if (kind === 'group') this.#group = groupHeading(this.#table, row, this.#group);
      else if (kind === 'incomplete')
        this.#list.problem(cellRef(row, 0), 'rowIncomplete', { row: String(row + 1) });
      this.#skip(row, kind === 'lone' || kind === 'incomplete' ? 'remark' : kind);
    }
  }

  #total(row: number): void {
    checkTotal(this.#table, row, { all: this.rows, section: this.#section }, this.#list);
    this.#section = [];
    this.#partner = undefined;
  }

  #skip(row: number, why: SkippedRow['why']): void {
    this.skipped.push({ at: placeOf(this.#table.sheet.name, row, 0), why });
  }

  #data(row: number): void {
    const own = this.#reader.written('partner', row);
    const last = this.rows.at(-1);
    const register = this.#table.mapping.kind === 'register';
    // A partner's cell merged over several lines of a register is one partner with more places and fields.
    if (register && own?.filled === 'merged' && last?.partner?.text === own.text) {
      this.#continued(row);
      return;
    }
    const read = this.#reader.read(row);
    const partner = own ?? this.#partnerAbove(row);
    if (partner) read.partner = partner;
    else this.#withoutPartner(row);
    this.#programmeOf(read, row, own);
    if (own) this.#partner = { text: own.text, at: own.at };
    this.#placesAbove(read, row);
    const { partnerClass } = this.#group;
    if (partnerClass && !read.partnerClass)
      read.partnerClass = {
        text: partnerClass.text,
        at: partnerClass.at,
        state: 'read',
        value: partnerClass.value,
        confidence: 0.9,
        note: 'heading',
      };
    this.rows.push(read);
    this.#section.push(read);
  }

  /** A blank cell is a fault of its row; a sheet that names partners nowhere has one fault in all. */
  #withoutPartner(row: number): void {
    const column = this.#table.columnsOf('partner')[0];
    if (column) this.#list.problem(cellRef(row, column.index), 'partnerMissing', { row: String(row + 1) });
    else if (!this.#list.problems.some(({ code }) => code === 'noPartnerColumn'))
      this.#list.problem('', 'noPartnerColumn');
  }

  /** A blank partner cell goes on with the one above; without a partner column, the line or title above names it. */
  #partnerAbove(row: number): (Written & { filled: Filled }) | undefined {
    const column = this.#table.columnsOf('partner')[0];
    const { context, kind } = this.#table.mapping;
    const at = cellRef(row, column?.index ?? 0);
    if (column && kind === 'matrix' && this.#partner && isEmpty(this.#table.cell(row, column.index).value))
      return { text: this.#partner.text, at, filled: 'blank' };
    if (this.#group.partner && !this.#partner) return { ...this.#group.partner, filled: 'heading' };
    return context.partner !== undefined && !column
      ? { text: context.partner, at, filled: 'heading' }
      : undefined;
  }

  #programmeOf(read: SheetRow, row: number, ownPartner: (Written & { filled?: Filled }) | undefined): void {
    const own = this.#reader.written('programme', row);
    const goesOn =
      this.#table.mapping.kind === 'matrix' &&
      (!ownPartner || ownPartner.filled !== undefined || ownPartner.text === this.#partner?.text);
    const column = this.#table.columnsOf('programme')[0];
    if (own) read.programme = own;
    else if (goesOn && this.#programme && column && isEmpty(this.#table.cell(row, column.index).value))
      read.programme = { text: this.#programme.text, at: cellRef(row, column.index), filled: 'blank' };
    this.#programme = read.programme;
  }

  /** Regency and district written once for a group of villages, and lines or titles that name them. */
  #placesAbove(read: SheetRow, row: number): void {
    const { places } = read;
    const { context } = this.#table.mapping;
    const blank = (meaning: 'regency' | 'district'): string | undefined => {
      const column = this.#table.columnsOf(meaning)[0];
      return column && isEmpty(this.#table.cell(row, column.index).value)
        ? cellRef(row, column.index)
        : undefined;
    };
    const [regencyAt, districtAt] = [blank('regency'), blank('district')];
    const startsAnew = places.regency !== undefined && places.regency.text !== this.#regency?.text;
    if (
      this.#sparse.regency &&
      regencyAt !== undefined &&
      this.#regency &&
      (places.district ?? places.village)
    )
      places.regency = { ...this.#regency, at: regencyAt };
    if (this.#sparse.district && districtAt !== undefined && this.#district && places.village && !startsAnew)
      places.district = { ...this.#district, at: districtAt };
    const hasColumn = (meaning: 'regency' | 'district' | 'province'): boolean =>
      this.#table.columnsOf(meaning).length > 0;
    const { regency, district, province } = this.#group;
    if (province && !places.province && !hasColumn('province')) places.province = province;
    if (regency && !places.regency && !hasColumn('regency')) places.regency = regency;
    if (district && !places.district && !hasColumn('district')) places.district = district;
    if (
      context.regency !== undefined &&
      !places.regency &&
      !hasColumn('regency') &&
      (places.district ?? places.village)
    )
      places.regency = { text: context.regency, at: (places.district ?? places.village)?.at ?? '' };
    this.#regency = places.regency ?? this.#regency;
    this.#district = places.district ?? (startsAnew ? undefined : this.#district);
  }

  /** A further line of a register's partner: its places and fields are added, other blanks filled. */
  #continued(row: number): void {
    const last = this.rows.at(-1);
    if (!last) {
      this.#list.problem(cellRef(row, 0), 'partnerMissing', { row: String(row + 1) });
      this.#skip(row, 'remark');
      return;
    }
    const more = this.#reader.read(row);
    const { regency, province } = more.places;
    last.places.list.push(...more.places.list, ...(regency ? [regency] : []));
    if (last.places.regency && regency) {
      last.places.list.unshift(last.places.regency);
      delete last.places.regency;
    }
    if (province && !last.places.province) last.places.province = province;
    last.fields.push(...more.fields.filter((field) => !last.fields.some((each) => each.text === field.text)));
    Object.assign(last, { ...more, ...last });
    this.#skip(row, 'group');
  }
}

/** Whether a column names its value once for several rows below: at least three in ten rows with a village leave it blank. */
function isSparse(table: Table, meaning: 'regency' | 'district'): boolean {
  const column = table.columnsOf(meaning)[0];
  const village = table.columnsOf('village')[0] ?? table.columnsOf('district')[0];
  if (!column || !village || village === column || table.mapping.kind === 'hxl') return false;
  let rows = 0;
  let blank = 0;
  for (let row = table.mapping.firstRow; row < table.sheet.rows.length; row += 1) {
    if (isEmpty(table.cell(row, village.index).value)) continue;
    rows += 1;
    if (isEmpty(table.cell(row, column.index).value)) blank += 1;
  }
  return blank >= rows * 0.3;
}
