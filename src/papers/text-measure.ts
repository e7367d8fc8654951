const WIDE: Readonly<Record<string, number>> = {
  m: 0.833,
  w: 0.722,
  M: 0.833,
  W: 0.944,
  '@': 1.015,
  '%': 0.889,
};
const NARROW = new Set("iljtfrI.,:;'|!()[]/ -\u00a0");
const POINTS_PER_MM = 72 / 25.4;

/** About how wide a text is in Arial, in millimetres; bold is wider. */
export function textWidth(text: string, points: number, bold = false): number {
  let ems = 0;
  for (const sign of text) ems += WIDE[sign] ?? (NARROW.has(sign) ? 0.3 : /\p{Lu}/u.test(sign) ? 0.7 : 0.556);
  return (ems * points * (bold ? 1.07 : 1)) / POINTS_PER_MM;
}

/** How many lines a text takes in a room so many millimetres wide, broken at blanks and, where it must, within words. */
export function linesOf(text: string, room: number, points: number, bold = false): number {
  let lines = 0;
  for (const paragraph of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of paragraph.split(' ')) {
      const width = textWidth(word, points, bold);
      const blank = used === 0 ? 0 : textWidth(' ', points);
      if (used + blank + width <= room) used += blank + width;
      else if (width <= room) {
        lines += used === 0 ? 0 : 1;
        used = width;
      } else {
        const broken = Math.ceil((used + blank + width) / room);
        lines += broken - 1;
        used = (used + blank + width) % room;
      }
    }
  }
  return lines;
}
