import { expect, test } from 'vitest';
import { newId } from '#kernel/index.ts';
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
  expect(parseEdit(meetingId, { ...edit, speaker: 'x'.repeat(300) })).toBeDefined();
  for (const fault of [{ speaker: 'x'.repeat(301) }, { body: 'x'.repeat(10_001) }, { due: '2026-02-30' }])
    expect(parseEdit(meetingId, { ...edit, ...fault })).toBeUndefined();
});
