import type { Locale } from '#kernel/index.ts';
import {
  type Addressee,
  type Answer,
  answersNow,
  type DivisionLine,
  lastRound,
  type ProposalView,
} from '#meetings/index.ts';
import { formatDate, formatDateTime } from '#ui/format.ts';
import { addresseeName, answerMark } from './words.ts';

type About = Pick<ProposalView, 'addressees'>;

/** Whose part it is, and which. */
export function lineViews({ addressees }: About, lines: readonly DivisionLine[]) {
  return lines.map(({ partnerId, text }) => {
    const partner = addressees.find((one) => one.partnerId === partnerId);
    return { partnerId, name: addresseeName({ name: partner?.name ?? null }), text };
  });
}

/** What one of those asked says; who of a partner that is not to be named is not told either. */
export function answerView(addressee: Addressee, answer: Answer | undefined, locale: Locale) {
  return {
    number: addressee.number,
    name: addresseeName(addressee),
    partnerId: addressee.name === null ? null : addressee.partnerId,
    hasOffice: addressee.hasOffice,
    mark: answerMark(answer?.kind),
    body: answer?.body ?? null,
    at: answer === undefined ? null : formatDateTime(answer.at, locale),
    by: addressee.name === null ? null : (answer?.capacity ?? null),
    isNoted: answer?.isNoted ?? false,
  };
}

/** The round that is being answered, with where each stands. */
export function lastRoundView(proposal: ProposalView, locale: Locale) {
  const round = lastRound(proposal);
  return {
    number: round.number,
    body: round.body,
    at: formatDateTime(round.at, locale),
    by: round.capacity,
    answerBy: formatDate(round.answerBy, locale),
    lines: lineViews(proposal, round.lines),
    answers: answersNow(proposal).map(({ addressee, answer }) => answerView(addressee, answer, locale)),
  };
}

/** Everything that was written before what counts now: rounds and answers, the oldest first. */
export function earlierViews(proposal: ProposalView, locale: Locale) {
  const counting = new Set(answersNow(proposal).flatMap(({ answer }) => answer ?? []));
  const last = lastRound(proposal).number;
  return proposal.rounds
    .map(({ number, body, at, lines }) => ({
      number,
      body: number === last ? null : body,
      at: formatDateTime(at, locale),
      lines: number === last ? [] : lineViews(proposal, lines),
      answers: proposal.answers
        .filter((answer) => answer.round === number && !counting.has(answer))
        .flatMap((answer) => {
          const addressee = proposal.addressees.find((one) => one.number === answer.addressee);
          return addressee ? [answerView(addressee, answer, locale)] : [];
        }),
    }))
    .filter(({ body, answers }) => body !== null || answers.length > 0);
}
