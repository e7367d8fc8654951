import { resolve } from '$app/paths';
import type { AuditRow } from '#access/index.ts';
import { type Locale, type LocalizedText, pickText } from '#kernel/index.ts';
import { SUBJECT_WORDS } from './trail-words.ts';

export interface About {
  /** "mitra", "kegiatan". */
  readonly kind: string;
  /** Its name, as the row itself knows it. */
  readonly name: string | undefined;
  readonly href: string | undefined;
}

/** What an act was done to, with the way to it. */
export function aboutWords(
  row: Pick<AuditRow, 'subject' | 'subjectId' | 'before' | 'after' | 'officeId'>,
  ownOfficeId: string | null,
  locale: Locale,
): About {
  const document = { ...objectOf(row.before), ...objectOf(row.after) };
  return {
    kind: SUBJECT_WORDS[row.subject](),
    name: nameOf(document, locale),
    href: hrefOf(row, document, ownOfficeId),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function nameOf(document: Readonly<Record<string, unknown>>, locale: Locale): string | undefined {
  const { title, name } = document;
  if (typeof title === 'object' && title !== null)
    return pickText(title as LocalizedText, locale).text || undefined;
  return [title, name].find((text) => typeof text === 'string');
}

function hrefOf(
  { subject, subjectId: id, officeId }: Pick<AuditRow, 'subject' | 'subjectId' | 'officeId'>,
  document: Readonly<Record<string, unknown>>,
  ownOfficeId: string | null,
): string | undefined {
  const { officeId: seatOffice, key } = document;
  switch (subject) {
    case 'partner':
      return resolve('/mitra/[id]', { id });
    case 'activity':
      return resolve('/kegiatan/[id]', { id });
    case 'import':
      return officeId !== null && officeId === ownOfficeId ? resolve('/impor/[id]', { id }) : undefined;
    case 'office':
      return resolve('/kantor/[id]', { id });
    case 'seat':
      return typeof seatOffice === 'string' ? resolve('/kantor/[id]', { id: seatOffice }) : undefined;
    case 'meeting':
      return resolve('/rakor/[id]', { id });
    case 'recommendation':
      return resolve('/tindak-lanjut/[id]', { id });
    case 'rate':
      return resolve('/pengaturan/kurs');
    case 'finding': {
      const area = typeof key === 'string' ? key.split(':')[1] : undefined;
      return area === undefined ? undefined : `${resolve('/tumpang-tindih')}?area=${area}&show=all`;
    }
    case 'area':
    case 'account':
      return undefined;
  }
}
