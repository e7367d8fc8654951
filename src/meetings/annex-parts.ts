import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { PaperPart } from '#papers/index.ts';
import type { Annex } from './annex.ts';
import type { MeetingRecord } from './meeting.ts';
import type { MeetingFile } from './meeting-file.ts';
import type { Photo } from './photo.ts';

/** Of a photograph on paper, in millimetres: two stand beside each other, and two rows on a page at the least. */
const WIDEST = 77;
const TALLEST = 90;

/** What speakers and participants handed in: what it is, who brought it, for which item. Nothing where there is none. */
export function materialAnnex({
  record,
  officeName,
  files,
  locale,
}: {
  readonly record: MeetingRecord;
  /** Who calls the meeting: what names nobody else is theirs. */
  readonly officeName: string | null;
  readonly files: readonly MeetingFile[];
  readonly locale: Locale;
}): Annex[] {
  const material = files.filter(({ kind }) => kind === 'material');
  if (material.length === 0) return [];
  const words = { locale };
  return [
    {
      orientation: 'portrait',
      parts: [
        { kind: 'title', lines: [m.annexesMaterialTitle({}, words), record.title] },
        {
          kind: 'table',
          columns: [
            { label: m.meetingPapersNo({}, words), share: 7, align: 'centre' },
            { label: m.annexesMaterial({}, words), share: 35 },
            { label: m.annexesMaterialBy({}, words), share: 30 },
            { label: m.annexesMaterialFor({}, words), share: 28 },
          ],
          rows: material.map(({ title, name, inviteeId, agendaItemId }, index) => ({
            kind: 'row',
            cells: [
              String(index + 1),
              { text: title, detail: name },
              record.invitees.find(({ id }) => id === inviteeId)?.name ?? officeName,
              record.agenda.find(({ id }) => id === agendaItemId)?.title ?? null,
            ],
          })),
        },
      ],
    },
  ];
}

/** Photographs two in a row with their captions. Nothing where there is none. */
export function photoAnnex(title: string, photos: readonly Photo[], locale: Locale): Annex[] {
  if (photos.length === 0) return [];
  const pictures: PaperPart = {
    kind: 'pictures',
    perRow: 2,
    items: photos.map(({ caption, image }) => ({
      image,
      alt: caption,
      caption,
      width: Math.min(WIDEST, (TALLEST * image.width) / image.height),
    })),
  };
  return [
    {
      orientation: 'portrait',
      parts: [{ kind: 'title', lines: [m.annexesPhotosTitle({}, { locale }), title] }, pictures],
    },
  ];
}
