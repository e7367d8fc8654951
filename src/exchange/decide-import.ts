import { demand, type Desk, mayDo, officeOf, userOf, writeAudit } from '#access/index.ts';
import { rememberAreaAnswer } from '#areas/index.ts';
import { Conflict, InvalidInput, isId, NotFound } from '#kernel/index.ts';
import type { Transaction } from '#database/index.ts';
import { wakeImports } from './import-runner.ts';
import {
  type ImportFile,
  type ImportState,
  findImport,
  listQuestions,
  lockImport,
  remember,
  setAnswer,
  setImportMapping,
  setImportState,
} from './import-store.ts';
import type { Mapping } from './sheets/index.ts';

/** Whether the content of a file is the actor's to see: row-level security says the same of its pieces. */
export function isOwnFile(desk: Desk, file: Pick<ImportFile, 'officeId'>): boolean {
  if (desk.actor.kind === 'system') return true;
  const office = officeOf(desk.actor);
  return office !== null && file.officeId === office && mayDo(desk.actor, 'importFiles');
}

/** The file, as far as it is the actor's office's own. @throws NotFound otherwise */
export async function getImport(tx: Transaction, desk: Desk, importId: string): Promise<ImportFile> {
  demand(desk.actor, 'importFiles');
  const file = isId(importId) ? await findImport(tx, importId) : undefined;
  if (!file || !isOwnFile(desk, file)) throw new NotFound(`no import ${importId}`);
  return file;
}

async function act(
  desk: Desk,
  importId: string,
  from: readonly ImportState[],
  work: (tx: Transaction, file: ImportFile) => Promise<void>,
  wake = true,
): Promise<void> {
  await desk.database.asActor(desk.actor, async (tx) => {
    if (isId(importId)) await lockImport(tx, importId);
    const file = await getImport(tx, desk, importId);
    if (!from.includes(file.state)) throw new Conflict(`import is ${file.state}`);
    await work(tx, file);
  });
  if (wake) wakeImports();
}

const OPEN: readonly ImportState[] = ['questions', 'ready'];

/**
 * Stores a checked file, or with `unchecked` one that nobody looked at yet (the command line). What is still in doubt is
 * recorded as far as it is certain and can be answered later.
 */
export async function confirmImport(
  desk: Desk,
  importId: string,
  options: { readonly unchecked?: boolean } = {},
): Promise<void> {
  const from: ImportState[] = options.unchecked ? [...OPEN, 'checking'] : [...OPEN];
  await act(desk, importId, from, (tx, file) => setImportState(tx, file.id, 'storing'), !options.unchecked);
}

/** Leaves a file unstored. It stays in the list, and can be checked again. */
export async function cancelImport(desk: Desk, importId: string): Promise<void> {
  await act(desk, importId, [...OPEN, 'checking'], async (tx, file) => {
    await setImportState(tx, file.id, 'cancelled');
    await writeAudit(tx, desk, { action: 'cancel-import', subject: 'import', subjectId: file.id });
  });
}

/** Checks a file again, for example after its answers or its mapping changed, or after a fault of ours. */
export async function checkAgain(desk: Desk, importId: string): Promise<void> {
  await act(desk, importId, [...OPEN, 'cancelled', 'failed'], (tx, file) =>
    setImportState(tx, file.id, 'checking'),
  );
}

/**
 * Answers questions of a file; null takes an answer back. A stored file is stored again with the answers, which changes
 * exactly what they touch. Answers are remembered for the office's next files.
 */
export async function answerQuestions(
  desk: Desk,
  importId: string,
  answers: ReadonlyMap<string, string | null>,
): Promise<void> {
  await act(desk, importId, [...OPEN, 'stored'], async (tx, file) => {
    const questions = new Map((await listQuestions(tx, file.id)).map((question) => [question.key, question]));
    for (const [key, value] of answers) {
      const question = questions.get(key);
      if (!question || (value !== null && value.length > 300))
        throw new InvalidInput({ [key]: 'exchangeAnswerUnknown' });
      await setAnswer(tx, { importId: file.id, key, value, userId: userOf(desk.actor) });
      if (value !== null)
        await rememberAnswer(
          tx,
          desk,
          question.key,
          { ...question.detail, written: question.written },
          value,
        );
    }
    await writeAudit(tx, desk, {
      action: 'answer-questions',
      subject: 'import',
      subjectId: file.id,
      after: Object.fromEntries(answers),
    });
    await setImportState(tx, file.id, file.state === 'stored' ? 'storing' : 'checking');
  });
}

async function rememberAnswer(
  tx: Transaction,
  desk: Desk,
  key: string,
  detail: Readonly<Record<string, string>>,
  value: string,
): Promise<void> {
  const officeId = officeOf(desk.actor);
  if (officeId === null || key.startsWith('overwrite:') || value === 'unknown') return;
  if (key.startsWith('place:') && detail['deepest']) {
    await rememberAreaAnswer(tx, {
      officeId,
      withinCode: detail['deepest'],
      written: detail['written'] ?? '',
      areaCode: value,
      userId: userOf(desk.actor),
    });
    return;
  }
  await remember(tx, { officeId, kind: 'answer', key, answer: value, userId: userOf(desk.actor) });
}

/** Confirms how the columns are read, for this file and the office's next ones with the same headings. */
export async function chooseMapping(
  desk: Desk,
  importId: string,
  mappings: readonly Mapping[],
): Promise<void> {
  await act(desk, importId, OPEN, async (tx, file) => {
    await setImportMapping(tx, file.id, mappings[0]?.kind ?? 'unknown', mappings);
    const officeId = officeOf(desk.actor);
    if (officeId !== null)
      for (const mapping of mappings)
        await remember(tx, {
          officeId,
          kind: 'mapping',
          key: mapping.signature,
          answer: mapping,
          userId: userOf(desk.actor),
        });
    await setImportState(tx, file.id, 'checking');
  });
}
