import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InvalidInput } from '#kernel/index.ts';
import type { PartnerRecord } from './partner.ts';
import { diffPartner } from './partner-diff.ts';
import { openPoints, parsePartnerForm } from './partner-form.ts';
import { parsePartnerQuery } from './partner-list.ts';
import { leadingPermit, permitState } from './permit-state.ts';
import { presenceOf, presenceSpans } from './presence.ts';
import { recordOfForm } from './record-of-form.ts';

const until = (validTo: string | null, validFrom: string | null = null) => ({ validFrom, validTo });

test('A permit shows its last months from the day they begin', () => {
  expect(permitState(until('2026-07-07'), '2026-01-06')).toBe('valid');
  expect(permitState(until('2026-07-06'), '2026-01-06')).toBe('ending6');
  expect(permitState(until('2026-04-07'), '2026-01-06')).toBe('ending6');
  expect(permitState(until('2026-04-06'), '2026-01-06')).toBe('ending3');
  expect(permitState(until('2026-01-06'), '2026-01-06')).toBe('ending3');
  expect(permitState(until('2026-01-05'), '2026-01-06')).toBe('expired');
  expect(permitState(until('2027-01-05', '2026-02-01'), '2026-01-06')).toBe('notYet');
  expect(permitState(until(null), '2026-01-06')).toBe('unknown');
});

test('The permit that lasts longest leads', () => {
  const permit = (id: string, validTo: string | null) =>
    ({ id, kind: 'other', number: null, issuer: null, validFrom: null, validTo }) as const;
  expect(leadingPermit([permit('a', '2026-01-01'), permit('b', '2027-01-01'), permit('c', null)])?.id).toBe(
    'b',
  );
  expect(leadingPermit([permit('c', null)])).toBeUndefined();
});

test('Presence survives being written as spans', () => {
  const presence = fc.array(
    fc.record({
      areaCode: fc.constantFrom('53', '53.07', '53.08'),
      year: fc.integer({ min: 2010, max: 2020 }),
    }),
  );
  fc.assert(
    fc.property(presence, (rows) => {
      const spans = presenceSpans(rows);
      const years = new Set(rows.map((row) => `${row.areaCode} ${String(row.year)}`));
      expect(new Set(presenceOf(spans).map((row) => `${row.areaCode} ${String(row.year)}`))).toEqual(years);
      expect(presenceOf(spans)).toHaveLength(years.size);
    }),
  );
});

test('Name, class and country are all a form needs; a multilateral needs no country', () => {
  const least = parsePartnerForm({
    name: '  Lontar \n Trust ',
    partnerClass: 'internationalNgo',
    homeCountry: 'CH',
  });
  expect(least).toMatchObject({ name: 'Lontar Trust', visibility: 'public', permits: [] });
  expect(parsePartnerForm({ name: 'Lontar', partnerClass: 'multilateral' }).homeCountry).toBeNull();
});

test('Faults of a form stand at their fields', () => {
  const faults = faultsOf({
    name: ' - ',
    partnerClass: 'bank',
    website: 'javascript:alert(1)',
    permits: [
      { kind: 'principlePermit', validFrom: '2026-02-30' },
      { kind: 'other', validFrom: '2026-02-01', validTo: '2026-01-01' },
    ],
    contacts: [{ name: '', email: 'nobody' }],
    presence: [{ areaCode: '53.08.01', year: 2026 }],
  });
  expect(faults).toEqual({
    name: 'partnersErrorName',
    partnerClass: 'partnersErrorClass',
    website: 'partnersErrorWebsite',
    'permits.0.validFrom': 'partnersErrorDate',
    'permits.1.validTo': 'partnersErrorDateOrder',
    'contacts.0.name': 'partnersErrorContactName',
    'contacts.0.email': 'partnersErrorEmail',
    'presence.0.areaCode': 'partnersErrorArea',
  });
  expect(faultsOf({ name: 'Lontar', partnerClass: 'bilateral' })).toEqual({
    homeCountry: 'partnersErrorCountryMissing',
  });
  expect(faultsOf('nonsense')).toEqual({ '': 'partnersErrorUnreadable' });
});

function faultsOf(form: unknown): unknown {
  try {
    parsePartnerForm(form);
  } catch (error) {
    if (error instanceof InvalidInput) return error.fields;
    throw error;
  }
  return undefined;
}

const record = (more: object = {}): PartnerRecord =>
  recordOfForm(
    parsePartnerForm({ name: 'Lontar', partnerClass: 'internationalNgo', homeCountry: 'CH', ...more }),
  ).record;

test('What is not recorded yet is named; only an international NGO lacks a permit', () => {
  expect(openPoints(record())).toEqual(['permit', 'presence', 'contact', 'fields', 'office']);
  expect(openPoints(record({ partnerClass: 'bilateral' }))).not.toContain('permit');
});

test('A difference names each fact that changed and nothing else', () => {
  const before = record({ acronym: 'LT', presence: [{ areaCode: '53.08', year: 2020 }] });
  const after = {
    ...before,
    acronym: null,
    presence: [
      { areaCode: '53.08', year: 2020 },
      { areaCode: '53.08', year: 2021 },
    ],
  };
  expect(diffPartner(before, before)).toEqual([]);
  expect(diffPartner(before, after)).toEqual([
    { field: 'acronym', before: ['LT'], after: [] },
    { field: 'presence', before: ['53.08 2020'], after: ['53.08 2020–2021'] },
  ]);
});

test('An address that cannot be read in part still is a query', () => {
  const query = parsePartnerQuery(
    new URLSearchParams(
      'search= lontar &year=abc&partnerClass=bilateral&area=53.08&size=7&page=2&sort=name&descending=true',
    ),
  );
  expect(query).toEqual({
    text: 'lontar',
    areaCode: '53.08',
    partnerClass: 'bilateral',
    page: 2,
    sort: 'name',
    descending: true,
  });
});
