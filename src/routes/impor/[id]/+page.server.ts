import { fail, redirect } from '@sveltejs/kit';
import { listChildren } from '#areas/index.ts';
import {
  answerQuestions,
  cancelImport,
  checkAgain,
  confirmImport,
  findStoredTwin,
  getImport,
  importProgress,
  listQuestions,
  problemText,
  proposalText,
  questionText,
} from '#exchange/index.ts';
import { Conflict, InvalidInput } from '#kernel/index.ts';
import { errorTexts } from '#ui/error-texts.ts';
import { subjectHistory } from '../../jejak/subject-history.ts';
import { placeInFile } from '../import-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = false;

/** What a page shows of a long list; the rest is in the marked file. */
const SHOWN = 100;

export const load: PageServerLoad = async ({ params, locals: { desk, locale, user } }) => {
  if (!user) redirect(303, `/masuk?kembali=/impor/${params.id}`);
  const { file, questions, twin, children } = await desk.database.asActor(desk.actor, async (tx) => {
    const found = await getImport(tx, desk, params.id);
    const asked = (await listQuestions(tx, found.id)).slice(0, SHOWN);
    const certain = new Set(
      asked.map((question) => question.detail['deepest'] ?? '').filter((code) => code !== ''),
    );
    const below = new Map<string, { value: string; label: string }[]>();
    for (const code of certain)
      below.set(
        code,
        (await listChildren(tx, code)).map((area) => ({ value: area.code, label: area.name })),
      );
    return { file: found, questions: asked, twin: await findStoredTwin(tx, found), children: below };
  });
  const report = file.report;
  return {
    history: await subjectHistory(desk, { subject: 'import', subjectId: file.id }, locale),
    file: {
      id: file.id,
      name: file.name,
      kind: file.kind,
      state: file.state,
      size: file.size,
      storedAt: file.storedAt,
    },
    progress: importProgress(file.id) ?? file.progress,
    twinStoredAt: twin?.storedAt ?? null,
    hasMapping: Array.isArray(file.mapping),
    counts: report && {
      partners: report.partners,
      activities: report.activities,
      transactions: report.transactions,
    },
    classes: report?.classes ?? {},
    skipped: report?.skipped ?? 0,
    differences: report?.differences.slice(0, SHOWN) ?? [],
    problems: (report?.problems ?? [])
      .slice(0, SHOWN)
      .map((problem) => ({ at: placeInFile(problem.at), ...problemText(problem, locale) })),
    moreProblems: Math.max(0, (report?.problems.length ?? 0) - SHOWN),
    openQuestions: questions.filter((question) => question.answer === null).length,
    questions: questions.map((question) => ({
      key: question.key,
      kind: question.kind,
      text: questionText(question, locale),
      cells: question.at.slice(0, 12).map(placeInFile),
      more: Math.max(0, question.at.length - 12),
      answer: question.answer,
      mayLeave: !['overwrite', 'amountScale', 'amountSeparators'].includes(question.kind),
      choices: question.kind === 'place' ? (children.get(question.detail['deepest'] ?? '') ?? []) : [],
      proposals: question.proposals.map((proposal) => ({
        value: proposal.value,
        text: proposalText(proposal, locale),
      })),
    })),
  };
};

type Act = (desk: App.Locals['desk'], id: string) => Promise<void>;

function simple(act: Act): Actions[string] {
  return async ({ params, locals: { desk } }) => {
    try {
      await act(desk, params.id);
    } catch (error) {
      // Pressed twice, or by a colleague a moment earlier: the page shows where the file stands now.
      if (!(error instanceof Conflict)) throw error;
    }
    redirect(303, `/impor/${params.id}`);
  };
}

export const actions: Actions = {
  store: simple((desk, id) => confirmImport(desk, id)),
  cancel: simple(cancelImport),
  check: simple(checkAgain),
  answer: async ({ request, params, locals: { desk, locale } }) => {
    const form = await request.formData();
    const answers = new Map<string, string | null>();
    for (const [name, value] of form)
      // A place chosen from the whole list stands after the proposals and wins over them.
      if (/^(answer|choice):/.test(name) && typeof value === 'string' && value !== '')
        answers.set(name.slice(7), value);
    try {
      if (answers.size > 0) await answerQuestions(desk, params.id, answers);
    } catch (error) {
      if (error instanceof InvalidInput) return fail(422, { errors: errorTexts(error.fields, locale) });
      if (!(error instanceof Conflict)) throw error;
    }
    redirect(303, `/impor/${params.id}`);
  },
};
