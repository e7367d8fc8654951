import { foldHeading } from './signature.ts';
import type { MappedColumn, Mapping } from './types.ts';

/**
 * A mapping a person confirmed earlier, put onto a new file with the same headings: meanings, units, kind and language
 * are theirs; rows, columns and titles are this file's. Other headings: the proposal stays as it is.
 */
export function adoptMapping(proposed: Mapping, remembered: Mapping): Mapping {
  if (proposed.signature !== remembered.signature) return proposed;
  const left = new Map<string, MappedColumn[]>();
  for (const column of remembered.columns) {
    const key = foldHeading(column.heading);
    left.set(key, [...(left.get(key) ?? []), column]);
  }
  const columns = proposed.columns.map((column) => {
    const known = left.get(foldHeading(column.heading))?.shift();
    if (!known) return column;
    const { index, heading, year } = column;
    return {
      index,
      heading,
      meaning: known.meaning,
      confidence: 1,
      ...(known.unit ? { unit: known.unit } : {}),
      ...(year === undefined ? {} : { year }),
    };
  });
  return { ...proposed, columns, kind: remembered.kind, language: remembered.language };
}
