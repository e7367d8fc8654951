import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, mayDo, officeOf } from '#access/index.ts';
import {
  ACTIVITY_WITHHELD_FIELDS,
  activityAsKnown,
  type ActivityDocument,
  activityHistory,
  editActivity,
  loadActivity,
  loadRates,
  readOrigins,
  removeActivity,
  type ResultIndicator,
  type StoredActivity,
  undoEdit,
  UNPLACED,
  subjectOfActivity,
} from '#activities/index.ts';
import {
  Conflict,
  instantOf,
  InvalidInput,
  isId,
  isPlainDate,
  type Locale,
  NotFound,
  pickText,
  yearOf,
} from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type NamedPartner, partnerNames } from '#partners/index.ts';
import { affairName, affairOfField, fieldName, sectorName } from '#sectors/index.ts';
import { formatDate, formatPercent } from '#ui/format.ts';
import { entryWords } from '../../jejak/trail-words.ts';
import { knownWords, momentOf, readKnownDate } from '../../known-date.ts';
import { circleMark } from '../../circle-choices.ts';
import { withheldWords } from '../../withheld-words.ts';
import { areaLabels } from '../area-names.ts';
import { namesIn } from '../change-names.ts';
import { changeWords } from '../change-words.ts';
import { getEditable } from '../get-activity.ts';
import { RESULT_WORDS, ROLE_WORDS, STATUS_TONES, STATUS_WORDS, UNIT_WORDS, yearSpan } from '../words.ts';
import { moneyWords } from './money-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale } }) => {
  if (!isId(params.id)) throw new NotFound('no such activity');
  const { stored, rates } = await desk.database.asActor(desk.actor, async (tx) => ({
    stored: await loadActivity(tx, params.id),
    rates: await loadRates(tx),
  }));
  if (!stored) throw new NotFound(`activity ${params.id}`);
  const subject = subjectOfActivity(stored);
  const mayEdit = mayDo(desk.actor, 'editActivity', subject);
  const mayRemove = mayDo(desk.actor, 'removeActivity', subject);
  if (stored.removedAt !== null && !mayRemove) throw new NotFound(`activity ${params.id}`);
  const known = await knownWords(desk, readKnownDate(url, desk.now()), locale);
  const activity = known ? await activityAsKnown(desk, params.id, momentOf(known.date)) : stored;
  if (!activity) redirect(303, `${resolve('/kegiatan/[id]', { id: params.id })}?belum=${known?.date ?? ''}`);
  const { document } = activity;
  const areas = await areaLabels(
    desk,
    document.locations.map((location) => location.areaCode),
  );
  const partners = await partnerNames(desk, [
    document.partnerId,
    ...document.participants.flatMap(({ partnerId }) => partnerId ?? []),
  ]);
  return {
    id: activity.id,
    version: activity.version,
    isRemoved: activity.removedAt !== null,
    updatedAt: activity.updatedAt,
    ...headWords(activity, locale),
    isDraft: activity.draft,
    partner: {
      id: document.partnerId,
      ...(partners.get(document.partnerId) ?? { name: null, acronym: null }),
    },
    description: descriptionWords(document, locale),
    places: placeWords(document, areas, locale),
    money: moneyWords(document, rates, locale),
    planned: activity.plannedIdr,
    spent: activity.spentIdr,
    ...listWords(document, partners, locale),
    origins: await originWords(desk, activity),
    isDemonstration: activity.importId === null && activity.source.hash !== null,
    history: mayDo(desk.actor, 'readActivityHistory', subject)
      ? await historyWords(desk, activity.id, locale, known?.date)
      : null,
    saved: url.searchParams.get('tersimpan'),
    known,
    notThen: notThenWords(url, locale),
    may: { edit: mayEdit && !known, remove: mayRemove && !known },
  };
};

function headWords({ document, firstYear, lastYear, hidden }: StoredActivity, locale: Locale) {
  const title = pickText(document.title, locale);
  const date = (actual: string | null, planned: string | null) =>
    actual !== null
      ? formatDate(actual, locale)
      : planned === null
        ? null
        : m.activitiesDatePlanned({ date: formatDate(planned, locale) });
  return {
    title: title.text,
    titleLang: title.language === locale ? undefined : title.language,
    programme: document.programme,
    status: STATUS_WORDS[document.status](),
    tone: STATUS_TONES[document.status],
    circle: circleMark(document.visibility, locale),
    years: yearSpan(firstYear, lastYear),
    start: date(document.actualStart, document.plannedStart),
    end: date(document.actualEnd, document.plannedEnd),
    implementer: document.implementer,
    leadAgency: document.leadAgency,
    obstacle: document.obstacle,
    withheld: withheldWords(ACTIVITY_WITHHELD_FIELDS, { ...document, hidden }),
    identifier: document.iatiIdentifier,
  };
}

function descriptionWords({ description }: ActivityDocument, locale: Locale) {
  const kinds = [
    { text: description.general, label: null },
    { text: description.objectives, label: m.activitiesObjectives() },
    { text: description.targetGroups, label: m.activitiesTargetGroups() },
    { text: description.other, label: m.activitiesOtherDescription() },
  ];
  return kinds.flatMap(({ text, label }) => {
    const picked = pickText(text ?? null, locale);
    return picked.text === ''
      ? []
      : [{ label, text: picked.text, lang: picked.language === locale ? undefined : picked.language }];
  });
}

function placeWords(document: ActivityDocument, areas: Readonly<Record<string, string>>, locale: Locale) {
  return document.locations.map((location, i) => ({
    key: String(i),
    code: location.areaCode,
    name:
      location.areaCode !== null
        ? (areas[location.areaCode]?.replace(/ \([\d.]+\)$/, '') ?? location.areaCode)
        : location.country === UNPLACED
          ? m.activitiesUnplaced()
          : (location.written ?? location.country ?? m.activitiesElsewhere()),
    written: location.written,
    share: formatPercent(location.percentage, locale),
  }));
}

function listWords(document: ActivityDocument, partners: ReadonlyMap<string, NamedPartner>, locale: Locale) {
  return {
    sectors: document.sectors.map((sector, i) => ({
      key: String(i),
      name: sectorName(sector.vocabulary, sector.code, locale),
      code:
        sector.vocabulary === '1' || sector.vocabulary === '2'
          ? m.activitiesDacCode({ code: sector.code })
          : null,
      field: fieldName(sector.field, locale),
      affair: affairName(affairOfField(sector.field), locale),
      share: formatPercent(sector.percentage, locale),
    })),
    beneficiaries: document.beneficiaries.map((one, i) => ({
      ...one,
      key: String(i),
      unit: UNIT_WORDS[one.unit](),
    })),
    participants: document.participants.map((one, i) => ({
      key: String(i),
      role: ROLE_WORDS[one.role](),
      ...participantWords(one, partners),
    })),
    results: document.results.flatMap((result, i) => {
      const title = pickText(result.title, locale);
      const first = {
        key: String(i),
        type: RESULT_WORDS[result.type](),
        title: title.text,
        lang: title.language,
      };
      const rows = result.indicators.map((indicator, k) => ({
        ...first,
        key: `${String(i)}.${String(k)}`,
        // The result is changed from its first row.
        nomor: k === 0 ? String(i + 1) : null,
        indicator: pickText(indicator.title, locale).text,
        ...measured(indicator),
      }));
      const bare = { indicator: '', baseline: [], target: [], actual: [] };
      return rows.length > 0 ? rows : [{ ...first, ...bare, nomor: String(i + 1) }];
    }),
    tags: document.tags.map((tag, i) => ({ key: String(i), name: tag.name ?? tagWords(tag) })),
  };
}

/** Who takes part, without the name where it is a partner that the reader may not know. */
function participantWords(
  { partnerId, name, identifier }: ActivityDocument['participants'][number],
  partners: ReadonlyMap<string, NamedPartner>,
) {
  return partnerId !== null && !partners.has(partnerId)
    ? { name: m.circlePartnerUnnamed(), partnerId: null }
    : { name: name ?? identifier, partnerId };
}

/** Baselines, and target and achievement of each period, with the years they are of. */
function measured({ baselines, periods }: ResultIndicator) {
  const year = (date: string | null) => (date === null ? null : yearOf(date));
  const values = (name: 'target' | 'actual') =>
    periods.flatMap((period) => {
      const value = period[name];
      const last = year(period.end);
      return value === null ? [] : [{ value, years: yearSpan(year(period.start) ?? last, last) }];
    });
  return {
    baseline: baselines.flatMap(({ value, year: of }) =>
      value === null ? [] : [{ value, years: of === null ? null : String(of) }],
    ),
    target: values('target'),
    actual: values('actual'),
  };
}

/** IATI TagVocabulary 2 and 3 are the Sustainable Development Goals and their targets. */
function tagWords(tag: ActivityDocument['tags'][number]): string {
  return tag.vocabulary === '2' || tag.vocabulary === '3' ? m.activitiesGoal({ code: tag.code }) : tag.code;
}

async function originWords(desk: Desk, activity: StoredActivity) {
  const own = 'officeId' in desk.actor ? desk.actor.officeId : null;
  return (await readOrigins(desk, activity)).map((origin) => ({
    key: origin.importId,
    name: origin.name,
    office: origin.officeName,
    storedAt: origin.storedAt,
    at: origin.at.slice(0, 12).map((at) => (/^\d+$/.test(at) ? m.activitiesOriginalLine({ line: at }) : at)),
    more: Math.max(0, origin.at.length - 12),
    isOwn: own !== null && origin.officeId === own,
  }));
}

/** A date that was asked for, on which the activity was not in the register. */
function notThenWords(url: URL, locale: Locale): string | null {
  const date = url.searchParams.get('belum') ?? '';
  return isPlainDate(date) ? m.knownTitle({ date: formatDate(date, locale) }) : null;
}

const SHOWN_CHANGES = 30;

function isUntil(at: string, date: string): boolean {
  return Temporal.Instant.compare(instantOf(at), momentOf(date)) <= 0;
}

/** The history, of a past day as far as it went then. */
async function historyWords(desk: Desk, id: string, locale: Locale, until?: string) {
  const entries = (await activityHistory(desk, id)).filter(
    ({ at }) => until === undefined || isUntil(at, until),
  );
  const shown = entries.flatMap(({ differences }) => differences.slice(0, SHOWN_CHANGES));
  const names = await namesIn(desk, shown);
  const links = {
    ownOfficeId: officeOf(desk.actor),
    fileHref: (file: string) => resolve('/impor/[id]', { id: file }),
  };
  return entries.map((entry) => ({
    ...entryWords(
      entry,
      entry.differences.slice(0, SHOWN_CHANGES).map((difference) => changeWords(difference, names, locale)),
      links,
    ),
    href: resolve('/jejak/[id]', { id: String(entry.id) }),
    canUndo: entry.canUndo && until === undefined,
  }));
}

async function orConflict(work: Promise<number>) {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Conflict || error instanceof InvalidInput) return fail(409, { conflict: true });
    throw error;
  }
}

export const actions: Actions = {
  undo: async ({ params, request, locals: { desk } }) => {
    const version = Number((await request.formData()).get('version'));
    const refused = await orConflict(undoEdit(desk, { id: params.id, version }));
    if (refused) return refused;
    redirect(303, `${resolve('/kegiatan/[id]', { id: params.id })}?tersimpan=urung#riwayat`);
  },
  handIn: async ({ params, request, locals: { desk } }) => {
    const version = Number((await request.formData()).get('version'));
    const { document } = await getEditable(desk, params.id);
    const refused = await orConflict(
      editActivity(desk, { id: params.id, version, input: document, handIn: true }),
    );
    if (refused) return refused;
    redirect(303, `${resolve('/kegiatan/[id]', { id: params.id })}?tersimpan=catat`);
  },
  remove: async ({ params, request, locals: { desk } }) => {
    const form = await request.formData();
    const given = form.get('reason');
    const reason = typeof given === 'string' ? given.trim().slice(0, 500) : '';
    const removal = {
      id: params.id,
      version: Number(form.get('version')),
      ...(reason === '' ? {} : { reason }),
    };
    const refused = await orConflict(removeActivity(desk, removal));
    if (refused) return refused;
    redirect(303, `${resolve('/kegiatan/[id]', { id: params.id })}?tersimpan=hapus`);
  },
};
