import type { Random } from './random.ts';
import { TOPIC_LINES } from './topics.data.ts';

/** What an activity can be about, in both languages. */
export interface Topic {
  readonly field: string;
  readonly title: { readonly id: string; readonly en: string };
  readonly about: { readonly id: string; readonly en: string };
  readonly indicator: { readonly id: string; readonly en: string };
  readonly unit: 'person' | 'household' | 'institution';
  readonly group: string;
  /** Millions of rupiah a year. */
  readonly cost: readonly [from: number, to: number];
  readonly target: readonly [from: number, to: number];
}

const TOPICS: readonly Topic[] = TOPIC_LINES.trim()
  .split('\n')
  .map((line) => {
    const cells = line.split('|');
    const cell = (index: number): string => cells[index] ?? '';
    const range = (text: string): readonly [number, number] => [
      Number(text.split('-')[0]),
      Number(text.split('-')[1]),
    ];
    return {
      field: cell(0),
      title: { id: cell(1), en: cell(2) },
      about: { id: cell(3), en: cell(4) },
      indicator: { id: cell(5), en: cell(6) },
      unit: cell(7) as Topic['unit'],
      group: cell(8),
      cost: range(cell(9)),
      target: range(cell(10)),
    };
  });

/** A topic of the field that could begin in the year: nobody rebuilds after the cyclone of 2021 before it came. */
export function topicFor(field: string, year: number, random: Random): Topic {
  return random.pick(
    TOPICS.filter((topic) => topic.field === field && (year >= 2021 || !topic.title.id.includes('Seroja'))),
  );
}
