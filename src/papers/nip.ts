import { isPlainDate } from '#kernel/index.ts';

/**
 * Whether the text is a number of a civil servant (NIP): eighteen digits, day of birth, month of appointment, sex, serial
 * number; blanks do not count.
 */
export function isNip(text: string): boolean {
  const digits = text.replace(/\s/g, '');
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(\d\d)(\d\d)\d{4}(?:0[1-9]|1[0-2])[12]\d{3}$/.exec(digits) ?? [];
  return isPlainDate(`${year}-${month}-${day}`);
}

/** `19700101 199503 1 001`: day of birth, appointment, sex, serial number. */
export function groupNip(nip: string): string {
  return nip.replace(/\s/g, '').replace(/^(.{8})(.{6})(.)(.*)$/, '$1 $2 $3 $4');
}
