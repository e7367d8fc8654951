import type { IatiActivity } from './activity.ts';
import { ActivityParser } from './activity-parser.ts';
import type { ReadActivity } from './activity-parser.ts';
import type { IatiProblem } from './problem.ts';

export interface ReadOptions {
  /** Activities in a batch; 100 unless told otherwise. */
  batchSize?: number;
}

export interface IatiBatch {
  activities: IatiActivity[];
  problems: IatiProblem[];
  /** Activities of this batch that could not be kept at all (no identifier); each has its problem. */
  rejected: number;
  /** Bytes of the file read so far. */
  bytesRead: number;
}

/** Pieces this small keep few finished activities waiting and bound what the XML parser can pile up. */
const PIECE = 64 * 1024;

/**
 * Reads an IATI activity file 2.01 to 2.03 of any size, batch by batch; the source is read no faster than the batches are
 * taken. Faults inside activities come as problems with the batch. Every batch but the last is full, there is at least one.
 * @throws IatiFileError when the file as a whole cannot be used, possibly after some batches: store none of them
 */
export async function* readActivities(
  source: AsyncIterable<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<IatiBatch, void, undefined> {
  const batchSize = options.batchSize ?? 100;
  const parser = new ActivityParser();
  let waiting: ReadActivity[] = [];
  for await (const chunk of source) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      waiting.push(...parser.write(chunk.subarray(at, at + PIECE)));
      while (waiting.length > batchSize) {
        yield batchOf(waiting.slice(0, batchSize), parser.bytesRead);
        waiting = waiting.slice(batchSize);
      }
    }
  }
  waiting.push(...parser.end());
  for (; waiting.length > batchSize; waiting = waiting.slice(batchSize))
    yield batchOf(waiting.slice(0, batchSize), parser.bytesRead);
  yield batchOf(waiting, parser.bytesRead);
}

function batchOf(read: ReadActivity[], bytesRead: number): IatiBatch {
  const activities = read.flatMap(({ activity }) => activity ?? []);
  const rejected = read.filter((one) => one.rejected).length;
  return { activities, problems: read.flatMap(({ problems }) => problems), rejected, bytesRead };
}
