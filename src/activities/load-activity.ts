import { sql } from 'kysely';
import { knownDocuments } from '#access/index.ts';
import { arrayLiteral, type Transaction } from '#database/index.ts';
import type { ActivityDocument } from './activity.ts';

/** An activity as it is kept: its document and what the register knows around it. */
export interface StoredActivity {
  readonly id: string;
  readonly version: number;
  readonly document: ActivityDocument;
  /** Withheld fields that are not the reader's to know; in the document they are as if empty. */
  readonly hidden: readonly string[];
  readonly plannedIdr: string | null;
  readonly spentIdr: string | null;
  readonly unconverted: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
  readonly reach: readonly string[];
  readonly officeId: string | null;
  readonly importId: string | null;
  readonly source: { hash: string | null; from: number | null; to: number | null; line: number | null };
  /** Cells or lines of files that facts of it came from. */
  readonly sources: readonly { importId: string; at: string }[];
  readonly editedAt: string | null;
  readonly editedBy: string | null;
  readonly removedAt: string | null;
  readonly draft: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

const list = (table: string, object: string, order = 'ordinal'): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${object}) order by ${order}), '[]') from ${table} t where t.activity_id = a.id)`;

// NOTE: decimals are cast to text inside JSON, or the driver would read them as floats.
const DOCUMENT = `jsonb_build_object(
  'iatiIdentifier', a.iati_identifier, 'partnerId', a.partner_id, 'programme', a.programme, 'title', a.title,
  'description', a.description, 'status', a.status, 'plannedStart', a.planned_start, 'actualStart', a.actual_start,
  'plannedEnd', a.planned_end, 'actualEnd', a.actual_end, 'defaultCurrency', a.default_currency,
  'collaborationType', a.collaboration_type, 'defaultFlowType', a.default_flow_type,
  'defaultFinanceType', a.default_finance_type, 'defaultAidType', a.default_aid_type,
  'defaultTiedStatus', a.default_tied_status, 'implementer', a.implementer, 'leadAgency', a.lead_agency,
  'obstacle', a.obstacle, 'visibility', a.visibility, 'withheld', a.withheld,
  'participants', ${list('activity_participant', `'role', role, 'organisationType', organisation_type, 'identifier', identifier, 'name', name, 'partnerId', partner_id`)},
  'sectors', ${list('activity_sector', `'vocabulary', vocabulary, 'code', code, 'percentage', percentage::text, 'field', field`)},
  'locations', ${list('activity_location', `'areaCode', area_code, 'country', country, 'written', written, 'percentage', percentage::text, 'latitude', latitude::text, 'longitude', longitude::text, 'matchReason', match_reason`)},
  'budgets', ${list('activity_budget', `'type', type, 'status', status, 'periodStart', period_start, 'periodEnd', period_end, 'amount', amount::text, 'currency', currency, 'valueDate', value_date, 'source', source`)},
  'transactions', ${list('activity_transaction', `'ref', ref, 'type', type, 'date', date, 'amount', amount::text, 'currency', currency, 'valueDate', value_date, 'description', description, 'provider', provider, 'receiver', receiver`)},
  'results', ${list('activity_result', `'type', type, 'title', title, 'description', description, 'indicators', indicators`)},
  'tags', ${list('activity_tag', `'vocabulary', vocabulary, 'code', code, 'name', name`)},
  'beneficiaries', ${list('activity_beneficiary', `'unit', unit, 'groupName', group_name, 'direct', direct, 'plannedFemale', planned_female, 'plannedMale', planned_male, 'plannedTotal', planned_total, 'reachedFemale', reached_female, 'reachedMale', reached_male, 'reachedTotal', reached_total`)})`;

const STORED = `a.id, a.version, ${DOCUMENT} as document, a.planned_idr as "plannedIdr", a.spent_idr as "spentIdr",
  a.unconverted, a.first_year as "firstYear", a.last_year as "lastYear", a.reach, a.office_id as "officeId",
  a.import_id as "importId",
  jsonb_build_object('hash', a.source_hash, 'from', a.source_from, 'to', a.source_to, 'line', a.source_line) as source,
  ${list('activity_source', `'importId', import_id, 'at', at`, 'at')} as sources,
  a.edited_at as "editedAt", a.edited_by as "editedBy", a.removed_at as "removedAt", a.draft,
  a.created_at as "createdAt", a.updated_at as "updatedAt"`;

/** The activities with these ids that the actor may see, whole, in one query; removed ones too. */
export async function loadActivities(tx: Transaction, ids: readonly string[]): Promise<StoredActivity[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Omit<StoredActivity, 'hidden'>>`select ${sql.raw(STORED)} from activity a
    where a.id = any(${arrayLiteral(ids)}::uuid[]) order by a.id`.execute(tx);
  const known = await knownDocuments(tx, 'activity', rows);
  return rows.map((row) => ({ ...row, hidden: [], ...known.get(row.id) }));
}

/** One activity, whole; nothing when there is none or the actor may not see it. */
export async function loadActivity(tx: Transaction, id: string): Promise<StoredActivity | undefined> {
  return (await loadActivities(tx, [id]))[0];
}
