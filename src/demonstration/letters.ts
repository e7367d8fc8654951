import type { LettersDraft } from '#papers/index.ts';
import type { DemonstrationOffice } from './offices.ts';
import { idOf } from './random.ts';

const GOVERNOR = 'Gubernur Nusa Tenggara Timur';

/** Who signs for the province's bureau. Nobody of them exists: names say so, and no number is anybody's. */
const SIGNATORIES = [
  {
    letterhead: 'K1',
    standing: 'head',
    post: GOVERNOR,
    name: 'Yohanes Rekaan (fiktif)',
    acting: '',
    validFrom: '2019-01-01',
  },
  {
    letterhead: 'K2',
    standing: 'civilServant',
    post: 'Sekretaris Daerah',
    name: 'Dr. Maria Umpama, M.Si. (fiktif)',
    rank: 'Pembina Utama Madya',
    nip: '190001011900012001',
    acting: '',
    behalfOf: GOVERNOR,
    validFrom: '2019-01-01',
  },
  {
    letterhead: 'K2',
    standing: 'civilServant',
    post: 'Kepala Biro Kerja Sama',
    name: 'Petrus Contoh, S.Sos. (fiktif)',
    rank: 'Pembina Tingkat I',
    nip: '190002021900021002',
    acting: '',
    validFrom: '2019-01-01',
  },
] as const;

/** How the bureau of Nusa Tenggara Timur writes: by the usual pattern, from Kupang, with the bureau's name in the letterhead. */
export function demonstrationLetters(
  seed: number,
  offices: readonly DemonstrationOffice[],
): LettersDraft | undefined {
  const bureau = offices.find(({ key }) => key === 'province');
  return (
    bureau && {
      officeId: bureau.id,
      validFrom: '2019-01-01',
      settings: (usual) => ({
        ...usual,
        placeOfSigning: 'Kupang',
        letterheads: {
          ...usual.letterheads,
          ...(usual.letterheads.K2 && {
            K2: {
              ...usual.letterheads.K2,
              lines: [...usual.letterheads.K2.lines, 'Biro Kerja Sama'],
              address: ['Jalan Contoh Nomor 1, Kupang (alamat fiktif)'],
            },
          }),
        },
        paraf: {
          ...usual.paraf,
          letter: ['Kepala Biro Kerja Sama', 'Asisten Pemerintahan', 'Sekretaris Daerah'],
        },
      }),
      signatories: SIGNATORIES.map((input) => ({ id: idOf(seed, `signatory/${input.post}`), input })),
    }
  );
}
