import type { Transaction } from '#database/index.ts';
import { type AuditEntry, writeAudit } from './audit.ts';
import type { AuditRow } from './audit-rows.ts';
import type { Desk } from './desk.ts';
import {
  type Blanks,
  type Circle,
  type KnownDocument,
  narrowest,
  valueIn,
  type Withholding,
  withoutWithheld,
} from './withheld.ts';
import type { WithheldSubject } from './withheld-store.ts';

/** The change of a withheld field in the trail: a row of its own, known only as far as the field. */
export const WITHHELD_ACTION = 'change-withheld-field';

/** What such a row keeps of the field. Its `visibility` is what narrows the row's standing. */
export interface FieldState {
  readonly field: string;
  /** The version of the record that the act made; the row's own `version` stays empty, it is no state of the record. */
  readonly version: number;
  readonly visibility: string;
  readonly value: unknown;
}

/** An act on a record with fields that may be withheld, for the trail. */
export interface RecordChange<Document> {
  readonly action: string;
  readonly subject: WithheldSubject;
  readonly subjectId: string;
  readonly version: number;
  readonly reason?: string | undefined;
  readonly before?: Document | undefined;
  readonly after?: Document | undefined;
  /** Fields the actor may not know; they stay as they are. */
  readonly hidden?: readonly string[] | undefined;
}

/**
 * The rows an act leaves: that of the record, without withheld values, then one for each withheld field it changed. Of a
 * file's act (`fromFile`) the record's row keeps only what was before.
 */
export function trailRows<Document extends Withholding>(
  change: RecordChange<Document>,
  blanks: Blanks,
  { fromFile = false } = {},
): AuditEntry[] {
  const { action, subject, subjectId, version, reason, before, after, hidden = [] } = change;
  const record: AuditEntry = {
    ...{ action, subject, subjectId, version, reason },
    before: before && withoutWithheld(before, blanks, after?.withheld),
    after: after && !fromFile ? withoutWithheld(after, blanks, before?.withheld) : undefined,
  };
  const fields = Object.keys(blanks).filter((field) => !hidden.includes(field));
  return [record, ...fields.flatMap((field) => fieldRow(change, field) ?? [])];
}

function fieldRow<Document extends Withholding>(
  { subject, subjectId, version, before, after }: RecordChange<Document>,
  field: string,
): AuditEntry | undefined {
  const [was, is] = [before?.withheld[field], after?.withheld[field]];
  if (after === undefined || (was === undefined && is === undefined)) return undefined;
  const [old, made] = [valueIn(before, field), valueIn(after, field)];
  if (before !== undefined && was === is && sameValue(old, made)) return undefined;
  const visibility = narrowest([was, is, before?.visibility, after.visibility]);
  const state = (value: unknown): FieldState => ({ field, version, visibility, value: value ?? null });
  return {
    ...{ action: WITHHELD_ACTION, subject, subjectId },
    before: before && state(old),
    after: { ...state(made), ...nameOf(after) },
  };
}

/** What the trail calls the record. */
function nameOf(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([key]) => key === 'title' || key === 'name'));
}

/** As the database keeps it: a document does not remember the order of its keys. */
function sameValue(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other);
}

function sorted(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Writes the rows of an act on one record. */
export async function writeRecordAudit<Document extends Withholding>(
  tx: Transaction,
  desk: Desk,
  change: RecordChange<Document>,
  blanks: Blanks,
): Promise<void> {
  for (const row of trailRows(change, blanks)) await writeAudit(tx, desk, row);
}

/** A change of a withheld field that the reader may know; without `before` where the record was made with it. */
export interface FieldNote {
  readonly id: number;
  readonly field: string;
  readonly version: number;
  readonly before?: unknown;
  readonly after: unknown;
}

/** The history of a record parted into its own acts and what they changed in withheld fields, both newest first. */
export function partTrail(rows: readonly AuditRow[]): { acts: AuditRow[]; notes: FieldNote[] } {
  return {
    acts: rows.filter(({ action }) => action !== WITHHELD_ACTION),
    notes: rows.flatMap((row) => noteOf(row) ?? []),
  };
}

/** The change of a withheld field a row of the trail is about; nothing for any other act. */
export function noteOf({ id, action, before, after }: AuditRow): FieldNote | undefined {
  if (action !== WITHHELD_ACTION || !isState(after)) return undefined;
  const { field, version, value } = after;
  return { id, field, version, after: value, ...(isState(before) && { before: before.value }) };
}

function isState(value: unknown): value is FieldState {
  return typeof value === 'object' && value !== null && 'field' in value && 'version' in value;
}

/** An act on a record with the states before and after it, as far as the reader may know them. */
export interface KnownAct<Document> {
  readonly act: AuditRow;
  /** Nothing for the act that made the record. */
  readonly was: Document | undefined;
  readonly is: Document;
  /** Fields of which the reader may not know one of the two states, or which are hidden from them today. */
  readonly hidden: ReadonlySet<string>;
}

/**
 * The acts of a history, newest first, each with the states around it. A file's act keeps only what was before it: what
 * came after is what the next act found, or the record as it stands.
 */
export function knownActs<Document extends Withholding>(
  rows: readonly AuditRow[],
  current: KnownDocument<Document>,
  read: (document: unknown) => Document | undefined,
): KnownAct<Document>[] {
  const { acts, notes } = partTrail(rows);
  let following = current;
  return acts.map((act) => {
    const [before, after] = [read(act.before), read(act.after)];
    const own = notes.filter(({ version }) => version === act.version);
    const stripped = Object.keys({ ...before?.withheld, ...after?.withheld });
    const is =
      after === undefined
        ? following
        : filled(after, stripped, new Map(own.map((note) => [note.field, note.after])));
    const was =
      before &&
      filled(
        before,
        stripped,
        new Map(own.flatMap((note) => ('before' in note ? [[note.field, note.before]] : []))),
      );
    following = was ?? following;
    const hidden = new Set([...current.hidden, ...is.hidden, ...(was?.hidden ?? [])]);
    return { act, was: was?.document, is: is.document, hidden };
  });
}

function filled<Document extends Withholding>(
  document: Document,
  stripped: readonly string[],
  values: ReadonlyMap<string, unknown>,
): KnownDocument<Document> {
  return {
    document: { ...document, ...Object.fromEntries(values) },
    hidden: stripped.filter((field) => !values.has(field)),
  };
}

function isWithheldIn(document: unknown, field: string): boolean {
  const { withheld } = (document ?? {}) as Partial<Withholding>;
  return withheld !== undefined && field in withheld;
}

/** Where the trail keeps a state of a record: the act that found it. */
interface Found<Document> {
  readonly id: number;
  readonly version: number | null;
  readonly before: Document;
  /** What the act made of it, where the trail keeps that; a field it withheld is missing in both. */
  readonly after: unknown;
}

/**
 * A record as it stood when an act found it, with its withheld fields put back from what the acts since changed in them,
 * or as they stand. Hidden is what the reader may not know today, or might not have known then.
 */
export function foundBy<Document extends Withholding>(
  act: Found<Document>,
  notes: readonly FieldNote[],
  now: KnownDocument<Document>,
  { blanks, mayKnow }: { readonly blanks: Blanks; readonly mayKnow: (circle: Circle) => boolean },
): KnownDocument<Document> {
  const hidden: string[] = [];
  const values = Object.entries(blanks).map(([field, blank]): [string, unknown] => {
    const circle = act.before.withheld[field];
    const next = notes.filter((note) => note.field === field && note.id > act.id).at(-1);
    const wasWithheld = circle === undefined && isWithheldIn(act.after, field);
    if (
      now.hidden.includes(field) ||
      (circle !== undefined && !mayKnow(circle)) ||
      (wasWithheld && next?.version !== act.version)
    ) {
      hidden.push(field);
      return [field, blank];
    }
    if (circle === undefined && !wasWithheld) return [field, valueIn(act.before, field)];
    return [field, next && 'before' in next ? next.before : valueIn(now.document, field)];
  });
  return { document: { ...act.before, ...Object.fromEntries(values) }, hidden };
}
