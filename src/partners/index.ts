export { addDocuments } from './add-documents.ts';
export { contactEmails } from './contact-emails.ts';
export { countPartners, type ClassCount, type PartnerCount, type YearCount } from './count-partners.ts';
export { declareDifferent, type LikenessDecision, reconsiderLikeness } from './decide-likeness.ts';
export type { DecidedPair } from './duplicate-store.ts';
export type { Duplicate, DuplicateReason } from './duplicates.ts';
export { editPartner, type PartnerEdit } from './edit-partner.ts';
export { getPartner } from './get-partner.ts';
export { listAllPartners, listPartners } from './list-partners.ts';
export { loadPartnerMatcher } from './load-partner-matcher.ts';
export { mergePartners, type MergeRequest } from './merge-partners.ts';
export type { LikenessReason } from './name-likeness.ts';
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  OFFICE_KINDS,
  type OfficeKind,
  type Partner,
  type PartnerClass,
  PARTNER_CLASSES,
  type PartnerContact,
  type PartnerDocument,
  type PartnerOffice,
  type PartnerPermit,
  type PartnerRecord,
  PERMIT_KINDS,
  type PermitKind,
  type Presence,
  type StoredPartner,
} from './partner.ts';
export { diffPartner, type FieldChange } from './partner-diff.ts';
export type { DraftConflict, PartnerDraft } from './partner-draft.ts';
export type { DocumentInput } from './document-form.ts';
export { asYears, exactnessOf, type PartnerFunding } from './partner-funding.ts';
export {
  type OpenPoint,
  openPoints,
  parsePartnerForm,
  type PartnerForm,
  type PartnerInput,
} from './partner-form.ts';
export { asRecord, getPartnerHistory, type HistoryEntry, type PartnerHistory } from './partner-history.ts';
export {
  type PartnerFilter,
  type PartnerPage,
  type PartnerQuery,
  type PartnerRow,
  type PartnerSort,
  PARTNER_SORTS,
  parsePartnerQuery,
} from './partner-list.ts';
export type { PartnerMatch, PartnerMatcher, PartnerProposal, WrittenPartner } from './partner-matcher.ts';
export { type NamedPartner, partnerNames } from './partner-names.ts';
export { PARTNER_WITHHELD_FIELDS, type PartnerWithheldField } from './partner-withheld.ts';
export { subjectOfPartner } from './partner-subject.ts';
export type { PartnerRecords } from './partner-records.ts';
export { leadingPermit, permitState, type PermitState } from './permit-state.ts';
export { presenceOf, presenceSpans, type PresenceSpan } from './presence.ts';
export {
  type DuplicateProposal,
  findLike,
  type Like,
  listDifferent,
  proposeDuplicates,
  type TypedPartner,
} from './propose-duplicates.ts';
export { registerPartner } from './register-partner.ts';
export { removeDocument } from './remove-document.ts';
export { replaceDocument } from './replace-document.ts';
export { restorePartner } from './restore-partner.ts';
export { type StoredDraft, storePartners } from './store-partners.ts';
export { takeDocumentFile, type TakenFile } from './take-document-file.ts';
export { unmergePartners } from './unmerge-partners.ts';
export { compareEdit, type EditComparison } from './compare-edit.ts';
export { COUNTRY_CODES } from './countries.ts';
export { type FilterChoices, listFilterChoices } from './filter-choices.ts';
export { listMerged, type MergedPartner } from './list-merged.ts';
export { contactPlace } from './contact-place.ts';
export { partnerMatters } from './partner-matters.ts';
export { partnerBriefing, partnerPage } from './briefing-sections.ts';
export { classWord } from './partner-words.ts';
export { partnersKnown } from './partners-known.ts';
export { permitDates } from './permit-dates.ts';
