import type { IatiBatch } from './read-activities.ts';
import { readActivities } from './read-activities.ts';

/** Bytes as they come from a file or the network: in pieces of any size. */
export async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Everything in a file given as text or bytes, as one batch. */
export async function readAll(file: string | Uint8Array, size?: number): Promise<IatiBatch> {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const all: IatiBatch = { activities: [], problems: [], rejected: 0, bytesRead: 0 };
  for await (const batch of readActivities(inPieces(bytes, size))) {
    all.activities.push(...batch.activities);
    all.problems.push(...batch.problems);
    all.rejected += batch.rejected;
    all.bytesRead = batch.bytesRead;
  }
  return all;
}

/** A file around activities. */
export function fileOf(activities: string, version = '2.03'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="${version}">\n${activities}\n</iati-activities>\n`;
}

/** An activity without faults around more of its elements. */
export function activityOf(more: string, attributes = 'default-currency="USD" xml:lang="en"'): string {
  return `<iati-activity ${attributes}>
  <iati-identifier>XM-1-A</iati-identifier>
  <reporting-org ref="XM-1" type="40"><narrative>Fund</narrative></reporting-org>
  <title><narrative>Water</narrative></title>
  <participating-org ref="XM-1" role="1" type="40"/>
  <activity-status code="2"/>
  <activity-date type="2" iso-date="2024-01-15"/>
  <recipient-country code="ID"/>
  <sector code="14030"/>
  ${more}
</iati-activity>`;
}
