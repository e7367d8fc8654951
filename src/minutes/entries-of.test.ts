import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entriesOf, joined, standingWords } from './entries-of.ts';
import { type MinuteEdit, wordsKey } from './minute.ts';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

function edit(n: number, more: Partial<MinuteEdit> = {}): MinuteEdit {
  return {
    id: idOf(n),
    entryId: idOf(1000),
    basedOn: [],
    kind: 'statement',
    agendaItemId: null,
    body: `teks ${String(n)}`,
    speaker: null,
    person: null,
    owner: null,
    due: null,
    open: false,
    label: null,
    agreed: null,
    underId: null,
    removed: false,
    madeAt: `2026-03-10T02:00:${String(n % 60).padStart(2, '0')}Z`,
    ...more,
  };
}

/** Savings of a few entries, each based on any others of its entry, also on such as never came and on later ones. */
const savings = fc
  .array(
    fc.record({
      entry: fc.nat(3),
      bases: fc.array(fc.nat(30), { maxLength: 3 }),
      body: fc.string({ maxLength: 8 }),
      agreed: fc.option(fc.string({ maxLength: 8 })),
      label: fc.option(fc.string({ maxLength: 8 })),
      speaker: fc.option(fc.string({ maxLength: 8 })),
      item: fc.option(fc.nat(2)),
      removed: fc.boolean(),
      second: fc.nat(59),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((rows) =>
    rows.map((row, n) =>
      edit(n, {
        entryId: idOf(1000 + row.entry),
        basedOn: row.bases.map(idOf),
        body: row.body,
        agreed: row.agreed,
        label: row.label,
        speaker: row.speaker,
        agendaItemId: row.item === null ? null : idOf(3000 + row.item),
        removed: row.removed,
        madeAt: `2026-03-10T02:00:${String(row.second).padStart(2, '0')}Z`,
      }),
    ),
  );
const shuffled = savings.chain((edits) =>
  fc.tuple(
    fc.constant(edits),
    fc.shuffledSubarray(edits, { minLength: edits.length, maxLength: edits.length }),
  ),
);

test('Savings make the same entries in whatever order and however often they come in', () => {
  fc.assert(
    fc.property(shuffled, ([edits, other]) => {
      expect(entriesOf([...other, ...edits.slice(0, 3)])).toEqual(entriesOf(edits));
    }),
  );
});

test('No text that was ever saved is in neither a version nor what stood before, and every entry has a version', () => {
  fc.assert(
    fc.property(savings, (edits) => {
      const entries = entriesOf(edits);
      for (const { id, entryId } of edits) {
        const entry = entries.find((one) => one.id === entryId);
        const found = [...(entry?.versions ?? []), ...(entry?.earlier ?? [])].filter((one) => one.id === id);
        expect(found).toHaveLength(1);
      }
      for (const entry of entries) expect(entry.versions.length).toBeGreaterThan(0);
    }),
  );
});

test('What joins the versions of an entry leaves one, with the text of each', () => {
  fc.assert(
    fc.property(savings, (edits) => {
      for (const entry of entriesOf(edits)) {
        const words = joined(entry.versions);
        const union = { ...edit(900, { entryId: entry.id, basedOn: entry.heads }), ...words };
        const after = entriesOf([...edits, union]).find(({ id }) => id === entry.id);
        expect(after?.versions).toEqual([union]);
        for (const version of entry.versions.filter(({ removed }) => !removed))
          for (const name of ['body', 'agreed', 'label', 'speaker'] as const)
            expect(words[name] ?? '').toContain((version[name] ?? '').trim());
      }
    }),
  );
});

test('A saving takes the place of the one it is based on; two on the same both stand', () => {
  const first = edit(1);
  const mine = edit(2, { basedOn: [first.id] });
  const theirs = edit(3, { basedOn: [first.id] });
  const [one] = entriesOf([first, mine]);
  expect([one?.versions, one?.earlier]).toEqual([[mine], [first]]);
  const [two] = entriesOf([theirs, first, mine]);
  expect([two?.versions, two?.heads]).toEqual([
    [mine, theirs],
    [mine.id, theirs.id],
  ]);
  expect(joined(two?.versions ?? []).body).toBe('teks 2\nteks 3');
});

test('Two who saved the same words do not contradict each other, and both are superseded together', () => {
  const first = edit(1);
  const both = [2, 3].map((n) => edit(n, { basedOn: [first.id], body: 'sama' }));
  const [entry] = entriesOf([first, ...both]);
  expect([entry?.versions.length, entry?.heads.length, entry?.earlier.length]).toEqual([1, 2, 2]);
  const next = edit(4, { basedOn: entry?.heads ?? [] });
  expect(entriesOf([first, ...both, next]).map(standingWords)).toEqual([next]);
});

test('Entries stand in the order in which they were begun, whoever changed one last', () => {
  const [a, b] = [edit(1, { entryId: idOf(2001) }), edit(2, { entryId: idOf(2002) })];
  const later = edit(50, { entryId: idOf(2001), basedOn: [a.id] });
  expect(entriesOf([b, later, a]).map(({ id }) => id)).toEqual([idOf(2001), idOf(2002)]);
});

test('Moved to another item by one and rewritten by another: both stand, and joined no word is lost', () => {
  const first = edit(1, { agendaItemId: idOf(3001) });
  const moved = edit(2, { basedOn: [first.id], agendaItemId: idOf(3002), body: first.body });
  const rewritten = edit(3, { basedOn: [first.id], agendaItemId: idOf(3001), body: 'ditulis ulang' });
  const [entry] = entriesOf([first, moved, rewritten]);
  expect(entry?.versions).toEqual([moved, rewritten]);
  expect(joined(entry?.versions ?? [])).toMatchObject({
    body: 'teks 1\nditulis ulang',
    agendaItemId: idOf(3001),
  });
});

test('What the trail has of a saving without an article stays what it was before there were articles', () => {
  const words = edit(1, { owner: 'Biro' });
  expect(wordsKey(words)).toBe('["statement",null,"teks 1",null,null,"Biro",null,false,false]');
  expect(wordsKey({ ...words, agreed: 'x' })).not.toBe(wordsKey(words));
});
