/** The most that an emblem may weigh, and how many pixels it may have at either side. */
export const LARGEST_EMBLEM = 1024 * 1024;
export const MOST_PIXELS = 5000;
const FEWEST_PIXELS = 100;

export interface ReadImage {
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

/** What a picture is by its content; undefined for what is neither PNG nor JPEG. */
export function readImage(bytes: Uint8Array): ReadImage | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return readPng(view) ?? readJpeg(view);
}

/** The message key of what is wrong with a picture for a letterhead; undefined for a good one. */
export function faultOfEmblem(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return 'papersErrorEmblemMissing';
  if (bytes.length > LARGEST_EMBLEM) return 'papersErrorEmblemLarge';
  const image = readImage(bytes);
  if (!image) return 'papersErrorEmblemType';
  const [least, most] = [Math.min(image.width, image.height), Math.max(image.width, image.height)];
  return least < FEWEST_PIXELS || most > MOST_PIXELS ? 'papersErrorEmblemPixels' : undefined;
}

function readPng(view: DataView): ReadImage | undefined {
  if (view.byteLength < 33 || view.getBigUint64(0) !== 0x89504e470d0a1a0an) return undefined;
  if (view.getUint32(12) !== 0x49484452) return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

/** The size stands in the frame's segment (SOF), after others of any length. */
function readJpeg(view: DataView): ReadImage | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
