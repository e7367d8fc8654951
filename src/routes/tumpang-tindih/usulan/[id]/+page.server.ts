import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { InvalidInput } from '#kernel/index.ts';
import {
  type AnswerInput,
  answerProposal,
  ANSWER_KINDS,
  type EndInput,
  endProposal,
  getProposal,
  writtenSo,
} from '#meetings/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { earlierViews, lastRoundView, lineViews } from '../proposal-view.ts';
import { sideView } from '../side-view.ts';
import { aboutWords, ANSWER_WORDS, stateMark } from '../words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const proposal = await getProposal(desk, params.id);
  const { settlement, meetingId, meetingTitle, meetingDay } = proposal;
  const round = lastRoundView(proposal, locale);
  const nameOf = (number: number) => round.answers.find((one) => one.number === number);
  return {
    id: proposal.id,
    about: aboutWords(proposal, locale),
    bureau: proposal.officeName,
    saved: url.searchParams.get('tersimpan'),
    state: stateMark(proposal.state),
    round,
    earlier: earlierViews(proposal, locale),
    seen: writtenSo(proposal),
    side: sideView(proposal.sideBySide, locale),
    meeting:
      meetingId === null || meetingTitle === null || meetingDay === null
        ? null
        : { id: meetingId, title: `${meetingTitle}, ${formatDate(meetingDay, locale)}` },
    toAnswer: proposal.answerable.map(({ number, way }) => ({
      number,
      way,
      name: nameOf(number)?.name ?? '',
      hasAnswered: (nameOf(number)?.at ?? null) !== null,
    })),
    answers: ANSWER_KINDS.map((value) => ({ value, label: ANSWER_WORDS[value]() })),
    maySettle: proposal.maySettle,
    missing: round.answers.filter(({ at }) => at === null).length,
    outcome: settlement && {
      isAgreed: settlement.outcome === 'agreed',
      text: settlement.text,
      lines: lineViews(proposal, settlement.lines),
      at: formatDateTime(settlement.at, locale),
      by: settlement.capacity,
      recommendationId: settlement.recommendationId,
    },
  };
};

export const actions: Actions = {
  answer: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const values = {
      addressee: fieldText(form, 'addressee'),
      kind: fieldText(form, 'kind'),
      body: fieldText(form, 'body'),
    };
    try {
      const round = Number(fieldText(form, 'round'));
      await answerProposal(desk, { id: params.id, round, input: values as unknown as AnswerInput });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return fail(422, { values, end: undefined, errors: errorTexts(error.fields, locale) });
    }
    redirect(303, `${resolve('/tumpang-tindih/usulan/[id]', { id: params.id })}?tersimpan=jawab`);
  },
  end: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const end = { outcome: fieldText(form, 'outcome'), text: fieldText(form, 'text') };
    try {
      const seen = Number(fieldText(form, 'seen'));
      await endProposal(desk, { id: params.id, seen, input: end as EndInput });
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      const errors = errorTexts(error.fields, locale);
      return fail(422, { values: undefined, end, errors });
    }
    redirect(303, `${resolve('/tumpang-tindih/usulan/[id]', { id: params.id })}?tersimpan=akhir`);
  },
};
