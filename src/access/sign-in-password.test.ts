import { expect, test } from 'vitest';
import { passwordFault } from './sign-in-password.ts';

const ABOUT = ['Yohana Dhae', 'yohana.dhae@endekab.go.id', 'Bagian Kerja Sama Kabupaten Ende'];

test.for([
  ['kuda laut biru malam'],
  ['Empat kata yang tidak berhubungan'],
  ['ᬅᬓ᭄ᬱᬭ ᬩᬮᬶ ᬧᬦ᭄ᬘᬗ᭄'],
  ['x'.repeat(30) + ' y1!'.repeat(8) + 'sesuatu yang lain sama sekali, panjang'],
  ['🦎🌴🛶🐟⛰️ empat pulau besar'],
  ['demonstrasi-sinergi'],
  ['yohana suka makan jagung bose'],
])('Good: %s', async ([password = '']) => {
  expect(await passwordFault(password, ABOUT)).toBeUndefined();
});

test.for([
  ['pendek', 'accessPasswordShort'],
  ['empat belas hr', 'accessPasswordShort'],
  ['é'.repeat(7) + '🦎'.repeat(7), 'accessPasswordShort'],
  ['kata '.repeat(50), 'accessPasswordLong'],
  ['aaaaaaaaaaaaaaaa', 'accessPasswordSimple'],
  ['abcabcabcabcabcabc', 'accessPasswordSimple'],
  ['1234567890123456', 'accessPasswordSimple'],
  ['qwertyuiop[]asdfghjkl', 'accessPasswordSimple'],
  ['zyxwvutsrqponmlk', 'accessPasswordSimple'],
  ['passwordpassword', 'accessPasswordCommon'],
  ['P@ssw0rdP@ssw0rd', 'accessPasswordCommon'],
  ['password1234567', 'accessPasswordCommon'],
  ['!!!sunshine!!!2026', 'accessPasswordCommon'],
  ['yohana.dhae@endekab', 'accessPasswordAbout'],
  ['Sinergi-Ende-2026!', 'accessPasswordAbout'],
  ['kerja sama kabupaten', 'accessPasswordAbout'],
  ['Yohana_Dhae_080808', 'accessPasswordAbout'],
])('Refused: %s', async ([password = '', fault]) => {
  expect(await passwordFault(password, ABOUT)).toBe(fault);
});

test('Sixty-four characters and more, all kinds of them, are taken', async () => {
  const long = 'Burung-burung terbang melewati Selat Ombai, 17 ekor, sebelum senja; lalu hujan.';
  expect(Array.from(long).length).toBeGreaterThan(64);
  expect(await passwordFault(long, ABOUT)).toBeUndefined();
});
