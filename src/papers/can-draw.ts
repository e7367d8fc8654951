import { cleanPicture } from './clean-picture.ts';
import { imageOf } from './image-of.ts';
import { paperOf } from './paper-looks.ts';
import { renderPdf } from './render-pdf.ts';
import { PaperFault } from './run-thread.ts';

/** Whether a picture can be drawn on a paper: what its head says is not yet what is in it. @throws Unavailable */
export async function canDraw(bytes: Uint8Array): Promise<boolean> {
  if (!cleanPicture(bytes)) return false;
  try {
    await renderPdf(
      paperOf({
        language: 'id',
        title: 'Gambar',
        file: { day: '2026-01-01', subject: 'Gambar', office: '' },
        madeAt: '2026-01-01T00:00:00Z',
        parts: [{ kind: 'pictures', perRow: 1, items: [{ image: imageOf(bytes), alt: 'Gambar' }] }],
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof PaperFault) return false;
    throw error;
  }
}
