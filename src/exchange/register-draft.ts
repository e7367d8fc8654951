import type { PartnerDraft } from '#partners/index.ts';
import type { SheetContext, SheetRow } from './sheets/index.ts';
import type { PlacedRow } from './sheet-places.ts';

/** Years that a row of a register speaks for: its period, and the year in the title, whose count it belongs to. */
function yearsOf(row: SheetRow, context: SheetContext, thisYear: number): number[] {
  const years = new Set<number>();
  const add = (from: number, to: number): void => {
    for (let year = from; year <= Math.min(to, from + 40); year++) years.add(year);
  };
  for (const reading of [row.period, row.year]) {
    if (reading?.state !== 'read') continue;
    const from = Number(reading.value.from.slice(0, 4));
    add(from, reading.value.to === null ? thisYear : Number(reading.value.to.slice(0, 4)));
  }
  if (context.years) add(context.years.from, context.years.to);
  return [...years].sort((a, b) => a - b);
}

/** A row of a bureau's list of partners in the terms of our register. */
export function registerDraft(
  row: SheetRow,
  places: readonly PlacedRow[],
  context: SheetContext,
  thisYear: number,
): Omit<PartnerDraft, 'id'> & { name: string } {
  const years = yearsOf(row, context, thisYear);
  const areas = [
    ...new Set(places.flatMap((place) => (place.areaCode === null ? [] : [place.areaCode.slice(0, 5)]))),
  ];
  const period = row.period?.state === 'read' ? row.period.value : undefined;
  return {
    name: (row.partner?.text ?? '').replace(/\s+/g, ' ').trim().slice(0, 300),
    partnerClass: row.partnerClass?.state === 'read' ? row.partnerClass.value : 'other',
    ...(row.acronym && { acronym: row.acronym.text.slice(0, 40) }),
    ...(row.country?.state === 'read' && { homeCountry: row.country.value }),
    identifiers: row.identifier ? [row.identifier.text.slice(0, 200)] : [],
    permits: permitsOf(row),
    presence: areas.flatMap((areaCode) => years.map((year) => ({ areaCode, year }))),
    fields: [...new Set(row.fields.flatMap((field) => (field.state === 'read' ? [field.value] : [])))],
    contacts: row.contact
      ? [{ name: row.contact.text.slice(0, 200), position: null, email: null, phone: null }]
      : [],
    offices: [],
    ...(period && { activeSince: Number(period.from.slice(0, 4)) }),
  };
}

function permitsOf(row: SheetRow): PartnerDraft['permits'] {
  const permit = (
    kind: 'principlePermit' | 'operatingPermit' | 'ministryMemorandum',
    text: string | undefined,
  ) =>
    text === undefined || /^\s*[-–?]?\s*$/.test(text)
      ? []
      : [{ kind, number: text.slice(0, 200), issuer: null, validFrom: null, validTo: null }];
  return [
    ...permit('principlePermit', row.permitPrinciple?.text),
    ...permit('operatingPermit', row.permitOperating?.text),
    ...permit('ministryMemorandum', row.agreement?.text),
  ];
}
