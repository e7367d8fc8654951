/**
 * What is wrong inside an activity: data, never an exception. An `error` names a part that could not be kept (a row
 * without a usable date or amount; an activity without identifier), a `warning` something kept that a person should know.
 */
export interface IatiProblem {
  severity: 'error' | 'warning';
  code: IatiProblemCode;
  /** Line of the element's start tag, counted from 1. */
  line: number;
  /** The element, or `element/@attribute`, in the words of the standard. */
  element: string;
  /** What a message needs: the text found (`found`), the sum (`sum`), the list (`list`) … */
  params: Readonly<Record<string, string>>;
  iatiIdentifier?: string;
}

/** `element` and `params` of each are given in parentheses. */
export type IatiProblemCode =
  // errors: the part is not kept
  | 'missingIdentifier' // the whole activity is rejected
  | 'badIdentifier' // the identifier is longer than 300 characters: the whole activity is rejected (length)
  | 'badDate' // (found)
  | 'missingDate'
  | 'badAmount' // (found)
  | 'missingAmount'
  | 'missingCurrency'
  | 'badCurrency' // (found)
  | 'missingCode' // an element whose code or type is its whole sense
  // warnings: kept
  | 'badPercentage' // kept without its percentage (found)
  | 'badPoint' // kept without its point (found)
  | 'unexpectedElement' // not part of the standard, left out (found)
  | 'repeatedElement' // only the first is used (found)
  | 'missingTitle'
  | 'missingParticipatingOrg'
  | 'missingReportingOrg'
  | 'missingStatus'
  | 'missingStartDate'
  | 'missingSector'
  | 'missingRecipient'
  | 'percentagesOfSectors' // (sum, vocabulary)
  | 'percentagesOfRecipients' // (sum)
  | 'percentageMissing' // some of several rows have none (vocabulary for sectors)
  | 'datesOutOfOrder' // (start, end)
  | 'unknownCode'; // (list, found)
