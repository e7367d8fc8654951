import type { Paper, PaperPage, PaperPart } from './paper.ts';

export interface Section {
  readonly page: PaperPage;
  readonly parts: readonly PaperPart[];
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

/** Whether what comes next, gaps aside, is to be signed: a signature never stands alone on its page. */
export function keepsNext(parts: readonly PaperPart[], at: number): boolean {
  return parts.slice(at + 1).find(({ kind }) => kind !== 'gap')?.kind === 'signatures';
}
