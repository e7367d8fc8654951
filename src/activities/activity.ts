import type { Visibility, Withheld } from '#access/index.ts';
import type { Decimal, LocalizedText, PlainDate } from '#kernel/index.ts';
import type { ActivityWithheldField } from './activity-withheld.ts';

/** IATI ActivityStatus: 1 planned, 2 ongoing, 3 finalisation, 4 closed, 5 cancelled, 6 suspended. */
export type ActivityStatus = 1 | 2 | 3 | 4 | 5 | 6;
export const ACTIVITY_STATUSES: readonly ActivityStatus[] = [1, 2, 3, 4, 5, 6];

/** IATI OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing. */
export type OrganisationRole = 1 | 2 | 3 | 4;

/** IATI DescriptionType 1 to 4. */
export interface ActivityDescription {
  readonly general?: LocalizedText;
  readonly objectives?: LocalizedText;
  readonly targetGroups?: LocalizedText;
  readonly other?: LocalizedText;
}

/** `participating-org`: who funds, answers for, passes on and carries out. */
export interface Participant {
  readonly role: OrganisationRole;
  readonly organisationType: string | null;
  readonly identifier: string | null;
  readonly name: string | null;
  /** The partner of our register it was recognised as. */
  readonly partnerId: string | null;
}

/** `sector`. Percentages add up to 100 within each vocabulary. `field` is what it counts under in coverage. */
export interface ActivitySector {
  readonly vocabulary: string;
  readonly code: string;
  readonly percentage: Decimal;
  readonly field: string;
}

/**
 * `location` and `recipient-country` in one list whose percentages add up to 100. With an `areaCode` it is placed in
 * Indonesia; without one, country `ID` is "in Indonesia, not placed" and any other country, or none, is elsewhere.
 */
export interface ActivityLocation {
  readonly areaCode: string | null;
  readonly country: string | null;
  /** The place as the file or person wrote it. */
  readonly written: string | null;
  readonly percentage: Decimal;
  readonly latitude: Decimal | null;
  readonly longitude: Decimal | null;
  /** Why it was matched so; a reason of the areas room. */
  readonly matchReason: string | null;
}

/** `budget`: type 1 original, 2 revised; status 1 indicative, 2 committed. */
export interface Budget {
  readonly type: 1 | 2;
  readonly status: 1 | 2;
  readonly periodStart: PlainDate;
  readonly periodEnd: PlainDate;
  readonly amount: Decimal;
  readonly currency: string;
  readonly valueDate: PlainDate;
  /** Where the money is from, as bureaus count it: grant, state budget, regional budget, in kind. */
  readonly source: string | null;
}

/** `transaction`, type as in IATI TransactionType; spent is 3 (disbursement) and 4 (expenditure). */
export interface ActivityTransaction {
  readonly ref: string | null;
  readonly type: number;
  readonly date: PlainDate;
  readonly amount: Decimal;
  readonly currency: string;
  readonly valueDate: PlainDate;
  readonly description: string | null;
  readonly provider: string | null;
  readonly receiver: string | null;
}

export interface IndicatorPeriod {
  readonly start: PlainDate | null;
  readonly end: PlainDate | null;
  /** As written: IATI allows text, "78 %" as well as "78". */
  readonly target: string | null;
  readonly actual: string | null;
}

export interface ResultIndicator {
  readonly title: LocalizedText;
  /** IATI IndicatorMeasure: 1 unit, 2 percentage, 3 nominal, 4 ordinal, 5 qualitative. */
  readonly measure: string | null;
  readonly baselines: readonly { readonly year: number | null; readonly value: string | null }[];
  readonly periods: readonly IndicatorPeriod[];
}

/** `result`: type 1 output, 2 outcome, 3 impact, 9 other. */
export interface ActivityResult {
  readonly type: 1 | 2 | 3 | 9;
  readonly title: LocalizedText;
  readonly description: LocalizedText | null;
  readonly indicators: readonly ResultIndicator[];
}

/** `tag`: vocabulary 2 and 3 are SDG goals and targets. Policy markers are kept as vocabulary `marker`. */
export interface ActivityTag {
  readonly vocabulary: string;
  readonly code: string;
  readonly name: string | null;
}

/** Who benefits. Households (KK) and institutions are never added to persons. Null is "not recorded", not 0. */
export interface Beneficiary {
  readonly unit: 'person' | 'household' | 'institution';
  readonly groupName: string | null;
  readonly direct: boolean;
  readonly plannedFemale: number | null;
  readonly plannedMale: number | null;
  readonly plannedTotal: number | null;
  readonly reachedFemale: number | null;
  readonly reachedMale: number | null;
  readonly reachedTotal: number | null;
}

/** The activity as one document: what is edited, compared, kept in the history and cut into coverage cells. */
export interface ActivityDocument {
  readonly iatiIdentifier: string | null;
  readonly partnerId: string;
  readonly programme: string | null;
  readonly title: LocalizedText;
  readonly description: ActivityDescription;
  readonly status: ActivityStatus;
  readonly plannedStart: PlainDate | null;
  readonly actualStart: PlainDate | null;
  readonly plannedEnd: PlainDate | null;
  readonly actualEnd: PlainDate | null;
  readonly defaultCurrency: string | null;
  readonly collaborationType: string | null;
  readonly defaultFlowType: string | null;
  readonly defaultFinanceType: string | null;
  readonly defaultAidType: string | null;
  readonly defaultTiedStatus: string | null;
  /** Local implementing partner and the regional agency in charge, as written. */
  readonly implementer: string | null;
  readonly leadAgency: string | null;
  readonly obstacle: string | null;
  readonly visibility: Visibility;
  /** Fields that fewer may know than the rest; what they say is kept apart from the record. */
  readonly withheld: Withheld<ActivityWithheldField>;
  readonly participants: readonly Participant[];
  readonly sectors: readonly ActivitySector[];
  readonly locations: readonly ActivityLocation[];
  readonly budgets: readonly Budget[];
  readonly transactions: readonly ActivityTransaction[];
  readonly results: readonly ActivityResult[];
  readonly tags: readonly ActivityTag[];
  readonly beneficiaries: readonly Beneficiary[];
}

/** A sector as given: without a percentage it shares what the others leave; `field` overrides what the code says. */
export interface SectorDraft {
  readonly vocabulary: string;
  readonly code: string;
  readonly percentage?: Decimal | null;
  readonly field?: string | undefined;
}

export interface LocationDraft {
  readonly areaCode: string | null;
  readonly country?: string | null;
  readonly written?: string | null;
  readonly percentage?: Decimal | null;
  readonly latitude?: Decimal | null;
  readonly longitude?: Decimal | null;
  readonly matchReason?: string | null;
}

/** Where a draft stands in its file: bytes `from`–`to` and `line` of an XML element, cells or lines in `at`. */
export interface ActivityOrigin {
  /** Changes exactly when the activity in the file changes. */
  readonly hash: string;
  readonly from?: number | null;
  readonly to?: number | null;
  readonly line?: number | null;
  readonly at?: readonly string[];
}

type Open<T> = { readonly [K in keyof T]?: T[K] | undefined };
type Given = 'partnerId' | 'title' | 'status' | 'sectors' | 'locations';

/** An activity on its way in. What is left out is not recorded; `id` names the activity it is, where that is known. */
export interface ActivityDraft
  extends Pick<ActivityDocument, 'partnerId' | 'title' | 'status'>, Open<Omit<ActivityDocument, Given>> {
  readonly id?: string | undefined;
  readonly sectors?: readonly SectorDraft[] | undefined;
  readonly locations?: readonly LocationDraft[] | undefined;
  readonly source?: ActivityOrigin | undefined;
}
