import { refreshAfterImport } from '#activities/index.ts';
import { type Desk, deskOfSeat, officeOf, userOf, writeAudit } from '#access/index.ts';
import { type Database, SYSTEM, type Transaction } from '#database/index.ts';
import { SinergiError } from '#kernel/index.ts';
import type { Applying } from './applying.ts';
import { applyIatiFile } from './iati-import.ts';
import { addProblems, emptyReport, FileRefused, type ImportReport } from './import-report.ts';
import {
  claimImport,
  currenciesWithoutRate,
  findImport,
  type ImportFile,
  listQuestions,
  lockImport,
  readMemory,
  saveReport,
  setImportMapping,
} from './import-store.ts';
import { applySheetFile } from './sheet-import.ts';

export interface RunOptions {
  /** Area the names of the file are looked up in; the actor's own where it has one. */
  readonly within?: string | undefined;
  onProgress?(percent: number): void;
}

/** Undoes everything a try did. */
class OnlyTried extends Error {
  readonly report: ImportReport;
  constructor(report: ImportReport) {
    super('only tried');
    this.report = report;
  }
}

/** Makes the rest of the product ready for what a stored file brought. */
export async function afterImport(database: Database, report: ImportReport): Promise<void> {
  if (report.activities.created + report.activities.updated > 0) await refreshAfterImport(database);
}

/**
 * Works one file off, whole or not at all. Checking does the very same as storing and is rolled back at the end, so
 * what the preview says is what storing does. A process that dies leaves nothing; the next one starts the file again.
 * @returns the report, or nothing when another process is at it
 */
export async function runImport(
  database: Database,
  importId: string,
  options: RunOptions = {},
): Promise<ImportReport | undefined> {
  const file = await database.asActor(SYSTEM, (tx) => findImport(tx, importId));
  if (!file || (file.state !== 'checking' && file.state !== 'storing')) return undefined;
  const desk = await deskOfSeat(database, file.uploadedBy, file.officeId);
  try {
    return await desk.database.asActor(desk.actor, (tx) => work(tx, desk, file, options));
  } catch (error) {
    if (error instanceof OnlyTried) return settle(desk, file, error.report);
    return refuse(desk, file, error);
  }
}

async function work(
  tx: Transaction,
  desk: Desk,
  file: ImportFile,
  options: RunOptions,
): Promise<ImportReport | undefined> {
  if (!(await claimImport(tx, file.id))) return undefined;
  const now = await findImport(tx, file.id);
  if (now?.state !== file.state) return undefined;
  const applying: Applying = {
    tx,
    desk,
    file,
    answers: await answersFor(tx, file),
    within: options.within ?? ('areaCode' in desk.actor ? desk.actor.areaCode : undefined),
    onProgress: (percent) => options.onProgress?.(Math.min(99, Math.floor(percent))),
  };
  const report = await apply(applying);
  if (file.state === 'checking') throw new OnlyTried(report);
  await saveReport(tx, file.id, { state: 'stored', report, storedAt: desk.now().toString() });
  await writeAudit(tx, desk, {
    action: 'store-import',
    subject: 'import',
    subjectId: file.id,
    after: { partners: report.partners, activities: report.activities, transactions: report.transactions },
  });
  return report;
}

async function apply(applying: Applying): Promise<ImportReport> {
  const { tx, file } = applying;
  const report = await (file.kind === 'iati-activities' ? applyIatiFile(applying) : applySheetFile(applying));
  addProblems(
    report,
    (await currenciesWithoutRate(tx, file.id)).map((currency) => ({
      at: '',
      code: 'noRate',
      params: { found: currency },
    })),
  );
  return report;
}

/** What people answered to this file's questions, over what their office answered for earlier files. */
async function answersFor(tx: Transaction, file: ImportFile): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const [key, answer] of await readMemory(tx, file.officeId, 'answer')) answers.set(key, String(answer));
  for (const question of await listQuestions(tx, file.id))
    if (question.answer !== null) answers.set(question.key, question.answer);
  return answers;
}

async function settle(desk: Desk, file: ImportFile, report: ImportReport): Promise<ImportReport> {
  await desk.database.asActor(desk.actor, async (tx) => {
    await lockImport(tx, file.id);
    // Cancelled while it was being checked, it stays cancelled.
    if ((await findImport(tx, file.id))?.state !== file.state) return;
    const { mappings, ...plain } = report as ImportReport & { mappings?: unknown };
    if (mappings !== undefined && file.mapping === null)
      await setImportMapping(tx, file.id, plain.kind, mappings);
    await saveReport(tx, file.id, {
      state: plain.questions.length > 0 ? 'questions' : 'ready',
      report: plain,
    });
  });
  return report;
}

/** A file at fault is refused with the place; a fault of ours is said to be one, and nothing of the file is stored. */
async function refuse(desk: Desk, file: ImportFile, error: unknown): Promise<ImportReport> {
  const report = emptyReport(file.kind);
  const refused = error instanceof FileRefused;
  report.problems.push(
    refused
      ? error.problem
      : { at: '', code: error instanceof SinergiError ? error.code : 'ourFault', params: {} },
  );
  await desk.database.asActor(desk.actor, async (tx) => {
    await saveReport(tx, file.id, { state: refused ? 'refused' : 'failed', report });
    await writeAudit(tx, desk, {
      action: 'refuse-import',
      subject: 'import',
      subjectId: file.id,
      after: { by: userOf(desk.actor), office: officeOf(desk.actor), code: report.problems[0]?.code },
    });
  });
  if (!refused && !(error instanceof SinergiError)) throw error;
  return report;
}
