import { createReadStream, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Desk, deskOfEmail } from '#access/index.ts';
import { SYSTEM } from '#database/index.ts';
import {
  afterImport,
  confirmImport,
  type ImportReport,
  problemText,
  proposalText,
  questionText,
  receiveFile,
  runImport,
} from '#exchange/index.ts';
import type { Locale } from '#kernel/index.ts';
import type { App } from '../app.ts';
import { type Command, type Terminal, Usage } from './command.ts';
import { readWords } from './words.ts';

const USAGE = `sinergi import FILE… [--dry-run] [--json] [--area CODE] [--as EMAIL] [--language id|en]
  Brings in IATI activity files, bureaus' workbooks and CSV, HXL. All or nothing per file.
  --dry-run   says what would happen and stores nothing
  --json      prints { files: [{ file, kind, partners, activities, transactions, questions, problems }] }
  --area      the area that names of places are looked up in, such as 53
  --as        acts as this account instead of as the installation
Exit status 1 where a file was refused.`;

export const importCommand: Command = {
  name: 'import',
  summary: 'bring in IATI files, workbooks, CSV, HXL',
  usage: USAGE,
  async run(app, argv, terminal) {
    const words = readWords(argv, {
      texts: ['area', 'as', 'language'],
      flags: ['dry-run', 'json'],
      files: true,
    });
    if (words.files.length === 0) throw new Usage('which file?');
    const options: Options = {
      desk: await deskFor(app, words.texts['as']),
      within: words.texts['area'],
      dryRun: words.flags['dry-run'] ?? false,
      locale: words.texts['language'] === 'en' ? 'en' : 'id',
    };
    const results: FileResult[] = [];
    for (const file of words.files) {
      const result = await importOne(options, terminal, file);
      results.push(result);
      if (!words.flags['json']) terminal.out(summary(result));
    }
    if (words.flags['json']) {
      const files = results.map((result) => ({ ...result, refused: undefined }));
      terminal.out(`${JSON.stringify({ files }, null, 2)}\n`);
    }
    return results.some((result) => result.refused) ? 1 : 0;
  },
};

interface Options {
  readonly desk: Desk;
  readonly within: string | undefined;
  readonly dryRun: boolean;
  readonly locale: Locale;
}

interface FileResult extends Pick<ImportReport, 'kind' | 'partners' | 'activities' | 'transactions'> {
  readonly file: string;
  /** `at` is the first cell or line, `cells` are all that share the doubt. */
  readonly questions: { at: string; cells: string[]; text: string; proposals: string[] }[];
  readonly problems: { at: string; code: string; message: string; repair: string }[];
  readonly refused: boolean;
}

async function deskFor(app: App, email: string | undefined): Promise<Desk> {
  if (email !== undefined) return deskOfEmail(app.database, app.signIn, email);
  return { actor: SYSTEM, database: app.database, now: () => Temporal.Now.instant() };
}

async function importOne(options: Options, terminal: Terminal, file: string): Promise<FileResult> {
  const path = resolve(terminal.folder, file);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new Usage(`no such file: ${file}`);
  const { desk } = options;
  const id = await receiveFile(desk, { name: basename(path), content: createReadStream(path) });
  if (!options.dryRun) await confirmImport(desk, id, { unchecked: true });
  const told = { percent: 0 };
  const report = await runImport(desk.database, id, {
    within: options.within,
    onProgress: (percent) => {
      if (percent < told.percent + 10) return;
      told.percent = percent;
      terminal.err(`${file}: ${String(percent)} %\n`);
    },
  });
  if (!report) throw new Error(`${file} is being imported by another process`);
  if (!options.dryRun) await afterImport(desk.database, report);
  return resultOf(file, report, options.locale);
}

function resultOf(file: string, report: ImportReport, locale: Locale): FileResult {
  const stored =
    report.partners.created +
    report.activities.created +
    report.activities.updated +
    report.activities.unchanged +
    report.partners.unchanged +
    report.partners.updated;
  return {
    file,
    kind: report.kind,
    partners: report.partners,
    activities: report.activities,
    transactions: report.transactions,
    questions: report.questions.map((question) => ({
      at: question.at[0] ?? '',
      cells: [...question.at],
      text: questionText(question, locale),
      proposals: question.proposals.map((proposal) => proposalText(proposal, locale)),
    })),
    problems: report.problems.map((problem) => ({
      at: problem.at,
      code: problem.code,
      ...problemText(problem, locale),
    })),
    refused: stored === 0 && report.problems.length > 0,
  };
}

function summary(result: FileResult): string {
  const counts = ({ created, updated, unchanged, rejected }: FileResult['partners']): string =>
    `${String(created)} baru, ${String(updated)} diperbarui, ${String(unchanged)} tetap, ${String(rejected)} ditolak`;
  const lines = [
    `${result.file} (${result.kind})`,
    `  mitra: ${counts(result.partners)}`,
    `  kegiatan: ${counts(result.activities)}; transaksi: ${String(result.transactions)}`,
    ...result.questions.map((question) => `  ? ${question.text} [${question.proposals.join(' | ')}]`),
    ...result.problems
      .slice(0, 50)
      .map((problem) => `  ! ${problem.at} ${problem.message} ${problem.repair}`),
    ...(result.problems.length > 50 ? [`  … dan ${String(result.problems.length - 50)} lagi (--json)`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
