import { dirname, join } from 'node:path';
import { FONT_FILES } from './font-files.ts';
import type { PdfInput } from './pdf-input.ts';
import { runThread } from './run-thread.ts';
import type { TypstRequest } from './typst-messages.ts';

const TEMPLATE = join(import.meta.dirname, 'template');

/** Sets a paper with typst. @throws as `runThread` */
export async function runTypst(input: PdfInput, timeout?: number): Promise<Uint8Array> {
  const request: TypstRequest = { template: TEMPLATE, fonts: FONT_FILES.map((file) => dirname(file)), input };
  return runThread(new URL('./typst-worker.ts', import.meta.url), request, timeout);
}
