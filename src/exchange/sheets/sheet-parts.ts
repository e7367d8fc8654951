import { fieldByName } from '#sectors/index.ts';
import { adoptMapping } from './adopt-mapping.ts';
import { planSheets } from './propose-mapping.ts';
import { readRows } from './read-rows.ts';
import { readTable } from './read-table.ts';
import type { Mapping, SheetFile } from './types.ts';
import type { SheetChoices, WorkerAnswer } from './worker-messages.ts';

/** Rows that go over to the server's thread at a time. */
const PART = 200;
/** No more faults of a sheet are handed on; a person reads a hundred. */
const MOST_PROBLEMS = 2000;

/** Reads a file's sheets with their mappings, in the thread, and gives what it found part by part. */
export async function* sheetParts(request: {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly choices: SheetChoices;
}): AsyncGenerator<WorkerAnswer> {
  const { bytes, name, choices } = request;
  const read = await readTable(bytes, name);
  if ('refused' in read) {
    yield read;
    return;
  }
  const planned = planSheets(read.file);
  const mappings = choices.confirmed ?? planned.mappings.map((mapping) => known(mapping, choices.remembered));
  yield { mappings: [...mappings], notices: [...read.file.notices, ...planned.notices] };
  const answers = new Map(choices.answers);
  for (const [sheet, mapping] of mappings.entries()) yield* partsOf(read.file, mapping, sheet, answers);
}

function* partsOf(
  file: SheetFile,
  mapping: Mapping,
  sheet: number,
  answers: ReadonlyMap<string, string>,
): Generator<WorkerAnswer> {
  const { rows, questions, problems, skipped } = readRows(file, mapping, { fieldByName, answers });
  for (let at = 0; at < rows.length; at += PART) yield { sheet, rows: rows.slice(at, at + PART) };
  for (let at = 0; at < questions.length; at += PART)
    yield { sheet, questions: questions.slice(at, at + PART) };
  yield { sheet, problems: problems.slice(0, MOST_PROBLEMS), skipped: skipped.length };
}

/** What the office confirmed for a file with the same headings, put onto this one. */
function known(proposed: Mapping, remembered: readonly Mapping[]): Mapping {
  const same = remembered.find(({ signature }) => signature === proposed.signature);
  return same ? adoptMapping(proposed, same) : proposed;
}
