import type { GivenFile } from '#kernel/index.ts';

/** A file of a sent form, in memory. */
export async function givenFile(file: File): Promise<GivenFile> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The files somebody chose in one field; a field left alone sends one without name and content. */
export function chosenFiles(form: FormData, name: string): File[] {
  return form.getAll(name).filter((value) => value instanceof File && value.name !== '') as File[];
}

/**
 * Takes the files of the rows of documents (`documents.2.upload`) out of a form and leaves in their place the row's
 * number and the file's name, so that the rows are texts like all others. @returns the files by that number
 */
export async function takeFiles(form: FormData): Promise<Map<string, GivenFile>> {
  const files = new Map<string, GivenFile>();
  for (const [key, value] of [...form]) {
    const [, row] = /^documents\.(\d{1,4})\.upload$/.exec(key) ?? [];
    if (row === undefined) continue;
    form.delete(key);
    if (!(value instanceof File) || value.name === '') continue;
    files.set(row, await givenFile(value));
    form.set(key, row);
    form.set(`${key}Name`, value.name);
  }
  return files;
}
