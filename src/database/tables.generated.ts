// Written by tools/write-tables.ts from the migrations; do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Exact decimals come and go as text. */
type Numeric = ColumnType<string, string, string>;
type Count = ColumnType<number, number | string, number | string>;
/** Timestamps come as text, `2026-01-06 09:00:00.123+00`. */
type Moment = ColumnType<string, string | Date, string | Date>;
/** JSON comes parsed and goes as text: give `JSON.stringify(value)`. */
type Json = ColumnType<unknown, string, string>;

export interface ActivityTable {
  id: string;
  iati_identifier: Generated<string | null>;
  partner_id: string;
  programme: Generated<string | null>;
  title: Json;
  description: Generated<Json>;
  status: number;
  planned_start: Generated<string | null>;
  actual_start: Generated<string | null>;
  planned_end: Generated<string | null>;
  actual_end: Generated<string | null>;
  first_year: Generated<number | null>;
  last_year: Generated<number | null>;
  default_currency: Generated<string | null>;
  collaboration_type: Generated<string | null>;
  default_flow_type: Generated<string | null>;
  default_finance_type: Generated<string | null>;
  default_aid_type: Generated<string | null>;
  default_tied_status: Generated<string | null>;
  implementer: Generated<string | null>;
  lead_agency: Generated<string | null>;
  obstacle: Generated<string | null>;
  visibility: Generated<string>;
  reach: Generated<string[]>;
  planned_idr: Generated<Numeric | null>;
  spent_idr: Generated<Numeric | null>;
  unconverted: Generated<number>;
  office_id: Generated<string | null>;
  import_id: Generated<string | null>;
  source_hash: Generated<string | null>;
  source_from: Generated<Count | null>;
  source_to: Generated<Count | null>;
  source_line: Generated<number | null>;
  edited_at: Generated<Moment | null>;
  edited_by: Generated<string | null>;
  removed_at: Generated<Moment | null>;
  version: Generated<number>;
  created_at: Generated<Moment>;
  updated_at: Generated<Moment>;
  search: GeneratedAlways<string | null>;
}

export interface ActivityBeneficiaryTable {
  activity_id: string;
  ordinal: number;
  unit: Generated<string>;
  group_name: Generated<string | null>;
  direct: Generated<boolean>;
  planned_female: Generated<number | null>;
  planned_male: Generated<number | null>;
  planned_total: Generated<number | null>;
  reached_female: Generated<number | null>;
  reached_male: Generated<number | null>;
  reached_total: Generated<number | null>;
}

export interface ActivityBudgetTable {
  activity_id: string;
  ordinal: number;
  type: Generated<number>;
  status: Generated<number>;
  period_start: string;
  period_end: string;
  amount: Numeric;
  currency: string;
  value_date: string;
  source: Generated<string | null>;
}

export interface ActivityLocationTable {
  activity_id: string;
  ordinal: number;
  area_code: Generated<string | null>;
  country: Generated<string | null>;
  written: Generated<string | null>;
  percentage: Numeric;
  latitude: Generated<Numeric | null>;
  longitude: Generated<Numeric | null>;
  match_reason: Generated<string | null>;
}

export interface ActivityParticipantTable {
  activity_id: string;
  ordinal: number;
  role: number;
  organisation_type: Generated<string | null>;
  identifier: Generated<string | null>;
  name: Generated<string | null>;
  partner_id: Generated<string | null>;
}

export interface ActivityResultTable {
  activity_id: string;
  ordinal: number;
  type: number;
  title: Json;
  description: Generated<Json | null>;
  indicators: Generated<Json>;
}

export interface ActivitySectorTable {
  activity_id: string;
  ordinal: number;
  vocabulary: string;
  code: string;
  percentage: Numeric;
  field: string;
}

export interface ActivitySourceTable {
  activity_id: string;
  import_id: string;
  at: string;
}

export interface ActivityTagTable {
  activity_id: string;
  ordinal: number;
  vocabulary: string;
  code: string;
  name: Generated<string | null>;
}

export interface ActivityTransactionTable {
  activity_id: string;
  ordinal: number;
  ref: Generated<string | null>;
  type: number;
  date: string;
  amount: Numeric;
  currency: string;
  value_date: string;
  description: Generated<string | null>;
  provider: Generated<string | null>;
  receiver: Generated<string | null>;
}

export interface AreaTable {
  code: string;
  parent_code: Generated<string | null>;
  level: number;
  kind: string;
  name: string;
  folded: string;
  valid_from: Generated<string | null>;
  valid_to: Generated<string | null>;
  latitude: Generated<Numeric | null>;
  longitude: Generated<Numeric | null>;
}

export interface AreaAnswerTable {
  office_id: string;
  within_code: Generated<string>;
  folded: string;
  area_code: Generated<string | null>;
  answered_by: Generated<string | null>;
  answered_at: Generated<Moment>;
}

export interface AreaBoundaryTable {
  area_code: string;
  geometry: Json;
  source: string;
  loaded_at: Generated<Moment>;
}

export interface AreaNameTable {
  area_code: string;
  folded: string;
  name: string;
  kind: string;
  valid_to: Generated<string | null>;
  source: Generated<string | null>;
}

export interface AreaSuccessorTable {
  area_code: string;
  successor_code: string;
  since: string;
  decree: Generated<string | null>;
}

export interface AuditTable {
  id: GeneratedAlways<Count>;
  at: Generated<Moment>;
  user_id: Generated<string | null>;
  office_id: Generated<string | null>;
  actor_kind: string;
  action: string;
  subject: string;
  subject_id: string;
  version: Generated<number | null>;
  import_id: Generated<string | null>;
  reason: Generated<string | null>;
  before: Generated<Json | null>;
  after: Generated<Json | null>;
  request_id: Generated<string | null>;
}

export interface CoverageCellTable {
  activity_id: string;
  area_code: string;
  field: string;
  year: number;
  partner_id: string;
  status: number;
  visibility: string;
  planned: Generated<Numeric>;
  spent: Generated<Numeric>;
}

export interface ExchangeRateTable {
  currency: string;
  date: string;
  rate: Numeric;
  source: string;
}

export interface FindingDecisionTable {
  key: string;
  office_id: string;
  kind: string;
  area_code: string;
  decision: string;
  reason: Generated<string | null>;
  decided_by: Generated<string | null>;
  decided_at: Generated<Moment>;
}

export interface ImportFileTable {
  id: string;
  name: string;
  kind: string;
  sha256: string;
  size: Count;
  state: string;
  office_id: Generated<string | null>;
  uploaded_by: Generated<string | null>;
  mapping: Generated<Json | null>;
  report: Generated<Json | null>;
  progress: Generated<number>;
  created_at: Generated<Moment>;
  stored_at: Generated<Moment | null>;
}

export interface ImportMemoryTable {
  office_id: string;
  kind: string;
  key: string;
  answer: Json;
  answered_by: Generated<string | null>;
  answered_at: Generated<Moment>;
}

export interface ImportPieceTable {
  import_id: string;
  ordinal: number;
  bytes: Uint8Array;
}

export interface ImportQuestionTable {
  import_id: string;
  key: string;
  kind: string;
  at: Json;
  written: string;
  detail: Generated<Json>;
  proposals: Generated<Json>;
  answer: Generated<Json | null>;
  answered_by: Generated<string | null>;
}

export interface MembershipTable {
  user_id: string;
  office_id: string;
  role: string;
  position: Generated<string | null>;
}

export interface OfficeTable {
  id: string;
  kind: string;
  name: string;
  area_code: Generated<string | null>;
  partner_id: Generated<string | null>;
}

export interface PartnerTable {
  id: string;
  name: string;
  name_id: Generated<string | null>;
  acronym: Generated<string | null>;
  partner_class: string;
  legal_form: Generated<string | null>;
  home_country: Generated<string | null>;
  website: Generated<string | null>;
  description: Generated<string | null>;
  active_since: Generated<number | null>;
  status: Generated<string>;
  merged_into: Generated<string | null>;
  visibility: Generated<string>;
  fictional: Generated<boolean>;
  office_id: Generated<string | null>;
  import_id: Generated<string | null>;
  edited_at: Generated<Moment | null>;
  edited_by: Generated<string | null>;
  version: Generated<number>;
  created_at: Generated<Moment>;
  updated_at: Generated<Moment>;
}

export interface PartnerContactTable {
  id: string;
  partner_id: string;
  name: string;
  position: Generated<string | null>;
  email: Generated<string | null>;
  phone: Generated<string | null>;
}

export interface PartnerDocumentTable {
  id: string;
  partner_id: string;
  kind: string;
  title: string;
  file_id: Generated<string | null>;
  visibility: Generated<string>;
  added_at: Generated<Moment>;
}

export interface PartnerIdentifierTable {
  partner_id: string;
  identifier: string;
}

export interface PartnerLikenessTable {
  partner_id: string;
  other_id: string;
  decision: string;
  reason: Generated<string | null>;
  decided_by: Generated<string | null>;
  decided_at: Generated<Moment>;
}

export interface PartnerNameTable {
  partner_id: string;
  folded: string;
  name: string;
  kind: string;
}

export interface PartnerOfficeTable {
  id: string;
  partner_id: string;
  kind: string;
  address: string;
  area_code: Generated<string | null>;
}

export interface PartnerPermitTable {
  id: string;
  partner_id: string;
  kind: string;
  number: Generated<string | null>;
  issuer: Generated<string | null>;
  valid_from: Generated<string | null>;
  valid_to: Generated<string | null>;
}

export interface PartnerPresenceTable {
  partner_id: string;
  area_code: string;
  year: number;
  source: Generated<string>;
}

export interface PartnerSectorTable {
  partner_id: string;
  field: string;
}

export interface SearchWordTable {
  word: string;
  count: number;
}

export interface Tables {
  activity: ActivityTable;
  activity_beneficiary: ActivityBeneficiaryTable;
  activity_budget: ActivityBudgetTable;
  activity_location: ActivityLocationTable;
  activity_participant: ActivityParticipantTable;
  activity_result: ActivityResultTable;
  activity_sector: ActivitySectorTable;
  activity_source: ActivitySourceTable;
  activity_tag: ActivityTagTable;
  activity_transaction: ActivityTransactionTable;
  area: AreaTable;
  area_answer: AreaAnswerTable;
  area_boundary: AreaBoundaryTable;
  area_name: AreaNameTable;
  area_successor: AreaSuccessorTable;
  audit: AuditTable;
  coverage_cell: CoverageCellTable;
  exchange_rate: ExchangeRateTable;
  finding_decision: FindingDecisionTable;
  import_file: ImportFileTable;
  import_memory: ImportMemoryTable;
  import_piece: ImportPieceTable;
  import_question: ImportQuestionTable;
  membership: MembershipTable;
  office: OfficeTable;
  partner: PartnerTable;
  partner_contact: PartnerContactTable;
  partner_document: PartnerDocumentTable;
  partner_identifier: PartnerIdentifierTable;
  partner_likeness: PartnerLikenessTable;
  partner_name: PartnerNameTable;
  partner_office: PartnerOfficeTable;
  partner_permit: PartnerPermitTable;
  partner_presence: PartnerPresenceTable;
  partner_sector: PartnerSectorTable;
  search_word: SearchWordTable;
}
