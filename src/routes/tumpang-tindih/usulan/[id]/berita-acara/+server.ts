import { agreedDivision, divisionPaper } from '#meetings/index.ts';
import { formOf, paperResponse } from '../../../../paper-response.ts';
import type { RequestHandler } from './$types';

/** The agreed division as a berita acara, to be signed by those who agreed. */
export const GET: RequestHandler = async ({ params, url, locals: { desk, locale } }) => {
  const paper = divisionPaper(await agreedDivision(desk, params.id), {
    locale,
    madeAt: desk.now().toString(),
  });
  return paperResponse(paper, formOf(url));
};
