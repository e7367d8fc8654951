interface Spot {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
export interface MapLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}
interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Names beside the circles of a map, in the circles' order: right, left, below or above, wherever nothing lies yet. A
 * name for which there is no room is left out; the table beside the map has it.
 * @param size height of the letters in units of the drawing
 */
export function placeLabels(
  spots: readonly Spot[],
  box: readonly [number, number, number, number],
  size: number,
): MapLabel[] {
  const taken: Rectangle[] = spots.map(({ x, y, r }) => ({
    left: x - r,
    top: y - r,
    right: x + r,
    bottom: y + r,
  }));
  const labels: MapLabel[] = [];
  for (const spot of spots) {
    for (const label of around(spot, size)) {
      const place = rectangle(label, size);
      if (!isInside(place, box) || taken.some((other) => overlap(place, other))) continue;
      taken.push(place);
      labels.push(label);
      break;
    }
  }
  return labels;
}

function around({ name, x, y, r }: Spot, size: number): MapLabel[] {
  const gap = size * 0.25;
  return [
    { text: name, x: x + r + gap, y: y + size * 0.35, anchor: 'start' },
    { text: name, x: x - r - gap, y: y + size * 0.35, anchor: 'end' },
    { text: name, x, y: y + r + size, anchor: 'middle' },
    { text: name, x, y: y - r - gap, anchor: 'middle' },
  ];
}

/** The room a text takes, by the usual width of a letter. */
function rectangle({ text, x, y, anchor }: MapLabel, size: number): Rectangle {
  const width = text.length * size * 0.54;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, top: y - size * 0.8, right: left + width, bottom: y + size * 0.2 };
}

function overlap(a: Rectangle, b: Rectangle): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function isInside(
  place: Rectangle,
  [left, top, width, height]: readonly [number, number, number, number],
): boolean {
  return (
    place.left >= left && place.top >= top && place.right <= left + width && place.bottom <= top + height
  );
}
