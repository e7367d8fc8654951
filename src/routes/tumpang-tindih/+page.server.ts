import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, mayDo, officeOf } from '#access/index.ts';
import {
  decideFinding,
  type Decided,
  type Decision,
  findingId,
  findGaps,
  findOverlaps,
  gapSentence,
  overlapSentence,
  readAreaPath,
  type Show,
  SHOWS,
  undoFindingDecision,
  yearsText,
} from '#coverage/index.ts';
import { Conflict, InvalidInput, type Locale, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { fieldName, FIELDS } from '#sectors/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatMoney } from '#ui/format.ts';
import { circleMark } from '../circle-choices.ts';
import { trailAddress } from '../jejak/trail-address.ts';
import { statusWord } from '../sebaran/filter-words.ts';
import { wantedPartner } from '../sebaran/wanted-partner.ts';
import { type FindingsFilter, findingsQuery, readFindingsFilter } from './address.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

const FINDINGS_A_PAGE = 20;

export const load: PageServerLoad = async ({ locals: { desk, locale, user }, url }) => {
  const filter = await readFindingsFilter(desk, user, url.searchParams);
  const { area, year, field, partnerId, since, show } = filter;
  const pageOf = (name: string) => Math.max(1, Math.trunc(Number(url.searchParams.get(name) ?? 1)) || 1);
  const pages = { overlaps: pageOf('page'), gaps: pageOf('gapPage') };
  const on = (page: number) => ({ limit: FINDINGS_A_PAGE, offset: (page - 1) * FINDINGS_A_PAGE });
  const overlaps = await findOverlaps(desk, { area, year, field, partnerId, show, ...on(pages.overlaps) });
  const gaps = await findGaps(desk, { area, field, since, show, ...on(pages.gaps) });
  const path = await readAreaPath(desk, area);
  const place = path.at(-1)?.name ?? m.coverageNation();
  const active = activeFilters(filter, await wantedPartner(desk, { partnerId }), locale);
  const decide = (areaCode: string, decided: Decided) => ({
    trail: trailOf(desk, decided),
    may: officeOf(desk.actor) !== null && mayDo(desk.actor, 'decideFinding', { areaCodes: [areaCode] }),
    ownAt: decided.all.find(({ officeId }) => officeId === officeOf(desk.actor))?.decidedAt,
    words: decided.all.map((decision) => decisionWords(decision, locale)),
    earlier: decided.earlier.map((decision) =>
      m.coverageDecisionEarlier({ decision: decisionWords(decision, locale) }),
    ),
  });
  return {
    area: area ?? 'ID',
    place,
    words: [place, ...active.map(({ value }) => value)].join(', '),
    path: pathOf(path),
    filter,
    active,
    query: findingsQuery(filter),
    isOpen: active.length === 0,
    done: url.searchParams.get('done'),
    fields: FIELDS.map(({ code, name }) => ({ value: code, label: name[locale] })),
    shows: SHOWS.map((value) => ({ value, label: showWord(value) })),
    pages,
    pageSize: FINDINGS_A_PAGE,
    overlaps: {
      total: overlaps.total,
      findings: overlaps.findings.map((finding) => ({
        key: finding.key,
        ...overlapSentence(finding, locale),
        together: m.coverageTogether({
          planned: money(finding.planned, locale),
          spent: money(finding.spent, locale),
        }),
        activities: finding.activities.map(({ title, visibility, ...one }) => {
          const { text, language } = pickText(title, locale);
          return {
            ...one,
            title: text,
            titleLang: language,
            years: yearsText(one.years, locale),
            status: statusWord(one.status),
            circle: visibility && circleMark(visibility, locale),
          };
        }),
        decide: decide(finding.area.code, finding.decided),
      })),
    },
    gaps: {
      total: gaps.total,
      findings: gaps.findings.map((finding) => ({
        key: finding.key,
        ...gapSentence(finding, locale),
        units: finding.units.map(({ code, name, lastYear }) => ({
          code,
          name,
          last: lastYear === null ? m.coverageGapNeverYear() : m.coverageGapLastYear({ year: lastYear }),
        })),
        decide: decide(finding.area?.code ?? 'ID', finding.decided),
      })),
    },
  };
};

/** From the nation down to the place; the last is where one is. */
function pathOf(path: readonly { code: string; name: string }[]) {
  const crumbs = [{ code: null, name: m.coverageNation() }, ...path];
  return crumbs.map(({ code, name }, i) => ({
    label: name,
    href: i === crumbs.length - 1 ? undefined : findingsQuery({ area: code }),
  }));
}

function showWord(show: Show): string {
  return {
    open: m.coverageShowOpen,
    confirmed: m.coverageShowConfirmed,
    dismissed: m.coverageShowDismissed,
    all: m.coverageShowAll,
  }[show]();
}

function activeFilters(filter: FindingsFilter & { show: Show }, partner: string | undefined, locale: Locale) {
  const { year, field, since, show } = filter;
  const given: [keyof FindingsFilter, string, string | undefined][] = [
    ['show', m.coverageShow(), show === 'open' ? undefined : showWord(show)],
    ['partnerId', m.coveragePartner(), partner],
    ['year', m.coverageYear(), year?.toString()],
    ['field', m.coverageField(), field && fieldName(field, locale)],
    ['since', m.coverageGapSinceField(), since?.toString()],
  ];
  return given.flatMap(([name, label, value]) =>
    value === undefined
      ? []
      : [{ label, value, removeHref: findingsQuery({ ...filter, [name]: undefined }) }],
  );
}

function money(amount: string | null, locale: Locale): string {
  return amount === null ? m.coverageNotRecorded() : formatMoney(amount, 'IDR', locale);
}

function decisionWords({ decision, officeName, decidedAt, reason }: Decision, locale: Locale): string {
  const inputs = {
    office: officeName ?? m.coverageSourceUnknownOffice(),
    date: formatDate(decidedAt.slice(0, 10), locale),
  };
  const words =
    decision === 'confirmed'
      ? m.coverageDecisionConfirmed(inputs)
      : m.coverageDecisionDismissed({ ...inputs, reason: reason ?? '' });
  return decision === 'confirmed' && reason ? `${words} ${reason}` : words;
}

export const actions: Actions = {
  decide: async ({ request, url, locals: { desk, locale } }) => {
    const form = await request.formData();
    const text = (name: string) => textOf(form, name);
    const key = text('key');
    const decision = text('decision') === 'dismissed' ? 'dismissed' : 'confirmed';
    try {
      await decideFinding(desk, { key, decision, reason: text('reason') });
    } catch (error) {
      if (error instanceof InvalidInput)
        return fail(422, { key, reason: text('reason'), errors: errorTexts(error.fields, locale) });
      if (error instanceof Conflict)
        return fail(409, { key, reason: text('reason'), errors: { '': m.coverageChangedMeanwhile() } });
      throw error;
    }
    redirect(303, backTo(url, 'decided'));
  },
  undo: async ({ request, url, locals: { desk } }) => {
    const form = await request.formData();
    const key = textOf(form, 'key');
    try {
      await undoFindingDecision(desk, key, textOf(form, 'decidedAt'));
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return fail(409, { key, reason: '', errors: { '': m.coverageChangedMeanwhile() } });
    }
    redirect(303, backTo(url, 'undone'));
  },
};

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The page as it was, without the name of the action. */
function backTo(url: URL, done: string): string {
  const query = new URLSearchParams(
    [...url.searchParams].filter(([name]) => !name.startsWith('/') && name !== 'done'),
  );
  query.set('done', done);
  return `${url.pathname}?${query.toString()}`;
}

/** Where everything that was decided about a finding stands, for who may read the trail of the office that decided. */
function trailOf(desk: Desk, { all: [decision] }: Decided): string | undefined {
  return decision && mayDo(desk.actor, 'readTrail', { officeId: decision.officeId })
    ? `${resolve('/jejak')}${trailAddress({ subject: 'finding', subjectId: findingId(decision.key) })}`
    : undefined;
}
