import {
  type AttachmentPart,
  type LetterSettings,
  pageOf,
  type PaperPage,
  type PaperPart,
} from '#papers/index.ts';

/** What is annexed to a paper: its parts below the head of the annex, and how its sheet lies. */
export interface Annex {
  readonly orientation: PaperPage['orientation'];
  readonly parts: readonly PaperPart[];
}

/** Annexes one after the other, each with its head on a page of its own; one alone is `Lampiran`, several are numbered. */
export function annexesOf(
  settings: LetterSettings,
  annexes: readonly Annex[],
  head: Pick<AttachmentPart, 'of' | 'facts'>,
): PaperPart[] {
  let lies: PaperPage['orientation'] = 'portrait';
  return annexes.flatMap(({ orientation, parts }, index): PaperPart[] => {
    const turned = orientation !== lies;
    lies = orientation;
    return [
      ...(turned ? [{ kind: 'section', ...pageOf(settings, orientation) } as const] : []),
      { kind: 'attachment', number: annexes.length === 1 ? 0 : index + 1, ...head },
      ...parts,
    ];
  });
}
