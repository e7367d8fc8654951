export type {
  Addressee,
  AttachmentPart,
  Cell,
  Column,
  ContentsPart,
  DetailedCell,
  Fact,
  FactsPart,
  LetterheadPart,
  LetterOpeningPart,
  ListPart,
  NumberForm,
  Paper,
  PaperImage,
  PaperLook,
  PaperPage,
  PaperPart,
  PaperSize,
  Signature,
  Span,
  TablePart,
  TableRow,
  Text,
} from './paper.ts';
export {
  BRIEFING_ORDER,
  type BriefingBlock,
  type BriefingChapter,
  type BriefingSection,
  type BriefingSupplier,
  type BriefingWish,
} from './briefing.ts';
export { drawQr, qrImage, type QrPicture } from './draw-qr.ts';
export { paperFileName } from './file-name.ts';
export { fitPage, partsOf } from './fit-page.ts';
export { paperOf, PLAIN_LOOK } from './paper-looks.ts';
export { heightOf } from './part-height.ts';
export { splitLeaves } from './sections.ts';
export type { Writing } from './writing.ts';
export { DOTS } from './plain-text.ts';
export { renderDocx } from './render-docx.ts';
export { renderPdf } from './render-pdf.ts';
export { roman } from './roman.ts';
