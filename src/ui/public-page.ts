const RECORDS = /^\/$|^\/(mitra|kegiatan|sebaran|tumpang-tindih|wilayah)(\/|$)/;
/** Forms, and what is for offices alone. */
const WORK = /\/(baru|ubah|kembar|narahubung|hasil)(\/|$)|\/transaksi\/./;

/** Whether a page shows records that the public has a page of, too. */
export function isPublicPage(path: string): boolean {
  return RECORDS.test(path) && !WORK.test(path);
}
