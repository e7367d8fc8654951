import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PdfInput } from './pdf-input.ts';
import { runThread } from './run-thread.ts';
import type { TypstRequest } from './typst-messages.ts';

const TEMPLATE = join(import.meta.dirname, 'template');
const FONTS = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) =>
  join(dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/arimo/package.json'))), style),
);

/** Sets a paper with typst. @throws as `runThread` */
export async function runTypst(input: PdfInput, timeout?: number): Promise<Uint8Array> {
  const request: TypstRequest = { template: TEMPLATE, fonts: FONTS, input };
  return runThread(new URL('./typst-worker.ts', import.meta.url), request, timeout);
}
