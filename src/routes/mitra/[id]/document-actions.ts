import { fail, redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';
import { VISIBILITIES } from '#access/index.ts';
import { Conflict, InvalidInput, type Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import { addDocuments, removeDocument, replaceDocument } from '#partners/index.ts';
import { errorTexts, messageOf } from '#ui/error-texts.ts';
import { textOf } from '../form-values.ts';
import { getEditable } from '../get-partner.ts';
import { chosenFiles, givenFile } from '../../given-files.ts';
import type { RequestEvent } from './$types';

/** What the form for new documents says of all the files chosen in it. */
const SAID = ['kind', 'number', 'issuer', 'issuedOn', 'validFrom', 'validTo', 'visibility'] as const;

/** How a form about documents is drawn again: sentences of what is wrong, and what was filled in. */
interface Refusal {
  readonly faults: readonly string[];
  readonly errors?: Readonly<Record<string, string>>;
  readonly said?: Readonly<Record<string, string>>;
  /** The document it is about; none for new ones. */
  readonly documentId?: string;
}

/** Does the work and leads back to the documents; what a person can put right is told on the page. */
async function orTell(
  event: RequestEvent,
  {
    done,
    work,
    refusal,
  }: { done: string; work: Promise<unknown>; refusal: (fault: InvalidInput) => Refusal },
) {
  try {
    await work;
  } catch (error) {
    if (error instanceof InvalidInput) return fail(422, { document: refusal(error) });
    if (error instanceof Conflict) {
      const document: Refusal = { faults: [m.partnersDocumentGone()] };
      return fail(409, { document });
    }
    throw error;
  }
  redirect(303, `${resolve('/mitra/[id]', { id: event.params.id })}?tersimpan=${done}#dokumen`);
}

/** One sentence a file, beginning with its name. */
function fileFaults(
  fields: Readonly<Record<string, string>>,
  files: readonly File[],
  locale: Locale,
): string[] {
  return files.flatMap((file, index) => {
    const key = fields[`${String(index)}.upload`];
    return key === undefined
      ? []
      : [m.partnersDocumentFileFault({ name: file.name, fault: messageOf(key, locale) })];
  });
}

export const documentActions = {
  addDocuments: async (event: RequestEvent) => {
    const { desk, locale } = event.locals;
    await getEditable(desk, event.params.id);
    const form = await event.request.formData();
    const said = Object.fromEntries(SAID.map((field) => [field, textOf(form, field)]));
    const files = chosenFiles(form, 'files');
    const documents = [];
    for (const file of files)
      documents.push({
        ...said,
        kind: said['kind'] ?? '',
        visibility: VISIBILITIES.find((one) => one === said['visibility']),
        upload: await givenFile(file),
      });
    return orTell(event, {
      done: 'dokumen',
      work: addDocuments(desk, { id: event.params.id, documents }),
      refusal: ({ fields }) => {
        // What is said holds for all files, so that the first one's faults are everybody's.
        const own = Object.fromEntries(
          SAID.flatMap((field) => (fields[`0.${field}`] ? [[field, fields[`0.${field}`] ?? '']] : [])),
        );
        const errors = errorTexts(fields[''] ? { ...own, files: fields[''] } : own, locale);
        return { faults: fileFaults(fields, files, locale), errors, said };
      },
    });
  },
  replaceDocument: async (event: RequestEvent) => {
    const { desk, locale } = event.locals;
    await getEditable(desk, event.params.id);
    const form = await event.request.formData();
    const documentId = textOf(form, 'document');
    const [file] = chosenFiles(form, `upload.${documentId}`);
    if (file === undefined) {
      const document: Refusal = { faults: [m.partnersErrorFileMissing()], documentId };
      return fail(422, { document });
    }
    return orTell(event, {
      done: 'berkas',
      work: replaceDocument(desk, { id: event.params.id, documentId, upload: await givenFile(file) }),
      refusal: ({ fields }) => ({
        faults: fileFaults({ '0.upload': fields['upload'] ?? '' }, [file], locale),
        documentId,
      }),
    });
  },
  removeDocument: async (event: RequestEvent) => {
    const documentId = textOf(await event.request.formData(), 'document');
    return orTell(event, {
      done: 'hapus',
      work: removeDocument(event.locals.desk, { id: event.params.id, documentId }),
      refusal: ({ message }) => ({ faults: [message], documentId }),
    });
  },
};
