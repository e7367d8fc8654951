export type * from './activity.ts';
export { checkActivity } from './check-activity.ts';
export { codeName, CODE_LISTS, isCode } from './code-lists.ts';
export type { CodeList } from './code-lists.ts';
export { IatiFileError } from './file-error.ts';
export type { IatiFileErrorCode } from './file-error.ts';
export type { IatiProblem, IatiProblemCode } from './problem.ts';
export { readActivities } from './read-activities.ts';
export type { IatiBatch, ReadOptions } from './read-activities.ts';
