/**
 * How many typing errors lie between two words: letters left out, added, exchanged, or two neighbours swapped
 * (Damerau's distance, unrestricted, so that it is a metric). Gives `limit + 1` as soon as it is more than `limit`.
 */
export function typingDistance(a: string, b: string, limit: number): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  const width = b.length + 2;
  const far = a.length + b.length;
  const cost = new Uint16Array((a.length + 2) * width);
  cost[0] = far;
  for (let i = 0; i <= a.length; i++) {
    cost[(i + 1) * width] = far;
    cost[(i + 1) * width + 1] = i;
  }
  for (let j = 0; j <= b.length; j++) {
    cost[j + 1] = far;
    cost[width + j + 1] = j;
  }
  const lastRow = new Map<string, number>();
  for (let i = 1; i <= a.length; i++) {
    let lastColumn = 0;
    let least = far;
    for (let j = 1; j <= b.length; j++) {
      const row = lastRow.get(b.charAt(j - 1)) ?? 0;
      const column = lastColumn;
      const same = a.charAt(i - 1) === b.charAt(j - 1);
      if (same) lastColumn = j;
      const at = (x: number, y: number): number => cost[x * width + y] ?? far;
      const value = Math.min(
        at(i, j) + (same ? 0 : 1),
        at(i + 1, j) + 1,
        at(i, j + 1) + 1,
        at(row, column) + (i - row - 1) + 1 + (j - column - 1),
      );
      cost[(i + 1) * width + j + 1] = value;
      if (value < least) least = value;
    }
    lastRow.set(a.charAt(i - 1), i);
    if (least > limit + 1) return limit + 1; // a swap can win back one at most
  }
  return Math.min(cost[(a.length + 1) * width + b.length + 1] ?? far, limit + 1);
}
