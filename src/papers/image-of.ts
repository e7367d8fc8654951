import { cleanPicture } from './clean-picture.ts';
import type { PaperImage } from './paper.ts';
import { readImage } from './read-image.ts';

/**
 * A picture of a paper from bytes, without anything that is told in them beside the pixels.
 * @throws RangeError for what is neither PNG nor JPEG, or is cut off
 */
export function imageOf(bytes: Uint8Array): PaperImage {
  const picture = cleanPicture(bytes);
  const image = picture && readImage(picture.bytes);
  if (!picture || !image) throw new RangeError('neither PNG nor JPEG');
  const { turn } = picture;
  const { type, width, height } = image;
  const data = Buffer.from(picture.bytes).toString('base64');
  if (turn === 0) return { type, width, height, data };
  return turn === 180
    ? { type, width, height, turn, data }
    : { type, width: height, height: width, turn, data };
}
