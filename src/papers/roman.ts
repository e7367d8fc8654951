const SIGNS = [
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const;

/** A number from 1 on as attachments are numbered: `IV`. */
export function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, sign] of SIGNS)
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  return text;
}
