import { createHash } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk, mayDo } from '#access/index.ts';
import {
  type Area,
  type AreaChangePreview,
  CHANGE_KINDS,
  type ChangeKind,
  findArea,
  previewAreaChange,
  recordAreaChange,
} from '#areas/index.ts';
import { InvalidInput, type Locale, NotFound } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { asCode } from '../../area-code.ts';
import {
  changeKindOption,
  changeKindWord,
  changeSentence,
  planRows,
  recordLines,
} from '../../change-words.ts';
import { areaLine, areasWritten, changesOf, choicesFor } from './change-choices.ts';
import { type ChangeValues, EMPTY, fieldOf, inputOf, valuesOfForm } from './change-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname + url.search)}`);
  demand(desk.actor, 'recordAreaChange');
  const written = (url.searchParams.get('area') ?? '').trim().slice(0, 100);
  const kind = kindOf(url);
  const found = written === '' ? [] : await areasWritten(desk, written);
  const [only] = found;
  const area =
    found.length === 1 && only
      ? await desk.database.asActor(desk.actor, (tx) => findArea(tx, only.code))
      : undefined;
  const isOwn = area !== undefined && mayDo(desk.actor, 'recordAreaChange', { areaCodes: [area.code] });
  const isPossible =
    kind !== undefined && isOwn && area.validTo === null && changesOf(area.level).includes(kind);
  return {
    written: area ? area.code : written,
    kind: kind ?? '',
    kinds: (area ? changesOf(area.level) : CHANGE_KINDS).map((one) => ({
      value: one,
      label: changeKindOption(one),
    })),
    several: found.length > 1 ? found.map((one) => ({ line: areaLine(one), code: one.code })) : [],
    fault: faultOf({ written, found: found.length, area, isOwn, kind, isPossible }),
    form:
      kind && area && isPossible
        ? {
            kind,
            title: m.areasChangeFormTitle({ kind: changeKindWord(kind), name: area.name }),
            area: { code: area.code, name: area.name, line: areaLine(area) },
            choices: await choicesFor(desk, kind, area),
            values: EMPTY,
          }
        : null,
  };
};

function kindOf(url: URL): ChangeKind | undefined {
  return CHANGE_KINDS.find((kind) => kind === url.searchParams.get('kind'));
}

function faultOf(asked: {
  written: string;
  found: number;
  area: Area | undefined;
  isOwn: boolean;
  kind: ChangeKind | undefined;
  isPossible: boolean;
}): string | null {
  const { written, area } = asked;
  if (written === '' || asked.found > 1) return null;
  if (!area || !asked.isOwn) return m.areasChangeAreaUnknown({ written });
  if (area.validTo !== null) return m.areasErrorAreaEnded();
  return asked.kind !== undefined && !asked.isPossible ? m.areasChangeNotHere() : null;
}

/** What the form asks for, from its own address: the area and the kind of change. */
function subjectOf(desk: Desk, url: URL): { kind: ChangeKind; area: string } {
  const kind = kindOf(url);
  const area = asCode(url.searchParams.get('area') ?? '');
  if (kind === undefined || area === undefined) throw new NotFound('no such form');
  demand(desk.actor, 'recordAreaChange', { areaCodes: [area] });
  return { kind, area };
}

/** A preview in words, with what tells it from any other. */
function previewWords(preview: AreaChangePreview) {
  const { change, plan } = preview;
  return {
    sentence: changeSentence({ kind: change.kind, plan }),
    rows: planRows(plan),
    records: recordLines(preview.records),
    digest: digestOf(preview),
  };
}

function digestOf({ change, plan }: AreaChangePreview): string {
  return createHash('sha256')
    .update(JSON.stringify([plan, change.kind, change.date, change.basis, change.note]))
    .digest('hex');
}

function faulty(error: unknown, values: ChangeValues, locale: Locale) {
  if (!(error instanceof InvalidInput)) throw error;
  const fields = Object.fromEntries(
    Object.entries(error.fields).map(([field, key]) => [fieldOf(field, values), key]),
  );
  return fail(422, { values, errors: errorTexts(fields, locale), preview: null, isChanged: false });
}

export const actions: Actions = {
  preview: async ({ request, url, locals: { desk, locale } }) => {
    const { kind, area } = subjectOf(desk, url);
    const values = valuesOfForm(await request.formData());
    try {
      const preview = previewWords(await previewAreaChange(desk, inputOf(kind, area, values)));
      return { values, errors: undefined, preview, isChanged: false };
    } catch (error) {
      return faulty(error, values, locale);
    }
  },
  record: async ({ request, url, locals: { desk, locale } }) => {
    const { kind, area } = subjectOf(desk, url);
    const form = await request.formData();
    const values = valuesOfForm(form);
    let id: string;
    try {
      const preview = await previewAreaChange(desk, inputOf(kind, area, values));
      // what is recorded is what was read, or it is shown again
      if (digestOf(preview) !== form.get('digest'))
        return fail(409, { values, errors: undefined, preview: previewWords(preview), isChanged: true });
      ({ id } = await recordAreaChange(desk, preview.change));
    } catch (error) {
      return faulty(error, values, locale);
    }
    redirect(303, `${resolve('/wilayah/perubahan/[id]', { id })}?selesai=catat`);
  },
};
