// Written by tools/write-tables.ts from the migrations; do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely';

export interface ActivityTable {
  id: string;
  iati_identifier: ColumnType<string | null, string | null | undefined, string | null>;
  partner_id: string;
  programme: ColumnType<string | null, string | null | undefined, string | null>;
  title: ColumnType<unknown, string, string>;
  sort_title: string;
  description: ColumnType<unknown, string | undefined, string>;
  status: number;
  planned_start: ColumnType<string | null, string | null | undefined, string | null>;
  actual_start: ColumnType<string | null, string | null | undefined, string | null>;
  planned_end: ColumnType<string | null, string | null | undefined, string | null>;
  actual_end: ColumnType<string | null, string | null | undefined, string | null>;
  first_year: ColumnType<number | null, number | null | undefined, number | null>;
  last_year: ColumnType<number | null, number | null | undefined, number | null>;
  default_currency: ColumnType<string | null, string | null | undefined, string | null>;
  collaboration_type: ColumnType<string | null, string | null | undefined, string | null>;
  default_flow_type: ColumnType<string | null, string | null | undefined, string | null>;
  default_finance_type: ColumnType<string | null, string | null | undefined, string | null>;
  default_aid_type: ColumnType<string | null, string | null | undefined, string | null>;
  default_tied_status: ColumnType<string | null, string | null | undefined, string | null>;
  implementer: ColumnType<string | null, string | null | undefined, string | null>;
  lead_agency: ColumnType<string | null, string | null | undefined, string | null>;
  obstacle: ColumnType<string | null, string | null | undefined, string | null>;
  visibility: ColumnType<string, string | undefined, string>;
  reach: ColumnType<string[], string[] | undefined, string[]>;
  planned_idr: ColumnType<string | null, string | null | undefined, string | null>;
  spent_idr: ColumnType<string | null, string | null | undefined, string | null>;
  unconverted: ColumnType<number, number | undefined, number>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  import_id: ColumnType<string | null, string | null | undefined, string | null>;
  source_hash: ColumnType<string | null, string | null | undefined, string | null>;
  source_from: ColumnType<number | null, number | null | undefined, number | null>;
  source_to: ColumnType<number | null, number | null | undefined, number | null>;
  source_line: ColumnType<number | null, number | null | undefined, number | null>;
  edited_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  edited_by: ColumnType<string | null, string | null | undefined, string | null>;
  removed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  version: ColumnType<number, number | undefined, number>;
  created_at: ColumnType<string, string | Date | undefined, string | Date>;
  updated_at: ColumnType<string, string | Date | undefined, string | Date>;
  title_search: GeneratedAlways<string | null>;
  search: GeneratedAlways<string | null>;
  draft: ColumnType<boolean, boolean | undefined, boolean>;
  participant_ids: ColumnType<string[], string[] | undefined, string[]>;
  standing: GeneratedAlways<string>;
  withheld: ColumnType<unknown, string | undefined, string>;
}

export interface ActivityBeneficiaryTable {
  activity_id: string;
  ordinal: number;
  unit: ColumnType<string, string | undefined, string>;
  group_name: ColumnType<string | null, string | null | undefined, string | null>;
  direct: ColumnType<boolean, boolean | undefined, boolean>;
  planned_female: ColumnType<number | null, number | null | undefined, number | null>;
  planned_male: ColumnType<number | null, number | null | undefined, number | null>;
  planned_total: ColumnType<number | null, number | null | undefined, number | null>;
  reached_female: ColumnType<number | null, number | null | undefined, number | null>;
  reached_male: ColumnType<number | null, number | null | undefined, number | null>;
  reached_total: ColumnType<number | null, number | null | undefined, number | null>;
}

export interface ActivityBudgetTable {
  activity_id: string;
  ordinal: number;
  type: ColumnType<number, number | undefined, number>;
  status: ColumnType<number, number | undefined, number>;
  period_start: string;
  period_end: string;
  amount: string;
  currency: string;
  value_date: string;
  source: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ActivityLocationTable {
  activity_id: string;
  ordinal: number;
  area_code: ColumnType<string | null, string | null | undefined, string | null>;
  country: ColumnType<string | null, string | null | undefined, string | null>;
  written: ColumnType<string | null, string | null | undefined, string | null>;
  percentage: string;
  latitude: ColumnType<string | null, string | null | undefined, string | null>;
  longitude: ColumnType<string | null, string | null | undefined, string | null>;
  match_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ActivityParticipantTable {
  activity_id: string;
  ordinal: number;
  role: number;
  organisation_type: ColumnType<string | null, string | null | undefined, string | null>;
  identifier: ColumnType<string | null, string | null | undefined, string | null>;
  name: ColumnType<string | null, string | null | undefined, string | null>;
  partner_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ActivityResultTable {
  activity_id: string;
  ordinal: number;
  type: number;
  title: ColumnType<unknown, string, string>;
  description: ColumnType<unknown, string | null | undefined, string | null>;
  indicators: ColumnType<unknown, string | undefined, string>;
}

export interface ActivitySectorTable {
  activity_id: string;
  ordinal: number;
  vocabulary: string;
  code: string;
  percentage: string;
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
  name: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ActivityTransactionTable {
  activity_id: string;
  ordinal: number;
  ref: ColumnType<string | null, string | null | undefined, string | null>;
  type: number;
  date: string;
  amount: string;
  currency: string;
  value_date: string;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  provider: ColumnType<string | null, string | null | undefined, string | null>;
  receiver: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AgendaItemTable {
  meeting_id: string;
  ordinal: number;
  day: string;
  begins: ColumnType<string | null, string | null | undefined, string | null>;
  ends: ColumnType<string | null, string | null | undefined, string | null>;
  title: string;
  owner: ColumnType<string | null, string | null | undefined, string | null>;
  speaker: ColumnType<string | null, string | null | undefined, string | null>;
  institution: ColumnType<string | null, string | null | undefined, string | null>;
  topic: ColumnType<string | null, string | null | undefined, string | null>;
  id: ColumnType<string, string | undefined, string>;
}

export interface AreaTable {
  code: string;
  parent_code: ColumnType<string | null, string | null | undefined, string | null>;
  level: number;
  kind: string;
  name: string;
  folded: string;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  latitude: ColumnType<string | null, string | null | undefined, string | null>;
  longitude: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AreaAnswerTable {
  office_id: string;
  within_code: ColumnType<string, string | undefined, string>;
  folded: string;
  area_code: ColumnType<string | null, string | null | undefined, string | null>;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<string, string | Date | undefined, string | Date>;
}

export interface AreaBoundaryTable {
  area_code: string;
  geometry: ColumnType<unknown, string, string>;
  source: string;
  loaded_at: ColumnType<string, string | Date | undefined, string | Date>;
}

export interface AreaChangeTable {
  id: string;
  ordinal: GeneratedAlways<number>;
  kind: string;
  effective: string;
  basis: string;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  area_codes: string[];
  plan: ColumnType<unknown, string, string>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  recorded_by: ColumnType<string | null, string | null | undefined, string | null>;
  recorded_at: ColumnType<string, string | Date | undefined, string | Date>;
  undone_by: ColumnType<string | null, string | null | undefined, string | null>;
  undone_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  undone_reason: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AreaNameTable {
  area_code: string;
  folded: string;
  name: string;
  kind: string;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  source: ColumnType<string | null, string | null | undefined, string | null>;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AreaSuccessorTable {
  area_code: string;
  successor_code: string;
  since: string;
  decree: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface AttendanceTable {
  id: string;
  meeting_id: string;
  day: string;
  invitee_id: ColumnType<string | null, string | null | undefined, string | null>;
  category: string;
  name: string;
  post: ColumnType<string | null, string | null | undefined, string | null>;
  institution: string;
  represents: ColumnType<string | null, string | null | undefined, string | null>;
  sex: ColumnType<string | null, string | null | undefined, string | null>;
  contact: ColumnType<string | null, string | null | undefined, string | null>;
  mode: string;
  method: string;
  at: ColumnType<string, string | Date, string | Date>;
  link_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  removed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface AuditTable {
  id: GeneratedAlways<number>;
  at: ColumnType<string, string | Date | undefined, string | Date>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  actor_kind: string;
  action: string;
  subject: string;
  subject_id: string;
  version: ColumnType<number | null, number | null | undefined, number | null>;
  import_id: ColumnType<string | null, string | null | undefined, string | null>;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  before: ColumnType<unknown, string | null | undefined, string | null>;
  after: ColumnType<unknown, string | null | undefined, string | null>;
  request_id: ColumnType<string | null, string | null | undefined, string | null>;
  role: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
  address: ColumnType<string | null, string | null | undefined, string | null>;
  standing: ColumnType<string | null, string | null | undefined, string | null>;
  digest: ColumnType<Uint8Array, Uint8Array | undefined, Uint8Array>;
}

export interface AuditBlockTable {
  number: number;
  at: ColumnType<string, string | Date, string | Date>;
  previous: Uint8Array;
  rows: ColumnType<unknown, string, string>;
  hash: Uint8Array;
  first_id: GeneratedAlways<number>;
  last_id: GeneratedAlways<number>;
}

export interface BriefingBookTable {
  id: string;
  meeting_id: string;
  office_id: string;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
  as_known: string;
  looks_back: boolean;
  locale: string;
  state: string;
  pages_done: ColumnType<number, number | undefined, number>;
  pages_total: ColumnType<number | null, number | null | undefined, number | null>;
  begun_at: ColumnType<string, string | Date, string | Date>;
  told_at: ColumnType<string, string | Date, string | Date>;
  paper: ColumnType<unknown, string | null | undefined, string | null>;
  sha256: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface CalendarAddressTable {
  user_id: string;
  token_hash: string;
  scope: string;
  locale: string;
  made_at: ColumnType<string, string | Date, string | Date>;
  used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  counted_from: ColumnType<string, string | Date, string | Date>;
  asked: ColumnType<number, number | undefined, number>;
}

export interface CoverageCellTable {
  activity_id: string;
  area_code: string;
  field: string;
  year: number;
  partner_id: string;
  status: number;
  visibility: string;
  planned: ColumnType<string, string | undefined, string>;
  spent: ColumnType<string, string | undefined, string>;
}

export interface ErasureTable {
  id: string;
  at: ColumnType<string, string | Date | undefined, string | Date>;
  erased_by: ColumnType<string | null, string | null | undefined, string | null>;
  what: string;
  reason: string;
}

export interface ErasureRequestTable {
  id: string;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  contact_id: ColumnType<string | null, string | null | undefined, string | null>;
  asked_at: ColumnType<string, string | Date | undefined, string | Date>;
  asked_by: ColumnType<string | null, string | null | undefined, string | null>;
  words: ColumnType<string | null, string | null | undefined, string | null>;
  state: ColumnType<string, string | undefined, string>;
  answered_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answer: ColumnType<string | null, string | null | undefined, string | null>;
  link_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ExchangeRateTable {
  currency: string;
  date: string;
  rate: string;
  source: string;
  applied: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface FindingDecisionTable {
  key: string;
  office_id: string;
  kind: string;
  area_code: string;
  decision: string;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
  decided_at: ColumnType<string, string | Date | undefined, string | Date>;
}

export interface FollowupTable {
  id: string;
  recommendation_id: string;
  ordinal: number;
  kind: string;
  progress: ColumnType<number | null, number | null | undefined, number | null>;
  body: string;
  evidence: ColumnType<string | null, string | null | undefined, string | null>;
  due: ColumnType<string | null, string | null | undefined, string | null>;
  at: ColumnType<string, string | Date, string | Date>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
  link_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ImportFileTable {
  id: string;
  name: string;
  kind: string;
  sha256: string;
  size: number;
  state: string;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  uploaded_by: ColumnType<string | null, string | null | undefined, string | null>;
  mapping: ColumnType<unknown, string | null | undefined, string | null>;
  report: ColumnType<unknown, string | null | undefined, string | null>;
  progress: ColumnType<number, number | undefined, number>;
  created_at: ColumnType<string, string | Date | undefined, string | Date>;
  stored_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface ImportMemoryTable {
  office_id: string;
  kind: string;
  key: string;
  answer: ColumnType<unknown, string, string>;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
  answered_at: ColumnType<string, string | Date | undefined, string | Date>;
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
  at: ColumnType<unknown, string, string>;
  written: string;
  detail: ColumnType<unknown, string | undefined, string>;
  proposals: ColumnType<unknown, string | undefined, string>;
  answer: ColumnType<unknown, string | null | undefined, string | null>;
  answered_by: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface InvitationTable {
  id: string;
  seat_id: string;
  token_hash: string;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  made_at: ColumnType<string, string | Date, string | Date>;
  made_by: ColumnType<string | null, string | null | undefined, string | null>;
  made_from_seat: ColumnType<string | null, string | null | undefined, string | null>;
  expires_at: ColumnType<string, string | Date, string | Date>;
  accepted_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  accepted_by: ColumnType<string | null, string | null | undefined, string | null>;
  withdrawn_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface InviteeReplyTable {
  id: string;
  meeting_id: string;
  invitee_id: string;
  ordinal: number;
  answer: string;
  persons: ColumnType<unknown, string | undefined, string>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
  at: ColumnType<string, string | Date, string | Date>;
  link_id: ColumnType<string | null, string | null | undefined, string | null>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface LetterProfileTable {
  office_id: string;
  version: number;
  valid_from: string;
  legal_source: ColumnType<string | null, string | null | undefined, string | null>;
  settings: ColumnType<unknown, string, string>;
  written_at: ColumnType<string, string | Date | undefined, string | Date>;
  written_by: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface MailTable {
  id: string;
  meeting_id: string;
  kind: string;
  link_id: ColumnType<string | null, string | null | undefined, string | null>;
  once_key: ColumnType<string | null, string | null | undefined, string | null>;
  recipient: ColumnType<string | null, string | null | undefined, string | null>;
  name: string;
  subject: string;
  body: string;
  calendar: ColumnType<string | null, string | null | undefined, string | null>;
  state: string;
  tries: ColumnType<number, number | undefined, number>;
  made_at: ColumnType<string, string | Date, string | Date>;
  due_at: ColumnType<string, string | Date, string | Date>;
  sent_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  fault: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface MeetingTable {
  id: string;
  version: ColumnType<number, number | undefined, number>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  kind: string;
  title: string;
  theme: ColumnType<string | null, string | null | undefined, string | null>;
  aim: ColumnType<string | null, string | null | undefined, string | null>;
  legal_basis: ColumnType<string | null, string | null | undefined, string | null>;
  area_code: ColumnType<string | null, string | null | undefined, string | null>;
  venue: ColumnType<string | null, string | null | undefined, string | null>;
  city: ColumnType<string | null, string | null | undefined, string | null>;
  link: ColumnType<string | null, string | null | undefined, string | null>;
  time_zone: string;
  first_day: string;
  last_day: string;
  summary: ColumnType<string | null, string | null | undefined, string | null>;
  follows_id: ColumnType<string | null, string | null | undefined, string | null>;
  visibility: string;
  draft: ColumnType<boolean, boolean | undefined, boolean>;
  invited_ids: ColumnType<string[], string[] | undefined, string[]>;
  demonstration: ColumnType<boolean, boolean | undefined, boolean>;
  removed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  created_at: ColumnType<string, string | Date | undefined, string | Date>;
  updated_at: ColumnType<string, string | Date | undefined, string | Date>;
  standing: GeneratedAlways<string>;
  without_regency: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface MeetingFileTable {
  id: string;
  meeting_id: string;
  kind: string;
  agenda_item_id: ColumnType<string | null, string | null | undefined, string | null>;
  invitee_id: ColumnType<string | null, string | null | undefined, string | null>;
  followup_id: ColumnType<string | null, string | null | undefined, string | null>;
  title: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  bytes: Uint8Array;
  open: ColumnType<boolean, boolean | undefined, boolean>;
  at: ColumnType<string, string | Date | undefined, string | Date>;
  link_id: ColumnType<string | null, string | null | undefined, string | null>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  removed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface MeetingInviteeTable {
  meeting_id: string;
  ordinal: number;
  category: string;
  name: string;
  area_code: ColumnType<string | null, string | null | undefined, string | null>;
  partner_id: ColumnType<string | null, string | null | undefined, string | null>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  persons: ColumnType<number, number | undefined, number>;
  came: ColumnType<number | null, number | null | undefined, number | null>;
  id: ColumnType<string, string | undefined, string>;
  required_as: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface MinuteEditTable {
  id: string;
  meeting_id: string;
  ordinal: number;
  entry_id: string;
  based_on: ColumnType<string[], string[] | undefined, string[]>;
  kind: string;
  agenda_item_id: ColumnType<string | null, string | null | undefined, string | null>;
  body: ColumnType<string, string | undefined, string>;
  speaker: ColumnType<string | null, string | null | undefined, string | null>;
  person: ColumnType<string | null, string | null | undefined, string | null>;
  owner: ColumnType<string | null, string | null | undefined, string | null>;
  due: ColumnType<string | null, string | null | undefined, string | null>;
  open: ColumnType<boolean, boolean | undefined, boolean>;
  removed: ColumnType<boolean, boolean | undefined, boolean>;
  made_at: ColumnType<string, string | Date, string | Date>;
  at: ColumnType<string, string | Date, string | Date>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
  label: ColumnType<string | null, string | null | undefined, string | null>;
  agreed: ColumnType<string | null, string | null | undefined, string | null>;
  under_id: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface MinutesAnnexesTable {
  meeting_id: string;
  attendance: boolean;
  material: boolean;
  photos: boolean;
  at: ColumnType<string, string | Date, string | Date>;
}

export interface MinutesOutcomeTable {
  entry_id: string;
  meeting_id: string;
  recommendation_id: string;
  at: ColumnType<string, string | Date, string | Date>;
}

export interface MinutesRemarkTable {
  id: string;
  meeting_id: string;
  ordinal: number;
  entry_id: ColumnType<string | null, string | null | undefined, string | null>;
  answers_id: ColumnType<string | null, string | null | undefined, string | null>;
  taken: ColumnType<boolean | null, boolean | null | undefined, boolean | null>;
  body: string;
  author: string;
  at: ColumnType<string, string | Date, string | Date>;
  link_id: ColumnType<string | null, string | null | undefined, string | null>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface MinutesStepTable {
  id: string;
  meeting_id: string;
  ordinal: number;
  kind: string;
  until: ColumnType<string | null, string | null | undefined, string | null>;
  signer: ColumnType<string | null, string | null | undefined, string | null>;
  post: ColumnType<string | null, string | null | undefined, string | null>;
  number: ColumnType<string | null, string | null | undefined, string | null>;
  signed_on: ColumnType<string | null, string | null | undefined, string | null>;
  body: ColumnType<string | null, string | null | undefined, string | null>;
  content: ColumnType<string | null, string | null | undefined, string | null>;
  sha256: ColumnType<string | null, string | null | undefined, string | null>;
  block: ColumnType<number | null, number | null | undefined, number | null>;
  block_hash: ColumnType<string | null, string | null | undefined, string | null>;
  at: ColumnType<string, string | Date, string | Date>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
  erased_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface MinutesSummaryTable {
  meeting_id: string;
  points: ColumnType<unknown, string, string>;
  attendance: ColumnType<unknown, string, string>;
  at: ColumnType<string, string | Date, string | Date>;
}

export interface OfficeTable {
  id: string;
  kind: string;
  name: string;
  area_code: ColumnType<string | null, string | null | undefined, string | null>;
  partner_id: ColumnType<string | null, string | null | undefined, string | null>;
  unit: ColumnType<string, string | undefined, string>;
  parent_id: ColumnType<string | null, string | null | undefined, string | null>;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
}

export interface OfficeEmblemTable {
  office_id: string;
  kind: string;
  type: string;
  width: number;
  height: number;
  sha256: string;
  bytes: Uint8Array;
  added_at: ColumnType<string, string | Date | undefined, string | Date>;
}

export interface OfficeNoteTable {
  office_id: string;
  version: number;
  body: string;
  written_at: ColumnType<string, string | Date | undefined, string | Date>;
  written_by: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface OfficeSignatoryTable {
  id: string;
  version: ColumnType<number, number | undefined, number>;
  office_id: string;
  letterhead: string;
  standing: string;
  post: string;
  name: string;
  rank: ColumnType<string | null, string | null | undefined, string | null>;
  nip: ColumnType<string | null, string | null | undefined, string | null>;
  acting: ColumnType<string | null, string | null | undefined, string | null>;
  own_post: ColumnType<string | null, string | null | undefined, string | null>;
  on_behalf: ColumnType<string[], string[] | undefined, string[]>;
  valid_from: string;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PaperTable {
  id: string;
  office_id: string;
  subject: string;
  subject_id: string;
  kind: string;
  version: number;
  title: string;
  number: ColumnType<string | null, string | null | undefined, string | null>;
  day: ColumnType<string | null, string | null | undefined, string | null>;
  data_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  body: ColumnType<unknown, string, string>;
  made_at: ColumnType<string, string | Date | undefined, string | Date>;
  made_by: ColumnType<string | null, string | null | undefined, string | null>;
  finished_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  finished_by: ColumnType<string | null, string | null | undefined, string | null>;
  pdf: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  sha256: ColumnType<string | null, string | null | undefined, string | null>;
  filled: ColumnType<unknown, string | undefined, string>;
}

export interface PartnerTable {
  id: string;
  name: string;
  name_id: ColumnType<string | null, string | null | undefined, string | null>;
  acronym: ColumnType<string | null, string | null | undefined, string | null>;
  partner_class: string;
  legal_form: ColumnType<string | null, string | null | undefined, string | null>;
  home_country: ColumnType<string | null, string | null | undefined, string | null>;
  website: ColumnType<string | null, string | null | undefined, string | null>;
  description: ColumnType<string | null, string | null | undefined, string | null>;
  active_since: ColumnType<number | null, number | null | undefined, number | null>;
  status: ColumnType<string, string | undefined, string>;
  merged_into: ColumnType<string | null, string | null | undefined, string | null>;
  visibility: ColumnType<string, string | undefined, string>;
  fictional: ColumnType<boolean, boolean | undefined, boolean>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  import_id: ColumnType<string | null, string | null | undefined, string | null>;
  edited_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  edited_by: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
  created_at: ColumnType<string, string | Date | undefined, string | Date>;
  updated_at: ColumnType<string, string | Date | undefined, string | Date>;
  standing: GeneratedAlways<string>;
  withheld: ColumnType<unknown, string | undefined, string>;
}

export interface PartnerContactTable {
  id: string;
  partner_id: string;
  name: string;
  position: ColumnType<string | null, string | null | undefined, string | null>;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  phone: ColumnType<string | null, string | null | undefined, string | null>;
  removed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface PartnerDocumentTable {
  id: string;
  partner_id: string;
  kind: string;
  title: string;
  file_id: ColumnType<string | null, string | null | undefined, string | null>;
  visibility: ColumnType<string, string | undefined, string>;
  added_at: ColumnType<string, string | Date | undefined, string | Date>;
  removed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  number: ColumnType<string | null, string | null | undefined, string | null>;
  issuer: ColumnType<string | null, string | null | undefined, string | null>;
  issued_on: ColumnType<string | null, string | null | undefined, string | null>;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PartnerFileTable {
  id: string;
  partner_id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  added_by: ColumnType<string | null, string | null | undefined, string | null>;
  added_at: ColumnType<string, string | Date | undefined, string | Date>;
}

export interface PartnerFilePieceTable {
  file_id: string;
  ordinal: number;
  bytes: Uint8Array;
}

export interface PartnerFundingTable {
  id: string;
  partner_id: string;
  amount: ColumnType<string | null, string | null | undefined, string | null>;
  currency: string;
  period_from: ColumnType<string | null, string | null | undefined, string | null>;
  period_to: ColumnType<string | null, string | null | undefined, string | null>;
  written: ColumnType<string | null, string | null | undefined, string | null>;
  exact_to: ColumnType<string | null, string | null | undefined, string | null>;
  source: ColumnType<string | null, string | null | undefined, string | null>;
  note: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PartnerIdentifierTable {
  partner_id: string;
  identifier: string;
}

export interface PartnerLikenessTable {
  partner_id: string;
  other_id: string;
  decision: string;
  reason: ColumnType<string | null, string | null | undefined, string | null>;
  decided_by: ColumnType<string | null, string | null | undefined, string | null>;
  decided_at: ColumnType<string, string | Date | undefined, string | Date>;
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
  area_code: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PartnerPermitTable {
  id: string;
  partner_id: string;
  kind: string;
  number: ColumnType<string | null, string | null | undefined, string | null>;
  issuer: ColumnType<string | null, string | null | undefined, string | null>;
  valid_from: ColumnType<string | null, string | null | undefined, string | null>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface PartnerPresenceTable {
  partner_id: string;
  area_code: string;
  year: number;
  source: ColumnType<string, string | undefined, string>;
}

export interface PartnerSectorTable {
  partner_id: string;
  field: string;
}

export interface PersonalLinkTable {
  id: string;
  meeting_id: string;
  kind: string;
  invitee_id: ColumnType<string | null, string | null | undefined, string | null>;
  recommendation_id: ColumnType<string | null, string | null | undefined, string | null>;
  email: ColumnType<string | null, string | null | undefined, string | null>;
  made_at: ColumnType<string, string | Date, string | Date>;
  expires_at: ColumnType<string, string | Date, string | Date>;
  withdrawn_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  used_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
}

export interface ProposalTable {
  id: string;
  office_id: string;
  finding_key: string;
  area_code: string;
  field: string;
  meeting_id: ColumnType<string | null, string | null | undefined, string | null>;
  addressed_ids: ColumnType<string[], string[] | undefined, string[]>;
  outcome: ColumnType<string | null, string | null | undefined, string | null>;
  outcome_text: ColumnType<string | null, string | null | undefined, string | null>;
  outcome_lines: ColumnType<unknown, string | undefined, string>;
  recommendation_id: ColumnType<string | null, string | null | undefined, string | null>;
  settled_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  settled_capacity: ColumnType<string | null, string | null | undefined, string | null>;
  created_at: ColumnType<string, string | Date | undefined, string | Date>;
}

export interface ProposalAddresseeTable {
  proposal_id: string;
  ordinal: number;
  partner_id: ColumnType<string | null, string | null | undefined, string | null>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  area_code: ColumnType<string | null, string | null | undefined, string | null>;
  name: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ProposalAnswerTable {
  id: string;
  proposal_id: string;
  round: number;
  addressee: number;
  ordinal: number;
  kind: string;
  body: ColumnType<string | null, string | null | undefined, string | null>;
  at: ColumnType<string, string | Date, string | Date>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface ProposalRoundTable {
  proposal_id: string;
  ordinal: number;
  body: string;
  lines: ColumnType<unknown, string | undefined, string>;
  answer_by: string;
  at: ColumnType<string, string | Date, string | Date>;
  office_id: ColumnType<string | null, string | null | undefined, string | null>;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  seat_id: ColumnType<string | null, string | null | undefined, string | null>;
  capacity: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface RecommendationTable {
  id: string;
  version: ColumnType<number, number | undefined, number>;
  meeting_id: string;
  ordinal: number;
  text: string;
  theme: ColumnType<string | null, string | null | undefined, string | null>;
  level: string;
  plan_target: ColumnType<string | null, string | null | undefined, string | null>;
  owner_name: string;
  owner_office_id: ColumnType<string | null, string | null | undefined, string | null>;
  owner_partner_id: ColumnType<string | null, string | null | undefined, string | null>;
  due: ColumnType<string | null, string | null | undefined, string | null>;
  carried_from: ColumnType<string | null, string | null | undefined, string | null>;
  removed_at: ColumnType<string | null, string | Date | null | undefined, string | Date | null>;
  owner_post: ColumnType<string | null, string | null | undefined, string | null>;
}

export interface RegisterChangeTable {
  transaction: number;
}

export interface SearchWordTable {
  word: string;
  count: number;
}

export interface SeatTable {
  id: string;
  office_id: string;
  user_id: ColumnType<string | null, string | null | undefined, string | null>;
  name: ColumnType<string | null, string | null | undefined, string | null>;
  position: ColumnType<string | null, string | null | undefined, string | null>;
  role: ColumnType<string | null, string | null | undefined, string | null>;
  acting: ColumnType<string | null, string | null | undefined, string | null>;
  valid_from: ColumnType<string, string | undefined, string>;
  valid_to: ColumnType<string | null, string | null | undefined, string | null>;
  version: ColumnType<number, number | undefined, number>;
  added_at: ColumnType<string, string | Date | undefined, string | Date>;
  added_by: ColumnType<string | null, string | null | undefined, string | null>;
  sole: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface SettingTable {
  key: string;
  value: ColumnType<unknown, string, string>;
}

export interface WithheldFieldTable {
  subject: string;
  subject_id: string;
  field: string;
  visibility: string;
  value: ColumnType<unknown, string, string>;
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
  agenda_item: AgendaItemTable;
  area: AreaTable;
  area_answer: AreaAnswerTable;
  area_boundary: AreaBoundaryTable;
  area_change: AreaChangeTable;
  area_name: AreaNameTable;
  area_successor: AreaSuccessorTable;
  attendance: AttendanceTable;
  audit: AuditTable;
  audit_block: AuditBlockTable;
  briefing_book: BriefingBookTable;
  calendar_address: CalendarAddressTable;
  coverage_cell: CoverageCellTable;
  erasure: ErasureTable;
  erasure_request: ErasureRequestTable;
  exchange_rate: ExchangeRateTable;
  finding_decision: FindingDecisionTable;
  followup: FollowupTable;
  import_file: ImportFileTable;
  import_memory: ImportMemoryTable;
  import_piece: ImportPieceTable;
  import_question: ImportQuestionTable;
  invitation: InvitationTable;
  invitee_reply: InviteeReplyTable;
  letter_profile: LetterProfileTable;
  mail: MailTable;
  meeting: MeetingTable;
  meeting_file: MeetingFileTable;
  meeting_invitee: MeetingInviteeTable;
  minute_edit: MinuteEditTable;
  minutes_annexes: MinutesAnnexesTable;
  minutes_outcome: MinutesOutcomeTable;
  minutes_remark: MinutesRemarkTable;
  minutes_step: MinutesStepTable;
  minutes_summary: MinutesSummaryTable;
  office: OfficeTable;
  office_emblem: OfficeEmblemTable;
  office_note: OfficeNoteTable;
  office_signatory: OfficeSignatoryTable;
  paper: PaperTable;
  partner: PartnerTable;
  partner_contact: PartnerContactTable;
  partner_document: PartnerDocumentTable;
  partner_file: PartnerFileTable;
  partner_file_piece: PartnerFilePieceTable;
  partner_funding: PartnerFundingTable;
  partner_identifier: PartnerIdentifierTable;
  partner_likeness: PartnerLikenessTable;
  partner_name: PartnerNameTable;
  partner_office: PartnerOfficeTable;
  partner_permit: PartnerPermitTable;
  partner_presence: PartnerPresenceTable;
  partner_sector: PartnerSectorTable;
  personal_link: PersonalLinkTable;
  proposal: ProposalTable;
  proposal_addressee: ProposalAddresseeTable;
  proposal_answer: ProposalAnswerTable;
  proposal_round: ProposalRoundTable;
  recommendation: RecommendationTable;
  register_change: RegisterChangeTable;
  search_word: SearchWordTable;
  seat: SeatTable;
  setting: SettingTable;
  withheld_field: WithheldFieldTable;
}
