/**
 * Fields of an activity that may be kept to fewer than the rest of it, with what stands in the record meanwhile. Only
 * texts on which no sum, place, matching of partners or right rests. The local implementer is not among them: it stands
 * among the participating organisations and as receiver of transactions as well.
 */
export const ACTIVITY_BLANKS = { description: {}, leadAgency: null, obstacle: null } as const;
export type ActivityWithheldField = keyof typeof ACTIVITY_BLANKS;
export const ACTIVITY_WITHHELD_FIELDS = Object.keys(ACTIVITY_BLANKS) as readonly ActivityWithheldField[];
