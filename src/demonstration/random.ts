import { createHash } from 'node:crypto';

/** The seed of the demonstration everybody sees. */
export const DEMONSTRATION_SEED = 53;

/** Chance that can be repeated: the same seed draws the same, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  integer(from: number, to: number): number;
  chance(probability: number): boolean;
  /** One of a list that has something in it. */
  pick<T>(list: readonly T[]): T;
  /** One of a list; heavier ones more often. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** Some of a list, none twice, in the order drawn. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** Mulberry32 begun from the text, so that each part of the demonstration draws on its own and changes alone. */
export function randomOf(seed: string): Random {
  let state = createHash('sha256').update(seed).digest().readUInt32LE(0);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[integer(0, list.length - 1)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  };
  return {
    next,
    integer,
    pick,
    chance: (probability) => next() < probability,
    weighted: <T>(list: readonly (readonly [T, number])[]): T => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      const found = list.find(([, weight]) => (left -= weight) < 0) ?? list.at(-1);
      if (found === undefined) throw new RangeError('nothing to pick from');
      return found[0];
    },
    sample: <T>(list: readonly T[], count: number): T[] => {
      const rest = [...list];
      return Array.from({ length: Math.min(count, rest.length) }, () =>
        rest.splice(integer(0, rest.length - 1), 1),
      ).flat();
    },
  };
}

/** A record identifier that follows from the seed and a name: UUID version 8 (RFC 9562), of our own making. */
export function idOf(seed: number, name: string): string {
  const bytes = createHash('sha256')
    .update(`sinergi-demonstration/${String(seed)}/${name}`)
    .digest();
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
