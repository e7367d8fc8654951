import type { Paper, PaperPage, PaperPart } from './paper.ts';

/** Parts on a sheet of their own. */
export interface Leaf {
  readonly page: PaperPage;
  readonly parts: readonly PaperPart[];
}
export interface Section extends Leaf {
  /** Whether its pages are counted from one. */
  readonly restart: boolean;
}

/** The parts by the page they stand on; a section without parts falls away, except where it is the only one. */
export function splitSections({ page, parts }: Pick<Paper, 'page' | 'parts'>): Section[] {
  const sections: { page: PaperPage; parts: PaperPart[]; restart: boolean }[] = [
    { page, parts: [], restart: true },
  ];
  for (const part of parts)
    if (part.kind === 'section')
      sections.push({
        page: { size: part.size, orientation: part.orientation },
        parts: [],
        restart: part.restart ?? false,
      });
    else sections.at(-1)?.parts.push(part);
  const full = sections.filter((section) => section.parts.length > 0);
  return full.length > 0 ? full : sections.slice(0, 1);
}

/** The parts by the leaves they begin: what stands between two breaks, wherever pages end. */
export function splitLeaves(paper: Pick<Paper, 'page' | 'parts'>): Leaf[] {
  const leaves: { page: PaperPage; parts: PaperPart[] }[] = [];
  for (const { page, parts } of splitSections(paper)) {
    leaves.push({ page, parts: [] });
    for (const part of parts) {
      if (part.kind === 'pageBreak' || part.kind === 'attachment') leaves.push({ page, parts: [] });
      if (part.kind !== 'pageBreak') leaves.at(-1)?.parts.push(part);
    }
  }
  return leaves.filter(({ parts }) => parts.length > 0);
}

/** Whether what comes next, gaps aside, is to be signed: a signature never stands alone on its page. */
export function keepsNext(parts: readonly PaperPart[], at: number): boolean {
  return parts.slice(at + 1).find(({ kind }) => kind !== 'gap')?.kind === 'signatures';
}
