import { expect, test } from 'vitest';
import type { AuditRow } from './audit-rows.ts';
import type { Visibility } from './permissions.ts';
import { backTo, keepHidden, narrowerOf, narrowest, type Withheld, withoutWithheld } from './withheld.ts';
import { foundBy, knownActs, partTrail, trailRows } from './withheld-trail.ts';

interface Note {
  readonly title: string;
  readonly about: string | null;
  readonly visibility: Visibility;
  readonly withheld: Withheld;
}
const BLANKS = { about: null };
const note = (about: string | null, withheld: Withheld = {}, title = 'Embung'): Note => ({
  ...{ title, about, visibility: 'public', withheld },
});
const open = note('Lama');
const closed = note('Lama', { about: 'restricted' });
const subject = { subject: 'activity', subjectId: 'a' } as const;

/** The rows of one act after another as a reader gets them back, newest first; `knows` says which circles they know. */
function trail(
  states: readonly Note[],
  knows: (circle: string) => boolean = () => true,
): { rows: AuditRow[]; all: AuditRow[] } {
  const all = states
    .flatMap((after, i) =>
      trailRows(
        { ...subject, action: i === 0 ? 'record' : 'edit', version: i + 1, before: states[i - 1], after },
        BLANKS,
      ),
    )
    .map((row, i) => ({ ...row, id: i + 1, version: row.version ?? null }) as unknown as AuditRow)
    .toReversed();
  const standing = ({ after }: AuditRow) => (after as { visibility: string }).visibility;
  return { all, rows: all.filter((row) => row.version !== null || knows(standing(row))) };
}
const read = (value: unknown) => value as Note | undefined;

test('The narrowest of circles is known to those alone who may know each of them', () => {
  expect(narrowest(['internal', undefined, 'confidential'])).toBe('confidential');
  expect(narrowest([])).toBe('public');
  expect(narrowerOf({ a: 'internal', b: 'restricted' }, { a: 'confidential' })).toEqual({
    a: 'confidential',
    b: 'restricted',
  });
});

test('A record keeps nothing of what is withheld in it, and an edit nothing of what is hidden from the editor', () => {
  expect(withoutWithheld(closed, BLANKS)).toEqual(note(null, { about: 'restricted' }));
  expect(withoutWithheld(open, BLANKS)).toBe(open);
  const known = { document: note(null, { about: 'confidential' }), hidden: ['about'] };
  expect(keepHidden(note('Tebakan', {}, 'Sumur'), known)).toEqual(
    note(null, { about: 'confidential' }, 'Sumur'),
  );
});

test('Going back opens nothing: of two circles the narrower stays', () => {
  const back = (now: Note, found: Note) =>
    backTo({ document: now, hidden: [] }, { document: found, hidden: [] });
  expect(back(closed, open)).toEqual(closed);
  expect(back(note('Baru'), closed)).toEqual(closed);
});

test('The rows of an act say nothing withheld but in a row of its own, as narrow as before and after', () => {
  const [record, field, ...more] = trailRows(
    { ...subject, action: 'edit', version: 2, before: open, after: closed },
    BLANKS,
  );
  expect(more).toEqual([]);
  expect(JSON.stringify(record)).not.toContain('Lama');
  expect(field).toMatchObject({
    action: 'change-withheld-field',
    before: { field: 'about', version: 2, visibility: 'restricted', value: 'Lama' },
    after: { visibility: 'restricted', value: 'Lama' },
  });
  const opened = trailRows(
    { ...subject, action: 'edit', version: 3, before: closed, after: note('Baru') },
    BLANKS,
  );
  expect(JSON.stringify(opened[0])).not.toMatch(/Lama|Baru/);
  expect(opened[1]).toMatchObject({
    before: { visibility: 'restricted' },
    after: { visibility: 'restricted' },
  });
  expect(
    trailRows({ ...subject, action: 'edit', version: 3, before: closed, after: closed }, BLANKS),
  ).toHaveLength(1);
});

test('A history reads as one change to who may know the field, and does not speak of it to the others', () => {
  const states = [
    open,
    note('Kedua'),
    note('Kedua', { about: 'restricted' }),
    note('Ketiga', { about: 'restricted' }),
  ];
  const told = (knows: boolean) => {
    const { rows } = trail(states, () => knows);
    const current = knows
      ? { document: note('Ketiga', { about: 'restricted' }), hidden: [] }
      : { document: note(null, { about: 'restricted' }), hidden: ['about'] };
    return knownActs(rows, current, read).map(({ was, is, hidden }) =>
      hidden.has('about') ? 'hidden' : [was?.about, is.about],
    );
  };
  expect(told(true)).toEqual([
    ['Kedua', 'Ketiga'],
    ['Kedua', 'Kedua'],
    ['Lama', 'Kedua'],
    [undefined, 'Lama'],
  ]);
  expect(told(false)).toEqual(['hidden', 'hidden', 'hidden', 'hidden']);
});

test('What an act found is put together from the record’s rows and those of the field', () => {
  const states = [
    open,
    note('Kedua'),
    note('Kedua', { about: 'confidential' }),
    note('Ketiga', { about: 'confidential' }),
    note('Ketiga', { about: 'internal' }),
  ];
  const found = (knows: (circle: string) => boolean) => {
    const { rows } = trail(states, knows);
    const now = { document: note('Ketiga', { about: 'internal' }), hidden: [] };
    return partTrail(rows).acts.flatMap((act) => {
      const before = read(act.before);
      if (!before) return [];
      const { document, hidden } = foundBy({ ...act, before }, partTrail(rows).notes, now, {
        blanks: BLANKS,
        mayKnow: knows,
      });
      return [hidden.length > 0 ? 'hidden' : document.about];
    });
  };
  expect(found(() => true)).toEqual(['Ketiga', 'Kedua', 'Kedua', 'Lama']);
  expect(found((circle) => circle === 'internal')).toEqual(['hidden', 'hidden', 'hidden', 'Lama']);
});
