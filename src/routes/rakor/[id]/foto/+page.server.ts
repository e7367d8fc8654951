import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { InvalidInput, type Locale } from '#kernel/index.ts';
import {
  addPhotos,
  describePhoto,
  getPlannedMeeting,
  listFiles,
  openFile,
  PHOTO_TYPES,
  removeFile,
} from '#meetings/index.ts';
import { minutesContent } from '#minutes/index.ts';
import { fieldText } from '#sign-in-request.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { chosenFiles, givenFile } from '../../../given-files.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async ({ params, url, locals: { desk, user } }) => {
  if (!user) redirect(303, `${resolve('/masuk')}?kembali=${encodeURIComponent(url.pathname)}`);
  const { id, record, removedAt } = await getPlannedMeeting(desk, params.id);
  const files = removedAt === null ? await listFiles(desk, id) : [];
  return {
    id,
    title: record.title,
    saved: url.searchParams.get('tersimpan'),
    mayAdd: removedAt === null,
    isKept: (await minutesContent(desk, id)).state === 'locked',
    accept: PHOTO_TYPES.join(','),
    photos: files
      .filter(({ kind }) => kind === 'photo')
      .map(({ id: photo, title, open }) => ({ id: photo, caption: title, isOpen: open })),
  };
};

const here = (id: string, saved: string): never =>
  redirect(303, `${resolve('/rakor/[id]/foto', { id })}?tersimpan=${saved}`);

/** What went wrong beside which photograph, with what was typed. */
function refused(error: unknown, typed: { photo: string; caption: string }, locale: Locale) {
  if (!(error instanceof InvalidInput)) throw error;
  return fail(422, { ...typed, errors: errorTexts(error.fields, locale) });
}

export const actions: Actions = {
  add: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const caption = fieldText(form, 'caption');
    try {
      const files = await Promise.all(chosenFiles(form, 'photos').map(givenFile));
      await addPhotos(desk, { meetingId: params.id, caption, files });
    } catch (error) {
      return refused(error, { photo: '', caption }, locale);
    }
    return here(params.id, 'foto');
  },
  describe: async ({ params, request, locals: { desk, locale } }) => {
    const form = await request.formData();
    const [photo, caption] = [fieldText(form, 'photo'), fieldText(form, 'caption')];
    try {
      await describePhoto(desk, photo, caption);
    } catch (error) {
      return refused(error, { photo, caption }, locale);
    }
    return here(params.id, 'ubah');
  },
  open: async ({ params, request, locals: { desk } }) => {
    const form = await request.formData();
    await openFile(desk, fieldText(form, 'photo'), fieldText(form, 'open') === 'yes');
    return here(params.id, 'ubah');
  },
  remove: async ({ params, request, locals: { desk, locale } }) => {
    const photo = fieldText(await request.formData(), 'photo');
    try {
      await removeFile(desk, photo);
    } catch (error) {
      return refused(error, { photo, caption: '' }, locale);
    }
    return here(params.id, 'hapus');
  },
};
