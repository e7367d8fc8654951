import { errorTexts } from '#ui/error-texts.ts';
import { m } from '#messages/messages.js';
import type { Locale } from '#kernel/index.ts';
import type { SignInAnswer } from '#sign-in-request.ts';

/** How long to wait, in the words of the reader. */
function waitWords(seconds: number): string {
  return seconds < 90
    ? m.accessSeconds({ count: seconds })
    : m.accessMinutes({ count: Math.ceil(seconds / 60) });
}

/** Why the sign-in library refused, in words, and what to do. */
export function refusalText({ body }: SignInAnswer, locale: Locale): string {
  switch (body['code']) {
    case 'WAIT':
      return m.accessWait({ wait: waitWords(Number(body['waitSeconds'])) });
    case 'WRONG_PASSWORD':
      return m.accessPasswordWrong();
    case 'WRONG_CODE':
      return m.accessCodeWrong();
    case 'PASSWORD_FAULT':
      return errorTexts({ fault: String(body['fault']) }, locale)['fault'] ?? '';
    case 'LAST_STEP':
      return m.accessLastStep();
    case 'NOT_PROVEN':
    case 'NO_SESSION':
      return m.accessSignInAgain();
    default:
      return m.accessRefused();
  }
}
