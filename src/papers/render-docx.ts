import { drawDocx } from './draw-docx.ts';
import type { Paper } from './paper.ts';
import { runThread } from './run-thread.ts';

/**
 * The paper as DOCX, for people to go on editing. A book with a table of contents, which must be laid out for its page
 * numbers, is drawn in a thread of its own.
 * @throws Unavailable where too many are being drawn
 */
export async function renderDocx(paper: Paper): Promise<Uint8Array> {
  const isBook = paper.parts.some(({ kind }) => kind === 'contents');
  return isBook ? runThread(new URL('./docx-worker.ts', import.meta.url), paper) : drawDocx(paper);
}
