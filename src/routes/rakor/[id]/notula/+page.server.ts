import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { demand, type Desk } from '#access/index.ts';
import { Conflict, InvalidInput, type Locale, newId } from '#kernel/index.ts';
import { getMeeting, type StoredMeeting, subjectOfMeeting } from '#meetings/index.ts';
import {
  ENTRY_KINDS,
  HEAD_KINDS,
  onlyEntryId,
  readMinutes,
  recordOutcome,
  standingWords,
  writeMinutes,
} from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { errorTexts } from '#ui/error-texts.ts';
import { clockWords, daysWords } from '../../words.ts';
import { draftView } from './draft-view.ts';
import { entryView, type FormWords } from './minutes-view.ts';
import { ENTRY_WORDS, wordOfMeeting } from './minutes-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const meeting = await getMeeting(desk, params.id);
  demand(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  const { at, entries, outcomes, state } = await readMinutes(desk, params.id);
  const { record } = meeting;
  const told = { locale, record };
  const views = entries.map((entry) => entryView(entry, outcomes.get(entry.id), told));
  const draft = draftView({ entries }, meeting.id, told);
  const items = new Set(record.agenda.map(({ id }) => id));
  const shown = views.find(({ words }) => words.kind === 'shown');
  const under = (agendaItemId: string | null) =>
    views.filter(
      ({ words }) =>
        (ENTRY_KINDS as readonly string[]).includes(words.kind) &&
        !words.removed &&
        (words.agendaItemId === agendaItemId ||
          (agendaItemId === null && words.agendaItemId !== null && !items.has(words.agendaItemId))),
    );
  return {
    id: meeting.id,
    signInHref: `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`,
    key: `${user.id}/${meeting.id}`,
    title: record.title,
    named: await wordOfMeeting(desk, meeting, locale),
    when: daysWords(record, locale),
    at,
    state,
    saved: url.searchParams.get('tersimpan'),
    count: Number(url.searchParams.get('jumlah') ?? 0),
    draft,
    hasDraft: record.kind === 'interministerial' || draft.articles.length + draft.strays.length > 0,
    items: [
      ...record.agenda.map(({ id, title }) => ({ value: id, label: title })),
      { value: '', label: m.minutesOutside() },
    ],
    kinds: ENTRY_KINDS.map((value) => ({ value, label: ENTRY_WORDS[value]() })),
    speakers: speakersOf(meeting),
    owners: record.invitees.map(({ name }) => name),
    head: HEAD_KINDS.map((kind) => ({
      kind,
      label: ENTRY_WORDS[kind](),
      view: views.find(({ words }) => words.kind === kind) ?? null,
      id: onlyEntryId(meeting.id, kind),
    })),
    shown: {
      entryId: onlyEntryId(meeting.id, 'shown'),
      heads: shown?.heads ?? '',
      agendaItemId: shown?.words.agendaItemId ?? null,
    },
    sections: [
      ...record.agenda.map((item) => ({
        agendaItemId: item.id,
        title: item.title,
        time: clockWords(item, record.timeZone, locale),
        speaker: [item.speaker, item.institution].filter(Boolean).join(', '),
        views: under(item.id),
        freshId: newId(),
      })),
      {
        agendaItemId: null,
        title: m.minutesOutside(),
        time: '',
        speaker: '',
        views: under(null),
        freshId: newId(),
      },
    ],
  };
};

function speakersOf({ record }: StoredMeeting): string[] {
  const all = [
    ...record.agenda.flatMap(({ speaker, owner }) => [speaker ?? [], owner ?? []].flat()),
    ...record.invitees.map(({ name }) => name),
  ];
  return [...new Set(all)].slice(0, 300);
}

interface Posted extends FormWords {
  readonly id: string;
  readonly entryId: string;
  readonly basedOn: string;
}

function readPosted(form: FormData): Posted {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
  };
  return {
    id: text('id'),
    entryId: text('entryId'),
    basedOn: text('basedOn'),
    kind: text('kind'),
    agendaItemId: text('agendaItemId') || null,
    body: text('body'),
    speaker: text('speaker'),
    person: text('person'),
    owner: text('owner'),
    due: text('due'),
    open: text('open') === 'yes',
    label: text('label'),
    agreed: text(text('same') === 'yes' ? 'body' : 'agreed'),
    underId: text('underId') || null,
    removed: text('removed') === 'yes',
  };
}

const TEXTS = ['body', 'speaker', 'person', 'owner', 'due', 'label', 'agreed'] as const;

/** Whether the form says something that does not stand already. */
async function isNews(desk: Desk, meetingId: string, posted: Posted): Promise<boolean> {
  const { entries } = await readMinutes(desk, meetingId);
  const entry = entries.find(({ id }) => id === posted.entryId);
  const texts = TEXTS.map((name) => posted[name].trim());
  if (entry === undefined) return posted.kind === 'shown' || texts.some((text) => text !== '');
  const stands = standingWords(entry);
  const isSame =
    posted.kind === stands.kind &&
    posted.agendaItemId === stands.agendaItemId &&
    posted.underId === stands.underId &&
    posted.open === stands.open &&
    posted.removed === stands.removed &&
    TEXTS.every((name, i) => texts[i] === (stands[name] ?? '').trim());
  return !isSame || entry.versions.length > 1;
}

/** Keeps what a form says; where it cannot be kept, gives it back as it was typed. */
async function save(desk: Desk, meetingId: string, posted: Posted, locale: Locale) {
  try {
    if (!(await isNews(desk, meetingId, posted))) return undefined;
    const edit = {
      ...posted,
      basedOn: posted.basedOn.split(',').filter(Boolean),
      madeAt: desk.now().toString(),
    };
    const { accepted } = await writeMinutes(desk, meetingId, [edit]);
    if (accepted.length === 1) return undefined;
    return fail(422, { typed: posted, errors: { '': m.minutesErrorUnreadable({}, { locale }) } });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return fail(409, { typed: posted, errors: { '': m.minutesErrorSigned({}, { locale }) } });
  }
}

function backTo(id: string, saved: string, entryId: string): never {
  redirect(303, `${resolve('/rakor/[id]/notula', { id })}?tersimpan=${saved}#butir-${entryId}`);
}

export const actions: Actions = {
  save: async ({ params, request, locals: { desk, locale } }) => {
    const posted = readPosted(await request.formData());
    const refused = await save(desk, params.id, posted, locale);
    if (refused) return refused;
    backTo(params.id, 'butir', posted.entryId);
  },
  outcome: async ({ params, request, locals: { desk, locale } }) => {
    const posted = readPosted(await request.formData());
    const refused = await save(desk, params.id, posted, locale);
    if (refused) return refused;
    try {
      await recordOutcome(desk, { meetingId: params.id, entryId: posted.entryId });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { typed: undefined, errors: errorTexts(error.fields, locale) });
    }
    backTo(params.id, 'rekomendasi', posted.entryId);
  },
};
