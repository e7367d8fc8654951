import type { Locale } from '#kernel/index.ts';
import { m } from '#messages/messages.js';
import type { ImportProblem, ImportProposal, ImportQuestion } from './import-report.ts';

type Message = (params: Readonly<Record<string, string>>, options: { locale: Locale }) => string;
const MESSAGES = m as unknown as Readonly<Record<string, Message | undefined>>;

/** `iati.file.badEncoding` is said by message `importIatiFileBadEncoding`, `sheet.noHeader` by `sheetNoHeader`. */
function keyOf(code: string): string {
  const words = code.split('.');
  const camel = words
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  return words[0] === 'sheet' ? camel : `import${camel.charAt(0).toUpperCase()}${camel.slice(1)}`;
}

/** What is wrong and how to put it right, in the person's language. */
export function problemText(problem: ImportProblem, locale: Locale): { message: string; repair: string } {
  const key = keyOf(problem.code);
  const params = { line: problem.at, ...problem.params, code: problem.code };
  const message = MESSAGES[key] ?? MESSAGES['importOther'];
  const repair = MESSAGES[`${key}Repair`] ?? MESSAGES['importOtherRepair'];
  return {
    message: message?.(params, { locale }) ?? problem.code,
    repair: repair?.(params, { locale }) ?? '',
  };
}

/** The question as a sentence, with the first of its cells. */
export function questionText(question: ImportQuestion, locale: Locale): string {
  const at = question.at[0] ?? '';
  const { written, detail } = question;
  const options = { locale };
  switch (question.kind) {
    case 'place':
      if (detail['deepestName'])
        return m.importQuestionPlace({ at, written, deepest: detail['deepestName'] }, options);
      return question.proposals.length > 0
        ? m.importQuestionPlaceOpen({ at, written }, options)
        : m.importQuestionPlaceUnknown({ at, written }, options);
    case 'partner':
      return m.importQuestionPartner({ at, written }, options);
    case 'overwrite':
      return m.importQuestionOverwrite(
        {
          written,
          fields: Object.entries(detail)
            .map(([field, change]) => `${field}: ${change}`)
            .join('; '),
        },
        options,
      );
    case 'amount':
    case 'amountScale':
    case 'amountSeparators':
    case 'amountCurrency':
      return m.importQuestionAmount({ at, written }, options);
    case 'date':
    case 'dateOrder':
    case 'period':
      return m.importQuestionDate({ at, written }, options);
    default:
      return m.importQuestionOther({ at, written }, options);
  }
}

/** A proposal as a person reads it. */
export function proposalText(proposal: ImportProposal, locale: Locale): string {
  switch (proposal.reason) {
    case 'editedHere':
      return m.importAnswerHere({}, { locale });
    case 'inFile':
      return m.importAnswerFile({}, { locale });
    default:
      return proposal.label || proposal.value;
  }
}
