/**
 * The rows of `RepeatRows` from a submitted form: `name.0.field` values by row. Rows left empty and rows marked for
 * deletion are left out; the order of the form stays.
 */
export function readRows(form: FormData, name: string): Record<string, string>[] {
  const rows = new Map<number, Record<string, string>>();
  const start = `${name}.`;
  for (const [key, value] of form) {
    if (!key.startsWith(start) || typeof value !== 'string') continue;
    const [index = '', ...field] = key.slice(start.length).split('.');
    if (!/^\d{1,4}$/.test(index) || field.length === 0) continue;
    const row = rows.get(Number(index)) ?? {};
    row[field.join('.')] = value.trim();
    rows.set(Number(index), row);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([, row]) => row)
    .filter((row) => !row['remove'] && Object.values(row).some((value) => value !== ''));
}
