import { fail } from '@sveltejs/kit';
import type { Desk } from '#access/index.ts';
import { type GivenFile, InvalidInput, type Locale } from '#kernel/index.ts';
import { listFiles, type SignedKind } from '#meetings/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { formatDateTime } from '#ui/format.ts';
import { chosenFiles, givenFile } from '../../given-files.ts';

/** Scans of a signed paper that the reader may have, the first first. */
export async function signedScans(
  desk: Desk,
  { meetingId, kind, zone }: { readonly meetingId: string; readonly kind: SignedKind; readonly zone: string },
  locale: Locale,
) {
  const files = await listFiles(desk, meetingId);
  return files
    .filter((file) => file.kind === kind)
    .map(({ id, name, sha256, at }) => ({ id, name, sha256, at: formatDateTime(at, locale, zone) }));
}

/** Takes the scan of a form in; what is wrong with it, where something is. */
export async function takeScan(form: FormData, locale: Locale, keep: (file: GivenFile) => Promise<void>) {
  const [file] = chosenFiles(form, 'scan');
  try {
    await keep(file ? await givenFile(file) : { name: '', bytes: new Uint8Array() });
    return undefined;
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return fail(422, { scan: errorTexts(error.fields, locale) });
  }
}
