import { z } from 'zod';
import { CIRCLES, VISIBILITIES } from '#access/index.ts';
import { InvalidInput, isDecimal, isId, isPlainDate, sum } from '#kernel/index.ts';
import type { ActivityDraft } from './activity.ts';
import { ACTIVITY_WITHHELD_FIELDS } from './activity-withheld.ts';

/** Each fault is a message key of this room, so that the form can say it in the reader's language. */
const FAULT = {
  text: 'activitiesErrorText',
  title: 'activitiesErrorTitle',
  partner: 'activitiesErrorPartner',
  date: 'activitiesErrorDate',
  order: 'activitiesErrorDateOrder',
  amount: 'activitiesErrorAmount',
  currency: 'activitiesErrorCurrency',
  share: 'activitiesErrorShare',
  shares: 'activitiesErrorShares',
  count: 'activitiesErrorCount',
  choice: 'activitiesErrorChoice',
} as const;

const text = (most: number) => z.string({ error: FAULT.text }).trim().max(most, FAULT.text);
const note = (most: number) => text(most).nullish();
const date = z.string({ error: FAULT.date }).refine(isPlainDate, FAULT.date);
const decimal = z.string({ error: FAULT.amount }).refine(isDecimal, FAULT.amount);
const amount = decimal.refine((value) => value.replace(/^-|\..*$/g, '').length <= 18, FAULT.amount);
const currency = z.string({ error: FAULT.currency }).regex(/^[A-Z]{3}$/, FAULT.currency);
const count = z.int({ error: FAULT.count }).min(0, FAULT.count).max(2_000_000_000, FAULT.count).nullish();
const written = (most: number) => z.record(z.string().regex(/^[a-z]{2,3}(-.{1,10})?$/), text(most));
const share = decimal
  .refine((value) => isDecimal(value) && Number(value) >= 0 && Number(value) <= 100, FAULT.share)
  .nullish();
const choice = <T extends number | string>(values: readonly T[]) =>
  z.custom<T>((value) => values.includes(value as T), FAULT.choice);

/** Given shares of a list may not pass 100, and where all are given they make 100. */
function wholeShares(rows: readonly { percentage?: string | null | undefined }[]): boolean {
  const given = rows.flatMap((row) =>
    typeof row.percentage === 'string' && isDecimal(row.percentage) ? row.percentage : [],
  );
  if (given.length === 0) return true;
  const total = Number(sum(given, 6));
  return given.length === rows.length ? Math.abs(total - 100) < 0.01 : total <= 100;
}

const sectors = z
  .array(
    z.object({
      vocabulary: text(100),
      code: text(100).min(1, FAULT.choice),
      percentage: share,
      field: text(40).optional(),
    }),
  )
  .max(60)
  .refine(
    (rows) => [...Map.groupBy(rows, (row) => row.vocabulary).values()].every(wholeShares),
    FAULT.shares,
  );

const locations = z
  .array(
    z.object({
      areaCode: z
        .string()
        .regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, FAULT.choice)
        .nullable(),
      country: note(2),
      written: note(500),
      percentage: share,
      latitude: decimal.nullish(),
      longitude: decimal.nullish(),
      matchReason: note(100),
    }),
  )
  .max(500)
  .refine(wholeShares, FAULT.shares);

const participants = z
  .array(
    z.object({
      role: choice([1, 2, 3, 4] as const),
      organisationType: text(10).nullable(),
      identifier: text(200).nullable(),
      name: text(300).nullable(),
      partnerId: z.string().refine(isId, FAULT.partner).nullable(),
    }),
  )
  .max(200);

const budgets = z
  .array(
    z
      .object({
        type: choice([1, 2] as const),
        status: choice([1, 2] as const),
        periodStart: date,
        periodEnd: date,
        amount,
        currency,
        valueDate: date,
        source: text(300).nullable(),
      })
      .refine((row) => row.periodEnd >= row.periodStart, { error: FAULT.order, path: ['periodEnd'] }),
  )
  .max(2000);

const transactions = z
  .array(
    z.object({
      ref: text(200).nullable(),
      type: z.int().min(1).max(99),
      date,
      amount,
      currency,
      valueDate: date,
      description: text(2000).nullable(),
      provider: text(300).nullable(),
      receiver: text(300).nullable(),
    }),
  )
  .max(50_000);

const results = z
  .array(
    z.object({
      type: choice([1, 2, 3, 9] as const),
      title: written(1000),
      description: written(5000).nullable(),
      indicators: z.array(
        z.object({
          title: written(1000),
          measure: text(10).nullable(),
          baselines: z.array(
            z.object({ year: z.int({ error: FAULT.count }).nullable(), value: text(200).nullable() }),
          ),
          periods: z.array(
            z.object({
              start: date.nullable(),
              end: date.nullable(),
              target: text(200).nullable(),
              actual: text(200).nullable(),
            }),
          ),
        }),
      ),
    }),
  )
  .max(500);

const beneficiaries = z
  .array(
    z.object({
      unit: choice(['person', 'household', 'institution'] as const),
      groupName: text(200).nullable(),
      direct: z.boolean(),
      plannedFemale: count.transform((value) => value ?? null),
      plannedMale: count.transform((value) => value ?? null),
      plannedTotal: count.transform((value) => value ?? null),
      reachedFemale: count.transform((value) => value ?? null),
      reachedMale: count.transform((value) => value ?? null),
      reachedTotal: count.transform((value) => value ?? null),
    }),
  )
  .max(200);

/** What a person may enter as an activity. */
export const activitySchema = z
  .object({
    iatiIdentifier: note(300),
    partnerId: z.string({ error: FAULT.partner }).refine(isId, FAULT.partner),
    programme: note(500),
    title: written(500).refine((title) => Object.values(title).some((one) => one !== ''), FAULT.title),
    description: z
      .partialRecord(z.enum(['general', 'objectives', 'targetGroups', 'other']), written(20_000))
      .optional(),
    status: choice([1, 2, 3, 4, 5, 6] as const),
    plannedStart: date.nullish(),
    actualStart: date.nullish(),
    plannedEnd: date.nullish(),
    actualEnd: date.nullish(),
    defaultCurrency: currency.nullish(),
    collaborationType: note(10),
    defaultFlowType: note(10),
    defaultFinanceType: note(10),
    defaultAidType: note(10),
    defaultTiedStatus: note(10),
    implementer: note(300),
    leadAgency: note(300),
    obstacle: note(5000),
    visibility: choice(VISIBILITIES).optional(),
    withheld: z.partialRecord(z.enum(ACTIVITY_WITHHELD_FIELDS), choice(CIRCLES)).optional(),
    participants: participants.optional(),
    sectors: sectors.optional(),
    locations: locations.optional(),
    budgets: budgets.optional(),
    transactions: transactions.optional(),
    results: results.optional(),
    tags: z
      .array(z.object({ vocabulary: text(20), code: text(100), name: text(300).nullable() }))
      .max(200)
      .optional(),
    beneficiaries: beneficiaries.optional(),
  })
  .superRefine((activity, context) => {
    for (const kind of ['planned', 'actual'] as const) {
      const [start, end] = [activity[`${kind}Start`], activity[`${kind}End`]];
      if (start && end && end < start)
        context.addIssue({ code: 'custom', message: FAULT.order, path: [`${kind}End`] });
    }
  });

/** The draft a person entered. @throws InvalidInput with `budgets.0.amount` → message key, for each fault */
export function parseActivity(input: unknown): ActivityDraft {
  const parsed = activitySchema.safeParse(input);
  if (parsed.success) return parsed.data as ActivityDraft;
  const fields: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const key = issue.message.startsWith('activitiesError') ? issue.message : FAULT.text;
    fields[issue.path.join('.')] ??= key;
  }
  throw new InvalidInput(fields);
}
