import { parseArgs } from 'node:util';
import { Usage } from './command.ts';

interface Words {
  readonly files: string[];
  readonly texts: Readonly<Record<string, string | undefined>>;
  readonly flags: Readonly<Record<string, boolean | undefined>>;
}

/** Reads a command's words: flags, options with a text, and what is left. @throws Usage naming the word that is off */
export function readWords(
  argv: readonly string[],
  form: { readonly texts?: readonly string[]; readonly flags?: readonly string[]; readonly files?: boolean },
): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: form.files ?? false,
      options: Object.fromEntries([
        ...(form.texts ?? []).map((name) => [name, { type: 'string' as const }]),
        ...(form.flags ?? []).map((name) => [name, { type: 'boolean' as const }]),
      ]) as Record<string, { type: 'string' | 'boolean' }>,
    });
    const texts: Record<string, string> = {};
    const flags: Record<string, boolean> = {};
    for (const [name, value] of Object.entries(values)) {
      if (typeof value === 'string') texts[name] = value;
      else if (typeof value === 'boolean') flags[name] = value;
    }
    return { files: positionals, texts, flags };
  } catch (error) {
    throw new Usage(error instanceof Error ? error.message : String(error));
  }
}

/** The option's text. @throws Usage when it is missing */
export function needed(words: Words, name: string): string {
  const text = words.texts[name];
  if (text === undefined) throw new Usage(`--${name} is needed`);
  return text;
}
