/** What somebody who took part says of the circulated minutes, or what was answered to it. */
export interface MinutesRemark {
  readonly id: string;
  /** Of which entry; null for the whole. */
  readonly entryId: string | null;
  /** The remark that this answers; null for a remark. */
  readonly answersId: string | null;
  /** Of an answer: whether the correction was taken over. */
  readonly taken: boolean | null;
  readonly body: string;
  /** Office, partner or institution. */
  readonly author: string;
  readonly capacity: string | null;
  /** An instant. */
  readonly at: string;
}
