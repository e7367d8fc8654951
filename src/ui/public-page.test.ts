import { expect, test } from 'vitest';
import { isPublicPage } from './public-page.ts';

test('Pages of records can be seen as the public, forms and what is for offices cannot', () => {
  const id = '01890000-0000-7000-8000-000000000000';
  for (const path of [
    '/',
    '/mitra',
    `/mitra/${id}`,
    `/kegiatan/${id}/transaksi`,
    '/sebaran/angka',
    '/wilayah/53.08',
  ])
    expect([path, isPublicPage(path)]).toEqual([path, true]);
  for (const path of [
    '/mitra/baru',
    `/kegiatan/${id}/ubah`,
    `/kegiatan/${id}/transaksi/3`,
    `/kegiatan/${id}/hasil/baru`,
    '/mitra/kembar',
    '/impor',
    '/pengaturan',
    '/wilayah/perubahan/baru',
  ])
    expect([path, isPublicPage(path)]).toEqual([path, false]);
});
