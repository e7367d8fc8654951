import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import type { Desk } from '#access/index.ts';
import {
  type ActivityListing,
  type ActivityPartner,
  findActivityPartners,
  listActivityPartners,
} from '#activities/index.ts';
import { listAddress } from './list-address.ts';

/** With more partners than these a list to choose from helps nobody: their name is typed instead. */
const MOST_TO_CHOOSE = 150;
const MOST_PROPOSED = 12;

/** A partner as a field proposes it and reads it back. */
export function partnerLabel({ name, acronym }: ActivityPartner): string {
  return acronym === null || acronym === name ? name : `${name} (${acronym})`;
}

/**
 * The partners of a list to choose from, and the one it is narrowed down by, which may have no activities; null where
 * they are too many and are typed.
 */
export async function partnerChoices(
  desk: Desk,
  chosen: { readonly id: string; readonly name: string } | undefined,
): Promise<{ value: string; label: string }[] | null> {
  const partners = await listActivityPartners(desk, MOST_TO_CHOOSE + 1);
  if (partners.length > MOST_TO_CHOOSE) return null;
  const choices = partners.map((partner) => ({ value: partner.id, label: partnerLabel(partner) }));
  return chosen === undefined || choices.some(({ value }) => value === chosen.id)
    ? choices
    : [{ value: chosen.id, label: chosen.name }, ...choices];
}

/** Partners a typed name may mean; a name as `partnerLabel` writes it means that one. */
export async function proposePartners(desk: Desk, typed: string): Promise<ActivityPartner[]> {
  const found = await findActivityPartners(desk, typed, MOST_PROPOSED);
  return found.length > 0
    ? found
    : findActivityPartners(desk, typed.replace(/\([^()]*\)\s*$/, ''), MOST_PROPOSED);
}

export interface TypedPartner {
  readonly typed: string;
  /** What it may mean; empty where no partner with activities is called so. */
  readonly proposals: readonly { readonly id: string; readonly label: string; readonly query: string }[];
}

/**
 * The partner whose name the address carries as it was typed. Where only one can be meant the list is opened with it;
 * else it comes back with what it may mean, and is never guessed.
 */
export async function typedPartner(
  desk: Desk,
  parameters: URLSearchParams,
  listing: ActivityListing,
): Promise<TypedPartner | null> {
  const typed = (parameters.get('partner') ?? '').trim().slice(0, 300);
  if (typed === '') return null;
  const found = await proposePartners(desk, typed);
  const query = ({ id }: ActivityPartner) => listAddress(listing, { partnerId: id, page: undefined });
  const [only] = found;
  if (only && found.length === 1) redirect(303, `${resolve('/kegiatan')}${query(only)}`);
  return {
    typed,
    proposals: found.map((partner) => ({
      id: partner.id,
      label: partnerLabel(partner),
      query: query(partner),
    })),
  };
}
