import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { type Desk, mayDo } from '#access/index.ts';
import { findArea } from '#areas/index.ts';
import { Conflict, FILE_ENDINGS, InvalidInput, type Locale, NotFound } from '#kernel/index.ts';
import {
  announceMeeting,
  carryOver,
  countInvitees,
  getMeeting,
  guestsOf,
  handInFile,
  isOwnInvitation,
  listAttendance,
  listBacklog,
  listFiles,
  listFollowups,
  listProposals,
  type MeetingFile,
  type MeetingVersion,
  openFile,
  removeFile,
  partnersAtMeeting,
  removeMeeting,
  requiredParties,
  restoreMeeting,
  type StoredMeeting,
  subjectOfMeeting,
} from '#meetings/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate } from '#ui/format.ts';
import { circleMark } from '../../circle-choices.ts';
import { chosenFiles, givenFile } from '../../given-files.ts';
import { subjectHistory } from '../../jejak/subject-history.ts';
import { aboutWords, stateMark } from '../../tumpang-tindih/usulan/words.ts';
import { classParts } from '../category-counts.ts';
import { recommendationRow } from '../recommendation-row.ts';
import { CATEGORY_WORDS, clockWords, daysWords, KIND_WORDS, placeWords, scoreWords } from '../words.ts';
import { findContent, minutesPart } from './minutes-part.ts';
import { preparationOf } from './preparation.ts';
import { requiredText } from './notula/minutes-text.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  const meeting = await getMeeting(desk, params.id);
  const { record } = meeting;
  const mayPlan = mayDo(desk.actor, 'planMeeting', subjectOfMeeting(meeting));
  const partners = await partnersAtMeeting(desk, meeting.id);
  const ledger = meeting.removedAt !== null ? null : await listFollowups(desk, { meetingId: meeting.id });
  const read = user === null ? null : await findContent(desk, meeting.id);
  const files = meeting.removedAt === null ? await listFiles(desk, meeting.id) : [];
  return {
    id: meeting.id,
    version: meeting.version,
    title: record.title,
    kind: KIND_WORDS[record.kind](),
    saved: url.searchParams.get('tersimpan'),
    count: Number(url.searchParams.get('jumlah') ?? 0),
    isDraft: meeting.draft,
    isRemoved: meeting.removedAt !== null,
    isDemonstration: meeting.demonstration,
    circle: circleMark(record.visibility, locale),
    organiser: meeting.officeName,
    facts: await factsOf(desk, meeting, locale),
    minutes: await minutesPart(desk, meeting, { read, locale }),
    aim: record.aim,
    summary: record.summary,
    legalBasis: record.legalBasis?.split('\n') ?? [],
    agenda: agendaOf(meeting, locale),
    people: record.invitees.map((invitee, index) => ({
      key: String(index),
      name: invitee.name,
      partnerId: invitee.partnerId,
      category: CATEGORY_WORDS[invitee.category](),
      persons: invitee.persons,
      came: invitee.came,
    })),
    counts: countInvitees(record.invitees)
      .filter(({ category }) => category !== 'host')
      .map(({ category, persons, came }) => ({ label: CATEGORY_WORDS[category](), persons, came })),
    own: guestsOf(meeting)
      .filter((invitee) => isOwnInvitation(desk, invitee))
      .map(({ id, name }) => ({ id, name })),
    ...filesOf(meeting, files),
    endings: FILE_ENDINGS.join(','),
    agendaChoices: record.agenda.map(({ id, title }) => ({ value: id, label: title })),
    partners: { total: partners.total, parts: classParts(partners) },
    backlog: mayPlan
      ? (await listBacklog(desk, meeting.id)).map((one) => recommendationRow(one, locale))
      : [],
    recommendations: [...(ledger?.recommendations ?? [])]
      .sort((a, b) => a.number - b.number)
      .map((one) => recommendationRow(one, locale)),
    proposals: meeting.removedAt !== null || user === null ? [] : await proposalsOf(desk, meeting.id, locale),
    mayCallUp: meeting.removedAt === null && mayDo(desk.actor, 'decideFinding'),
    score: ledger === null ? null : scoreWords(ledger.score),
    mayPlan,
    preparation:
      mayPlan && read !== null && meeting.removedAt === null
        ? await preparationOf(desk, meeting, {
            read,
            files,
            recommendations: ledger?.recommendations.length ?? 0,
            locale,
          })
        : [],
    required: mayPlan && meeting.removedAt === null ? await requiredOf(desk, meeting, locale) : [],
    history: user
      ? await subjectHistory(desk, { subject: 'meeting', subjectId: meeting.id }, locale, ['write-minutes'])
      : null,
  };
};

/** Whether those whom art. 22(2) names are invited, and came, for who calls a meeting between ministries. */
async function requiredOf(desk: Desk, { id, record }: StoredMeeting, locale: Locale) {
  if (record.kind !== 'interministerial') return [];
  const { attendants } = await listAttendance(desk, id);
  return requiredParties(record, attendants).map((one) => requiredText(one, locale));
}

/** Material and photographs the reader may have. */
function filesOf({ record }: StoredMeeting, all: readonly MeetingFile[]) {
  const files = all
    .filter(({ kind }) => kind === 'material')
    .map((file) => ({
      id: file.id,
      title: file.title,
      name: file.name,
      isOpen: file.open,
      of: [
        record.agenda.find((item) => item.id === file.agendaItemId)?.title,
        record.invitees.find((one) => one.id === file.inviteeId)?.name,
      ]
        .filter((part) => part !== undefined)
        .join(', '),
    }));
  const photos = all.filter(({ kind }) => kind === 'photo');
  return { files, photos: photos.map(({ id, title }) => ({ id, caption: title })) };
}

/** Divisions of overlaps that are dealt with in it, of those the reader may know. */
async function proposalsOf(desk: Desk, meetingId: string, locale: Locale) {
  return (await listProposals(desk, { meetingId })).map((one) => ({
    id: one.id,
    about: aboutWords(one, locale),
    state: stateMark(one.state),
  }));
}

async function factsOf(desk: Desk, { record }: StoredMeeting, locale: Locale) {
  const code = record.areaCode;
  const area =
    code === null ? undefined : await desk.database.asActor(desk.actor, (tx) => findArea(tx, code));
  return {
    when: daysWords(record, locale),
    place: placeWords(record),
    link: record.link,
    theme: record.theme,
    area: area === undefined ? null : { code: area.code, name: area.name },
    follows: record.followsId === null ? null : await followed(desk, record.followsId, locale),
  };
}

/** The meeting before it, where the reader may know of it. */
async function followed(desk: Desk, id: string, locale: Locale) {
  try {
    const { record } = await getMeeting(desk, id);
    return { id, title: `${record.title}, ${daysWords(record, locale)}` };
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

function agendaOf({ record }: StoredMeeting, locale: Locale) {
  const isLong = record.firstDay !== record.lastDay;
  return record.agenda.map((item, index) => ({
    key: String(index),
    time: [...(isLong ? [formatDate(item.day, locale)] : []), clockWords(item, record.timeZone, locale)].join(
      ', ',
    ),
    title: item.title,
    topic: item.topic,
    speaker: [item.speaker, item.institution].filter((part) => part !== null).join(', '),
    owner: item.owner,
  }));
}

async function acted(id: string, saved: string, act: () => Promise<unknown>) {
  try {
    await act();
  } catch (error) {
    if (error instanceof Conflict) return fail(409, { conflict: true });
    throw error;
  }
  redirect(303, `${resolve('/rakor/[id]', { id })}?tersimpan=${saved}`);
}

async function wantedOf(id: string, request: Request): Promise<MeetingVersion> {
  return { id, version: Number((await request.formData()).get('version')) };
}

export const actions: Actions = {
  announce: async ({ params, request, locals: { desk } }) => {
    const wanted = await wantedOf(params.id, request);
    return acted(params.id, 'umumkan', () => announceMeeting(desk, wanted));
  },
  remove: async ({ params, request, locals: { desk } }) => {
    const wanted = await wantedOf(params.id, request);
    return acted(params.id, 'hapus', () => removeMeeting(desk, wanted));
  },
  restore: async ({ params, request, locals: { desk } }) => {
    const wanted = await wantedOf(params.id, request);
    return acted(params.id, 'ubah', () => restoreMeeting(desk, wanted));
  },
  file: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const values = { title: fieldText(form, 'title') };
    const [file] = chosenFiles(form, 'file');
    try {
      await handInFile(desk, {
        meetingId: params.id,
        inviteeId: fieldText(form, 'inviteeId') || undefined,
        agendaItemId: fieldText(form, 'item') || undefined,
        title: values.title,
        file: file ? await givenFile(file) : { name: '', bytes: new Uint8Array() },
      });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { file: { values, errors: errorTexts(error.fields, locale) } });
    }
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=berkas#bahan`);
  },
  openFile: async ({ params, request, locals: { desk } }) => {
    const form = await request.formData();
    await openFile(desk, fieldText(form, 'file'), form.get('open') === 'yes');
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=ubah#bahan`);
  },
  removeFile: async ({ params, request, locals: { desk } }) => {
    await removeFile(desk, fieldText(await request.formData(), 'file'));
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=berkas-hapus#bahan`);
  },
  carry: async ({ params, locals: { desk } }) => {
    const { length } = await carryOver(desk, params.id);
    redirect(303, `${resolve('/rakor/[id]', { id: params.id })}?tersimpan=bawa&jumlah=${String(length)}`);
  },
};
