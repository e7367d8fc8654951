import type { Desk } from '#access/index.ts';
import { Conflict, NotFound, type PlainDate } from '#kernel/index.ts';
import { todayOf } from '#access/index.ts';
import { lastRound, type AnswerKind, answersNow } from './proposal.ts';
import { findProposal } from './proposal-store.ts';
import { findRecommendation } from './recommendation-store.ts';

/** An agreed division as a paper says it: who agreed on what, about which place, where, and what follows from it. */
export interface AgreedDivision {
  readonly id: string;
  /** The bureau that negotiated it, and in which position somebody settled it. */
  readonly officeName: string;
  readonly capacity: string | null;
  /** An instant. */
  readonly agreedAt: string;
  /** "Reka, Ende Selatan, Kabupaten Ende" and its code; the code of the field of work. */
  readonly place: { readonly code: string; readonly name: string };
  readonly field: string;
  readonly meeting: { readonly id: string; readonly title: string; readonly day: PlainDate } | null;
  /** What was proposed last, and what is agreed. */
  readonly proposed: string;
  readonly agreed: string;
  /** By partner, in the order of the proposal; a name is null where the reader may not know it. */
  readonly lines: readonly {
    readonly partnerId: string;
    readonly name: string | null;
    readonly text: string;
  }[];
  /** What each of those asked said to the last proposal; null where they did not answer. */
  readonly answers: readonly {
    readonly name: string | null;
    readonly answer: AnswerKind | null;
    readonly text: string | null;
    readonly isNoted: boolean;
  }[];
  readonly followup: {
    readonly id: string;
    readonly number: number;
    readonly text: string;
    readonly owner: string;
    readonly due: PlainDate | null;
  } | null;
}

/** @throws NotFound; Conflict where nothing is agreed (yet) */
export async function agreedDivision(desk: Desk, id: string): Promise<AgreedDivision> {
  return desk.database.asActor(desk.actor, async (tx) => {
    const found = await findProposal(tx, id);
    if (!found) throw new NotFound(`proposal ${id}`);
    const { settlement } = found;
    if (settlement?.outcome !== 'agreed') throw new Conflict('no division is agreed');
    const nameOf = (partnerId: string) =>
      found.addressees.find((one) => one.partnerId === partnerId)?.name ?? null;
    const followup =
      settlement.recommendationId === null
        ? undefined
        : await findRecommendation(tx, settlement.recommendationId, todayOf(desk.now()));
    const { meetingId, meetingTitle, meetingDay } = found;
    return {
      id,
      officeName: found.officeName,
      capacity: settlement.capacity,
      agreedAt: settlement.at,
      place: { code: found.areaCode, name: found.areaName },
      field: found.field,
      meeting:
        meetingId === null || meetingTitle === null || meetingDay === null
          ? null
          : { id: meetingId, title: meetingTitle, day: meetingDay },
      proposed: lastRound(found).body,
      agreed: settlement.text,
      lines: settlement.lines.map((line) => ({ ...line, name: nameOf(line.partnerId) })),
      answers: answersNow(found).map(({ addressee, answer }) => ({
        name: addressee.name,
        answer: answer?.kind ?? null,
        text: answer?.body ?? null,
        isNoted: answer?.isNoted ?? false,
      })),
      followup:
        followup === undefined
          ? null
          : {
              id: followup.id,
              number: followup.number,
              text: followup.record.text,
              owner: followup.record.ownerName,
              due: followup.standing.due,
            },
    };
  });
}
