import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Unavailable } from '#kernel/index.ts';

/** Folders this very process holds: after a restart in a container the old process may have had our number. */
const held = new Set<string>();

export interface FolderHolder {
  readonly pid: number;
  readonly since: string;
}

/**
 * Takes the folder of the trial database for this process. PGlite lets two processes open one folder without a word
 * and the second destroys the first's work; this file is what keeps them apart.
 * @throws Unavailable naming the process that holds the folder
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'sinergi.lock');
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeSync(file, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
      closeSync(file);
      held.add(path);
      return () => {
        held.delete(path);
        rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = readHolder(path);
      if (holder && isHolding(path, holder.pid)) {
        throw new Unavailable(
          `${folder} is in use by process ${String(holder.pid)} since ${holder.since}. Stop that process, or set SINERGI_DATA to another folder.`,
        );
      }
      rmSync(path, { force: true });
    }
  }
  throw new Unavailable(`${folder} could not be locked; another process is starting on it.`);
}

/** Who holds the folder now, if anybody alive does. */
export function folderHolder(folder: string): FolderHolder | undefined {
  const path = join(folder, 'sinergi.lock');
  const holder = readHolder(path);
  return holder && isHolding(path, holder.pid) ? holder : undefined;
}

function readHolder(path: string): FolderHolder | undefined {
  try {
    const read = JSON.parse(readFileSync(path, 'utf8')) as FolderHolder;
    return Number.isInteger(read.pid) ? read : undefined;
  } catch {
    return undefined;
  }
}

function isHolding(path: string, pid: number): boolean {
  if (pid === process.pid) return held.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
