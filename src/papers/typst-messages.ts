import type { PdfInput } from './pdf-input.ts';

/** What the thread that draws papers is asked, and answers. */
export interface TypstRequest {
  readonly template: string;
  readonly fonts: readonly string[];
  readonly input: PdfInput;
}
