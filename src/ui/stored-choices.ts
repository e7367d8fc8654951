import { createHash } from 'node:crypto';

/**
 * The fields of a form that met a newer version in which the person chose what stands stored over what they typed. One
 * that they typed into after the comparison is theirs, whatever the buttons above it say.
 * @param valueOf what the sent form says of a field
 */
export function storedChoices(form: FormData, valueOf: (field: string) => unknown): string[] {
  return [...form].flatMap(([name, value]) => {
    const field = /^take\.(.+)$/.exec(name)?.[1];
    if (field === undefined || value !== 'stored') return [];
    const shown = form.get(`shown.${field}`);
    return shown === null || shown === markOf(valueOf(field)) ? [field] : [];
  });
}

/** A short text that is the same as long as nobody types into the field. */
export function markOf(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(filled(value)))
    .digest('hex')
    .slice(0, 24);
}

/** Without what a form sends or leaves out as it likes: empty texts, and what it keeps unseen. */
function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').trim();
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.entries(value)
    .filter(([name, inner]) => inner !== '' && !/(^|\.)(kept|bare|upload|uploadName)$/.test(name))
    .map(([name, inner]) => [name, filled(inner)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
