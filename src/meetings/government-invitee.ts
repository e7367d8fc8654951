import type { Invitee } from './meeting.ts';

export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

/** The government of a province or kab/kota as it is called to a meeting, by its bureau where the register has one. */
export function governmentInvitee(
  { code, name }: NamedArea,
  bureaus: readonly { readonly id: string; readonly areaCode: string | null }[],
): Pick<Invitee, 'category' | 'name' | 'areaCode' | 'officeId'> {
  const isProvince = code.length === 2;
  return {
    category: isProvince ? 'province' : 'regency',
    name: isProvince ? `Pemerintah Provinsi ${name}` : `Pemerintah ${name}`,
    areaCode: code,
    officeId: bureaus.find((office) => office.areaCode === code)?.id ?? null,
  };
}
