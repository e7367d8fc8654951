import type { PersonWanted } from '#access/index.ts';
import { type RawBuilder, sql } from 'kysely';

/**
 * Whether somebody stands there by the address or the name that is wanted. A contact is free text: it counts as a whole or
 * as one of several words in it, such as an address beside a telephone number.
 */
export function isWrittenAs(
  wanted: Exclude<PersonWanted, { readonly linkId: string }>,
  name: RawBuilder<unknown>,
  contact: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const text = ('email' in wanted ? wanted.email : wanted.name).toLowerCase();
  const words = sql`string_to_array(translate(lower(${contact}), ',;/<>()', '       '), ' ')`;
  return sql`(lower(${name}) = ${text} or lower(${contact}) = ${text} or ${text} = any(${words}))`;
}
