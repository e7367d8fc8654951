export {
  answerQuestions,
  cancelImport,
  checkAgain,
  chooseMapping,
  confirmImport,
  getImport,
} from './decide-import.ts';
export { readPieces, readRange } from './file-pieces.ts';
export type { Counts, ImportKind, ImportProblem, ImportQuestion, ImportReport } from './import-report.ts';
export { importProgress, startImportRunner, wakeImports } from './import-runner.ts';
export {
  type AskedQuestion,
  findStoredTwin,
  type ImportFile,
  type ImportState,
  listImports,
  listQuestions,
} from './import-store.ts';
export { problemText, proposalText, questionText } from './import-text.ts';
export { type Original, readOriginal, takeOriginal } from './read-original.ts';
export { LARGEST_FILE, receiveFile } from './receive-file.ts';
export { afterImport, runImport } from './run-import.ts';
export { markedFile, originalFile } from './take-file.ts';
export { importMatters } from './import-matters.ts';
