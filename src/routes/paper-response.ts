import { type Paper, paperFileName, renderDocx, renderPdf } from '#papers/index.ts';

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const;
export type PaperForm = keyof typeof TYPES;

/** Which form the address asks for: `?bentuk=pdf`, else DOCX. */
export function formOf(url: URL): PaperForm {
  return url.searchParams.get('bentuk') === 'pdf' ? 'pdf' : 'docx';
}

/** A paper as a file to keep; drawn anew each time. */
export async function paperResponse(paper: Paper, form: PaperForm): Promise<Response> {
  const bytes = form === 'pdf' ? await renderPdf(paper) : await renderDocx(paper);
  return fileResponse(bytes, paperFileName(paper, form), form);
}

/** A paper that was drawn before. */
export function fileResponse(bytes: Uint8Array, name: string, form: PaperForm): Response {
  return new Response(bytes.slice(), {
    headers: {
      'content-type': TYPES[form],
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'private, no-store',
    },
  });
}
