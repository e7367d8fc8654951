import { createHash } from 'node:crypto';
import { type Desk, findHead, writeAudit } from '#access/index.ts';
import type { Transaction } from '#database/index.ts';
import { dayField, faultsByPath, InvalidInput, textFields } from '#kernel/index.ts';
import type { StoredMeeting } from '#meetings/index.ts';
import { z } from 'zod';
import { contentOfText, printedOf } from './minutes-content.ts';
import { type MinutesStep, type MinutesStepKind, nextMinutesSteps } from './minutes-step.ts';
import { lockMinutes } from './minutes-store.ts';
import { standingContent } from './read-content.ts';
import { signatureOf } from './signature.ts';
import { findFrozen, insertStep, insertSummary, selectSteps } from './steps-store.ts';
import { takeMinutes } from './write-minutes.ts';

const { text, neededText } = textFields('minutesErrorTooLong');
const day = dayField('minutesErrorDay');
const needed = (max: number) => neededText(max, 'minutesErrorNeeded');

const stepForm = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('circulate'), until: day }),
  z.object({
    kind: z.literal('sign'),
    signer: needed(200),
    post: needed(300),
    number: text(100),
    signedOn: day,
  }),
  z.object({ kind: z.literal('withdraw'), body: needed(2000) }),
  z.object({ kind: z.literal('lock') }),
  z.object({ kind: z.literal('addendum'), body: needed(10_000) }),
]);

export type MinutesStepInput = z.input<typeof stepForm>;

const ACTIONS: Readonly<Record<MinutesStepKind, string>> = {
  circulate: 'circulate-minutes',
  sign: 'sign-minutes',
  withdraw: 'withdraw-minutes',
  lock: 'lock-minutes',
  addendum: 'add-to-minutes',
};

type Details = Pick<MinutesStep, 'until' | 'signer' | 'post' | 'number' | 'signedOn' | 'body'>;
const NO_DETAILS: Details = {
  until: null,
  signer: null,
  post: null,
  number: null,
  signedOn: null,
  body: null,
};

/**
 * Takes the minutes on: circulates them, notes who signed the paper, withdraws that note, locks them for good, or adds to
 * what is locked. `seen` is how many steps the person had before them.
 *
 * What is circulated and signed is frozen as one text with its SHA-256; the lock keeps the text that was signed, with the
 * head of the chain of the trail at that moment, and gives all readers of the meeting its summary.
 * @throws InvalidInput, Forbidden, NotFound
 */
export async function takeMinutesStep(
  desk: Desk,
  { meetingId, seen, input }: { readonly meetingId: string; readonly seen: number; readonly input: unknown },
): Promise<void> {
  const parsed = stepForm.safeParse(input);
  if (!parsed.success) throw new InvalidInput(faultsByPath(parsed.error.issues, 'minutes'));
  const { kind, ...given } = parsed.data;
  await desk.database.asActor(desk.actor, async (tx) => {
    const meeting = await takeMinutes(tx, desk, meetingId);
    await lockMinutes(tx, meetingId);
    const steps = await selectSteps(tx, meetingId);
    if (!nextMinutesSteps(steps).includes(kind)) throw new InvalidInput({ '': 'minutesErrorStepNow' });
    if (steps.length !== seen) throw new InvalidInput({ '': 'minutesErrorStepMeanwhile' });
    const frozen = await freeze(tx, meeting, kind);
    const head = kind === 'lock' ? await findHead(tx) : undefined;
    const details: Details = { ...NO_DETAILS, ...given };
    const checkpoint = { block: head?.number ?? null, blockHash: head?.hash ?? null };
    const step = { kind, ...details, ...checkpoint, sha256: frozen?.sha256 ?? null };
    const by = signatureOf(desk);
    await insertStep(tx, meetingId, { ...step, content: frozen?.content ?? null }, by);
    if (kind === 'lock' && frozen) await insertSummary(tx, meetingId, summaryOf(frozen.content), by.at);
    const { signer: _personal, ...told } = step;
    await writeAudit(tx, desk, {
      action: ACTIONS[kind],
      subject: 'meeting',
      subjectId: meetingId,
      after: told,
    });
  });
}

interface Frozen {
  readonly content: string;
  readonly sha256: string;
}

/**
 * The text that a step keeps; nothing for one that keeps none. What was signed is kept as it stands, both versions of an
 * entry among it; they do not circulate.
 * @throws InvalidInput while an entry that would circulate has two versions
 */
async function freeze(
  tx: Transaction,
  meeting: StoredMeeting,
  kind: MinutesStepKind,
): Promise<Frozen | undefined> {
  if (kind === 'withdraw' || kind === 'addendum') return undefined;
  if (kind === 'lock') return findFrozen(tx, meeting.id);
  const content = await standingContent(tx, meeting);
  if (kind === 'circulate' && printedOf(content).some(({ isUnsettled }) => isUnsettled))
    throw new InvalidInput({ '': 'minutesErrorTwoVersions' });
  const text = JSON.stringify(content);
  return { content: text, sha256: createHash('sha256').update(text).digest('hex') };
}

function summaryOf(content: string) {
  const { decisions, attendance } = contentOfText(content);
  return {
    points: decisions.filter(({ open }) => open).map(({ body }) => body),
    attendance: attendance.flatMap(({ category, came }) =>
      came === null || came === 0 ? [] : [{ category, came }],
    ),
  };
}
