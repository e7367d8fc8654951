import {
  addDays,
  dayField,
  faultsByPath,
  InvalidInput,
  isId,
  optionalId,
  type PlainDate,
  textFields,
} from '#kernel/index.ts';
import { z } from 'zod';
import { ANSWER_KINDS, type DivisionLine } from './proposal.ts';
import {
  parseRecommendation,
  type RecommendationInput,
  type RecommendationRecord,
} from './recommendation.ts';

/** Longest time to answer, in days. */
const LONGEST = 366;
/** More partners than this in one place and field are not one negotiation. */
const MOST_LINES = 50;

const { text, neededText } = textFields('negotiationErrorTooLong');
const line = z.object({
  partnerId: z.string().refine(isId, 'negotiationErrorUnreadable'),
  text: neededText(1000, 'negotiationErrorLine'),
});
const lines = z.array(line).max(MOST_LINES, 'negotiationErrorTooMany').default([]);

const roundForm = z.object({
  body: neededText(5000, 'negotiationErrorBody'),
  lines,
  answerBy: dayField('negotiationErrorDay'),
  meetingId: optionalId('negotiationErrorMeeting'),
});
const answerForm = z
  .object({
    addressee: z.coerce.number('negotiationErrorUnreadable').int('negotiationErrorUnreadable').min(1),
    kind: z.enum(ANSWER_KINDS, 'negotiationErrorAnswer'),
    body: text(3000),
  })
  .refine(({ kind, body }) => kind === 'agree' || body !== null, {
    error: 'negotiationErrorReason',
    path: ['body'],
  });
const settlementForm = z.object({
  summary: neededText(2000, 'negotiationErrorSettlement'),
  lines,
  meetingId: z.string('negotiationErrorMeeting').refine(isId, 'negotiationErrorMeeting'),
});
const endForm = z.object({
  outcome: z.enum(['unresolved', 'complementary'], 'negotiationErrorAnswer'),
  text: neededText(2000, 'negotiationErrorEnd'),
});

export type RoundInput = z.input<typeof roundForm>;
export type ParsedRound = Omit<z.output<typeof roundForm>, 'lines'> & {
  readonly lines: readonly DivisionLine[];
};
export type AnswerInput = z.input<typeof answerForm>;
export type ParsedAnswer = z.output<typeof answerForm>;
export type SettlementInput = z.input<typeof settlementForm> & RecommendationInput;
type ParsedSettlement = z.output<typeof settlementForm>;
export type EndInput = z.input<typeof endForm>;

function parse<Form extends z.ZodType>(form: Form, input: unknown): z.output<Form> {
  const parsed = form.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'negotiation'));
  return parsed.data;
}

/** @throws InvalidInput; also where the day to answer by has passed or is more than a year away */
export function parseRound(input: unknown, today: PlainDate): ParsedRound {
  const round = parse(roundForm, input);
  if (round.answerBy < today || round.answerBy > addDays(today, LONGEST))
    throw new InvalidInput({ answerBy: 'negotiationErrorDay' });
  return round;
}

/** @throws InvalidInput */
export const parseAnswer = (input: unknown): ParsedAnswer => parse(answerForm, input);

/**
 * An agreed division with the follow-up it leads to, whose faults are told together.
 * @throws InvalidInput
 */
export function parseSettlement(input: unknown): ParsedSettlement & { followup: RecommendationRecord } {
  const faults: Record<string, string> = {};
  const gathered = <Parsed>(read: () => Parsed): Parsed | undefined => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      Object.assign(faults, error.fields);
      return undefined;
    }
  };
  const settlement = gathered(() => parse(settlementForm, input));
  const followup = gathered(() => parseRecommendation(input));
  if (followup?.due === null) faults['due'] = 'negotiationErrorDue';
  if (settlement === undefined || followup === undefined || Object.keys(faults).length > 0)
    throw new InvalidInput(faults);
  return { ...settlement, followup };
}

/** @throws InvalidInput */
export const parseEnd = (input: unknown): z.output<typeof endForm> => parse(endForm, input);

/**
 * One line for each of the partners, in their order.
 * @throws InvalidInput by line, where one is missing or somebody else's
 */
export function linesFor(
  partnerIds: readonly string[],
  given: readonly DivisionLine[],
): readonly DivisionLine[] {
  const faults: Record<string, string> = {};
  const ordered = partnerIds.flatMap((partnerId, index) => {
    const found = given.find((one) => one.partnerId === partnerId);
    if (!found) faults[`lines.${String(index)}.text`] = 'negotiationErrorLine';
    return found ?? [];
  });
  if (given.length > ordered.length) faults[''] = 'negotiationErrorUnreadable';
  if (Object.keys(faults).length > 0) throw new InvalidInput(faults);
  return ordered;
}
