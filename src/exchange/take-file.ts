import type { Desk } from '#access/index.ts';
import { InvalidInput, type Locale } from '#kernel/index.ts';
import { readPieces, readWhole } from './file-pieces.ts';
import type { ImportFile } from './import-store.ts';
import { listQuestions } from './import-store.ts';
import { problemText, questionText } from './import-text.ts';
import { markWorkbook, type Mark } from './sheets/index.ts';

const LARGEST_MARKED = 64 * 1024 * 1024;

/** The file as it came, read piece by piece, each in a transaction of its own. */
export function originalFile(desk: Desk, file: ImportFile): Promise<ReadableStream<Uint8Array>> {
  let at = 0;
  return Promise.resolve(
    new ReadableStream<Uint8Array>({
      async pull(controller) {
        const part = await desk.database.asActor(desk.actor, async (tx) => {
          for await (const piece of readPieces(tx, file.id, at)) return piece;
          return undefined;
        });
        // Past the end of the last piece nothing is left of it.
        if (part === undefined || part.length === 0) controller.close();
        else {
          at += part.length;
          controller.enqueue(new Uint8Array(part));
        }
      },
    }),
  );
}

/** The sender's own workbook with a remark in each cell that has a problem or an open question. */
export async function markedFile(
  desk: Desk,
  file: ImportFile,
  locale: Locale,
): Promise<Uint8Array<ArrayBuffer>> {
  if (file.kind === 'iati-activities') throw new InvalidInput({ file: 'sheetNotMarkable' });
  const { bytes, questions } = await desk.database.asActor(desk.actor, async (tx) => ({
    bytes: await readWhole(tx, file.id, LARGEST_MARKED),
    questions: await listQuestions(tx, file.id),
  }));
  const marks = [
    ...questions
      .filter((question) => question.answer === null)
      .flatMap((question) =>
        question.at.map((at) => markAt(at, questionText({ ...question, at: [at] }, locale))),
      ),
    ...(file.report?.problems ?? []).map((problem) => {
      const { message, repair } = problemText(problem, locale);
      return markAt(problem.at, `${message} ${repair}`);
    }),
  ].filter((mark) => mark !== undefined);
  return new Uint8Array(await markWorkbook(bytes, marks));
}

/** `Sheet!H4` or a whole row `Sheet!4:4`, which is marked in its first cell. */
function markAt(at: string, text: string): Mark | undefined {
  const match = /^(.*)!(?:([A-Z]+\d+)|(\d+):\d+)$/s.exec(at);
  if (!match) return undefined;
  return { sheet: match[1] ?? '', ref: match[2] ?? `A${match[3] ?? '1'}`, text };
}
