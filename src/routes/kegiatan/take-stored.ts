import { ACTIVITY_WITHHELD_FIELDS } from '#activities/index.ts';
import { APART, DESCRIPTIONS, type FormValues, LANGUAGES, ROW_NAMES } from './form-values.ts';

/**
 * The sent form with what stands stored in the given fields of the activity; it is read and drawn again so, whatever
 * else is still wrong with it.
 */
export function takeStored(sent: FormValues, stored: FormValues, fields: readonly string[]): FormValues {
  const taken = new Set(fields);
  const texts = fields.flatMap(textsOfField);
  const apart = APART.filter((name) => (taken.has(name) ? stored : sent).apart.includes(name));
  return {
    texts: { ...sent.texts, ...picked(stored.texts, texts) },
    rows: {
      ...sent.rows,
      ...picked(
        stored.rows,
        ROW_NAMES.filter((name) => taken.has(name)),
      ),
    },
    apart,
  };
}

/** What the form says of a field of the activity. */
export function shownOf({ texts, rows }: FormValues, field: string): unknown {
  return [
    picked(texts, textsOfField(field)),
    ROW_NAMES.flatMap((name) => (name === field ? rows[name] : [])),
  ];
}

/** Names of the texts in which the form shows a field. */
function textsOfField(field: string): string[] {
  const inLanguages = (name: string) => LANGUAGES.map((language) => `${name}.${language}`);
  if (field === 'title') return inLanguages(field);
  if (field === 'withheld') return ACTIVITY_WITHHELD_FIELDS.map((name) => `withheld.${name}`);
  return field === 'description' ? DESCRIPTIONS.flatMap(inLanguages) : [field];
}

function picked<Value>(
  values: Readonly<Record<string, Value>>,
  names: readonly string[],
): Record<string, Value> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
