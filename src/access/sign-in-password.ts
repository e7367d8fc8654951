/**
 * What a password must be, after NIST SP 800-63B-4 (3.1.1.2) and OWASP ASVS 5.0 (6.2): at least 15 characters, so that
 * it may stand alone where no second step is asked; up to 200, any characters; no rule of composition, no forced change.
 * The whole password, not its parts, is compared with common passwords and with words about its owner.
 */
export const PASSWORD_SHORTEST = 15;
export const PASSWORD_LONGEST = 200;

const PRODUCT = ['sinergi', 'password', 'katasandi', 'kata', 'sandi', 'kemendagri', 'fasker', 'rahasia'];
const ROWS = ['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
const RUNS = [...ROWS, ...ROWS.map((row) => Array.from(row).reverse().join(''))];
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

let common: Promise<ReadonlySet<string>> | undefined;

/** 49,000 passwords that attackers try first; read when the first password is set, 50 ms once. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  common ??= import('@zxcvbn-ts/language-common').then(
    ({ dictionary }) => new Set(dictionary['passwords-common']),
  );
  return common;
}

/**
 * What is wrong with a new password, as a message key; nothing for a good one.
 * @param about name, e-mail and offices of its owner
 */
export async function passwordFault(password: string, about: readonly string[]): Promise<string | undefined> {
  const written = password.normalize('NFKC');
  const length = Array.from(written).length; // code points
  if (length < PASSWORD_SHORTEST) return 'accessPasswordShort';
  if (length > PASSWORD_LONGEST) return 'accessPasswordLong';
  const plain = written.toLowerCase();
  if (isRunOrRepetition(plain)) return 'accessPasswordSimple';
  if (await isCommon(plain)) return 'accessPasswordCommon';
  if (isAboutOwner(plain, about)) return 'accessPasswordAbout';
  return undefined;
}

/** `aaaaaaaaaaaaaaa`, `abcabcabcabcabc`, `1234567890qwertyuiop`. */
function isRunOrRepetition(plain: string): boolean {
  if (unitOf(plain).length <= 5) return true;
  let rest = plain.replace(/[^\p{L}\p{N}]/gu, '');
  for (const run of RUNS)
    for (let length = run.length; length >= 4; length--)
      for (let from = 0; from + length <= run.length; from++)
        rest = rest.replaceAll(run.slice(from, from + length), '');
  return rest.length < 4;
}

/** The shortest text that, repeated, makes the whole one. */
function unitOf(plain: string): string {
  for (let size = 1; size <= plain.length / 2; size++) {
    const unit = plain.slice(0, size);
    if (unit.repeat(Math.ceil(plain.length / size)).startsWith(plain)) return unit;
  }
  return plain;
}

/** As it stands, without figures and signs around it, with letters for their lookalikes, or as a repetition of one. */
async function isCommon(plain: string): Promise<boolean> {
  const known = await commonPasswords();
  const forms = [plain, unitOf(plain)].flatMap((form) => {
    const bare = form.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
    return [form, bare, lookalikes(form), lookalikes(bare)];
  });
  return forms.some((form) => form.length >= 4 && known.has(form));
}

function lookalikes(plain: string): string {
  return Array.from(plain, (letter) => LOOKALIKES[letter] ?? letter).join('');
}

/** Made of nothing but words about its owner and the product, figures and signs: `Ende.Sinergi.2026!`. */
function isAboutOwner(plain: string, about: readonly string[]): boolean {
  const words = [...about, ...PRODUCT]
    .flatMap(
      (text) =>
        text
          .normalize('NFKC')
          .toLowerCase()
          .match(/\p{L}{3,}/gu) ?? [],
    )
    .sort((a, b) => b.length - a.length);
  return [plain, lookalikes(plain)].some((form) => {
    const rest = words.reduce((left, word) => left.replaceAll(word, ' '), form);
    return rest.replace(/[^\p{L}]/gu, '').length < 4;
  });
}
