import { expect, test } from 'vitest';
import { withoutSecrets } from './log.ts';

test('A path that was copied with a secret in it is logged without', () => {
  const token = 'KWyd4-yhW6Xa5BCwFfzhLrCOMuXbpJqrzjzh7ZteT50';
  expect(withoutSecrets(`/kalender/langganan/${token}.ics/`)).toBe('/kalender/langganan/….ics/');
  expect(withoutSecrets('/rakor/01890000-0000-7000-8000-000000000001/x')).toBe(
    '/rakor/01890000-0000-7000-8000-000000000001/x',
  );
});
