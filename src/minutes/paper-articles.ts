import type { Locale } from '#kernel/index.ts';
import type { RequiredParty } from '#meetings/index.ts';
import { m } from '#messages/messages.js';
import type { Cell, PaperPage, PaperPart, Span, TableRow } from '#papers/index.ts';
import type { ContentArticle, ContentInput } from './content-articles.ts';
import type { MinutesContent } from './minutes-content.ts';
import { cameWords, PARTY_WORDS, STATE_WORDS } from './required-words.ts';

/** A row with a text longer than this may go on on the next page: it would leave half a page white, or not fit on one. */
const LONG = 1200;

/**
 * The draft article by article, on sheets that lie, as the risalah has it: `Pasal | Rumusan Awal | Masukan (instansi) |
 * Rumusan yang Disepakati`. Nothing where a meeting of another kind discussed none.
 */
export function articleParts(content: MinutesContent, locale: Locale, page: PaperPage): PaperPart[] {
  const { articles, strayInputs, meeting } = content;
  const heading: PaperPart = { kind: 'heading', level: 1, text: m.risalahDraft({}, { locale }) };
  if (articles.length + strayInputs.length === 0)
    return meeting.kind === 'interministerial'
      ? [heading, { kind: 'paragraph', text: m.minutesItemEmpty({}, { locale }) }]
      : [];
  return [
    { kind: 'section', ...page, orientation: 'landscape' },
    heading,
    {
      kind: 'table',
      columns: [
        { label: m.risalahArticle({}, { locale }), share: 13 },
        { label: m.risalahPaperInitial({}, { locale }), share: 30 },
        { label: m.risalahPaperInputs({}, { locale }), share: 26 },
        { label: m.risalahPaperAgreed({}, { locale }), share: 31 },
      ],
      rows: [
        ...articles.map((article) => articleRow(article, locale)),
        ...(strayInputs.length === 0 ? [] : [strayRow(strayInputs, locale)]),
      ],
    },
    { kind: 'section', ...page },
  ];
}

function articleRow({ label, initial, inputs, agreed }: ContentArticle, locale: Locale): TableRow {
  const said = inputsCell(inputs);
  const longest = Math.max(initial.length, agreed?.length ?? 0, said === null ? 0 : lengthOf(inputs));
  return {
    kind: 'row',
    cells: [
      label === null ? null : { text: [{ text: label, strong: true }] },
      initial.trim() === '' ? null : initial,
      said,
      agreed ?? m.risalahNotAgreed({}, { locale }),
    ],
    ...(longest > LONG && { breaks: true }),
  };
}

function strayRow(inputs: readonly ContentInput[], locale: Locale): TableRow {
  return {
    kind: 'row',
    cells: [m.risalahStrays({}, { locale }), null, inputsCell(inputs), null],
    ...(lengthOf(inputs) > LONG && { breaks: true }),
  };
}

const lengthOf = (inputs: readonly ContentInput[]): number =>
  inputs.reduce((sum, { body }) => sum + body.length, 0);

/** `Kementerian Luar Negeri: …`, one below the other. */
function inputsCell(inputs: readonly ContentInput[]): Cell {
  if (inputs.length === 0) return null;
  const text = inputs.flatMap(({ institution, body }, index): Span[] => [
    ...(index === 0 ? [] : [{ text: '\n\n' }]),
    ...(institution === null ? [] : [{ text: `${institution}: `, strong: true }]),
    { text: body },
  ]);
  return { text };
}

/** Whether those whom art. 22(2) names were invited, and came; nothing for a meeting of another kind. */
export function requiredParts({ required }: MinutesContent, locale: Locale): PaperPart[] {
  if (required === null) return [];
  return [
    {
      kind: 'table',
      caption: m.risalahRequiredPaper({}, { locale }),
      columns: [
        { label: m.risalahParty({}, { locale }), share: 36 },
        { label: m.risalahInvited({}, { locale }), share: 42 },
        { label: m.risalahCame({}, { locale }), share: 22 },
      ],
      rows: required.map((one) => ({
        kind: 'row',
        cells: [
          PARTY_WORDS[one.party]({}, { locale }),
          invitedWords(one, locale),
          one.state === 'invited' ? cameWords(one.came, locale) : null,
        ],
      })),
      keepTogether: true,
    },
  ];
}

function invitedWords({ state, names }: RequiredParty, locale: Locale): string {
  if (state === 'invited') return names.join('; ');
  return state === 'unconcerned'
    ? STATE_WORDS.unconcerned({}, { locale })
    : m.risalahPaperNotInvited({}, { locale });
}
