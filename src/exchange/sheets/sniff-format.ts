/** What a file is by its first bytes, whatever its name says. `other` names what it is instead of a sheet. */
export type Sniffed = { format: 'zip' | 'ole' | 'text' } | { format: 'other'; what: string };

const SIGNATURES: readonly (readonly [what: string, bytes: string])[] = [
  ['PDF', '255044462d'],
  ['PNG', '89504e47'],
  ['JPEG', 'ffd8ff'],
  ['RAR', '526172211a07'],
  ['7z', '377abcaf271c'],
  ['gzip', '1f8b'],
];

/** Tells workbooks (zip or OLE containers), text and everything else apart by content. */
export function sniffFormat(bytes: Uint8Array): Sniffed {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192));
  const hex = head.subarray(0, 8).toString('hex');
  if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return { format: 'zip' };
  if (hex === 'd0cf11e0a1b11ae1') return { format: 'ole' };
  const known = SIGNATURES.find(([, signature]) => hex.startsWith(signature));
  if (known) return { format: 'other', what: known[0] };
  const start = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<table|<meta)/.test(start))
    return { format: 'other', what: 'HTML' };
  if (start.startsWith('<?xml')) return { format: 'other', what: 'XML' };
  if (start.startsWith('{\\rtf')) return { format: 'other', what: 'RTF' };
  const wide = hex.startsWith('fffe') || hex.startsWith('feff');
  if (!wide && head.includes(0)) return { format: 'other', what: 'binary' };
  return { format: 'text' };
}
