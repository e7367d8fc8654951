/** An area code with its points, from `53.08`, `5308` or `53 08`; undefined for anything else. */
export function asCode(written: string): string | undefined {
  const digits = written.trim().replace(/[.\s]/g, '');
  if (!/^(\d{2}|\d{4}|\d{6}|\d{10})$/.test(digits)) return undefined;
  return [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6), digits.slice(6)]
    .filter(Boolean)
    .join('.');
}
