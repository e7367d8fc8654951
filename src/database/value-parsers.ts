/**
 * One reading of PostgreSQL's values for both engines. Dates, times and numerics stay text (a driver's own reading
 * moves a date by a day, or a sum by a cent); counts are numbers.
 */
const asText = (value: string): string => value;
const asNumber = (value: string): number => Number(value);

function asTextArray(value: string): string[] {
  return value === '{}' ? [] : value.slice(1, -1).split(',');
}

export const VALUE_PARSERS: Readonly<Record<number, (value: string) => unknown>> = {
  20: asNumber, // int8: counts and byte offsets, far below 2^53
  1082: asText, // date
  1114: asText, // timestamp
  1184: asText, // timestamptz
  1186: asText, // interval
  1700: asText, // numeric
  1016: asTextArray,
  1182: asTextArray,
  1231: asTextArray,
};
