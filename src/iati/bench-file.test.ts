import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { expect, test } from 'vitest';
import { readAll } from './sample.ts';

const generator = join(import.meta.dirname, '../../bench/make-iati.ts');
// The schema of the standard stands beside the checkout in the delivery chain only.
const schema = join(import.meta.dirname, '../../../shared/reference/iati/iati-activities-schema.xsd');

async function make(...options: string[]): Promise<string> {
  return (await promisify(execFile)(process.execPath, [generator, ...options], { maxBuffer: 1e8 })).stdout;
}

test('The files made for measuring are the same for the same seed and without a fault', async () => {
  const file = await make('20', '--seed', '3');
  expect(await make('20', '--seed', '3')).toBe(file);
  expect(await make('20', '--seed', '4')).not.toBe(file);
  const { activities, problems } = await readAll(file);
  expect(problems).toEqual([]);
  expect(activities).toHaveLength(20);
  for (const one of activities)
    expect(
      [one.locations, one.sectors, one.budgets, one.transactions, one.results].map((part) => part.length),
    ).toEqual([2, 2, 4, 12, 1]);
});

test.skipIf(!existsSync(schema))('The files made for measuring are valid IATI 2.03', async () => {
  xmlRegisterFsInputProviders();
  const standard = XmlDocument.fromBuffer(readFileSync(schema), { url: schema });
  const validator = XsdValidator.fromDoc(standard);
  const file = XmlDocument.fromString(await make('20'));
  expect(() => validator.validate(file)).not.toThrow();
  for (const one of [file, validator, standard]) one.dispose();
});
