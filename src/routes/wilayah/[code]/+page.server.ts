import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { mayDo } from '#access/index.ts';
import type { AreaLink } from '#areas/index.ts';
import { type AreaPicture, areaPicture, type Figure } from '#coverage/index.ts';
import { type Locale, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDate, formatMoney, formatMoneyShort, formatNumber } from '#ui/format.ts';
import { circleMark } from '../../circle-choices.ts';
import { CLASS_WORDS } from '../../class-name.ts';
import { statusWord } from '../../sebaran/filter-words.ts';
import { asCode } from '../area-code.ts';
import { kindWord, levelWord, pictureSentence, unknownPart, yearSpan } from '../area-words.ts';
import { changeSentence } from '../change-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** A village's page fits one screen and one sheet. */
const SHOWN = { village: 5, above: 10 } as const;

export const load: PageServerLoad = async ({ params, locals: { desk, locale } }) => {
  const code = asCode(params.code);
  if (code !== undefined && code !== params.code) redirect(308, resolve('/wilayah/[code]', { code }));
  const picture = await areaPicture(desk, params.code);
  const { area, total } = picture;
  const shown = area.level === 4 ? SHOWN.village : SHOWN.above;
  const partners = picture.partners.slice(0, shown);
  return {
    code: area.code,
    name: area.name,
    level: area.level,
    kind: kindWord(area.kind),
    parents: area.parents.map(({ code: parent, name }) => ({
      label: name,
      href: resolve('/wilayah/[code]', { code: parent }),
    })),
    sentence: pictureSentence(picture, locale),
    tiles: tilesOf(picture, locale),
    partners: partners.map((partner) => ({
      id: partner.id,
      name: partner.name,
      acronym: partner.acronym,
      class: CLASS_WORDS[partner.partnerClass](),
      years: yearSpan(partner.since, partner.until),
      activities: partner.activities,
      running: partner.running,
    })),
    unnamedPartners: picture.unnamed && {
      count: picture.unnamed.partners,
      years: yearSpan(picture.unnamed.since, picture.unnamed.until),
      activities: picture.unnamed.activities,
    },
    morePartners: picture.partners.length - partners.length,
    activities: picture.activities.slice(0, shown).map((activity) => ({
      id: activity.id,
      title: pickText(activity.title, locale),
      partnerId: activity.partnerId,
      partner: activity.partnerName,
      status: statusWord(activity.status),
      circle: circleMark(activity.visibility, locale),
      years: yearSpan(activity.firstYear, activity.lastYear),
      planned: activity.planned,
    })),
    activityCount: total.activities,
    childrenTitle: levelWord(area.level + 1),
    children: childrenOf(picture, locale),
    ended: endedOf(picture, locale),
    history: historyOf(picture, locale),
    recordHref:
      area.validTo === null && mayDo(desk.actor, 'recordAreaChange', { areaCodes: [area.code] })
        ? `${resolve('/wilayah/perubahan/baru')}?area=${area.code}`
        : null,
  };
};

function tilesOf({ area, total }: AreaPicture, locale: Locale) {
  if (total.activities === 0) return [];
  const explain = (measure: string): string =>
    `${resolve('/sebaran/angka')}?area=${area.code}&measure=${measure}`;
  const money = (measure: 'planned' | 'spent', label: string) => {
    const amount = total[measure];
    return {
      label,
      value: amount === null ? undefined : formatMoneyShort(amount, 'IDR', locale),
      full: amount === null ? undefined : formatMoney(amount, 'IDR', locale),
      note: unknownPart(total, measure),
      measure,
      href: explain(measure),
    };
  };
  const count = (measure: 'partners' | 'activities', label: string) => ({
    label,
    value: formatNumber(total[measure], locale),
    full: undefined,
    note: undefined,
    measure,
    href: explain(measure),
  });
  return [
    count('partners', m.areasPartners()),
    count('activities', m.areasActivities()),
    money('planned', m.areasPlanned()),
    money('spent', m.areasSpent()),
  ];
}

function childrenOf({ children, notDetailed }: AreaPicture, locale: Locale) {
  const row = (code: string | null, name: string, { partners, activities, planned }: Figure) => ({
    code,
    name,
    partners: activities === 0 ? null : formatNumber(partners, locale),
    activities: activities === 0 ? null : formatNumber(activities, locale),
    planned: planned === null ? null : formatMoneyShort(planned, 'IDR', locale),
  });
  const rows = children.map(({ area, total, isEnded }) => ({
    ...row(area.code, area.name, total),
    isEnded,
  }));
  return notDetailed ? [...rows, { ...row(null, m.areasNotDetailed(), notDetailed), isEnded: false }] : rows;
}

/** Since when an area holds no more, and what came of it. */
function endedOf({ area, history }: AreaPicture, locale: Locale) {
  if (area.validTo === null) return null;
  return {
    title: m.areasEndedOn({ date: formatDate(area.validTo, locale) }),
    successors: history.successors.map((link) => linked(link, locale)),
  };
}

function linked({ area, since }: AreaLink, locale: Locale) {
  return {
    code: area.code,
    name: area.name,
    facts: m.areasLinkFacts({
      kind: [kindWord(area.kind), area.path].filter(Boolean).join(', '),
      date: formatDate(since, locale),
    }),
  };
}

/** Earlier names, what the area came of and what came of it, and the recorded changes behind them. */
function historyOf({ area, history }: AreaPicture, locale: Locale) {
  const former = history.names.filter(({ kind }) => kind === 'former');
  const other = history.names.filter(({ kind }) => kind !== 'former');
  return {
    names: former.map(({ name, validTo }) =>
      validTo === null
        ? m.areasFormerNames({ names: name })
        : m.areasHistoryFormer({ name, date: formatDate(validTo, locale) }),
    ),
    others:
      other.length === 0 ? null : m.areasOtherNames({ names: other.map(({ name }) => name).join(', ') }),
    predecessors: history.predecessors.map((link) => linked(link, locale)),
    successors: area.validTo === null ? history.successors.map((link) => linked(link, locale)) : [],
    changes: history.changes.map((change) => ({
      id: change.id,
      date: formatDate(change.date, locale),
      what: changeSentence(change),
      basis: change.basis,
    })),
  };
}
