import type { PartnerDraft } from '#partners/index.ts';
import { DEMONSTRATION_PARTNERS, type PartnerLine, yearsOf } from './partner-lines.ts';
import { OPERATING_PERMIT_ENDS } from './partners.data.ts';
import type { PlannedActivity } from './plan-activities.ts';
import { idOf, type Random, randomOf } from './random.ts';

export type DemonstrationPartner = PartnerDraft & { readonly id: string };

const PROVINCE = '53';
const GIVEN = [
  'Yosefina',
  'Martinus',
  'Hannah',
  'Kenji',
  'Lieke',
  'Aurelia',
  'Stefanus',
  'Ingrid',
  'Dominikus',
  'Claire',
];
const FAMILY = ['Contoh', 'Misalan', 'Umpama', 'Rekaan'];

/** An identifier nobody publishes under. */
export function partnerIdentifier(partner: PartnerLine): string {
  return `DEMO-${partner.key}`;
}

/** The partners, present wherever and whenever they have an activity, and in their main regency all their years. */
export function partnerDrafts(seed: number, plan: readonly PlannedActivity[]): DemonstrationPartner[] {
  return DEMONSTRATION_PARTNERS.map((partner) => {
    const random = randomOf(`${String(seed)}/partner/${partner.key}`);
    const slug = partner.key.toLowerCase();
    return {
      id: idOf(seed, `partner/${partner.key}`),
      name: partner.name,
      nameId: partner.nameId,
      acronym: partner.key,
      partnerClass: partner.partnerClass,
      legalForm: partner.legalForm,
      homeCountry: partner.country,
      identifiers: [partnerIdentifier(partner)],
      website: `https://${slug}.demo.sinergi.example`,
      description: `Lembaga fiktif untuk data demonstrasi. ${partner.nameId} bekerja di ${String(partner.regencies.length)} kabupaten/kota di Nusa Tenggara Timur.`,
      activeSince: partner.since,
      visibility: 'public',
      fictional: true,
      permits: permitsOf(partner, random),
      presence: presenceOf(partner, plan),
      fields: partner.fields.map(([code]) => code),
      contacts: [
        contactOf('Direktur perwakilan (fiktif)', `direktur@${slug}.demo.sinergi.example`, random),
        contactOf('Narahubung provinsi (fiktif)', `kontak@${slug}.demo.sinergi.example`, random),
      ],
      offices: [
        {
          kind: 'indonesia',
          address: `Jalan Contoh ${String(random.integer(1, 90))}, Jakarta Pusat (fiktif)`,
          areaCode: '31.71',
        },
        {
          kind: 'regional',
          address: `Jalan Misalan ${String(random.integer(1, 90))}, Kupang (fiktif)`,
          areaCode: '53.71',
        },
      ],
    };
  });
}

function contactOf(
  position: string,
  email: string,
  random: Random,
): NonNullable<PartnerDraft['contacts']>[number] {
  const phone = `+62 380 000 ${String(random.integer(100, 999))}`;
  return { name: `${random.pick(GIVEN)} ${random.pick(FAMILY)}`, position, email, phone };
}

function presenceOf(
  partner: PartnerLine,
  plan: readonly PlannedActivity[],
): { areaCode: string; year: number }[] {
  const keys = new Set<string>();
  for (const year of yearsOf(partner.spans))
    for (const area of [PROVINCE, partner.regencies[0] ?? PROVINCE]) keys.add(`${area}/${String(year)}`);
  for (const { years, places } of plan.filter((planned) => planned.partner.key === partner.key))
    for (const year of yearsOf([years]))
      for (const { code } of places) keys.add(`${code.slice(0, 5)}/${String(year)}`);
  return [...keys].sort().map((key) => {
    const [areaCode = '', year] = key.split('/');
    return { areaCode, year: Number(year) };
  });
}

/** The two permits of an NGO and its memorandum with a ministry; the first permits came every three years before. */
function permitsOf(partner: PartnerLine, random: Random): PartnerDraft['permits'] {
  const end = OPERATING_PERMIT_ENDS[partner.key];
  if (end === undefined) return [];
  const number = (kind: string, year: number): string =>
    `CONTOH/${String(random.integer(10, 900)).padStart(3, '0')}/${kind}/${String(year)}`;
  const start = Temporal.PlainDate.from(end).subtract({ years: 3 }).add({ days: 1 });
  const year = start.year;
  const principleEnd = Temporal.PlainDate.from(end).add({ months: 6 }).toString();
  return [
    {
      kind: 'principlePermit',
      number: number('IP', year - 1),
      issuer: 'Kementerian Luar Negeri (contoh)',
      validFrom: start.subtract({ months: 6 }).toString(),
      validTo: principleEnd,
    },
    {
      kind: 'operatingPermit',
      number: number('IO', year),
      issuer: 'Kementerian Luar Negeri (contoh)',
      validFrom: start.toString(),
      validTo: end,
    },
    {
      kind: 'ministryMemorandum',
      number: number('MSP', year),
      issuer: 'Kementerian mitra teknis (contoh)',
      validFrom: start.toString(),
      validTo: end,
    },
  ];
}
