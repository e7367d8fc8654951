import { toUnits } from '#kernel/index.ts';
import type { PaperImage } from '#papers/index.ts';
import type { MapView } from './map-view.ts';

/** From little to much; 0 is not recorded. Told apart without colour too. */
const SHADES = ['#ffffff', '#dbe7f0', '#b3cde0', '#7fa9c9', '#4a7fa8', '#1f5b87'] as const;

interface NumberedPlace {
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** A map as a picture for paper, its areas by the number they have in the table beside it. */
export function mapPicture(view: MapView, places: readonly NumberedPlace[]): PaperImage {
  const [left, top, width, height] = view.box;
  const unit = width / 800;
  const line = `stroke-width="${round(unit)}"`;
  const shape = ({ d, rank }: MapView['shapes'][number]) =>
    `<path d="${d}" fill="${shade(rank)}" stroke="#333" ${line}/>`;
  const circle = ({ x, y, r, rank }: MapView['circles'][number]) =>
    `<circle cx="${round(x)}" cy="${round(y)}" r="${round(r)}" fill="${shade(rank)}" fill-opacity="0.9" stroke="#333" ${line}/>`;
  const label = ({ number, x, y }: NumberedPlace) =>
    `<text x="${round(x)}" y="${round(y + unit * 5)}" font-family="Arimo, Arial, sans-serif" font-size="${round(unit * 15)}" font-weight="700" text-anchor="middle" fill="#000" stroke="#fff" stroke-width="${round(unit * 3.5)}" paint-order="stroke">${String(number)}</text>`;
  const drawing = [
    ...view.outlines.map(({ d }) => `<path d="${d}" fill="#f2f2f2" stroke="#999" ${line}/>`),
    ...view.shapes.map(shape),
    ...view.circles.map(circle),
    ...places.map(label),
  ].join('');
  const size = [Math.round(width / unit), Math.round(height / unit)];
  return {
    type: 'svg',
    text: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].map(round).join(' ')}" width="${String(size[0])}" height="${String(size[1])}">${drawing}</svg>`,
    width: size[0] ?? 0,
    height: size[1] ?? 0,
  };
}

const shade = (rank: number): string => SHADES[rank] ?? SHADES[5];
const round = (value: number): string => String(Number(value.toFixed(2)));

/** The legend of the map in one line: how dark stands for how much. */
export function legendLine(view: MapView, number: (value: number) => string): string[] {
  return view.legend.map(({ from, to }) => {
    const first = number(Number(toUnits(String(from), 0)));
    return to === null ? `${first}+` : from === to ? first : `${first}–${number(Number(to))}`;
  });
}
