import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk, mayDo } from '#access/index.ts';
import { enterRates, importRates, listRates } from '#activities/index.ts';
import { InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { readNumber } from '#ui/format.ts';
import { readRows } from '#ui/read-rows.ts';
import { subjectHistory } from '../../jejak/subject-history.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const SHOWN = 200;
const LARGEST_CSV = 400_000;

export const load: PageServerLoad = async ({ url, locals: { desk, locale } }) => {
  const rates = await desk.database.asActor(desk.actor, listRates);
  const currency = url.searchParams.get('mata-uang') ?? '';
  const shown = rates.filter((rate) => currency === '' || rate.currency === currency);
  return {
    currency,
    currencies: [...new Set(rates.map((rate) => rate.currency))],
    rates: shown.slice(0, SHOWN),
    hidden: Math.max(0, shown.length - SHOWN),
    saved: url.searchParams.get('tersimpan'),
    recomputed: url.searchParams.get('kegiatan'),
    mayEnter: mayDo(desk.actor, 'enterRates'),
    history: mayDo(desk.actor, 'readSharedHistory')
      ? await subjectHistory(desk, { subject: 'rate' }, locale)
      : undefined,
  };
};

function done({ entered, recomputed }: { entered: number; recomputed: number }): never {
  redirect(303, `${resolve('/pengaturan/kurs')}?tersimpan=${String(entered)}&kegiatan=${String(recomputed)}`);
}

/** The rows as typed, each with the rate that stands for its day: saved again, it replaces that one. */
async function withStanding(
  desk: Desk,
  rows: readonly Readonly<Record<string, string>>[],
): Promise<Record<string, string>[]> {
  const rates = await desk.database.asActor(desk.actor, listRates);
  return rows.map((row) => {
    const currency = (row['currency'] ?? '').trim().toUpperCase();
    const stands = rates.find((rate) => rate.currency === currency && rate.date === row['date']);
    return { ...row, replaces: stands?.rate ?? '' };
  });
}

/** Faults of a file by its lines: the rooms count rows from nought under the heading, people from the heading on. */
function fileFaults(error: InvalidInput, locale: Locale): Record<string, string> {
  const texts = Object.entries(errorTexts(error.fields, locale)).slice(0, 12);
  const lines = texts.map(([field, text]) => {
    const row = /^(\d+)\./.exec(field)?.[1];
    return row === undefined ? text : m.activitiesRateLine({ line: Number(row) + 2, text });
  });
  return { file: [...new Set(lines)].join(' ') };
}

export const actions: Actions = {
  enter: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'enterRates');
    const rows = readRows(await request.formData(), 'rates').filter((row) => row['rate'] || row['date']);
    const read = rows.map((row) => ({
      ...row,
      rate: readNumber(row['rate'] ?? '', locale) ?? row['rate'] ?? '',
      replaces: row['replaces'] ?? '',
    }));
    try {
      done(await enterRates(desk, read));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const fields = Object.fromEntries(
        Object.entries(error.fields).map(([path, key]) => [`rates.${path}`, key]),
      );
      return fail(422, { rows: await withStanding(desk, rows), errors: errorTexts(fields, locale) });
    }
  },
  import: async ({ request, locals: { desk, locale } }) => {
    demand(desk.actor, 'enterRates');
    const file = (await request.formData()).get('file');
    const refused = (text: string) => fail(422, { rows: [], errors: { file: text } });
    if (!(file instanceof File) || file.size === 0) return refused(m.activitiesErrorRateFile());
    if (file.size > LARGEST_CSV) return refused(m.activitiesErrorRateFileLarge());
    try {
      done(await importRates(desk, await file.text()));
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { rows: [], errors: fileFaults(error, locale) });
    }
  },
};
