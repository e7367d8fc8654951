/** An area as other rooms refer to it; `path` names the parents only, nearest first. */
export interface AreaRef {
  readonly code: string;
  readonly name: string;
  readonly level: 1 | 2 | 3 | 4;
  readonly kind: string;
  readonly path: string;
}

/** A place as somebody wrote it. `anywhere` is free text of unknown level. */
export interface PlaceInput {
  readonly province?: string;
  readonly regency?: string;
  readonly district?: string;
  readonly village?: string;
  readonly anywhere?: string;
}

export interface Proposal {
  readonly code: string;
  readonly confidence: number;
  readonly reason: string;
}

/** What a written place is. Confidence goes from 0 to 1; reasons are stable codes. */
export type PlaceMatch =
  | {
      readonly kind: 'matched';
      readonly code: string;
      readonly confidence: number;
      readonly reason: string;
      /** The area that was written, where it ended and this is what came of it (reason `successor`). */
      readonly ended?: string;
    }
  | {
      readonly kind: 'question';
      readonly reason: string;
      /** The area that was written, where it ended: the proposals are what came of it (reason `split`). */
      readonly ended?: string;
      /** What is certain, for example the district. */
      readonly deepest: string | null;
      readonly proposals: readonly Proposal[];
    }
  /** Nothing was written. */
  | { readonly kind: 'none' };
