import { contentTypeOf, type GivenFile } from '#kernel/index.ts';
import { canDraw, cleanPicture, type PaperImage, readImage, uprightFile } from '#papers/index.ts';

/** A photograph as papers print it. */
export interface Photo {
  readonly caption: string;
  readonly image: PaperImage;
}

/** The most that one photograph may weigh, and all of a meeting: they are printed in one file. Bytes. */
export const LARGEST_PHOTO = 2 * 1024 * 1024;
export const ALL_PHOTOS = 8 * 1024 * 1024;
const MOST_PIXELS = 6000;
const FEWEST_PIXELS = 100;

/** What a form's field takes. */
export const PHOTO_TYPES = [contentTypeOf('jpeg'), contentTypeOf('png')];

/**
 * A photograph as it is kept: what it shows, without the place it was taken at and whatever else cameras write beside the
 * picture. @returns the message key of what is wrong with it
 */
export async function photoOf({ name, bytes }: GivenFile): Promise<GivenFile | string> {
  if (bytes.length > LARGEST_PHOTO) return 'annexesErrorPhotoLarge';
  const image = readImage(bytes);
  if (!image) return 'annexesErrorPhotoType';
  if (Math.min(image.width, image.height) < FEWEST_PIXELS) return 'annexesErrorPhotoPixels';
  if (Math.max(image.width, image.height) > MOST_PIXELS) return 'annexesErrorPhotoPixels';
  const clean = cleanPicture(bytes);
  if (!clean || !(await canDraw(bytes))) return 'annexesErrorPhotoBroken';
  return { name, bytes: uprightFile(clean) };
}
