import { sql } from 'kysely';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import { isId, type PlainDate } from '#kernel/index.ts';
import type { Paper } from './paper.ts';

/** What a kept paper is about, and which of the papers about it. */
export interface PaperSubject {
  /** The thing of another room: `meeting`. */
  readonly subject: string;
  readonly subjectId: string;
}

/** A kept paper as it is told of; its description and file are fetched apart. */
export interface KeptPaper extends PaperSubject {
  readonly id: string;
  readonly officeId: string;
  /** `invitation`, `minutes`: the room's own word. */
  readonly kind: string;
  readonly version: number;
  readonly title: string;
  readonly number: string | null;
  readonly day: PlainDate | null;
  readonly dataAt: string | null;
  readonly madeAt: string;
  /** Null for a draft. */
  readonly finishedAt: string | null;
  /** Of the final file. */
  readonly sha256: string | null;
}

const COLUMNS = sql`id, office_id as "officeId", subject, subject_id as "subjectId", kind, version, title, number, day,
  data_at as "dataAt", made_at as "madeAt", finished_at as "finishedAt", sha256`;

/** Papers about something by kind, of each kind the newest first; at most 200. */
export async function readPapers(
  tx: Transaction,
  { subject, subjectId }: PaperSubject,
): Promise<KeptPaper[]> {
  const { rows } = await sql<KeptPaper>`select ${COLUMNS} from paper
    where subject = ${subject} and subject_id = ${subjectId}::uuid order by kind, version desc, office_id limit 200`.execute(
    tx,
  );
  return rows;
}

/** What a person filled in for a paper, by the room's own names. */
export type Filled = Readonly<Record<string, string>>;

interface WholePaper extends KeptPaper {
  readonly body: Paper;
  readonly filled: Filled;
  readonly pdf: Uint8Array | null;
}

export async function findPaper(tx: Transaction, id: string): Promise<WholePaper | undefined> {
  if (!isId(id)) return undefined;
  const { rows } =
    await sql<WholePaper>`select ${COLUMNS}, body, filled, pdf from paper where id = ${id}::uuid`.execute(tx);
  return rows[0];
}

/** The newest paper of its kind about something in an office, held until the transaction ends. */
export async function holdNewest(
  tx: Transaction,
  { officeId, subject, subjectId, kind }: Pick<KeptPaper, 'officeId' | 'subject' | 'subjectId' | 'kind'>,
): Promise<KeptPaper | undefined> {
  await sql`select pg_advisory_xact_lock(hashtext(${`paper/${officeId}/${subjectId}/${kind}`}))`.execute(tx);
  const { rows } = await sql<KeptPaper>`select ${COLUMNS} from paper
    where office_id = ${officeId}::uuid and subject = ${subject} and subject_id = ${subjectId}::uuid and kind = ${kind}
    order by version desc limit 1`.execute(tx);
  return rows[0];
}

export interface PaperDraft extends PaperSubject {
  readonly id: string;
  readonly officeId: string;
  readonly kind: string;
  readonly version: number;
  readonly body: Paper;
  readonly filled: Filled;
  readonly madeAt: string;
  readonly madeBy: string | null;
}

export async function insertPaper(tx: Transaction, draft: PaperDraft): Promise<void> {
  await tx
    .insertInto('paper')
    .values({
      id: draft.id,
      office_id: draft.officeId,
      subject: draft.subject,
      subject_id: draft.subjectId,
      kind: draft.kind,
      ...columnsOf(draft),
    })
    .execute();
}

/** Writes a draft over the one before. */
export async function replacePaper(tx: Transaction, draft: PaperDraft): Promise<void> {
  await tx.updateTable('paper').set(columnsOf(draft)).where('id', '=', draft.id).execute();
}

function columnsOf({ version, body, filled, madeAt, madeBy }: PaperDraft) {
  return {
    version,
    title: body.title,
    data_at: body.dataAt,
    body: JSON.stringify(body),
    filled: JSON.stringify(filled),
    made_at: madeAt,
    made_by: madeBy,
  };
}

/** @returns whether the draft was still of this version */
export async function freezePaper(
  tx: Transaction,
  paper: {
    readonly id: string;
    readonly version: number;
    readonly body: Paper;
    readonly number: string | null;
    readonly day: PlainDate;
    readonly pdf: Uint8Array;
    readonly sha256: string;
    readonly at: string;
    readonly userId: string | null;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('paper')
    .set({
      body: JSON.stringify(paper.body),
      number: paper.number,
      day: paper.day,
      pdf: paper.pdf,
      sha256: paper.sha256,
      finished_at: paper.at,
      finished_by: paper.userId,
    })
    .where('id', '=', paper.id)
    .where('version', '=', paper.version)
    .where('finished_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/**
 * Empties the descriptions of drafts about something, or signed by one of these: they may hold names that were erased. What
 * a person filled in stays, and the draft is described anew when it is opened. Final papers stay as they are.
 */
export async function dropDrafts(
  tx: Transaction,
  of:
    | { readonly subject: string; readonly subjectIds: readonly string[] }
    | { readonly signatoryIds: readonly string[] },
): Promise<void> {
  const condition =
    'subject' in of
      ? sql`subject = ${of.subject} and subject_id = any(${arrayLiteral(of.subjectIds)}::uuid[])`
      : sql`jsonb_path_query_array(body, '$.**.signatoryId') ?| ${arrayLiteral(of.signatoryIds)}::text[]`;
  await sql`update paper set body = jsonb_set(body, '{parts}', '[]') where finished_at is null and ${condition}`.execute(
    tx,
  );
}
