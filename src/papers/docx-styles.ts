import {
  AlignmentType,
  convertMillimetersToTwip as mm,
  type IPropertiesOptions,
  LevelFormat,
  LineRuleType,
} from 'docx';
import type { ListPart, NumberForm, Paper } from './paper.ts';

const FORMATS: Readonly<
  Record<NumberForm | ListPart['form'], (typeof LevelFormat)[keyof typeof LevelFormat]>
> = {
  'A.': LevelFormat.UPPER_LETTER,
  'I.': LevelFormat.UPPER_ROMAN,
  '1.': LevelFormat.DECIMAL,
  'a.': LevelFormat.LOWER_LETTER,
  '-': LevelFormat.BULLET,
  none: LevelFormat.NONE,
};
const LIST_FORMS: readonly ListPart['form'][] = ['1.', 'a.', '-'];
const STEP = mm(7.5);

export const HEADING_NUMBERS = 'headings';
export const listNumbers = (form: ListPart['form']): string => `list ${form}`;

/** Line spacing as word processors count it: 240 is single. */
export const spacingOf = (lines: number): number => Math.round(lines * 240);

/** Styles, numbering and language of the whole paper. */
export function styleOptions({ look, language }: Paper): Pick<IPropertiesOptions, 'styles' | 'numbering'> {
  const size = look.fontSize * 2;
  const tongue = { value: language === 'id' ? 'id-ID' : 'en-GB' };
  const heading = { font: look.font, size, bold: true, color: '000000', language: tongue };
  const before = (space: number) => ({ spacing: { before: space, after: 100 }, keepNext: true });
  return {
    styles: {
      default: {
        document: {
          run: { font: look.font, size, language: tongue },
          paragraph: {
            spacing: { line: spacingOf(look.lineSpacing), lineRule: LineRuleType.AUTO, after: 120 },
          },
        },
        title: {
          run: { ...heading, size: size + 2 },
          paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, keepNext: true },
        },
        heading1: { run: heading, paragraph: before(280) },
        heading2: { run: heading, paragraph: before(200) },
        heading3: { run: { ...heading, italics: true }, paragraph: before(160) },
      },
      paragraphStyles: [
        { id: 'Isi', name: 'Isi', basedOn: 'Normal', quickFormat: true },
        {
          id: 'Tabel',
          name: 'Tabel',
          basedOn: 'Normal',
          quickFormat: true,
          run: { size: look.tableSize * 2 },
          paragraph: {
            spacing: { line: spacingOf(look.tableSpacing), lineRule: LineRuleType.AUTO, after: 0 },
          },
        },
      ],
    },
    numbering: {
      config: [
        {
          reference: HEADING_NUMBERS,
          levels: look.headings.map((form, level) => numbered(level, form, `%${String(level + 1)}.`, 0)),
        },
        ...LIST_FORMS.map((form) => ({
          reference: listNumbers(form),
          levels: [0, 1, 2].map((level) =>
            numbered(level, form, form === '-' ? '–' : `%${String(level + 1)}.`, level * STEP),
          ),
        })),
      ],
    },
  };
}

function numbered(level: number, form: NumberForm | ListPart['form'], text: string, left: number) {
  const indent = { left: left + STEP, hanging: STEP };
  return {
    level,
    format: FORMATS[form],
    text: form === 'none' ? '' : text,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent } },
  };
}
