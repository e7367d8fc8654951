import {
  dayOf,
  type Desk,
  type Matter,
  matterGroup,
  type MatterGroup,
  type MatterRequest,
  mayDo,
} from '#access/index.ts';
import { type GivenAreaAnswer, readAreaAnswers } from '#areas/index.ts';
import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { type ImportFile, type ImportState, listImports } from './import-store.ts';
import {
  countOpenQuestions,
  readAnswers,
  readMappings,
  type RememberedAnswer,
  type RememberedMapping,
} from './memory-store.ts';
import type { Mapping, Meaning, SheetKind } from './sheets/index.ts';

/**
 * What an office's next people must know of its files: which wait for somebody, what was answered about earlier ones,
 * and how its sheets are read. For the office itself alone.
 */
export async function importMatters(desk: Desk, { office, locale }: MatterRequest): Promise<MatterGroup[]> {
  if (!mayDo(desk.actor, 'importFiles', { officeId: office.id })) return [];
  const words = { locale };
  return await desk.database.asActor(desk.actor, async (tx) => {
    const open = await countOpenQuestions(tx, office.id);
    const answers = [
      ...(await readAnswers(tx, office.id)).map((answer) => answerMatter(answer, locale)),
      ...(await readAreaAnswers(tx, office.id)).map((answer) => placeMatter(answer, locale)),
    ].sort((a, b) => ((a.date ?? '') > (b.date ?? '') ? -1 : 1));
    return [
      ...matterGroup(
        { chapter: 'files', title: m.handoverImports({}, words), path: '/impor' },
        (await listImports(tx, office.id)).flatMap((file) =>
          fileMatter(file, open.get(file.id) ?? 0, locale),
        ),
      ),
      ...matterGroup({ chapter: 'decisions', title: m.handoverAnswers({}, words), path: '/impor' }, answers),
      ...matterGroup(
        { chapter: 'ways', title: m.handoverMappings({}, words), path: '/impor' },
        (await readMappings(tx, office.id)).map((remembered) => mappingMatter(remembered, locale)),
      ),
    ];
  });
}

function fileMatter(file: ImportFile, open: number, locale: Locale): Matter[] {
  const detail = stateText(file.state, open, locale);
  if (detail === undefined) return [];
  return [
    {
      text: file.name,
      detail,
      path: `/impor/${file.id}`,
      source: m.handoverSourceImport({}, { locale }),
      date: dayOf(file.createdAt),
    },
  ];
}

/** What is left to do with a file; nothing where it needs nobody. */
function stateText(state: ImportState, open: number, locale: Locale): string | undefined {
  switch (state) {
    case 'questions':
      return m.handoverImportQuestions({ count: open }, { locale });
    case 'ready':
      return m.handoverImportReady({}, { locale });
    case 'failed':
    case 'refused':
      return m.handoverImportFailed({}, { locale });
    case 'checking':
    case 'storing':
    case 'stored':
    case 'cancelled':
      return undefined;
  }
}

function answerMatter({ key, answer, answeredAt }: RememberedAnswer, locale: Locale): Matter {
  const written = key.slice(key.lastIndexOf(':') + 1);
  return {
    text:
      answer === 'new'
        ? m.handoverAnswerNew({ written }, { locale })
        : m.handoverAnswer({ written, answer }, { locale }),
    path: '/impor',
    source: m.handoverSourceImport({}, { locale }),
    date: dayOf(answeredAt),
  };
}

function placeMatter({ written, areaName, answeredAt }: GivenAreaAnswer, locale: Locale): Matter {
  return {
    text:
      areaName === null
        ? m.handoverAnswerNoPlace({ written }, { locale })
        : m.handoverAnswer({ written, answer: areaName }, { locale }),
    path: '/impor',
    source: m.handoverSourceImport({}, { locale }),
    date: dayOf(answeredAt),
  };
}

function mappingMatter({ mapping, answeredAt }: RememberedMapping, locale: Locale): Matter {
  const { kind, columns } = mapping as Mapping;
  const read = columns.filter(({ meaning }) => meaning !== 'ignore');
  return {
    text: m.handoverMapping({ kind: kindText(kind, locale), count: columns.length }, { locale }),
    detail: read.map(({ heading, meaning }) => `${heading} → ${meaningText(meaning, locale)}`).join('; '),
    path: '/impor',
    source: m.handoverSourceImport({}, { locale }),
    date: dayOf(answeredAt),
  };
}

const KINDS: Readonly<Record<SheetKind, typeof m.importKindMatrix>> = {
  register: m.importKindRegister,
  matrix: m.importKindMatrix,
  hxl: m.importKindHxl,
  unknown: m.importKindUnknown,
};

function kindText(kind: SheetKind, locale: Locale): string {
  return KINDS[kind]({}, { locale });
}

type Message = (params: Readonly<Record<string, string>>, options: { locale: Locale }) => string;
const MESSAGES = m as unknown as Readonly<Record<string, Message | undefined>>;

function meaningText(meaning: Meaning, locale: Locale): string {
  const key = `importMeaning${meaning.charAt(0).toUpperCase()}${meaning.slice(1)}`;
  return MESSAGES[key]?.({}, { locale }) ?? meaning;
}
