import type { PlainDate } from '#kernel/index.ts';
import { groupNip } from './nip.ts';
import type { Signature } from './paper.ts';
import { capitals, DOTS } from './plain-text.ts';

/**
 * Who signs decides the letterhead (kop): the head of a region (K1), its secretariat (K2), an agency (K3), the council
 * (K4), a ministry (K5), a partner (K6).
 */
export const LETTERHEADS = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6'] as const;
export type LetterheadKind = (typeof LETTERHEADS)[number];

/** Post vacant; holder briefly away; appointed to fill a head's or Sekda's vacancy; holder on campaign leave. */
export const ACTINGS = ['plt', 'plh', 'pj', 'pjs'] as const;
export type ActingKind = (typeof ACTINGS)[number];
const ACTING_PREFIX: Readonly<Record<ActingKind, string>> = {
  plt: 'Plt.',
  plh: 'Plh.',
  pj: 'Pj.',
  pjs: 'Pjs.',
};

/** A head of region signs in capitals without rank and NIP; a civil servant with both; others with their name alone. */
export const SIGNATORY_STANDINGS = ['head', 'civilServant', 'other'] as const;
export type SignatoryStanding = (typeof SIGNATORY_STANDINGS)[number];

/** Somebody who signs for an office, and since when. */
export interface Signatory {
  readonly letterhead: LetterheadKind;
  readonly standing: SignatoryStanding;
  /** The post that is signed for: `Sekretaris Daerah`. */
  readonly post: string;
  /** With titles. */
  readonly name: string;
  readonly rank: string | null;
  /** Eighteen digits. */
  readonly nip: string | null;
  readonly acting: ActingKind | null;
  /** The person's own post, where they act in another. */
  readonly ownPost: string | null;
  /** On whose behalf: the head alone (a.n.), or the head and the officer it goes through (u.b.). */
  readonly onBehalf: readonly string[];
  readonly validFrom: PlainDate;
  readonly validTo: PlainDate | null;
}

export interface StoredSignatory extends Signatory {
  readonly id: string;
  readonly version: number;
}

/** Whether they are in office on the day; both ends count. */
export function isInOffice(
  { validFrom, validTo }: Pick<Signatory, 'validFrom' | 'validTo'>,
  day: PlainDate,
): boolean {
  return validFrom <= day && (validTo === null || validTo >= day);
}

/** The post line by line as it is signed: a.n., u.b., Plt. and their kin before the post that is filled. */
export function postLines({ post, acting, ownPost, onBehalf }: Signatory): string[] {
  const own =
    acting === null
      ? [`${capitals(post)},`]
      : ownPost === null
        ? [`${ACTING_PREFIX[acting]} ${capitals(post)},`]
        : [`${ACTING_PREFIX[acting]} ${capitals(post)}`, `${capitals(ownPost)},`];
  const [head, through] = onBehalf;
  if (head === undefined) return own;
  const above = `a.n. ${capitals(head)}`;
  return through === undefined ? [above, ...own] : [above, `${capitals(through)},`, 'u.b.', ...own];
}

/** The block a signatory signs in. */
export function signatureOf(
  signatory: Signatory & { readonly id?: string },
  more: Pick<Signature, 'intro' | 'electronic'> = {},
): Signature {
  const { standing, name, rank, nip, id } = signatory;
  return {
    ...more,
    ...(id === undefined ? {} : { signatoryId: id }),
    lines: postLines(signatory),
    name: standing === 'head' ? capitals(name) : name,
    below: standing === 'civilServant' ? [rank ?? DOTS, `NIP. ${nip === null ? DOTS : groupNip(nip)}`] : [],
  };
}
