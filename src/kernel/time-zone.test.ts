import { expect, test } from 'vitest';
import { TIME_ZONES, zoneName, zoneOfArea } from './time-zone.ts';

test('Each province has the clock of its islands, the whole country that of the capital', () => {
  for (const [code, name] of [
    ['11', 'WIB'],
    ['36.04', 'WIB'],
    ['61', 'WIB'],
    ['62', 'WIB'],
    ['63', 'WITA'],
    ['65', 'WITA'],
    ['51', 'WITA'],
    ['53.08.13.2005', 'WITA'],
    ['73', 'WITA'],
    ['81', 'WIT'],
    ['97', 'WIT'],
    [null, 'WIB'],
  ] as const)
    expect(zoneName(zoneOfArea(code))).toBe(name);
  expect(TIME_ZONES.map(zoneName)).toEqual(['WIB', 'WITA', 'WIT']);
});
