import { z } from 'zod';
import { VISIBILITIES } from '#access/index.ts';
import { faultOfFile, faultsByPath, type GivenFile, InvalidInput, titleOfFile } from '#kernel/index.ts';
import { date, line, neededText, rowId } from './form-parts.ts';

/** A file handed in: what is wrong with it is told where it was chosen. */
const upload = z
  .custom<GivenFile>((given) => typeof given === 'object' && given !== null && 'bytes' in given)
  .nullish()
  .superRefine((given, context) => {
    const fault = given ? faultOfFile(given) : undefined;
    if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
  });

/** What a person says of a document. One that is given a file needs no title: the file's name will do. */
export const documentForm = z
  .object({
    id: rowId,
    kind: neededText(100, 'partnersErrorDocumentKind'),
    title: line(300),
    number: line(200),
    issuer: line(200),
    issuedOn: date,
    validFrom: date,
    validTo: date,
    visibility: z.enum(VISIBILITIES).default('internal'),
    upload,
  })
  .refine((d) => d.validFrom === null || d.validTo === null || d.validTo >= d.validFrom, {
    error: 'partnersErrorDateOrder',
    path: ['validTo'],
  })
  .transform((document) => ({
    ...document,
    title: document.title ?? titleOfFile(document.upload?.name ?? ''),
  }))
  .refine(({ title }) => title !== '', { error: 'partnersErrorDocumentTitle', path: ['title'] });

export type DocumentForm = z.output<typeof documentForm>;
export type DocumentInput = z.input<typeof documentForm>;

/**
 * Reads documents that are added to a partner, each with its file.
 * @throws InvalidInput with paths as `0.upload`
 */
export function parseNewDocuments(input: readonly DocumentInput[]): DocumentForm[] {
  const parsed = z
    .array(
      documentForm.refine(({ upload: file }) => file !== null && file !== undefined, {
        error: 'partnersErrorFileMissing',
        path: ['upload'],
      }),
    )
    .min(1, 'partnersErrorFileMissing')
    .max(50, 'partnersErrorTooMany')
    .safeParse(input);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(faultsByPath(parsed.error.issues, 'partners'));
}
