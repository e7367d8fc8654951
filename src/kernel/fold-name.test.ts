import { expect, test } from 'vitest';
import { foldName } from './fold-name.ts';

test('Names fold to what tells them apart', () => {
  expect(foldName('  KAB.\r\nSumba-Barat ')).toBe('kab sumba barat');
  expect(foldName("Ba'a")).toBe('baa');
  expect(foldName('Rakateda I')).toBe('rakateda i');
  expect(foldName('Médecins sans Frontières')).toBe('medecins sans frontieres');
  expect(foldName('Air bersih & sanitasi')).toBe('air bersih dan sanitasi');
});
