const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
/** The end record is 22 bytes and a comment of at most 65,535. */
const FARTHEST_END = 22 + 0xffff;
const MOST_ENTRIES = 5000;

/**
 * The names in a zip file's directory (PKWARE APPNOTE 4.3.12 and 4.3.16), for telling what kind of file it is; nothing
 * is unpacked. Undefined where it is no whole zip file, has more than 5,000 parts or is larger than 4 GiB.
 */
export function zipNames(bytes: Uint8Array): Set<string> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0 || count > MOST_ENTRIES) return undefined;
  const names = new Set<string>();
  const decoder = new TextDecoder();
  for (let entry = 0; entry < count; entry++) {
    if (at + 46 > end || view.getUint32(at, true) !== ENTRY) return undefined;
    const length = view.getUint16(at + 28, true);
    names.add(decoder.decode(bytes.subarray(at + 46, at + 46 + length)));
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names;
}

function endOfDirectory(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - FARTHEST_END);
  for (let at = view.byteLength - 22; at >= first; at--)
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  return undefined;
}
