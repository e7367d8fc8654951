import type { ChangeKind } from '#areas/index.ts';
import { readRows } from '#ui/read-rows.ts';

/** What was typed, as the form shows it again. */
export interface ChangeValues {
  readonly date: string;
  readonly basis: string;
  readonly note: string;
  readonly goesOn: string;
  readonly newAreas: readonly { readonly code: string; readonly name: string }[];
  /** By the code of an area below: the number of the new area that it comes to, from 0. */
  readonly to: Readonly<Record<string, string>>;
  /** New codes by old ones. */
  readonly codes: Readonly<Record<string, string>>;
  readonly areas: readonly string[];
  /** The code of the area that others become part of; empty for a new one. */
  readonly into: string;
  readonly intoCode: string;
  readonly intoName: string;
  readonly parent: string;
  readonly newKind: string;
  readonly name: string;
}

export const EMPTY: ChangeValues = {
  date: '',
  basis: '',
  note: '',
  goesOn: 'yes',
  newAreas: [],
  to: {},
  codes: {},
  areas: [],
  into: '',
  intoCode: '',
  intoName: '',
  parent: '',
  newKind: '',
  name: '',
};

const SPARE = 20;

export function valuesOfForm(form: FormData): ChangeValues {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const byCode = (start: string): Record<string, string> =>
    Object.fromEntries(
      [...form].flatMap(([name, value]) =>
        name.startsWith(start) && typeof value === 'string' && value.trim() !== ''
          ? [[name.slice(start.length), value.trim()]]
          : [],
      ),
    );
  const rows = newAreasOf(form);
  const position = new Map(rows.map(({ number }, index) => [number, String(index)]));
  return {
    date: text('date'),
    basis: text('basis'),
    note: text('note'),
    goesOn: text('goesOn') === 'no' ? 'no' : 'yes',
    newAreas: rows.map(({ code, name }) => ({ code, name })),
    to: Object.fromEntries(
      Object.entries(byCode('to.')).map(([code, number]) => [code, position.get(number) ?? number]),
    ),
    codes: byCode('codes.'),
    areas: form.getAll('areas').filter((value) => typeof value === 'string'),
    into: text('into'),
    intoCode: text('into.code'),
    intoName: text('into.name'),
    parent: text('parent'),
    newKind: text('newKind'),
    name: text('name'),
  };
}

/** The new areas with the numbers their rows had on the page: rows left empty or deleted are not among them. */
function newAreasOf(form: FormData): { number: string; code: string; name: string }[] {
  return Array.from({ length: SPARE }, (_, number) => String(number)).flatMap((number) => {
    const alone = new FormData();
    for (const [key, value] of form) {
      if (key.startsWith(`newAreas.${number}.`)) alone.append(key, value);
    }
    return readRows(alone, 'newAreas').map((row) => ({
      number,
      code: row['code'] ?? '',
      name: row['name'] ?? '',
    }));
  });
}

/** The entries as the use case takes them. */
export function inputOf(
  kind: ChangeKind,
  area: string,
  values: ChangeValues,
): Readonly<Record<string, unknown>> {
  const { date, basis, note, codes } = values;
  const common = { kind, date, basis, note, codes };
  switch (kind) {
    case 'split':
      return {
        ...common,
        area,
        goesOn: values.goesOn === 'yes',
        newAreas: values.newAreas,
        // a row that is not there is none of the new areas, and said to be so
        children: Object.entries(values.to).map(([code, number]) => ({
          code,
          to: values.newAreas[Number(number)]?.code ?? '00',
        })),
      };
    case 'merge': {
      const into =
        values.into === '' ? { code: values.intoCode, name: values.intoName } : { code: values.into };
      return { ...common, areas: [area, ...values.areas], into };
    }
    case 'rename':
      return { ...common, area, name: values.name };
    case 'move':
      return { ...common, area, to: values.parent };
    case 'kind':
      return { ...common, area, newKind: values.newKind, ...(values.name !== '' && { name: values.name }) };
  }
}

/** Where a fault stands on the form. */
export function fieldOf(field: string, values: ChangeValues): string {
  const child = /^children\.(\d+)\.\w+$/.exec(field)?.[1];
  if (child !== undefined) return `to.${Object.keys(values.to)[Number(child)] ?? ''}`;
  if (field.startsWith('children.')) return `to.${field.slice('children.'.length)}`;
  if (field === 'area') return '';
  if (field === 'to') return 'parent';
  if (field === 'into.code' && values.into !== '') return 'into';
  return field;
}
