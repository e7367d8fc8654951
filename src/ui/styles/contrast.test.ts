import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const [light = '', dark = ''] = css.split('@media (prefers-color-scheme: dark)');

function colours(part: string): Map<string, string> {
  return new Map(
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name, hex]) => [name ?? '', hex ?? '']),
  );
}

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [brighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (brighter + 0.05) / (darker + 0.05);
}

const GROUNDS = ['ground', 'surface', 'surface-2'];
const PAIRS: readonly (readonly [text: string, grounds: readonly string[], least: number])[] = [
  ['ink', GROUNDS, 7],
  ['ink-2', GROUNDS, 7],
  ['accent', GROUNDS, 4.5],
  ['accent-deep', [...GROUNDS, 'accent-soft'], 7],
  ['accent-ink', ['accent'], 4.5],
  ['terra', [...GROUNDS, 'terra-soft'], 4.5],
  ['good', [...GROUNDS, 'good-soft'], 4.5],
  ['warn', [...GROUNDS, 'warn-soft'], 4.5],
  ['bad', [...GROUNDS, 'bad-soft'], 4.5],
  ['info', [...GROUNDS, 'info-soft'], 4.5],
  ['ink', ['good-soft', 'warn-soft', 'bad-soft', 'info-soft', 'terra-soft'], 7],
  ['bar-ink', ['bar'], 7],
  ['bar-ink-2', ['bar'], 7],
  ['line-strong', ['ground', 'surface'], 3],
  ['chart-1', ['surface', 'chart-track'], 3],
  ['focus', ['ground', 'surface'], 3],
];

for (const [scheme, part] of [
  ['light', light],
  ['dark', dark],
] as const) {
  test(`Every pair of colours of the ${scheme} scheme has the contrast it promises`, () => {
    const known = new Map([...colours(light), ...colours(part)]);
    const weak = PAIRS.flatMap(([text, grounds, least]) =>
      grounds
        .map((ground) => ({
          text,
          ground,
          least,
          is: contrast(known.get(text) ?? '', known.get(ground) ?? ''),
        }))
        .filter(({ is }) => !(is >= least)),
    );
    expect(weak).toEqual([]);
  });
}
