import type { Gazetteer, PlaceMatch } from '#areas/index.ts';
import { foldName } from '#kernel/index.ts';
import type { PartnerMatch } from '#partners/index.ts';
import type { ImportProposal, ImportQuestion } from './import-report.ts';

type Open<T extends { kind: string }> = Extract<T, { kind: 'question' }>;

/** The answer that keeps a doubtful thing as far as it is certain: a village's district, an amount as not known. */
export const LEAVE = 'unknown';

/**
 * The questions of one run, each asked once however many cells share it; and the answers given so far.
 * An unanswered question never stops the rest of the file.
 */
export class QuestionBook {
  readonly #answers: ReadonlyMap<string, string>;
  readonly #questions = new Map<string, ImportQuestion & { at: string[] }>();

  constructor(answers: ReadonlyMap<string, string>) {
    this.#answers = answers;
  }

  list(): ImportQuestion[] {
    return [...this.#questions.values()];
  }

  /** The answer to a question that was settled already; otherwise asks it and gives null. */
  ask(question: Omit<ImportQuestion, 'at'>, at: string): string | null {
    const answer = this.#answers.get(question.key);
    if (answer !== undefined) return answer;
    const known = this.#questions.get(question.key);
    if (!known) this.#questions.set(question.key, { ...question, at: [at] });
    else if (known.at.length < 500) known.at.push(at);
    return null;
  }

  add(question: ImportQuestion): void {
    if (this.#answers.has(question.key)) return;
    const known = this.#questions.get(question.key);
    if (known) known.at.push(...question.at.filter((at) => !known.at.includes(at)));
    else this.#questions.set(question.key, { ...question, at: [...question.at] });
  }

  /** Asks which place is meant. @returns its code, or null while that is open or when the person left it open */
  askPlace(
    gazetteer: Gazetteer,
    match: Open<PlaceMatch>,
    asked: { readonly at: string; readonly written: string; readonly within: string },
  ): string | null {
    const deepest = match.deepest === null ? undefined : gazetteer.find(match.deepest);
    const answer = this.ask(
      {
        key: `place:${asked.within}:${foldName(asked.written)}`,
        kind: 'place',
        written: asked.written,
        detail: {
          reason: match.reason,
          within: asked.within,
          deepest: match.deepest ?? '',
          deepestName: deepest ? [deepest.name, deepest.path].filter(Boolean).join(', ') : '',
        },
        proposals: match.proposals.slice(0, 8).map((proposal): ImportProposal => {
          const area = gazetteer.find(proposal.code);
          return {
            value: proposal.code,
            label: area ? [area.name, area.path].filter(Boolean).join(', ') : proposal.code,
            confidence: proposal.confidence,
            reason: proposal.reason,
          };
        }),
      },
      asked.at,
    );
    return answer === null || answer === LEAVE ? null : answer;
  }

  /** Records that a person let the file overwrite, by the version they saw. */
  overwritten(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#answers].flatMap(([key, value]) => {
        const [kind, id = '', version] = key.split(':');
        return kind === 'overwrite' && value === 'file' ? [[id, Number(version)] as const] : [];
      }),
    );
  }
}

/** The question is about a record as it stands: when somebody edits it after the answer, it is asked anew. */
export function overwriteKey({ id, version }: { readonly id: string; readonly version: number }): string {
  return `overwrite:${id}:${String(version)}`;
}

/** Asks which partner is meant. @returns its id, `new` for one not registered yet, or null while that is open */
export function askPartner(
  questions: QuestionBook,
  match: Open<PartnerMatch>,
  asked: { readonly at: string; readonly written: string },
): string | null {
  const answer = questions.ask(
    {
      key: `partner:${foldName(asked.written)}`,
      kind: 'partner',
      written: asked.written,
      detail: {},
      proposals: match.proposals.slice(0, 8).map((proposal) => ({
        value: proposal.partnerId,
        label: proposal.name,
        confidence: proposal.confidence,
        reason: proposal.reason,
      })),
    },
    asked.at,
  );
  return answer === LEAVE ? null : answer;
}
