import type { Outcome, QuestionKind, Reading, SheetProblem, SheetQuestion, Written } from './types.ts';

const MOST_CELLS = 2_000;

/** Collects what rows leave open: each question once with all cells that share it, and problems by cell. */
export class QuestionList {
  readonly #sheet: string;
  readonly #questions = new Map<string, SheetQuestion>();
  readonly problems: SheetProblem[] = [];

  constructor(sheet: string) {
    this.#sheet = sheet;
  }

  get questions(): SheetQuestion[] {
    return [...this.#questions.values()];
  }

  problem(ref: string, code: SheetProblem['code'], parameters: Record<string, string> = {}): void {
    this.problems.push({ at: ref === '' ? this.#sheet : `${this.#sheet}!${ref}`, code, parameters });
  }

  /** The outcome of a parser as a reading of its cell; a question or problem is noted on the way. */
  settle<T>(outcome: Outcome<T>, written: Written): Reading<T> {
    if (outcome.state === 'problem') this.problem(written.at, outcome.code, { written: written.text });
    if (outcome.state !== 'question') return { ...written, ...outcome };
    const { key, proposals } = outcome;
    const at = `${this.#sheet}!${written.at}`;
    const known = this.#questions.get(key);
    // The prefix of every key is its kind: `amountScale:m:`, `field:gizi buruk`.
    const kind = (key.split(':')[0] ?? key) as QuestionKind;
    if (!known) this.#questions.set(key, { key, kind, at: [at], written: written.text, proposals });
    else if (known.at.length < MOST_CELLS && !known.at.includes(at)) known.at.push(at);
    return { ...written, state: 'question', key };
  }
}
