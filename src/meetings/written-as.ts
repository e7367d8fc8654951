import type { PersonWanted } from '#access/index.ts';
import { type RawBuilder, sql } from 'kysely';

/**
 * Whether somebody stands there by the address or the name that is wanted. A contact is free text: it counts as a whole or
 * as one of several words in it, such as an address beside a telephone number; a number by its digits, however it is spaced,
 * with 0 or +62.
 */
export function isWrittenAs(
  wanted: Exclude<PersonWanted, { readonly linkId: string }>,
  name: RawBuilder<unknown>,
  contact: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const text = ('email' in wanted ? wanted.email : wanted.name).toLowerCase();
  const words = sql`string_to_array(translate(lower(${contact}), ',;/<>()', '       '), ' ')`;
  const digits = numberIn(text);
  const byNumber =
    digits === undefined ? sql`` : sql` or strpos(regexp_replace(${contact}, '\\D', '', 'g'), ${digits}) > 0`;
  return sql`(lower(${name}) = ${text} or lower(${contact}) = ${text} or ${text} = any(${words})${byNumber})`;
}

/** The digits of a telephone number behind the country's or the trunk's; nothing for what is none. */
function numberIn(text: string): string | undefined {
  if (!/^\+?[\d\s().-]+$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, '').replace(/^(62|0)/, '');
  return digits.length >= 6 ? digits : undefined;
}
