import type { Decimal, LocalizedText, PlainDate } from '#kernel/index.ts';

/**
 * An activity as IATI 2.03 describes it, in the words of the standard, camelCase. Codes are the texts of the file,
 * trimmed; what the file leaves out is `null` or an empty list. Elements of other namespaces, and what a register has
 * no use for (contact-info, conditions, crs-add, fss …), are not here: the original bytes `from`…`to` have them.
 */
export interface IatiActivity {
  iatiIdentifier: string;
  reportingOrg: IatiReportingOrg | null;
  title: LocalizedText;
  /** By DescriptionType: 1 general, 2 objectives, 3 target groups, 4 other. */
  descriptions: Readonly<Record<string, LocalizedText>>;
  participatingOrgs: IatiParticipatingOrg[];
  otherIdentifiers: IatiOtherIdentifier[];
  activityStatus: string | null;
  /** By ActivityDateType: 1 planned start, 2 actual start, 3 planned end, 4 actual end. */
  activityDates: Readonly<Record<string, PlainDate>>;
  activityScope: string | null;
  recipientCountries: IatiRecipientCountry[];
  recipientRegions: IatiRecipientRegion[];
  locations: IatiLocation[];
  sectors: IatiSector[];
  tags: IatiTag[];
  policyMarkers: IatiPolicyMarker[];
  budgets: IatiBudget[];
  plannedDisbursements: IatiPlannedDisbursement[];
  transactions: IatiTransaction[];
  results: IatiResult[];
  documentLinks: IatiDocumentLink[];
  relatedActivities: IatiRelatedActivity[];
  humanitarian: boolean;
  humanitarianScopes: IatiHumanitarianScope[];
  defaultCurrency: string | null;
  /** Language of narratives without one of their own, `und` where the file does not say. */
  defaultLanguage: string;
  collaborationType: string | null;
  defaultFlowType: string | null;
  defaultFinanceType: string | null;
  /** DAC aid type (vocabulary 1); other vocabularies are left to the original. */
  defaultAidType: string | null;
  defaultTiedStatus: string | null;
  hierarchy: string | null;
  /** As written: `xsd:dateTime`. */
  lastUpdated: string | null;
  /** Line of `<iati-activity`, counted from 1. */
  line: number;
  /** Byte offset of `<` of the start tag in the file as it was received. */
  from: number;
  /** Byte offset after `>` of the end tag. */
  to: number;
  /** SHA-256 (hex) of everything the activity says: not of white space, comments, order of attributes, or time stamps of publishing. */
  hash: string;
}

export interface IatiOrganisation {
  ref: string | null;
  type: string | null;
  name: LocalizedText;
}

export interface IatiReportingOrg extends IatiOrganisation {
  secondaryReporter: boolean;
}

export interface IatiParticipatingOrg extends IatiOrganisation {
  /** OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing. */
  role: string | null;
  activityId: string | null;
  line: number;
}

/** `provider-org` or `receiver-org` of a transaction or planned disbursement. */
export interface IatiTransactionOrg extends IatiOrganisation {
  activityId: string | null;
}

export interface IatiOtherIdentifier {
  ref: string;
  type: string | null;
  ownerOrgRef: string | null;
  ownerOrgName: LocalizedText;
}

export interface IatiRecipientCountry {
  code: string;
  percentage: Decimal | null;
  name: LocalizedText;
  line: number;
}

export interface IatiRecipientRegion {
  /** RegionVocabulary, `1` (OECD DAC) where the file does not say. */
  vocabulary: string;
  code: string;
  percentage: Decimal | null;
  name: LocalizedText;
  line: number;
}

export interface IatiLocation {
  ref: string | null;
  reach: string | null;
  ids: { vocabulary: string; code: string }[];
  name: LocalizedText;
  description: LocalizedText;
  activityDescription: LocalizedText;
  administratives: { vocabulary: string; level: string | null; code: string }[];
  /** WGS 84 degrees; `null` where there is no point, or one that is not on the globe. */
  point: { latitude: Decimal; longitude: Decimal } | null;
  exactness: string | null;
  locationClass: string | null;
  featureDesignation: string | null;
  line: number;
}

export interface IatiSector {
  /** SectorVocabulary, `1` (DAC five-digit purpose codes) where the file does not say. */
  vocabulary: string;
  code: string;
  percentage: Decimal | null;
  name: LocalizedText;
  line: number;
}

export interface IatiTag {
  /** TagVocabulary: 2 SDG goal, 3 SDG target, 99 the publisher's own. */
  vocabulary: string;
  code: string;
  name: LocalizedText;
}

export interface IatiPolicyMarker {
  vocabulary: string;
  code: string;
  significance: string | null;
  name: LocalizedText;
}

/** An amount with its currency (of the value, else the activity's default) and the day its exchange rate is taken of. */
export interface IatiValue {
  value: Decimal;
  currency: string;
  valueDate: PlainDate | null;
}

export interface IatiBudget extends IatiValue {
  /** BudgetType, `1` (original) where the file does not say. */
  type: string;
  /** BudgetStatus, `1` (indicative) where the file does not say. */
  status: string;
  periodStart: PlainDate;
  periodEnd: PlainDate;
  line: number;
}

export interface IatiPlannedDisbursement extends IatiValue {
  type: string;
  periodStart: PlainDate;
  periodEnd: PlainDate | null;
  providerOrg: IatiTransactionOrg | null;
  receiverOrg: IatiTransactionOrg | null;
  line: number;
}

export interface IatiTransaction extends IatiValue {
  ref: string | null;
  /** TransactionType: 2 outgoing commitment, 3 disbursement, 4 expenditure … */
  type: string;
  date: PlainDate;
  description: LocalizedText;
  providerOrg: IatiTransactionOrg | null;
  receiverOrg: IatiTransactionOrg | null;
  humanitarian: boolean | null;
  sectors: { vocabulary: string; code: string }[];
  recipientCountry: string | null;
  recipientRegion: { vocabulary: string; code: string } | null;
  disbursementChannel: string | null;
  flowType: string | null;
  financeType: string | null;
  aidType: string | null;
  tiedStatus: string | null;
  line: number;
}

export interface IatiResult {
  /** ResultType: 1 output, 2 outcome, 3 impact, 9 other. */
  type: string | null;
  title: LocalizedText;
  description: LocalizedText;
  indicators: IatiIndicator[];
  line: number;
}

export interface IatiIndicator {
  /** IndicatorMeasure: 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative. */
  measure: string | null;
  ascending: boolean;
  title: LocalizedText;
  description: LocalizedText;
  references: { vocabulary: string; code: string }[];
  baselines: IatiBaseline[];
  periods: IatiIndicatorPeriod[];
}

export interface IatiBaseline {
  year: string | null;
  date: PlainDate | null;
  /** As written: a qualitative measure has no number. */
  value: string | null;
  comment: LocalizedText;
}

export interface IatiIndicatorPeriod {
  periodStart: PlainDate | null;
  periodEnd: PlainDate | null;
  targets: IatiIndicatorValue[];
  actuals: IatiIndicatorValue[];
}

export interface IatiIndicatorValue {
  value: string | null;
  locationRefs: string[];
  dimensions: { name: string; value: string }[];
  comment: LocalizedText;
}

export interface IatiDocumentLink {
  url: string;
  format: string | null;
  title: LocalizedText;
  categories: string[];
  languages: string[];
  documentDate: PlainDate | null;
}

export interface IatiRelatedActivity {
  ref: string;
  /** RelatedActivityType: 1 parent, 2 child, 3 sibling, 4 co-funded, 5 third party. */
  type: string | null;
}

export interface IatiHumanitarianScope {
  type: string | null;
  vocabulary: string | null;
  code: string;
}
