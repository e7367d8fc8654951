/** Fails on a message that one language has and another lacks, or whose parameters differ: the compiler falls back in silence. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '../messages');
const LANGUAGES = ['id', 'en'];

type Messages = Record<string, unknown>;

function parametersOf(message: unknown): string {
  return [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)]
    .map((match) => match[1])
    .sort()
    .filter((name, index, all) => name !== all[index - 1])
    .join(' ');
}

const faults: string[] = [];
const places = new Map<string, string>();
for (const file of globSync('id/*.json', { cwd: ROOT }).map((path) => basename(path))) {
  const [first, ...others] = LANGUAGES.map((language) => ({
    language,
    messages: JSON.parse(readFileSync(join(ROOT, language, file), 'utf8')) as Messages,
  }));
  if (!first) continue;
  for (const key of Object.keys(first.messages)) {
    const known = places.get(key);
    if (known !== undefined && key !== '$schema') faults.push(`${key} stands in ${known} and in ${file}`);
    places.set(key, file);
  }
  for (const other of others) {
    for (const key of new Set([...Object.keys(first.messages), ...Object.keys(other.messages)])) {
      const [one, two] = [first.messages[key], other.messages[key]];
      if (one === undefined || two === undefined)
        faults.push(`${file}: ${key} is missing in ${one === undefined ? first.language : other.language}`);
      else if (one === '' || two === '') faults.push(`${file}: ${key} is empty`);
      else if (parametersOf(one) !== parametersOf(two))
        faults.push(
          `${file}: ${key} has parameters {${parametersOf(one)}} in ${first.language}, {${parametersOf(two)}} in ${other.language}`,
        );
    }
  }
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
