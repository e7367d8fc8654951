const PART = /([MmLlHhVvZz])|(-?(?:\d+\.?\d*|\.\d+))/g;

/**
 * An outline of straight lines with fewer points: those nearer than `step` to the one before are left out, and islands
 * smaller than that too. For drawings only; rounded to the tenth.
 */
export function coarsePath(d: string, step: number): string {
  return rings(d)
    .map((ring) => thin(ring, step))
    .filter((ring) => ring.length > 2)
    .map(written)
    .join('');
}

type Point = readonly [number, number];

function rings(d: string): Point[][] {
  const all: Point[][] = [];
  let [x, y, command] = [0, 0, 'M'];
  const numbers: number[] = [];
  const move = (nextX: number, nextY: number, starts: boolean): void => {
    [x, y] = [nextX, nextY];
    if (starts || all.length === 0) all.push([]);
    all.at(-1)?.push([x, y]);
  };
  for (const [, letter, digits] of d.matchAll(PART)) {
    if (letter !== undefined) {
      command = letter;
      numbers.length = 0;
      const start = all.at(-1)?.[0];
      if (/z/i.test(letter) && start) [x, y] = start;
      continue;
    }
    numbers.push(Number(digits));
    const relative = command === command.toLowerCase();
    const [baseX, baseY] = relative ? [x, y] : [0, 0];
    const [a = 0, b = 0] = numbers;
    if (/h/i.test(command)) move(baseX + a, y, false);
    else if (/v/i.test(command)) move(x, baseY + a, false);
    else if (numbers.length < 2) continue;
    else move(baseX + a, baseY + b, /m/i.test(command));
    if (command === 'M') command = 'L';
    if (command === 'm') command = 'l';
    numbers.length = 0;
  }
  return all;
}

function thin(ring: readonly Point[], step: number): Point[] {
  const kept: Point[] = [];
  for (const point of ring) {
    const last = kept.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= step) kept.push(point);
  }
  return kept;
}

/** As steps from point to point, in tenths, which is the shortest way to write it. */
function written(ring: readonly Point[]): string {
  let [lastX, lastY] = [0, 0];
  const steps = ring.map(([x, y], i) => {
    const [tenthX, tenthY] = [Math.round(x * 10), Math.round(y * 10)];
    const step = `${(tenthX - lastX) / 10} ${(tenthY - lastY) / 10}`;
    [lastX, lastY] = [tenthX, tenthY];
    return i === 0 ? `M${step}l` : step;
  });
  return `${steps.join(' ').replace(/ -/g, '-').replace('l ', 'l')}z`;
}
