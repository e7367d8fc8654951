import { isEmpty } from './cells.ts';
import { judgeColumn, type ColumnGuess } from './judge-column.ts';
import { findHeader } from './find-header.ts';
import { mapHxl } from './hxl.ts';
import { recogniseHeading } from './recognise-heading.ts';
import { signatureOf } from './signature.ts';
import { sheetLanguage, tableContext } from './table-context.ts';
import type {
  CellValue,
  Header,
  MappedColumn,
  Mapping,
  Meaning,
  Sheet,
  SheetFile,
  SheetKind,
  SheetProblem,
} from './types.ts';

/** Of these a sheet may have several columns; of the others only the surest counts. */
const SEVERAL: readonly Meaning[] = [
  'field',
  'places',
  'remark',
  'contact',
  'description',
  'obstacle',
  'solution',
  'followUp',
  'ignore',
];
const SAMPLE_ROWS = 60;

/**
 * Proposed mappings of all sheets that hold a table of partners or activities; hidden sheets are left out. Each sheet
 * with content that is left out has a notice, so that nothing is passed over in silence.
 */
export function planSheets(file: SheetFile): { mappings: Mapping[]; notices: SheetProblem[] } {
  const mappings: Mapping[] = [];
  const notices: SheetProblem[] = [];
  for (const sheet of file.sheets) {
    if (sheet.rows.length === 0) continue;
    const mapping = proposeMapping(sheet);
    const known = mapping.kind !== 'unknown';
    if (known && !sheet.hidden) mappings.push(mapping);
    else if (known) notices.push(leftOut(sheet, 'hiddenSheet'));
    else if (!sheet.hidden)
      notices.push(leftOut(sheet, mapping.columns.length === 0 ? 'noHeader' : 'unmappedSheet'));
  }
  return { mappings, notices };
}

function leftOut(sheet: Sheet, code: SheetProblem['code']): SheetProblem {
  return { at: sheet.name, code, parameters: { sheet: sheet.name } };
}

/** What each column of a sheet means and which kind of table it is, as a proposal for a person to confirm. */
export function proposeMapping(sheet: Sheet): Mapping {
  const hxl = mapHxl(sheet);
  if (hxl) return hxl;
  const header = findHeader(sheet);
  if (!header) {
    return {
      kind: 'unknown',
      sheet: sheet.name,
      headerRow: 0,
      firstRow: 0,
      columns: [],
      language: 'und',
      context: {},
      signature: '',
    };
  }
  const language = sheetLanguage(sheet, header);
  const context = tableContext(sheet, header);
  const columns = settle(header, sheet);
  const kind = kindOf(columns, sheet, header);
  return {
    kind,
    sheet: sheet.name,
    headerRow: header.headerRow,
    firstRow: header.firstRow,
    columns: suitKind(columns, kind),
    language,
    context,
    signature: signatureOf(header.headings),
  };
}

/** Gives each column its best meaning that no surer column has taken. */
function settle(header: Header, sheet: Sheet): MappedColumn[] {
  const sample = sheet.rows.slice(header.firstRow, header.firstRow + SAMPLE_ROWS);
  const guesses: ColumnGuess[] = header.headings.map((heading, index) => ({
    index,
    heading,
    guesses: judgeColumn(
      recogniseHeading(heading),
      sample.map((row) => row[index] ?? null),
      {
        headings: header.headings,
        before: recogniseHeading(header.headings[index - 1] ?? '')[0]?.meaning,
      },
    ),
  }));
  const taken = new Set<string>();
  const chosen = new Map<number, MappedColumn>();
  const offers = guesses
    .flatMap(({ index, heading, guesses: list }) => list.map((guess) => ({ index, heading, guess })))
    .sort((a, b) => b.guess.confidence - a.guess.confidence || a.index - b.index);
  for (const { index, heading, guess } of offers) {
    if (chosen.has(index)) continue;
    const key = SEVERAL.includes(guess.meaning)
      ? `${guess.meaning} ${index}`
      : `${guess.meaning} ${guess.year ?? ''} ${guess.unit?.currency ?? ''}`;
    if (taken.has(key)) continue;
    taken.add(key);
    chosen.set(index, {
      index,
      heading,
      meaning: guess.meaning,
      confidence: Math.round(guess.confidence * 100) / 100,
      ...(guess.unit ? { unit: guess.unit } : {}),
      ...(guess.year === undefined ? {} : { year: guess.year }),
    });
  }
  return header.headings.map(
    (heading, index) => chosen.get(index) ?? { index, heading, meaning: 'ignore', confidence: 0 },
  );
}

function kindOf(columns: MappedColumn[], sheet: Sheet, header: Header): SheetKind {
  const has = (...meanings: Meaning[]): boolean =>
    columns.some((column) => meanings.includes(column.meaning));
  const describesPartner = has(
    'partnerClass',
    'country',
    'permitPrinciple',
    'permitOperating',
    'agreement',
    'contact',
  );
  const fine = has('village', 'district', 'areaCode', 'status', 'male', 'female', 'beneficiaries', 'spent');
  if (has('activity')) {
    const partner = columns.find((column) => column.meaning === 'partner');
    if (
      partner &&
      describesPartner &&
      !fine &&
      isUnique(sheet.rows.slice(header.firstRow).map((row) => row[partner.index] ?? null))
    )
      return 'register';
    return has('partner', 'places', 'regency', 'district', 'village', 'planned', 'field', 'areaCode')
      ? 'matrix'
      : 'unknown';
  }
  if (!has('partner'))
    return has('programme', 'description') && fine && has('planned', 'spent', 'year') ? 'matrix' : 'unknown';
  if (has('programme', 'description') && fine) return 'matrix';
  if (has('village', 'district') && !describesPartner) return 'matrix';
  return describesPartner || has('places', 'field', 'period', 'regency') ? 'register' : 'unknown';
}

/** Whether a column names each of its values once: a register then, not a list of activities. */
function isUnique(values: CellValue[]): boolean {
  const filled = values.filter((value) => !isEmpty(value)).map(String);
  return (
    filled.length > 0 && new Set(filled).size >= filled.length * 0.9 && filled.length >= values.length * 0.6
  );
}

/** A matrix needs an activity: its programme or description stands in. A register's activities describe the partner. */
function suitKind(columns: MappedColumn[], kind: SheetKind): MappedColumn[] {
  const change = (from: Meaning, to: Meaning): MappedColumn[] => {
    const first = columns.find((column) => column.meaning === from);
    return columns.map((column) => (column === first ? { ...column, meaning: to } : column));
  };
  const has = (meaning: Meaning): boolean => columns.some((column) => column.meaning === meaning);
  if (kind === 'register' && has('activity')) return change('activity', 'description');
  if (kind === 'matrix' && !has('activity'))
    return change(has('programme') ? 'programme' : 'description', 'activity');
  return columns;
}
