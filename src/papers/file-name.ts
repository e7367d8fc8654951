import type { Paper } from './paper.ts';

/** `2026-01-06_Undangan-Rakor-LMI_Biro-PK-NTT_konsep2.docx`: ASCII, no blanks, no more than a file system bears. */
export function paperFileName(
  { file, draft, language }: Pick<Paper, 'file' | 'draft' | 'language'>,
  extension: 'docx' | 'pdf',
): string {
  const mark = language === 'id' ? 'konsep' : 'draft';
  const parts = [
    file.day,
    asciiWords(file.subject),
    asciiWords(file.office),
    ...(draft === null ? [] : [`${mark}${String(draft)}`]),
  ];
  return `${parts.filter((part) => part !== '').join('_')}.${extension}`;
}

function asciiWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\dA-Za-z]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}
