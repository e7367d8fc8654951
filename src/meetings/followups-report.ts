import type { Desk } from '#access/index.ts';
import type { FollowupState, Score } from './followup.ts';
import { listFollowups } from './list-followups.ts';

export interface FollowupsReport {
  readonly score: Score;
  readonly recommendations: readonly {
    readonly id: string;
    readonly meeting: string | null;
    readonly day: string | null;
    readonly number: number;
    readonly text: string;
    readonly owner: string;
    readonly due: string | null;
    readonly state: FollowupState;
    readonly late: boolean;
    readonly progress: number;
  }[];
}

/** The ledger for other programs: what is late first, then by day. */
export async function followupsReport(desk: Desk): Promise<FollowupsReport> {
  const { score, recommendations } = await listFollowups(desk);
  return {
    score,
    recommendations: recommendations.map(({ id, meetingTitle, meetingDay, number, record, standing }) => ({
      id,
      meeting: meetingTitle,
      day: meetingDay,
      number,
      text: record.text,
      owner: record.ownerName,
      due: standing.due,
      state: standing.state,
      late: standing.isLate,
      progress: standing.progress,
    })),
  };
}
