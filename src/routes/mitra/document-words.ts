import type { Locale } from '#kernel/index.ts';
import type { PartnerDocument } from '#partners/index.ts';
import { formatDate, formatNumber } from '#ui/format.ts';
import { m } from '#messages/messages.js';
import { circleMark } from '../circle-choices.ts';
import { documentKindName, permitWords } from './words.ts';

/** A stored file as a form tells of it. */
export interface StoredFile {
  readonly name: string;
  readonly size: string;
}

/** The size of a file for a reader: `1,4 MB`, `380 KB`. */
export function fileSize(bytes: number, locale: Locale): string {
  const [unit, size] = bytes < 1_000_000 ? ['KB', bytes / 1000] : ['MB', bytes / 1_000_000];
  const digits = unit === 'MB' ? size.toFixed(1).replace(/\.0$/, '') : String(Math.max(1, Math.round(size)));
  return `${formatNumber(digits, locale)}\u00a0${unit}`;
}

export function storedFiles(
  documents: readonly PartnerDocument[],
  locale: Locale,
): Record<string, StoredFile> {
  return Object.fromEntries(
    documents.flatMap(({ id, file }) =>
      file === null ? [] : [[id, { name: file.name, size: fileSize(file.size, locale) }] as const],
    ),
  );
}

/** A document as its partner's page shows it. */
export function documentWords(document: PartnerDocument, today: string, locale: Locale) {
  const { id, kind, title, number, issuer, issuedOn, validFrom, validTo, visibility, file } = document;
  const facts = [
    documentKindName(kind),
    number === null ? null : m.partnersDocumentNo({ number }),
    issuedOn === null ? null : formatDate(issuedOn, locale),
    issuer,
  ];
  return {
    id,
    title,
    facts: facts.filter((fact) => fact !== null).join(' · '),
    validity:
      validFrom === null && validTo === null ? null : permitWords({ validFrom, validTo }, today, locale),
    circle: circleMark(visibility, locale),
    file: file === null ? null : { name: file.name, size: fileSize(file.size, locale) },
  };
}
