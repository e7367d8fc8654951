import type { PartnerDraft } from '#partners/index.ts';
import { idOf } from './random.ts';

/** One of the local implementing partners is registered by itself and has an office; the others are names in activities. */
export const IMPLEMENTER = { key: 'YMANB', name: 'Yayasan Mata Air Nusa Bunga' } as const;

/**
 * Its record. It counts among no year's international partners: it is not one of them and has no recorded presence.
 */
export function implementerDraft(seed: number): PartnerDraft & { readonly id: string } {
  return {
    id: idOf(seed, `partner/${IMPLEMENTER.key}`),
    name: IMPLEMENTER.name,
    acronym: IMPLEMENTER.key,
    partnerClass: 'other',
    legalForm: 'Yayasan',
    homeCountry: 'ID',
    identifiers: [],
    description:
      'Lembaga fiktif untuk data demonstrasi. Mitra pelaksana lokal Open Well Trust di Pulau Flores bagian tengah.',
    visibility: 'public',
    fictional: true,
    permits: [],
    presence: [],
    fields: ['water'],
    contacts: [],
    offices: [],
  };
}
