import type { Paper } from './paper.ts';
import { pdfInput } from './pdf-input.ts';
import { runTypst } from './run-typst.ts';

/**
 * The paper as PDF, tagged, with title, language and its own letters: the same paper gives the same bytes.
 * @throws Unavailable where too many are being drawn
 */
export async function renderPdf(paper: Paper): Promise<Uint8Array> {
  return runTypst(pdfInput(paper));
}
