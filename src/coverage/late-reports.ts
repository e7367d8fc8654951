/** A report that is due and not there: whose, and since when. */
export interface LateReport {
  readonly officeName: string;
  readonly dueOn: string;
}

/**
 * What coverage needs to know of reports to say beside an absence that it may be a report that is late. Supplied by the
 * room that keeps reports; where nobody supplies it, the sentence says that reports are not kept here yet.
 */
export interface LateReports {
  inArea(areaCode: string): Promise<readonly LateReport[]>;
}
