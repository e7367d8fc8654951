import { expect, test } from 'vitest';
import { newId } from '#kernel/index.ts';
import { MOST_IN_FIELD, MOST_SIGNS } from './minute.ts';
import { parseEdit } from './minute-form.ts';

const meetingId = newId();
const edit = { id: newId(), entryId: newId(), kind: 'note', madeAt: '2026-03-10T01:00:00Z' };

test('Minutes keep what was typed as it was typed, but for the character that no database holds', () => {
  const written = {
    body: '  satu\n\0 dua ',
    speaker: ' Kepala\0 Dinas ',
    owner: ' \0 ',
    due: ' 2026-03-10 ',
  };
  expect(parseEdit(meetingId, { ...edit, ...written })).toMatchObject({
    body: '  satu\n dua ',
    speaker: 'Kepala Dinas',
    owner: null,
    due: '2026-03-10',
  });
  expect(parseEdit(meetingId, { ...edit, speaker: 'x'.repeat(MOST_IN_FIELD) })).toBeDefined();
  for (const fault of [
    { speaker: 'x'.repeat(MOST_IN_FIELD + 1) },
    { body: 'x'.repeat(MOST_SIGNS + 1) },
    { due: '2026-02-30' },
  ])
    expect(parseEdit(meetingId, { ...edit, ...fault })).toBeUndefined();
});
