import type { Desk } from '#access/index.ts';
import {
  type ActivityFile,
  type ActivityLocation,
  type FieldDifference,
  readImported,
  type StoredActivity,
} from '#activities/index.ts';
import { type Original, problemText, readOriginal } from '#exchange/index.ts';
import { isId, type Locale, NotFound, pickText } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { areaLabels } from '../../area-names.ts';
import { namesOfPartners } from '../../../partner-names.ts';
import { changeWords, numbered, partnersIn } from '../../change-words.ts';
import { getActivity } from '../../get-activity.ts';
import { iatiElement } from '../../iati-elements.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

/** What a page shows of a long text; all of it can be downloaded. */
const MOST_LINES = 3000;
const MOST_LETTERS = 400_000;
const MOST_DIFFERENCES = 100;

/** The activity as the file has it that brought it in, and what was changed here since. */
export const load: PageServerLoad = async ({ params, url, locals: { desk, locale, user } }) => {
  const activity = await getActivity(desk, params.id);
  const asked = url.searchParams.get('berkas') ?? undefined;
  if (asked !== undefined && !isId(asked)) throw new NotFound('no such import');
  const original = await readOriginal(desk, activity, asked);
  const isOpen = 'file' in original && original.kind !== 'closed';
  return {
    id: activity.id,
    title: pickText(activity.document.title, locale).text,
    original: originalWords(original, locale),
    closedWords: original.kind === 'closed' ? closedWords(original.file, Boolean(user)) : null,
    changes: isOpen ? await changesSince(desk, activity, { isIati: original.kind === 'xml', locale }) : null,
  };
};

function originalWords(original: Original, locale: Locale) {
  if (original.kind === 'none') return { kind: 'none' } as const;
  if (original.kind === 'closed') return { kind: 'closed' } as const;
  if (original.kind === 'withheld') return { kind: 'withheld' } as const;
  const { file, others, by } = original;
  const about = {
    file: { id: file.importId, name: file.name ?? m.activitiesSourceFile(), office: file.officeName },
    storedAt: file.storedAt,
    by: by ?? m.activitiesOriginalBySystem(),
    at: original.kind === 'xml' ? m.activitiesOriginalLine({ line: original.line }) : file.at.join(', '),
    others: others.map((one) => ({ id: one.importId, name: one.name ?? m.activitiesSourceFile() })),
  };
  switch (original.kind) {
    case 'xml':
      return { kind: 'xml', ...about, ...linesOf(original.text), line: original.line } as const;
    case 'sheet':
      return { kind: 'sheet', ...about, rows: original.rows, more: original.more } as const;
    case 'unreadable':
      return {
        kind: 'unreadable',
        ...about,
        problem: problemText(
          { at: '', code: `sheet.${original.problem.code}`, params: original.problem.parameters },
          locale,
        ),
      } as const;
  }
}

function linesOf(text: string): { lines: string[]; isCut: boolean } {
  const lines = text.slice(0, MOST_LETTERS).split(/\r\n|\r|\n/);
  return {
    lines: lines.slice(0, MOST_LINES),
    isCut: text.length > MOST_LETTERS || lines.length > MOST_LINES,
  };
}

function closedWords(file: ActivityFile, isSignedIn: boolean): string {
  if (!isSignedIn) return m.activitiesOriginalClosedPublic();
  return file.officeName === null
    ? m.activitiesOriginalClosedSystem()
    : m.activitiesOriginalClosedText({ office: file.officeName });
}

async function changesSince(
  desk: Desk,
  activity: StoredActivity,
  { isIati, locale }: { isIati: boolean; locale: Locale },
) {
  const imported = await readImported(desk, activity);
  if (!imported) return null;
  const shown = imported.differences.slice(0, MOST_DIFFERENCES);
  const names = await namesIn(desk, shown);
  return {
    count: imported.differences.length,
    more: imported.differences.length - shown.length,
    rows: numbered(
      shown.map((difference) => ({
        ...changeWords(difference, names, locale),
        element: isIati ? iatiElement(difference) : null,
      })),
    ),
  };
}

/** Names of the areas and partners that differences speak of. */
async function namesIn(desk: Desk, differences: readonly FieldDifference[]) {
  const values = (field: FieldDifference['field']) =>
    differences.filter((one) => one.field === field).flatMap(({ before, after }) => [before, after]);
  const places = values('locations') as (ActivityLocation | null)[];
  return {
    areas: await areaLabels(
      desk,
      places.map((place) => place?.areaCode ?? null),
    ),
    partners: await namesOfPartners(desk, partnersIn(differences)),
  };
}
