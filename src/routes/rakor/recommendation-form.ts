import { type Desk, listOffices } from '#access/index.ts';
import { type Level, LEVELS, type RecommendationInput, type StoredRecommendation } from '#meetings/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { listAllPartners } from '#partners/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { formatDate } from '#ui/format.ts';
import type { Option } from '#ui/types.ts';
import { type Difference, differences, type Words } from '../version-words.ts';
import { LEVEL_WORDS } from './words.ts';

const TEXTS = ['text', 'theme', 'level', 'planTarget', 'ownerName', 'owner', 'ownerPost', 'due'] as const;
export type RecommendationValues = Readonly<Record<(typeof TEXTS)[number], string>>;

export const NEW_RECOMMENDATION: RecommendationValues = {
  ...(Object.fromEntries(TEXTS.map((name) => [name, ''])) as Record<(typeof TEXTS)[number], string>),
  level: 'province',
};

export function valuesOfForm(form: FormData): RecommendationValues {
  return Object.fromEntries(TEXTS.map((name) => [name, fieldText(form, name)])) as RecommendationValues;
}

export function valuesOfRecommendation({
  record,
}: Pick<StoredRecommendation, 'record'>): RecommendationValues {
  return {
    text: record.text,
    theme: record.theme ?? '',
    level: record.level,
    planTarget: record.planTarget ?? '',
    ownerName: record.ownerName,
    owner:
      record.ownerOfficeId !== null
        ? `office:${record.ownerOfficeId}`
        : record.ownerPartnerId !== null
          ? `partner:${record.ownerPartnerId}`
          : '',
    ownerPost: record.ownerPost ?? '',
    due: record.due ?? '',
  };
}

/** For `recordRecommendation` and `editRecommendation`; an owner that was chosen needs no name typed. */
export function inputOf(values: RecommendationValues, owners: readonly Option[]): RecommendationInput {
  const [kind, id] = values.owner.split(':');
  const chosen = owners.find(({ value }) => value === values.owner)?.label ?? '';
  return {
    ...values,
    ownerName: values.ownerName.trim() || chosen,
    ownerOfficeId: kind === 'office' ? id : undefined,
    ownerPartnerId: kind === 'partner' ? id : undefined,
  } as RecommendationInput;
}

/** Whose task it can be, of those that Sinergi knows: offices and partners. */
export async function recommendationChoices(desk: Desk) {
  const { actor } = desk;
  const isPartner = actor.kind === 'partner';
  const offices = isPartner ? [] : (await listOffices(desk, {})).offices;
  const partners = (await listAllPartners(desk, {})).filter(({ id }) => !isPartner || id === actor.partnerId);
  const owners: Option[] = [
    ...offices
      .filter(({ kind }) => kind !== 'partner')
      .map(({ id, name }) => ({ value: `office:${id}`, label: name, group: m.meetingsOffices() })),
    ...partners.map(({ id, name }) => ({ value: `partner:${id}`, label: name, group: m.meetingsPartners() })),
  ];
  return { owners, levels: LEVELS.map((value) => ({ value, label: LEVEL_WORDS[value]() })) };
}

/** What the fields of the form are called, and how their values read. */
export function recommendationWords(
  locale: Locale,
  owners?: readonly Option[],
): Words<keyof RecommendationValues> {
  return {
    text: { label: m.meetingsRecommendation() },
    theme: { label: m.meetingsRecommendationTheme() },
    level: { label: m.meetingsLevel(), value: (level) => LEVEL_WORDS[level as Level]() },
    planTarget: { label: m.meetingsPlanTarget() },
    owner: {
      label: m.meetingsOwnerKnown(),
      value: (owner) => owners?.find(({ value }) => value === owner)?.label ?? m.meetingsAnother(),
    },
    ownerName: { label: m.meetingsOwner() },
    ownerPost: { label: m.meetingsOwnerPost() },
    due: { label: m.meetingsDue(), value: (day) => formatDate(day, locale) },
  };
}

/** Where two versions of a recommendation differ in what its form shows. */
export function recommendationDifferences(
  stored: RecommendationValues,
  mine: RecommendationValues,
  locale: Locale,
): Difference[] {
  return differences(stored, mine, recommendationWords(locale));
}
