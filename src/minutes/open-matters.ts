import type { RequiredParty } from '#meetings/index.ts';
import type { ContentArticle, ContentInput } from './content-articles.ts';
import { type ContentEntry, type MinutesContent, printedOf } from './minutes-content.ts';
import type { MinutesRemark } from './remark.ts';

/** What one looks at before a signature is recorded; none of it refuses the signature. */
export interface OpenMatters {
  /** Remarks that nobody answered. */
  readonly remarks: readonly MinutesRemark[];
  /** What stands in two versions. */
  readonly versions: readonly (ContentEntry | ContentArticle | ContentInput)[];
  /** Recommendations that are not in the ledger. */
  readonly outcomes: readonly ContentEntry[];
  /** Articles without agreed wording. */
  readonly articles: readonly ContentArticle[];
  /** Whom art. 22(2) names and nobody invited. */
  readonly required: readonly RequiredParty[];
}

/** What is still open in minutes that are about to be signed. */
export function openMatters(content: MinutesContent, remarks: readonly MinutesRemark[]): OpenMatters {
  const { articles, recommendations, required } = content;
  const answered = new Set(remarks.flatMap(({ answersId }) => answersId ?? []));
  return {
    remarks: remarks.filter(({ id, answersId }) => answersId === null && !answered.has(id)),
    versions: printedOf(content).filter(({ isUnsettled }) => isUnsettled),
    outcomes: recommendations.filter(({ recommendationId }) => recommendationId === null),
    articles: articles.filter(({ agreed }) => agreed === null),
    required: (required ?? []).filter(({ state }) => state === 'missing' || state === 'unmarked'),
  };
}
