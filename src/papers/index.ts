export {
  BRIEFING_ORDER,
  type BriefingBlock,
  type BriefingChapter,
  type BriefingSection,
  type BriefingSupplier,
  type BriefingWish,
} from './briefing.ts';
export { canDraw } from './can-draw.ts';
export { cleanPicture, uprightFile } from './clean-picture.ts';
export { drawQr, qrImage, type QrPicture } from './draw-qr.ts';
export { paperFileName } from './file-name.ts';
export { type FinishedPaper, finishPaper, type PaperToFinish } from './finish-paper.ts';
export { fitPage, partsOf } from './fit-page.ts';
export { imageOf } from './image-of.ts';
export { removeEmblem, uploadEmblem } from './keep-emblem.ts';
export { keepPaper, type PaperToKeep } from './keep-paper.ts';
export { addSignatory, changeSignatory, removeSignatory } from './keep-signatory.ts';
export {
  defaultSettings,
  headOfArea,
  houseLines,
  letterheadsOf,
  type OfficePlace,
} from './letter-defaults.ts';
export type { LetterProfileInput } from './letter-form.ts';
export {
  copiesOf,
  type Emblems,
  footOf,
  type LetterOpening,
  letterheadOf,
  lookOf,
  numberOf,
  openingOf,
  pageOf,
  parafOf,
} from './letter-parts.ts';
export { type LetterKit, letterKitOn, type LetterProfile, letterProfileOn } from './letter-profile.ts';
export {
  type EmblemKind,
  EMBLEMS,
  type LetterheadSettings,
  type LetterSettings,
  PARAF_PAPERS,
  type ParafPaper,
  type Preset,
  PRESET_SETTINGS,
  PRESETS,
  withPreset,
} from './letter-settings.ts';
export { getPaper, listPapers, readPaperFile } from './list-papers.ts';
export { groupNip } from './nip.ts';
export { countInWords, rupiahInWords, terbilang } from './number-words.ts';
export { type OpenPoint, openPoints } from './open-points.ts';
export { clockTime, dateInWords, dateRange, dateWithDay, dayName } from './paper-dates.ts';
export { paperOf, PLAIN_LOOK } from './paper-looks.ts';
export { dropDrafts, type Filled, type KeptPaper, type PaperSubject, readPapers } from './paper-store.ts';
export {
  type Addressee,
  type AttachmentPart,
  type Cell,
  type Column,
  type DetailedCell,
  type Fact,
  type FactsPart,
  type LetterheadPart,
  type LetterOpeningPart,
  type ListPart,
  type Paper,
  PAPER_FONTS,
  PAPER_SIZES,
  type PaperImage,
  type PaperLook,
  type PaperPage,
  type PaperPart,
  type PaperSize,
  type Signature,
  type Span,
  type TablePart,
  type TableRow,
  type Text,
} from './paper.ts';
export { DOTS } from './plain-text.ts';
export { LARGEST_EMBLEM, readImage } from './read-image.ts';
export { type LetterProfileView, readEmblem, readLetterProfile } from './read-letter-profile.ts';
export { renderDocx } from './render-docx.ts';
export { renderPdf } from './render-pdf.ts';
export { roman } from './roman.ts';
export { sampleLetter } from './sample-letter.ts';
export { saveLetterProfile } from './save-letter-profile.ts';
export { type LettersDraft, storeLetters } from './store-letters.ts';
export type { SignatoryInput } from './signatory-form.ts';
export {
  type ActingKind,
  ACTINGS,
  isInOffice,
  type LetterheadKind,
  LETTERHEADS,
  postLines,
  type Signatory,
  SIGNATORY_STANDINGS,
  type SignatoryStanding,
  signatureOf,
  type StoredSignatory,
} from './signatory.ts';
export { signatoryPlace } from './signatory-place.ts';
export { heightOf } from './part-height.ts';
export { splitLeaves } from './sections.ts';
export type { Writing } from './writing.ts';
