export {
  ACTIVITY_STATUSES,
  type ActivityDescription,
  type ActivityDocument,
  type ActivityDraft,
  type ActivityLocation,
  type ActivityOrigin,
  type ActivityResult,
  type ActivitySector,
  type ActivityStatus,
  type ActivityTag,
  type ActivityTransaction,
  type Beneficiary,
  type Budget,
  type IndicatorPeriod,
  type LocationDraft,
  type OrganisationRole,
  type Participant,
  type ResultIndicator,
  type SectorDraft,
} from './activity.ts';
export { activityCells, type ActivityCells, type Cell, UNKNOWN_YEAR } from './activity-cells.ts';
export {
  ACTIVITY_SORTS,
  type ActivityFilter,
  type ActivityListing,
  type ActivitySort,
  readListing,
} from './activity-filter.ts';
export { layActivitiesThen } from './activities-then.ts';
export { ACTIVITY_WITHHELD_FIELDS, type ActivityWithheldField } from './activity-withheld.ts';
export { activityAsKnown } from './activity-as-known.ts';
export { activityHistory, type HistoryEntry } from './activity-history.ts';
export { isSpending, standingBudgets, yearlyMoney, type YearlyMoney } from './activity-money.ts';
export { parseActivity } from './activity-schema.ts';
export { changeRow, type RowChange } from './change-row.ts';
export { subjectOfActivity } from './activity-subject.ts';
export { compareActivities, type FieldDifference } from './compare-activities.ts';
export { compareEdit, type EditComparison } from './compare-edit.ts';
export { editActivity } from './edit-activity.ts';
export { enterRates } from './enter-rates.ts';
export { type ExchangeRate, ExchangeRates, RUPIAH } from './exchange-rates.ts';
export { type ActivityPartner, findActivityPartners, listActivityPartners } from './find-partners.ts';
export { importRates } from './import-rates.ts';
export { listDrafts } from './list-drafts.ts';
export type { OfficeDraft } from './draft-store.ts';
export { type ActivityList, eachActivity, listActivities } from './list-activities.ts';
export { filterConditions, type ListedActivity, takesPart } from './list-store.ts';
export { loadActivities, loadActivity, type StoredActivity } from './load-activity.ts';
export { normaliseActivity, placeOf, reachOf, UNPLACED } from './normalise-activity.ts';
export { activityRecords } from './move-partner.ts';
export { type PlannedActivity, planActivities } from './plan-activities.ts';
export { listRates, loadRates, saveRates } from './rate-store.ts';
export { ratesSince } from './rates-since.ts';
export { type ImportedState, readImported } from './read-imported.ts';
export { type ActivityFile, readOrigins } from './read-origins.ts';
export { recomputeCells } from './recompute-cells.ts';
export { recordActivity } from './record-activity.ts';
export { removeActivity } from './remove-activity.ts';
export { type SearchQuery, searchQuery, wordsOf } from './search-query.ts';
export { refreshAfterImport, refreshSearchWords } from './search-words.ts';
export { storeActivities, type StoredActivities, type StoreOptions } from './store-activities.ts';
export { undoEdit } from './undo-edit.ts';
export { activityMatters } from './activity-matters.ts';
export { activityBriefing } from './briefing-sections.ts';
