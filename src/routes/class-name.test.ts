import { expect, test } from 'vitest';
import { PARTNER_CLASSES } from '#partners/index.ts';
import { overwriteGetLocale } from '#messages/runtime.js';
import { CLASS_WORDS, className } from './class-name.ts';

test.for(['id', 'en'] as const)(
  'A class has one word in sums and one where it stands alone, alike but for the short NGO: %s',
  (locale) => {
    overwriteGetLocale(() => locale);
    for (const one of PARTNER_CLASSES) {
      const [short, alone] = [className(one), CLASS_WORDS[one]()];
      if (one === 'internationalNgo') expect([short, alone.includes('NGO')]).toEqual(['NGO', true]);
      else expect(short.toLowerCase()).toBe(alone.toLowerCase());
    }
  },
);
