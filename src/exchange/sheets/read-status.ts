import { foldName } from '#kernel/index.ts';
import { cellText } from './cells.ts';
import { chooseWord } from './choose-word.ts';
import type { ActivityStatus, Answers, CellValue, Outcome } from './types.ts';

const WORDS: Readonly<Record<ActivityStatus, string>> = {
  1: 'rencana|direncanakan|perencanaan|belum|belum mulai|belum dimulai|belum berjalan|belum dilaksanakan|akan dilaksanakan|usulan|persiapan|baru|planned|planning|pipeline|identification|pipeline identification|not started|not yet started|upcoming|proposed|preparation',
  2: 'berjalan|sedang berjalan|berlangsung|sedang berlangsung|proses|dalam proses|sedang dilaksanakan|pelaksanaan|dilaksanakan|aktif|on going|ongoing|on progress|in progress|implementation|implementing|active|running|under way|underway|terlaksana sebagian|masih berjalan|lanjutan|dalam pelaksanaan|on track',
  3: 'finalisasi|finalisation|finalization|tahap akhir|penyelesaian|serah terima|handover|finalising',
  4: 'selesai|sudah selesai|telah selesai|tuntas|terlaksana|telah dilaksanakan|sudah dilaksanakan|sudah terlaksana|berakhir|ditutup|complete|completed|closed|done|finished|ended|finish|implemented|rampung|100',
  5: 'batal|dibatalkan|tidak jadi|tidak dilaksanakan|dihentikan|gagal|cancelled|canceled|cancel|terminated|dropped|stopped|tidak terlaksana',
  6: 'tertunda|ditunda|tunda|terhenti|terhambat|mandek|vakum|penundaan|suspended|postponed|delayed|on hold|paused|hold|pending|stalled',
};
const BY_WORD = new Map(
  Object.entries(WORDS).flatMap(([code, words]) =>
    words.split('|').map((word) => [word, code as ActivityStatus] as const),
  ),
);
const isStatus = (text: string): text is ActivityStatus => /^[1-6]$/.test(text);

/** The status of an activity as IATI ActivityStatus; a lone digit 1 to 6 is taken as that code. */
export function readStatus(value: CellValue, answers?: Answers): Outcome<ActivityStatus> {
  const text = cellText(value);
  if (isStatus(text)) return { state: 'read', value: text, confidence: 0.8 };
  const answer = answers?.get(`status:${foldName(text)}`);
  if (foldName(text) === 'belum') return { state: 'read', value: '1', confidence: 0.9 };
  if (/^(dalam proses|pending)$/i.test(text))
    return { state: 'read', value: /^p/i.test(text) ? '6' : '2', confidence: 0.9 };
  return chooseWord(text, { kind: 'status', words: BY_WORD, answer, isAnswer: isStatus });
}
