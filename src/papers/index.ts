export type {
  Addressee,
  AttachmentPart,
  Cell,
  Column,
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
export { drawQr, qrImage, type QrPicture } from './draw-qr.ts';
export { paperFileName } from './file-name.ts';
export { paperOf, PLAIN_LOOK } from './paper-looks.ts';
export { DOTS } from './plain-text.ts';
export { renderDocx } from './render-docx.ts';
export { renderPdf } from './render-pdf.ts';
export { roman } from './roman.ts';
