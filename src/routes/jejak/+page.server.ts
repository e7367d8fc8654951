import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import {
  AUDIT_SUBJECTS,
  auditHead,
  type AuditRow,
  listAudit,
  listTrailOffices,
  officeOf,
  parseTrailQuery,
  type TrailQuery,
} from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { formatDate } from '#ui/format.ts';
import { aboutWords } from './about-words.ts';
import { trailAddress } from './trail-address.ts';
import { ACTION_WORDS, actionText, sourceWords, SUBJECT_WORDS, whoWords } from './trail-words.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `/masuk?kembali=${encodeURIComponent(`/jejak${url.search}`)}`);
  const query = parseTrailQuery(url.searchParams);
  const { rows, older, within } = await listAudit(desk, query);
  const offices = await listTrailOffices(desk);
  const ownOfficeId = officeOf(desk.actor);
  return {
    query,
    isOneRecord: query.subject !== undefined && query.subjectId !== undefined,
    isKept: within !== undefined,
    rows: rows.map((row) => rowWords(row, ownOfficeId, locale)),
    older: older === undefined ? undefined : trailAddress(query, { before: older }),
    newest: query.before === undefined ? undefined : trailAddress(query, { before: undefined }),
    exported: trailAddress(query, { before: undefined }),
    active: activeFilters(query, offices, locale),
    choices: {
      offices: offices.map(({ id, name }) => ({ value: id, label: name })),
      subjects: AUDIT_SUBJECTS.map((value) => ({ value, label: SUBJECT_WORDS[value]() })),
      actions: Object.entries(ACTION_WORDS)
        .map(([value, label]) => ({ value, label: label() }))
        .sort((a, b) => a.label.localeCompare(b.label, locale)),
    },
    head: await auditHead(desk),
  };
};

function rowWords(row: AuditRow, ownOfficeId: string | null, locale: Locale) {
  return {
    id: String(row.id),
    at: row.at,
    ...whoWords(row),
    what: actionText(row.action),
    about: aboutWords(row, ownOfficeId, locale),
    reason: row.reason,
    source: sourceWords(row, ownOfficeId, (id) => resolve('/impor/[id]', { id })),
  };
}

function activeFilters(query: TrailQuery, offices: readonly { id: string; name: string }[], locale: Locale) {
  const office = offices.find(({ id }) => id === query.officeId)?.name;
  const given: [(keyof TrailQuery)[], string, string | undefined][] = [
    [['subject', 'subjectId'], m.trailSubject(), query.subjectId && m.trailOneRecord()],
    [
      ['subject'],
      m.trailSubject(),
      query.subjectId ? undefined : query.subject && SUBJECT_WORDS[query.subject](),
    ],
    [['person'], m.trailPerson(), query.person],
    [['userId'], m.trailPerson(), query.userId && m.trailOnePerson()],
    [['officeId'], m.trailOffice(), query.officeId && office],
    [['action'], m.trailAction(), query.action && actionText(query.action)],
    [['from'], m.trailFrom(), query.from && formatDate(query.from, locale)],
    [['to'], m.trailTo(), query.to && formatDate(query.to, locale)],
  ];
  return given.flatMap(([names, label, value]) =>
    value === undefined
      ? []
      : [
          {
            label,
            value,
            removeHref: trailAddress(query, {
              ...Object.fromEntries(names.map((name) => [name, undefined])),
              before: undefined,
            }),
          },
        ],
  );
}
