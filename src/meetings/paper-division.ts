import { dayIn, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { dateInWords, dateWithDay, type Paper, paperOf, type PaperPart } from '#papers/index.ts';
import { fieldName } from '#sectors/index.ts';
import type { AgreedDivision } from './agreed-division.ts';

/** Room for the pen, in millimetres. */
const PEN_HEIGHT = 14;

/**
 * The berita acara of an agreed division of places between partners, for those who agreed to sign. Its number stays open;
 * partners the reader may not know have no name.
 */
export function divisionPaper(
  division: AgreedDivision,
  { locale, madeAt }: { readonly locale: Locale; readonly madeAt: string },
): Paper {
  const words = { locale };
  const day = dayIn('Asia/Makassar', division.agreedAt);
  const unknown = m.negotiationMinutesUnknown({}, words);
  const title = m.negotiationMinutesAbout(
    { field: fieldName(division.field, locale), place: division.place.name },
    words,
  );
  const rows = division.lines.map(({ name, text }, index) => ({
    kind: 'row' as const,
    cells: [String(index + 1), name ?? unknown, text],
  }));
  const signers = [division.officeName, ...division.answers.map(({ name }) => name ?? unknown)];
  return paperOf({
    language: locale,
    title: `${m.negotiationMinutesTitle({}, words)}: ${title}`,
    file: { day, subject: m.negotiationMinutesTitle({}, words), office: division.officeName },
    madeAt,
    draft: null,
    parts: [
      {
        kind: 'title',
        lines: [m.negotiationMinutesTitle({}, words)],
        about: title,
        number: null,
        unofficial: locale === 'en',
      },
      paragraph(
        m.negotiationMinutesOpening(
          { day: locale === 'id' ? dateInWords(day) : dateWithDay(day, locale) },
          words,
        ),
      ),
      { kind: 'list', form: '1.', items: signers },
      ...(division.meeting === null
        ? []
        : [
            paragraph(
              m.negotiationMinutesMeeting(
                { title: division.meeting.title, day: dateWithDay(division.meeting.day, locale) },
                words,
              ),
            ),
          ]),
      paragraph(m.negotiationMinutesAgreed({}, words)),
      paragraph(division.agreed),
      ...(rows.length === 0
        ? []
        : [
            {
              kind: 'table' as const,
              columns: [
                { label: 'No.', share: 7, align: 'centre' as const },
                { label: m.negotiationMinutesParty({}, words), share: 38 },
                { label: m.negotiationMinutesPart({}, words), share: 55 },
              ],
              rows,
            },
          ]),
      ...(division.followup === null
        ? []
        : [
            paragraph(
              m.negotiationMinutesFollowup(
                {
                  text: division.followup.text,
                  owner: division.followup.owner,
                  due: division.followup.due === null ? '-' : dateWithDay(division.followup.due, locale),
                },
                words,
              ),
            ),
          ]),
      paragraph(m.negotiationMinutesClosing({}, words)),
      {
        kind: 'table',
        columns: [
          { label: 'No.', share: 7, align: 'centre' },
          { label: m.negotiationMinutesParty({}, words), share: 38 },
          { label: m.negotiationMinutesName({}, words), share: 30 },
          { label: m.negotiationMinutesSign({}, words), share: 25 },
        ],
        rows: signers.map((name, index) => ({ kind: 'row', cells: [String(index + 1), name, '', ''] })),
        rowHeight: PEN_HEIGHT,
      },
    ],
  });
}

function paragraph(text: string): PaperPart {
  return { kind: 'paragraph', text, indent: true };
}
