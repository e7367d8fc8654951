import type { Paper, PaperLook } from './paper.ts';

/** How a paper of several chapters looks where no letter profile says otherwise. */
export const PLAIN_LOOK: PaperLook = {
  margins: { top: 25, bottom: 25, left: 30, right: 20 },
  font: 'Arial',
  fontSize: 12,
  tableSize: 9,
  lineSpacing: 1.15,
  tableSpacing: 1,
  pageNumber: 'bottomRight',
  signatureAlign: 'centre',
  headings: ['A.', '1.', 'a.'],
};

type Needed = Pick<Paper, 'language' | 'title' | 'file' | 'madeAt' | 'parts'>;

/** A paper of these parts on upright A4, final and without a foot, wherever nothing else is said. */
export function paperOf(paper: Needed & Partial<Paper>): Paper {
  return {
    format: 1,
    look: PLAIN_LOOK,
    page: { size: 'A4', orientation: 'portrait' },
    draft: null,
    archiveCopy: false,
    footer: [],
    dataAt: null,
    ...paper,
  };
}
