import { fail } from '@sveltejs/kit';
import type { Desk } from '#access/index.ts';
import { InvalidInput, type Locale } from '#kernel/index.ts';
import type { RequiredParty } from '#meetings/index.ts';
import {
  cameWords,
  type ContentEntry,
  type ContentInput,
  type ContentItem,
  HEAD_KINDS,
  listRemarks,
  minutesContent,
  type MinutesRemark,
  type MinutesStep,
  nextMinutesSteps,
  openMatters,
  PARTY_WORDS,
  remarkOnMinutes,
  REQUIRED_STATE_WORDS,
} from '#minutes/index.ts';
import { m } from '#messages/messages.js';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import type { Tone } from '#ui/types.ts';
import { CATEGORY_WORDS, daysWords, placeWords } from '../../words.ts';
import { openWords } from './open-words.ts';
import { ENTRY_WORDS, STATE_WORDS, wordOf } from './minutes-words.ts';

export interface RemarkView {
  readonly id: string;
  readonly who: string;
  readonly body: string;
  readonly answer: { readonly who: string; readonly body: string; readonly taken: boolean } | null;
}

export interface EntryText {
  readonly id: string;
  readonly kind: string;
  readonly who: string;
  readonly body: string;
  readonly task: string;
  readonly remarks: readonly RemarkView[];
}

/** The minutes as those read them who took part, with what was remarked. @throws NotFound before they circulate */
export async function minutesText(desk: Desk, meetingId: string, locale: Locale) {
  const { content, state, steps, sha256, mayWrite, writing } = await minutesContent(desk, meetingId);
  const { remarks, mayRemark } = await listRemarks(desk, meetingId);
  const { meeting } = content;
  const zone = meeting.timeZone;
  const remarksOn = (entryId: string | null) => remarkViews(remarks, entryId, locale, zone);
  const printed = new Set(
    [...content.items.flatMap(({ entries }) => entries), ...content.articles].map(({ id }) => id),
  );
  const came = content.attendance.reduce((sum, one) => sum + (one.came ?? 0), 0);
  const circulated = steps.findLast(({ until }) => until !== null);
  const lock = steps.find(({ kind }) => kind === 'lock');
  return {
    title: meeting.title,
    timeZone: zone,
    named: wordOf({ kind: meeting.kind, writing, locale }),
    hasParaf: (writing?.settings.paraf.minutes.length ?? 0) > 0,
    isSigned: state === 'signed' || state === 'locked',
    state: STATE_WORDS[state](),
    isLocked: state === 'locked',
    mayWrite,
    mayRemark,
    seen: steps.length,
    next: mayWrite ? nextMinutesSteps(steps) : [],
    until: circulated?.until ? formatDate(circulated.until, locale) : null,
    facts: [
      { label: m.meetingsWhen(), value: daysWords(meeting, locale) },
      { label: m.meetingsWhere(), value: placeWords(meeting) },
      ...HEAD_KINDS.map((kind) => ({ label: ENTRY_WORDS[kind](), value: content.head[kind] })),
    ],
    came,
    attendance: content.attendance.flatMap(({ category, came: count }) =>
      count === null || count === 0 ? [] : [{ label: CATEGORY_WORDS[category](), count }],
    ),
    items: content.items
      .filter(({ entries, title }) => entries.length > 0 || title !== null)
      .map((item) => itemText(item, remarksOn, locale)),
    articles: content.articles.map(({ id, label, initial, inputs, agreed }) => ({
      id,
      label: label ?? m.risalahArticle(),
      initial,
      inputs: inputs.map(inputText),
      agreed,
      remarks: remarksOn(id),
    })),
    strayInputs: content.strayInputs.map(inputText),
    hasDraft: meeting.kind === 'interministerial' || content.articles.length + content.strayInputs.length > 0,
    required: content.required?.map((one) => requiredText(one, locale)) ?? [],
    open: mayWrite ? openWords(openMatters(content, remarks), locale) : [],
    remarks: [
      ...remarksOn(null),
      // What a later circulation no longer has.
      ...remarks
        .filter(({ entryId }) => entryId !== null && !printed.has(entryId))
        .flatMap(({ entryId }) => remarksOn(entryId)),
    ].filter((one, index, all) => all.findIndex(({ id }) => id === one.id) === index),
    steps: steps.map((step) => stepText(step, locale, zone)).reverse(),
    sha256,
    checkpoint:
      lock === undefined || lock.blockHash === null ? null : `${String(lock.block)}:${lock.blockHash}`,
    isFrozen: steps.length > 0,
  };
}

export type MinutesText = Awaited<ReturnType<typeof minutesText>>;

function itemText(item: ContentItem, remarksOn: (entryId: string) => RemarkView[], locale: Locale) {
  return {
    key: item.agendaItemId ?? '',
    title: item.title ?? m.minutesOutside(),
    speaker: [item.speaker, item.institution].filter(Boolean).join(', '),
    entries: item.entries.map((entry): EntryText => ({
      id: entry.id,
      kind: ENTRY_WORDS[entry.kind](),
      who: [entry.speaker, entry.person].filter(Boolean).join(', '),
      body: entry.body,
      task: taskText(entry, locale),
      remarks: remarksOn(entry.id),
    })),
  };
}

function inputText({ id, institution, body }: ContentInput) {
  return { id, institution: institution ?? '', body };
}

/** Who of those of art. 22(2) was invited, and whether they came. */
export function requiredText({ party, state, names, came }: RequiredParty, locale: Locale) {
  return {
    party: PARTY_WORDS[party](),
    state,
    mark: {
      text: REQUIRED_STATE_WORDS[state](),
      tone: REQUIRED_TONES[state],
    },
    names: names.join('; '),
    came: state === 'invited' ? cameWords(came, locale) : '',
  };
}

const REQUIRED_TONES: Readonly<Record<RequiredParty['state'], Tone>> = {
  invited: 'good',
  missing: 'warn',
  unmarked: 'warn',
  unconcerned: 'plain',
};

export function taskText({ owner, due }: Pick<ContentEntry, 'owner' | 'due'>, locale: Locale): string {
  return [owner, due === null ? null : formatDate(due, locale)].filter(Boolean).join(' · ');
}

function remarkViews(
  remarks: readonly MinutesRemark[],
  entryId: string | null,
  locale: Locale,
  zone: string,
): RemarkView[] {
  const who = ({ author, at }: MinutesRemark) => `${author}, ${formatDateTime(at, locale, zone)}`;
  return remarks
    .filter((one) => one.answersId === null && one.entryId === entryId)
    .map((one) => {
      const answer = remarks.findLast(({ answersId }) => answersId === one.id);
      return {
        id: one.id,
        who: who(one),
        body: one.body,
        answer: answer ? { who: who(answer), body: answer.body, taken: answer.taken === true } : null,
      };
    });
}

const STEP_WORDS: Readonly<Record<MinutesStep['kind'], () => string>> = {
  circulate: m.minutesActCirculate,
  sign: m.minutesActSign,
  withdraw: m.minutesActWithdraw,
  lock: m.minutesActLock,
  addendum: m.minutesActAdd,
};

function stepText(step: MinutesStep, locale: Locale, zone: string) {
  const said = [
    { label: m.minutesUntil(), value: step.until === null ? null : formatDate(step.until, locale) },
    { label: m.minutesSigner(), value: [step.signer, step.post].filter(Boolean).join(', ') || null },
    { label: m.minutesNumber(), value: step.number },
    {
      label: m.minutesSignedOn(),
      value: step.signedOn === null ? null : formatDate(step.signedOn, locale),
    },
    { label: m.minutesBody(), value: step.body },
    { label: 'SHA-256', value: step.sha256 },
    {
      label: m.peopleStepErased(),
      value: step.erasedAt === null ? null : formatDateTime(step.erasedAt, locale, zone),
    },
  ];
  return {
    id: step.id,
    at: formatDateTime(step.at, locale, zone),
    who: step.capacity ?? step.officeName ?? '',
    what: STEP_WORDS[step.kind](),
    said: said.filter(({ value }) => value !== null),
  };
}

/** Takes a remark from a form; gives it back as it was typed where it cannot be kept. */
export async function takeRemark(desk: Desk, meetingId: string, form: FormData, locale: Locale) {
  const [entryId, body] = [fieldText(form, 'entryId'), fieldText(form, 'body')];
  try {
    await remarkOnMinutes(desk, { meetingId, entryId: entryId || null, body });
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return fail(422, { errors: errorTexts(error.fields, locale), typed: { entryId, body } });
  }
}
