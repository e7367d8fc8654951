import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FormRow, joinVersions, partAt, takeStored } from './join-versions.ts';

interface Form {
  readonly title: string;
  readonly venue: string;
  readonly open: boolean;
  readonly agenda: readonly FormRow[];
}
const row = (id: string, title: string): FormRow => ({ id, title });
const seen: Form = {
  title: 'Rakor',
  venue: 'Aula',
  open: false,
  agenda: [row('a', 'Buka'), row('b', 'Paparan'), row('c', 'Tutup')],
};
const outcomes = (joined: ReturnType<typeof joinVersions<Form>>) =>
  Object.fromEntries(joined.met.map(({ key, outcome }) => [key, outcome]));

test('What one of both changed is taken, what both changed is asked and stays as it was sent', () => {
  const joined = joinVersions<Form>({
    seen,
    stored: { ...seen, title: 'Rakor I', venue: 'Hotel', open: true },
    mine: { ...seen, title: 'Rakor 1', agenda: [row('a', 'Dibuka'), ...seen.agenda.slice(1)] },
  });
  expect(outcomes(joined)).toEqual({ title: 'ask', venue: 'stored', open: 'stored', 'agenda.a': 'mine' });
  expect(joined.values).toMatchObject({ title: 'Rakor 1', venue: 'Hotel', open: true });
  expect(joined.values.agenda[0]).toEqual(row('a', 'Dibuka'));
});

test('Rows are joined one by one: added, changed and removed by each of both', () => {
  const joined = joinVersions<Form>({
    seen,
    stored: { ...seen, agenda: [row('a', 'Dibuka'), row('d', 'Rehat'), row('c', 'Tutup')] },
    mine: { ...seen, agenda: [row('a', 'Buka'), row('b', 'Paparan'), row('', 'Doa'), row('c', 'Ditutup')] },
  });
  expect(outcomes(joined)).toEqual({
    'agenda.a': 'stored',
    'agenda.b': 'stored',
    'agenda.new.2': 'mine',
    'agenda.c': 'mine',
    'agenda.d': 'stored',
  });
  expect(joined.values.agenda).toEqual([
    row('a', 'Dibuka'),
    row('', 'Doa'),
    row('d', 'Rehat'),
    row('c', 'Ditutup'),
  ]);
});

test('A row that one took away and the other changed is asked, whoever it was', () => {
  const without = { ...seen, agenda: [row('a', 'Buka'), row('c', 'Tutup')] };
  const changed = { ...seen, agenda: [row('a', 'Buka'), row('b', 'Diskusi'), row('c', 'Tutup')] };
  const kept = joinVersions<Form>({ seen, stored: without, mine: changed });
  expect(outcomes(kept)).toEqual({ 'agenda.b': 'ask' });
  expect(takeStored(kept.values, without, ['agenda.b'])).toEqual(without);
  const gone = joinVersions<Form>({ seen, stored: changed, mine: without });
  expect(outcomes(gone)).toEqual({ 'agenda.b': 'ask' });
  expect(gone.values).toEqual(without);
  expect(takeStored(gone.values, changed, ['agenda.b'])).toEqual(changed);
});

test('The order is that of who changed it', () => {
  const [a, b, c] = seen.agenda as [FormRow, FormRow, FormRow];
  const added = [a, b, row('d', 'Rehat'), c];
  expect(
    joinVersions<Form>({ seen, stored: { ...seen, agenda: added }, mine: { ...seen, agenda: [c, a, b] } })
      .values.agenda,
  ).toEqual([c, a, b, row('d', 'Rehat')]);
  expect(
    joinVersions<Form>({ seen, stored: { ...seen, agenda: [c, a, b] }, mine: { ...seen, agenda: [a, b, c] } })
      .values.agenda,
  ).toEqual([c, a, b]);
});

test('Where nobody knows what stood there, every difference is asked', () => {
  const joined = joinVersions<Form>({
    stored: seen,
    mine: { ...seen, title: 'Lain', agenda: [row('a', 'Lain'), row('b', 'Paparan')] },
  });
  expect(outcomes(joined)).toEqual({ title: 'ask', 'agenda.a': 'ask', 'agenda.c': 'ask' });
});

test('Line breaks and ends of a text as a browser sends them are no change', () => {
  const mine = {
    ...seen,
    title: ' Rakor\r\n ',
    agenda: [{ ...row('a', 'Buka'), topic: '' }, ...seen.agenda.slice(1)],
  };
  const joined = joinVersions<Form>({
    seen: { ...seen, title: 'Rakor\n' },
    stored: { ...seen, title: 'Lain' },
    mine,
  });
  expect(outcomes(joined)).toEqual({ title: 'stored' });
});

test('A row is found by its id, a field also where its name has points', () => {
  expect(partAt(seen, 'agenda.b')).toEqual(row('b', 'Paparan'));
  expect(partAt(seen, 'agenda.x')).toBeUndefined();
  expect(partAt({ 'margins.left': '30' }, 'margins.left')).toBe('30');
  expect(takeStored({ 'margins.left': '30' }, { 'margins.left': '40' }, ['margins.left', 'nothing'])).toEqual(
    {
      'margins.left': '40',
    },
  );
});

const forms = fc.record<Form>({
  title: fc.constantFrom('', 'x', 'y', 'z'),
  venue: fc.constantFrom('', 'x'),
  open: fc.boolean(),
  agenda: fc
    .uniqueArray(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), title: fc.constantFrom('x', 'y', 'z') }),
      {
        selector: ({ id }) => id,
      },
    )
    .chain((rows) => fc.shuffledSubarray(rows, { minLength: rows.length })),
});

test('Of any three versions: nothing that only one changed is lost, and choosing decides what is asked', () => {
  fc.assert(
    fc.property(forms, forms, forms, (was, stored, mine) => {
      const { values, met } = joinVersions<Form>({ seen: was, stored, mine });
      for (const { key, outcome } of met)
        expect(partAt(values, key)).toEqual(partAt(outcome === 'stored' ? stored : mine, key));
      const asked = met.filter(({ outcome }) => outcome === 'ask').map(({ key }) => key);
      const taken = takeStored(values, stored, asked);
      for (const key of asked) expect(partAt(taken, key)).toEqual(partAt(stored, key));
      const keys = ['title', 'venue', 'open', ...['a', 'b', 'c', 'd'].map((id) => `agenda.${id}`)];
      for (const key of keys.filter((one) => !met.some((found) => found.key === one)))
        expect(partAt(values, key)).toEqual(partAt(mine, key));
      // Nobody changed what both have alike.
      expect(joinVersions<Form>({ seen: was, stored, mine: was }).values).toEqual(stored);
      expect(joinVersions<Form>({ seen: was, stored: was, mine }).values).toEqual(mine);
    }),
    { numRuns: 500 },
  );
});
