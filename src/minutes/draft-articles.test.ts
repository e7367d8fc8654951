import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articlesOf } from './content-articles.ts';
import { draftOf } from './draft-articles.ts';
import { entriesOf, isTakenOut } from './entries-of.ts';
import type { StoredEdit } from './minute.ts';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function saving(n: number, more: Partial<StoredEdit> = {}): StoredEdit {
  return {
    ...{ id: idOf(n), entryId: idOf(100 + n), basedOn: [], kind: 'article', agendaItemId: null, body: '' },
    ...{ speaker: null, person: null, owner: null, due: null, open: false, label: null, agreed: null },
    ...{ underId: null, removed: false, ordinal: n, capacity: null, officeName: null },
    ...{ madeAt: new Date(Date.UTC(2026, 2, 10, 2) + n).toISOString(), at: '2026-03-10T02:00:00Z' },
    ...more,
  };
}
const labelsOf = (labels: readonly (string | null)[]) =>
  articlesOf(entriesOf(labels.map((label, n) => saving(n + 1, { label, body: 'x' })))).articles.map(
    ({ label }) => label,
  );

test('Articles stand by number; what has none stays after what it was begun after, a later one finds its place', () => {
  expect(
    labelsOf([
      'Pembukaan',
      'Pasal 1',
      'Pasal 4 Biaya',
      'Pasal 10',
      'Penutup',
      'Pasal 4A',
      'PASAL 2',
      'Pasal 5 Lain',
    ]),
  ).toEqual([
    'Pembukaan',
    'Pasal 1',
    'PASAL 2',
    'Pasal 4 Biaya',
    'Pasal 4A',
    'Pasal 5 Lain',
    'Pasal 10',
    'Penutup',
  ]);
});

test('An input stands under its article; when that is taken out it is still there, apart', () => {
  const article = saving(1, { label: 'Pasal 1', body: 'Awal', agreed: 'Jadi' });
  const input = saving(2, { kind: 'input', underId: article.entryId, speaker: 'Kemlu', body: 'Usul' });
  const said = { id: input.entryId, institution: 'Kemlu', body: 'Usul', isUnsettled: false };
  expect(articlesOf(entriesOf([input, article]))).toEqual({
    articles: [
      {
        id: article.entryId,
        label: 'Pasal 1',
        initial: 'Awal',
        inputs: [said],
        agreed: 'Jadi',
        isUnsettled: false,
      },
    ],
    strayInputs: [],
  });
  const gone = saving(3, { entryId: article.entryId, basedOn: [article.id], removed: true });
  expect(articlesOf(entriesOf([gone, input, article]))).toEqual({ articles: [], strayInputs: [said] });
});

test('Whatever is saved in whatever order, each entry of the draft that was not taken out stands in it once', () => {
  const row = fc.record({
    entry: fc.nat(5),
    isArticle: fc.boolean(),
    under: fc.nat(7),
    label: fc.option(fc.constantFrom('Pasal 1', 'Pasal 2B', 'Penutup')),
    removed: fc.boolean(),
    bases: fc.array(fc.nat(12), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), (rows) => {
      const edits = rows.map((one, n) =>
        saving(n, {
          entryId: idOf(100 + one.entry),
          kind: one.isArticle ? 'article' : 'input',
          underId: one.isArticle ? null : idOf(100 + one.under),
          label: one.label,
          removed: one.removed,
          basedOn: one.bases.map(idOf),
        }),
      );
      const entries = entriesOf(edits);
      const { articles, strays } = draftOf(entries);
      const shown = [...articles.flatMap(({ entry, inputs }) => [entry, ...inputs]), ...strays].map(
        ({ id }) => id,
      );
      expect(shown.toSorted()).toEqual(
        entries
          .filter((entry) => !isTakenOut(entry))
          .map(({ id }) => id)
          .toSorted(),
      );
    }),
  );
});
