// @ts-check
/* Makes photographs smaller before they go over the line. Without it they are sent as they are, up to their limit. */
const LONGEST = 1600;
const QUALITY = 0.82;
/** Smaller files go as they are. Bytes. */
const SMALL = 400 * 1024;

/** @param {File} file @returns {Promise<File>} */
async function smaller(file) {
  let bitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    // The server says what is wrong with it.
    return file;
  }
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  if (scale === 1 && file.size <= SMALL) return file;
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  /** @type {Blob | null} */
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', QUALITY));
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.[^.]*$/, '') + '.jpg', { type: 'image/jpeg' });
}

/** @param {HTMLInputElement} field */
function attend(field) {
  /** @type {Promise<void> | undefined} */
  let work;
  field.addEventListener('change', () => {
    const chosen = [...(field.files ?? [])];
    const mine = shrinkInto(field, chosen).finally(() => {
      if (work === mine) work = undefined;
    });
    work = mine;
  });
  // What is still being made smaller is waited for.
  field.form?.addEventListener('submit', (event) => {
    if (!work) return;
    event.preventDefault();
    const { submitter } = event;
    void work.finally(() => field.form?.requestSubmit(submitter));
  });
}

/** @param {HTMLInputElement} field @param {readonly File[]} chosen */
async function shrinkInto(field, chosen) {
  const files = new DataTransfer();
  for (const file of chosen) files.items.add(await smaller(file));
  field.files = files.files;
}

for (const field of document.querySelectorAll('input[type=file][data-photos]'))
  if (field instanceof HTMLInputElement) attend(field);
