import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, mayDo, mayOpenPartnerOffice, officeOf } from '#access/index.ts';
import { activityRecords, listActivities } from '#activities/index.ts';
import { Conflict, dateIn, isId, type Locale, NotFound, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import {
  getPartner,
  getPartnerHistory,
  leadingPermit,
  listMerged,
  openPoints,
  type Partner,
  PARTNER_WITHHELD_FIELDS,
  presenceSpans,
  restorePartner,
  unmergePartners,
  subjectOfPartner,
} from '#partners/index.ts';
import { fieldName } from '#sectors/index.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { CLASS_WORDS } from '../../class-name.ts';
import { circleMark, documentCircles } from '../../circle-choices.ts';
import { documentWords } from '../document-words.ts';
import { entryWords } from '../../jejak/trail-words.ts';
import { withheldWords } from '../../withheld-words.ts';
import { textOf } from '../form-values.ts';
import { fundingWords } from '../funding-words.ts';
import {
  changeWords,
  countryName,
  formChoices,
  OFFICE_WORDS,
  OPEN_WORDS,
  PERMIT_WORDS,
  permitWords,
} from '../words.ts';
import { documentActions } from './document-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale } }) => {
  if (!isId(params.id)) throw new NotFound('no such partner');
  const partner = await getPartner(desk, params.id);
  if (partner.mergedInto !== null)
    redirect(303, `${resolve('/mitra/[id]', { id: partner.mergedInto })}?dari=${params.id}`);
  const today = dateIn('Asia/Makassar', desk.now());
  const { record } = partner;
  const mayEdit = mayDo(desk.actor, 'editPartner', subjectOfPartner(partner));
  return {
    id: partner.id,
    version: partner.version,
    ...headWords(partner, today, locale),
    offices: record.offices.map((office) => ({
      id: office.id,
      kind: OFFICE_WORDS[office.kind](),
      address: office.address,
      area: office.areaCode === null ? null : (partner.areaNames[office.areaCode] ?? office.areaCode),
      areaCode: office.areaCode,
    })),
    contacts: partner.contacts,
    presence: presenceWords(partner),
    fields: record.fields.map((code) => fieldName(code, locale)),
    activities: await activityWords(desk, partner.id, locale),
    permits: record.permits.map((permit) => ({
      id: permit.id,
      kind: PERMIT_WORDS[permit.kind](),
      number: permit.number,
      issuer: permit.issuer,
      state: permitWords(permit, today, locale),
    })),
    funding: fundingWords(record.funding, locale),
    documents: partner.documents.map((document) => documentWords(document, today, locale)),
    documentChoices: mayEdit
      ? { ...formChoices(locale), circles: documentCircles(desk, locale, partner) }
      : null,
    otherNames: record.otherNames.map(({ name }) => name),
    identifiers: record.identifiers,
    merged: await listMerged(desk, partner.id),
    history: mayDo(desk.actor, 'readPartnerHistory', subjectOfPartner(partner))
      ? await historyWords(desk, partner.id, locale)
      : null,
    undo: url.searchParams.get('urungkan'),
    cameFrom: url.searchParams.get('dari'),
    saved: url.searchParams.get('tersimpan'),
    open: mayEdit ? openPoints(record).map((point) => OPEN_WORDS[point]()) : [],
    may: {
      edit: mayEdit,
      merge: mayDo(desk.actor, 'mergePartners'),
      openOffice: await mayOpenPartnerOffice(desk, partner.id),
    },
  };
};

function headWords(partner: Partner, today: string, locale: Locale) {
  const { record } = partner;
  return {
    name: record.name,
    nameId: record.nameId,
    acronym: record.acronym,
    class: CLASS_WORDS[record.partnerClass](),
    country: record.homeCountry === null ? null : countryName(record.homeCountry, locale),
    legalForm: record.legalForm,
    website: record.website,
    description: record.description,
    withheld: withheldWords(PARTNER_WITHHELD_FIELDS, { ...record, hidden: partner.hidden }),
    circle: circleMark(record.visibility, locale),
    fictional: partner.fictional,
    sentence: sentence(partner, today, locale),
    dataDate: formatDateTime(partner.updatedAt, locale),
  };
}

/** The state in one sentence: "Bekerja di 3 kabupaten/kota sejak 2015; izin operasional sampai 30 Juni 2026." */
function sentence({ record }: Partner, today: string, locale: Locale): string {
  const areas = new Set(record.presence.map(({ areaCode }) => areaCode).filter((code) => code.length > 2))
    .size;
  const since = Math.min(record.activeSince ?? Infinity, ...record.presence.map(({ year }) => year));
  const parts = [
    record.status === 'ended' ? m.partnersSentenceEnded() : null,
    areas === 0
      ? m.partnersSentenceNowhere()
      : since === Infinity
        ? m.partnersSentenceWhere({ count: areas })
        : m.partnersSentenceSince({ count: areas, year: since }),
  ];
  const permit = leadingPermit(record.permits);
  if (permit?.validTo) {
    const words = {
      kind: PERMIT_WORDS[permit.kind]().toLowerCase(),
      date: formatDate(permit.validTo, locale),
    };
    parts.push(
      permit.validTo < today ? m.partnersSentencePermitEnded(words) : m.partnersSentencePermit(words),
    );
  } else if (record.partnerClass === 'internationalNgo') parts.push(m.partnersSentenceNoPermit());
  return `${parts.filter((part) => part !== null).join('; ')}.`;
}

function presenceWords({ record, areaNames }: Partner) {
  const spans = Map.groupBy(presenceSpans(record.presence), ({ areaCode }) => areaCode);
  const byArea = [...spans].map(([code, list]) => ({
    code,
    name: areaNames[code] ?? code,
    years: list
      .map(({ from, to }) => (from === to ? String(from) : `${String(from)}–${String(to)}`))
      .join(', '),
  }));
  const byYear = [...Map.groupBy(record.presence, ({ year }) => year)]
    .map(([year, list]) => ({ year, areas: list.map(({ areaCode }) => areaNames[areaCode] ?? areaCode) }))
    .sort((a, b) => b.year - a.year);
  return { byArea, byYear };
}

async function activityWords(desk: Desk, partnerId: string, locale: Locale) {
  const list = await listActivities(desk, { partnerId, sort: 'updated' });
  const all = await listActivities(desk, { participantId: partnerId });
  const order = { 2: 0, 3: 1, 1: 2 } as Record<number, number>;
  return {
    count: list.count,
    more: list.more,
    /** With those of others that it takes part in, where there are any. */
    takingPart: all.count > list.count ? all.count : null,
    rows: [...list.activities]
      .sort((a, b) => (order[a.status] ?? 3) - (order[b.status] ?? 3))
      .map((activity) => ({
        id: activity.id,
        title: pickText(activity.title, locale),
        circle: circleMark(activity.visibility, locale),
        status: activity.status,
        years:
          activity.firstYear === null
            ? null
            : activity.firstYear === activity.lastYear
              ? String(activity.firstYear)
              : `${String(activity.firstYear)}–${String(activity.lastYear ?? '')}`,
        planned: activity.plannedIdr,
        spent: activity.spentIdr,
        places: activity.places.join(', ') + (activity.placeCount > activity.places.length ? ' …' : ''),
      })),
  };
}

async function historyWords(desk: Desk, id: string, locale: Locale) {
  const links = {
    ownOfficeId: officeOf(desk.actor),
    fileHref: (file: string) => resolve('/impor/[id]', { id: file }),
  };
  const { entries, areaNames } = await getPartnerHistory(desk, id);
  return entries.map((entry) => ({
    ...entryWords(
      entry,
      entry.changes.map((change) => changeWords(change, locale, areaNames)),
      links,
    ),
    id: String(entry.id),
    href: resolve('/jejak/[id]', { id: String(entry.id) }),
    canUndo: entry.canUndo,
  }));
}

async function orConflict<T>(work: Promise<T>) {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof Conflict) return fail(409, { conflict: true });
    throw error;
  }
}

export const actions: Actions = {
  ...documentActions,
  undo: async ({ params, request, locals: { desk } }) => {
    const form = await request.formData();
    const refused = await orConflict(
      restorePartner(desk, {
        id: params.id,
        version: Number(form.get('version')),
        entryId: Number(form.get('entry')),
      }),
    );
    if (refused) return refused;
    redirect(303, `${resolve('/mitra/[id]', { id: params.id })}?tersimpan=urung#riwayat`);
  },
  split: async ({ params, request, locals: { desk } }) => {
    const loserId = textOf(await request.formData(), 'loser');
    if (!isId(loserId)) throw new NotFound('no such partner');
    const refused = await orConflict(unmergePartners(desk, { loserId }, activityRecords));
    if (refused) return refused;
    redirect(303, `${resolve('/mitra/[id]', { id: params.id })}?tersimpan=pisah`);
  },
};
