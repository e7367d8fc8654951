import type { Desk } from '#access/index.ts';
import type { Locale } from '#kernel/index.ts';
import { listMeetings, type RoundInput } from '#meetings/index.ts';
import { fieldText } from '#sign-in-request.ts';
import type { Option } from '#ui/types.ts';
import { daysWords } from '../../rakor/words.ts';

/** The form of a proposal as texts, with a line for each partner in their order. */
export interface RoundValues {
  readonly body: string;
  readonly answerBy: string;
  readonly meetingId: string;
  readonly lines: readonly string[];
}

export const NEW_ROUND: RoundValues = { body: '', answerBy: '', meetingId: '', lines: [] };

/** The lines of a form, in the order of the partners. */
export function linesOf(form: FormData, partnerIds: readonly string[]) {
  return partnerIds.map((partnerId, index) => ({
    partnerId,
    text: fieldText(form, `lines.${String(index)}.text`),
  }));
}

export function valuesOfForm(form: FormData, partnerIds: readonly string[]): RoundValues {
  return {
    body: fieldText(form, 'body'),
    answerBy: fieldText(form, 'answerBy'),
    meetingId: fieldText(form, 'meetingId'),
    lines: linesOf(form, partnerIds).map(({ text }) => text),
  };
}

export function inputOf(form: FormData, partnerIds: readonly string[]): RoundInput {
  return { ...valuesOfForm(form, partnerIds), lines: linesOf(form, partnerIds) };
}

/** Meetings where it can be dealt with: those to come, and one that is chosen already. */
export async function meetingChoices(desk: Desk, locale: Locale, chosen?: string): Promise<Option[]> {
  const { coming, past, drafts } = await listMeetings(desk, {});
  return [...drafts, ...coming, ...past.filter(({ id }, index) => id === chosen || index < 3)].map((one) => ({
    value: one.id,
    label: `${one.title}, ${daysWords(one, locale)}`,
  }));
}
