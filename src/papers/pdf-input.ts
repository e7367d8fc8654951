import { qrImage } from './draw-qr.ts';
import { MEASURES } from './measures.ts';
import { sheetOf } from './page-size.ts';
import type { Paper } from './paper.ts';
import { DOTS, isLink, printable } from './plain-text.ts';
import { keepsNext, splitSections } from './sections.ts';
import { wordsOf } from './words.ts';

/** A paper as the template reads it: JSON, and the pictures named in it. */
export interface PdfInput {
  readonly json: string;
  readonly pictures: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Seconds since 1970. */
  readonly madeAt: number;
}

export function pdfInput(paper: Paper): PdfInput {
  const pictures: { name: string; bytes: Uint8Array }[] = [];
  const picture = (name: string, bytes: Uint8Array): string => {
    const file = `picture-${String(pictures.length)}.${name}`;
    pictures.push({ name: file, bytes });
    return file;
  };
  const { parts: _parts, page: _page, ...rest } = paper;
  const sections = splitSections(paper).map(({ page, parts, restart }) => {
    const [width, height] = sheetOf(page, 'mm');
    return {
      width,
      height,
      restart,
      parts: parts.map((part, at) => (keepsNext(parts, at) ? { ...part, keepNext: true } : part)),
    };
  });
  const input = { ...rest, sections, words: wordsOf(paper.language), measures: MEASURES, dots: DOTS };
  return {
    json: JSON.stringify(plain(input, picture)),
    pictures,
    madeAt: Math.floor(Temporal.Instant.from(paper.madeAt).epochMilliseconds / 1000),
  };
}

type Keep = (type: string, bytes: Uint8Array) => string;

/** The same value with its pictures as files, without links that lead nowhere and without characters nobody can print. */
function plain(value: unknown, keep: Keep): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map((one) => plain(one, keep));
  if (typeof value !== 'object' || value === null) return value;
  const { type, data, text, ...rest } = value as Record<string, unknown>;
  const { width, height, turn } = rest;
  const size = { width, height, ...(turn === undefined ? {} : { turn }) };
  if ((type === 'png' || type === 'jpeg') && typeof data === 'string')
    return { ...size, file: keep(type === 'jpeg' ? 'jpg' : type, Buffer.from(data, 'base64')) };
  if (type === 'svg' && typeof text === 'string') return { ...size, file: keep(type, Buffer.from(text)) };
  const entries = Object.entries(value)
    .filter(([key, one]) => key !== 'href' || isLink(typeof one === 'string' ? one : undefined))
    .map(([key, one]) => [key, plain(one, keep)] as const);
  const own = Object.fromEntries(entries);
  return own['kind'] === 'qr' && typeof own['link'] === 'string'
    ? { ...own, image: plain(qrImage(own['link']), keep), followed: isLink(own['link']) }
    : own;
}
