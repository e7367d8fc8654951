import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { IatiActivity } from './activity.ts';
import { CODE_LISTS } from './code-lists.ts';
import { readActivities } from './read-activities.ts';
import { readAll } from './sample.ts';

// Files that publishers have put out. They stand beside the checkout in the delivery chain only.
const beside = join(import.meta.dirname, '../../../shared');
const folder = join(beside, 'data/iati');
const missing = !existsSync(folder);

async function readFile(name: string) {
  const activities: IatiActivity[] = [];
  let rejected = 0;
  let errors = 0;
  for await (const batch of readActivities(createReadStream(join(folder, name)))) {
    activities.push(...batch.activities);
    rejected += batch.rejected;
    errors += batch.problems.filter(({ severity }) => severity === 'error').length;
  }
  return { activities, rejected, errors };
}

test.skipIf(missing).each([
  ['indonesia.xml', 20, 74],
  ['adb-armenia.xml', 43, 6444],
  ['who-argentina.xml', 157, 871],
  ['usaid-798.xml', 108, 622],
  ['iom-references.xml', 577, 577],
])(
  '%s is read whole: %i activities, %i transactions, every one of them where it stands in the file',
  async (name, count, transactions) => {
    const { activities, rejected, errors } = await readFile(name);
    expect([activities.length, rejected, errors]).toEqual([count, 0, 0]);
    expect(activities.reduce((sum, one) => sum + one.transactions.length, 0)).toBe(transactions);
    const bytes = readFileSync(join(folder, name));
    for (const { from, to, iatiIdentifier } of activities) {
      const original = bytes.subarray(from, to).toString();
      expect(original).toMatch(/^<iati-activity[\s>][^]*<\/iati-activity>$/);
      expect(original.replaceAll('&amp;', '&')).toContain(iatiIdentifier);
    }
  },
);

test.skipIf(missing)('An organisation file is told from an activity file', async () => {
  await expect(readFile('adb-organisation.xml')).rejects.toMatchObject({ code: 'organisationFile' });
});

test.skipIf(missing)('A real file cut in the middle is refused', async () => {
  const bytes = readFileSync(join(folder, 'indonesia.xml'));
  const half = bytes.subarray(0, bytes.length >> 1);
  await expect(readAll(half)).rejects.toMatchObject({ code: 'truncated' });
});

test.skipIf(missing)('The code lists carried here are those of the standard', () => {
  const lists = JSON.parse(
    readFileSync(join(beside, 'reference/iati/codelists.compact.json'), 'utf8'),
  ) as Record<string, { code: string }[]>;
  for (const [list, names] of Object.entries(CODE_LISTS)) {
    const codes = lists[list]?.map(({ code }) => code) ?? [];
    if (list === 'FinanceType') expect(codes).toEqual(expect.arrayContaining(Object.keys(names)));
    else expect(Object.keys(names).sort(), list).toEqual(codes.sort());
  }
});
