import { InvalidInput, LOCALES, type Locale } from '#kernel/index.ts';
import { CALENDAR_SCOPES, hashOfCalendarToken, makeCalendarToken } from './calendar-address.ts';
import { replaceCalendarAddress } from './calendar-address-store.ts';
import { writeAudit } from './audit.ts';
import type { Desk } from './desk.ts';
import { demandPerson } from './read-own-data.ts';

/**
 * Makes the secret address of one's own calendar; the one before, where there is one, is worth nothing from then on.
 * @returns the word in the address, told this once and kept nowhere
 * @throws Forbidden where nobody is signed in, InvalidInput
 */
export async function makeCalendarAddress(
  desk: Desk,
  input: { readonly scope: string; readonly locale: Locale },
): Promise<string> {
  const userId = demandPerson(desk.actor);
  const scope = CALENDAR_SCOPES.find((one) => one === input.scope);
  if (scope === undefined) throw new InvalidInput({ scope: 'subscriptionErrorScope' });
  const locale = LOCALES.find((one) => one === input.locale) ?? 'id';
  const token = makeCalendarToken();
  const tokenHash = hashOfCalendarToken(token) ?? '';
  await desk.database.asActor(desk.actor, async (tx) => {
    await replaceCalendarAddress(tx, { userId, tokenHash, scope, locale, at: desk.now().toString() });
    await writeAudit(tx, desk, {
      action: 'make-calendar-address',
      subject: 'account',
      subjectId: userId,
      after: { scope, locale },
    });
  });
  return token;
}
