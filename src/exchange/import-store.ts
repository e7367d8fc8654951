import { sql } from 'kysely';
import { type Transaction } from '#database/index.ts';
import type { ImportKind, ImportQuestion, ImportReport } from './import-report.ts';

export type ImportState =
  'checking' | 'questions' | 'ready' | 'storing' | 'stored' | 'refused' | 'cancelled' | 'failed';

export interface ImportFile {
  readonly id: string;
  readonly name: string;
  readonly kind: ImportKind;
  readonly sha256: string;
  readonly size: number;
  readonly state: ImportState;
  readonly officeId: string | null;
  readonly uploadedBy: string | null;
  readonly mapping: unknown;
  readonly report: Omit<ImportReport, 'questions'> | null;
  readonly progress: number;
  readonly createdAt: string;
  readonly storedAt: string | null;
}

interface FileRow {
  id: string;
  name: string;
  kind: string;
  sha256: string;
  size: number;
  state: string;
  office_id: string | null;
  uploaded_by: string | null;
  mapping: unknown;
  report: unknown;
  progress: number;
  created_at: string;
  stored_at: string | null;
}

function fileOf(row: FileRow): ImportFile {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as ImportKind,
    sha256: row.sha256,
    size: row.size,
    state: row.state as ImportState,
    officeId: row.office_id,
    uploadedBy: row.uploaded_by,
    mapping: row.mapping,
    report: row.report as ImportFile['report'],
    progress: row.progress,
    createdAt: row.created_at,
    storedAt: row.stored_at,
  };
}

export async function findImport(tx: Transaction, id: string): Promise<ImportFile | undefined> {
  const row = await tx.selectFrom('import_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row && fileOf(row);
}

/** Holds the file until the transaction ends: of two who decide about it at once, the second sees what the first did. */
export async function lockImport(tx: Transaction, id: string): Promise<void> {
  await tx.selectFrom('import_file').select('id').where('id', '=', id).forUpdate().execute();
}

/** The newest imports the actor's office may see; at most 100. */
export async function listImports(tx: Transaction, officeId: string | null): Promise<ImportFile[]> {
  const rows = await tx
    .selectFrom('import_file')
    .selectAll()
    .$if(officeId !== null, (query) => query.where('office_id', '=', officeId))
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(fileOf);
}

/** The newest import of this very file that was stored by the same office, if there is one. */
export async function findStoredTwin(tx: Transaction, file: ImportFile): Promise<ImportFile | undefined> {
  const row = await tx
    .selectFrom('import_file')
    .selectAll()
    .where('sha256', '=', file.sha256)
    .where('state', '=', 'stored')
    .where('id', '<>', file.id)
    .where('office_id', 'is not distinct from', file.officeId)
    .orderBy('stored_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && fileOf(row);
}

export async function insertImport(
  tx: Transaction,
  file: Pick<
    ImportFile,
    'id' | 'name' | 'kind' | 'sha256' | 'size' | 'state' | 'officeId' | 'uploadedBy' | 'mapping'
  >,
): Promise<void> {
  await tx
    .insertInto('import_file')
    .values({
      id: file.id,
      name: file.name,
      kind: file.kind,
      sha256: file.sha256,
      size: file.size,
      state: file.state,
      office_id: file.officeId,
      uploaded_by: file.uploadedBy,
      mapping: file.mapping === null ? null : JSON.stringify(file.mapping),
    })
    .execute();
}

export async function insertPiece(
  tx: Transaction,
  importId: string,
  ordinal: number,
  bytes: Uint8Array,
): Promise<void> {
  await tx.insertInto('import_piece').values({ import_id: importId, ordinal, bytes }).execute();
}

export async function findPiece(
  tx: Transaction,
  importId: string,
  ordinal: number,
): Promise<Uint8Array | undefined> {
  const row = await tx
    .selectFrom('import_piece')
    .select('bytes')
    .where('import_id', '=', importId)
    .where('ordinal', '=', ordinal)
    .executeTakeFirst();
  return row?.bytes;
}

export async function setImportState(tx: Transaction, id: string, state: ImportState): Promise<void> {
  await tx.updateTable('import_file').set({ state, progress: 0 }).where('id', '=', id).execute();
}

export async function setImportMapping(
  tx: Transaction,
  id: string,
  kind: ImportKind,
  mapping: unknown,
): Promise<void> {
  await tx
    .updateTable('import_file')
    .set({ kind, mapping: JSON.stringify(mapping) })
    .where('id', '=', id)
    .execute();
}

export async function setImportProgress(tx: Transaction, id: string, progress: number): Promise<void> {
  await tx.updateTable('import_file').set({ progress }).where('id', '=', id).execute();
}

/** Writes what came of a run; the questions go into their own table, where answers already given are kept. */
export async function saveReport(
  tx: Transaction,
  id: string,
  outcome: { readonly state: ImportState; readonly report: ImportReport; readonly storedAt?: string },
): Promise<void> {
  const { questions, ...report } = outcome.report;
  await tx
    .updateTable('import_file')
    .set({
      state: outcome.state,
      kind: report.kind,
      report: JSON.stringify(report),
      progress: 100,
      ...(outcome.storedAt === undefined ? {} : { stored_at: outcome.storedAt }),
    })
    .where('id', '=', id)
    .execute();
  await tx.deleteFrom('import_question').where('import_id', '=', id).where('answer', 'is', null).execute();
  for (const question of questions) {
    await tx
      .insertInto('import_question')
      .values({
        import_id: id,
        key: question.key,
        kind: question.kind,
        at: JSON.stringify(question.at),
        written: question.written,
        detail: JSON.stringify(question.detail),
        proposals: JSON.stringify(question.proposals),
      })
      .onConflict((conflict) => conflict.columns(['import_id', 'key']).doNothing())
      .execute();
  }
}

export interface AskedQuestion extends ImportQuestion {
  readonly answer: string | null;
}

const BY_CELL = new Intl.Collator('en', { numeric: true });

/** The questions of a file, open ones first, in the order of their cells. */
export async function listQuestions(tx: Transaction, importId: string): Promise<AskedQuestion[]> {
  const rows = await tx.selectFrom('import_question').selectAll().where('import_id', '=', importId).execute();
  const questions = rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    at: row.at as string[],
    written: row.written,
    detail: row.detail as Record<string, string>,
    proposals: row.proposals as ImportQuestion['proposals'],
    answer: row.answer === null ? null : (row.answer as { value: string }).value,
  }));
  return questions.sort(
    (a, b) =>
      Number(a.answer !== null) - Number(b.answer !== null) || BY_CELL.compare(a.at[0] ?? '', b.at[0] ?? ''),
  );
}

export async function setAnswer(
  tx: Transaction,
  answer: {
    readonly importId: string;
    readonly key: string;
    readonly value: string | null;
    readonly userId: string | null;
  },
): Promise<void> {
  await tx
    .updateTable('import_question')
    .set({
      answer: answer.value === null ? null : JSON.stringify({ value: answer.value }),
      answered_by: answer.userId,
    })
    .where('import_id', '=', answer.importId)
    .where('key', '=', answer.key)
    .execute();
}

/** Answers and mappings an office gave before, by kind and key. */
export async function readMemory(
  tx: Transaction,
  officeId: string | null,
  kind: string,
): Promise<Map<string, unknown>> {
  if (officeId === null) return new Map();
  const rows = await tx
    .selectFrom('import_memory')
    .select(['key', 'answer'])
    .where('office_id', '=', officeId)
    .where('kind', '=', kind)
    .execute();
  return new Map(rows.map((row) => [row.key, row.answer]));
}

export async function remember(
  tx: Transaction,
  memory: {
    readonly officeId: string;
    readonly kind: string;
    readonly key: string;
    readonly answer: unknown;
    readonly userId: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('import_memory')
    .values({
      office_id: memory.officeId,
      kind: memory.kind,
      key: memory.key,
      answer: JSON.stringify(memory.answer),
      answered_by: memory.userId,
    })
    .onConflict((conflict) =>
      conflict.columns(['office_id', 'kind', 'key']).doUpdateSet((set) => ({
        answer: set.ref('excluded.answer'),
        answered_by: set.ref('excluded.answered_by'),
        answered_at: sql`now()`,
      })),
    )
    .execute();
}

/** Files that wait for a worker, oldest first. */
export async function listWaiting(tx: Transaction): Promise<{ id: string; state: ImportState }[]> {
  const rows = await tx
    .selectFrom('import_file')
    .select(['id', 'state'])
    .where('state', 'in', ['checking', 'storing'])
    .orderBy('created_at')
    .limit(20)
    .execute();
  return rows.map((row) => ({ id: row.id, state: row.state as ImportState }));
}

/** Takes the file for this transaction; false when another process is at it. Let go of by itself when the process dies. */
export async function claimImport(tx: Transaction, id: string): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean;
  }>`select pg_try_advisory_xact_lock(hashtextextended(${id}, 7)) as taken`.execute(tx);
  return rows[0]?.taken ?? false;
}

/** Currencies of the file's activities that nobody entered a rate for. */
export async function currenciesWithoutRate(tx: Transaction, importId: string): Promise<string[]> {
  const { rows } = await sql<{ currency: string }>`select distinct currency from (
      select b.currency from activity_budget b join activity a on a.id = b.activity_id where a.import_id = ${importId}
      union all
      select t.currency from activity_transaction t join activity a on a.id = t.activity_id
      where a.import_id = ${importId} and t.type in (3, 4)) as used
    where currency <> 'IDR' and not exists (select 1 from exchange_rate r where r.currency = used.currency)
    order by currency`.execute(tx);
  return rows.map((row) => row.currency);
}
