import type { Desk } from '#access/index.ts';
import { NotFound } from '#kernel/index.ts';
import { paperFileName } from './file-name.ts';
import { type Filled, findPaper, type KeptPaper, type PaperSubject, readPapers } from './paper-store.ts';
import type { Paper } from './paper.ts';
import { renderDocx } from './render-docx.ts';
import { renderPdf } from './render-pdf.ts';

/** The papers kept about something, as far as the actor may see them: by kind, the newest first. */
export async function listPapers(desk: Desk, about: PaperSubject): Promise<KeptPaper[]> {
  return desk.database.asActor(desk.actor, (tx) => readPapers(tx, about));
}

/** One kept paper with its description and what was filled in. @throws NotFound, also where the actor may not see it */
export async function getPaper(
  desk: Desk,
  id: string,
): Promise<KeptPaper & { readonly body: Paper; readonly filled: Filled }> {
  const { pdf: _pdf, ...paper } = await getStored(desk, id);
  return paper;
}

/** The file of a kept paper: a final PDF as it was frozen, everything else drawn of the description that is kept. @throws NotFound */
export async function readPaperFile(
  desk: Desk,
  { id, form }: { readonly id: string; readonly form: 'pdf' | 'docx' },
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const { body, pdf } = await getStored(desk, id);
  const name = paperFileName(body, form);
  if (form === 'docx') return { name, bytes: await renderDocx(body) };
  return { name, bytes: pdf ?? (await renderPdf(body)) };
}

async function getStored(desk: Desk, id: string) {
  const stored = await desk.database.asActor(desk.actor, (tx) => findPaper(tx, id));
  if (!stored) throw new NotFound(`no paper ${id}`);
  return stored;
}
