import { fail, redirect } from '@sveltejs/kit';
import type { Desk } from '#access/index.ts';
import {
  type ActivityResult,
  type ActivityTransaction,
  changeRow,
  type RowChange,
  type StoredActivity,
} from '#activities/index.ts';
import { Conflict, InvalidInput, type Locale, NotFound, pickText } from '#kernel/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { readRows } from '#ui/read-rows.ts';
import { changeWords } from './change-words.ts';
import { resultRow, type Row, standing, transactionRow, withLineBreaks } from './form-rows.ts';
import { getEditable } from './get-activity.ts';
import { numberReader, transactionOf } from './read-form.ts';
import { resultOf } from './read-result.ts';

/** The fields of the one row on such a page are named as those of the first row of a list. */
export const ROW = 'row';

type Part = ActivityTransaction | ActivityResult;

/** How one row of an activity's list is drawn and read on a page of its own. */
const KINDS: Readonly<
  Record<
    RowChange['list'],
    {
      readonly draw: (part: Part, locale: Locale) => Row;
      readonly read: (row: Row, locale: Locale) => unknown;
    }
  >
> = {
  transactions: {
    draw: (part, locale) => transactionRow(part as ActivityTransaction, locale),
    read: (row, locale) => transactionOf(row, numberReader(locale)),
  },
  results: {
    draw: (part, locale) => resultRow(part as ActivityResult, locale),
    read: (row, locale) => {
      const result = resultOf(row, locale);
      if (Object.keys(result.title).length === 0 && result.indicators.length === 0)
        throw new InvalidInput({ title: 'activitiesErrorResult' });
      return result;
    },
  },
};

interface Asked {
  readonly desk: Desk;
  readonly id: string;
  /** `baru`, or the place of the row in the activity from 1. */
  readonly nomor: string;
  readonly list: RowChange['list'];
  readonly locale: Locale;
}

/** What a page for one row shows. @throws NotFound, Forbidden */
export async function loadRow({ desk, id, nomor, list, locale }: Asked, isFirst: boolean) {
  const activity = await getEditable(desk, id);
  const part = partAt(activity, list, nomor);
  // After a refused save the page is drawn again with what was typed, even where the row has gone meanwhile.
  if (part === undefined && nomor !== 'baru' && isFirst) throw new NotFound(`row ${nomor} of ${list}`);
  return {
    id: activity.id,
    title: pickText(activity.document.title, locale).text,
    isNew: nomor === 'baru',
    values: part && KINDS[list].draw(part, locale),
    before: part === undefined ? '' : JSON.stringify(part),
    stored:
      part &&
      changeWords({ field: list, before: part, after: null }, { areas: {}, partners: {} }, locale).from,
  };
}

function partAt(activity: StoredActivity, list: RowChange['list'], nomor: string): Part | undefined {
  return /^[1-9]\d{0,5}$/.test(nomor) ? activity.document[list][Number(nomor) - 1] : undefined;
}

/** Saves the row a person sent, and leads on; or says what is wrong with what they typed still there. */
export async function saveRow({ desk, id, list, locale }: Asked, form: FormData, next: string) {
  const values = readRows(form, ROW)[0] ?? {};
  const before = partSent(form);
  try {
    const kind = KINDS[list];
    const stands = standing(before === null ? [] : [before], (part) => kind.draw(part, locale));
    const after = stands(values) ?? withLineBreaks(kind.read(values, locale), before);
    await changeRow(desk, { id, list, before, after });
  } catch (error) {
    if (error instanceof Conflict)
      return fail(409, { values, conflict: true, errors: undefined, before: undefined });
    if (!(error instanceof InvalidInput)) throw error;
    const fields = Object.entries(error.fields).map(([field, key]) => [
      `${ROW}.0.${field.replace(/(^|\.)title\..*$/, '$1title')}`,
      key,
    ]);
    const errors = errorTexts(Object.fromEntries(fields) as Record<string, string>, locale);
    // The row as the person saw it: of what somebody else made of it since they know nothing yet.
    return fail(422, {
      values,
      conflict: false,
      errors,
      before: before === null ? '' : JSON.stringify(before),
    });
  }
  return redirect(303, next);
}

/** Takes the row away that a person saw. */
export async function removeRow({ desk, id, list }: Asked, form: FormData, next: string) {
  const before = partSent(form);
  if (before === null) throw new NotFound(`a row to take out of ${list}`);
  try {
    await changeRow(desk, { id, list, before, after: null });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return fail(409, { values: undefined, conflict: true, errors: undefined, before: undefined });
  }
  return redirect(303, next);
}

/** The row as it stood when the page was drawn; only compared with the rows that stand, never stored. */
function partSent(form: FormData): Part | null {
  const text = form.get('before');
  if (typeof text !== 'string' || text === '') return null;
  try {
    return JSON.parse(text) as Part;
  } catch {
    return null;
  }
}
