/** What both renderers draw alike. Millimetres; sizes of letters are points. */
export const MEASURES = {
  /** The square an emblem fits into: above the lines of a letterhead, or at their left. */
  emblemTop: 25,
  emblemLeft: 22,
  /** The lines of a letterhead stand 3 to 4 in size. */
  letterheadSmall: 12,
  letterheadLarge: 16,
  letterheadAddress: 9,
  /** Of the labels of a letter's opening, and of other facts. */
  openingLabel: 20,
  factLabel: 35,
  /** The first line of a paragraph. */
  indent: 12.5,
  /** The left edge of a signature that stands alone, of the width of the text. */
  signatureEdge: 0.47,
  /** Empty lines for pen and stamp; the side of the square for an electronic signature. */
  signatureRoom: 4,
  electronicBox: 25,
  qr: 28,
  tallestPicture: 200,
} as const;
