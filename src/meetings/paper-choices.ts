import { m } from '#messages/messages.js';
import type { Closing, MatrixRows, Urgency } from './paper-fill.ts';

type Words<Key extends string> = Readonly<Record<Key, typeof m.meetingPapersClosingThanks>>;

export const URGENCY_WORDS: Words<Urgency> = {
  ordinary: m.meetingPapersUrgencyOrdinary,
  important: m.meetingPapersUrgencyImportant,
  urgent: m.meetingPapersUrgencyUrgent,
  veryUrgent: m.meetingPapersUrgencyVeryUrgent,
  limited: m.meetingPapersUrgencyLimited,
  secret: m.meetingPapersUrgencySecret,
  verySecret: m.meetingPapersUrgencyVerySecret,
};

export const CLOSING_WORDS: Words<Closing> = {
  thanks: m.meetingPapersClosingThanks,
  notice: m.meetingPapersClosingNotice,
};

export const ROWS_WORDS: Words<MatrixRows> = {
  all: m.meetingPapersRowsAll,
  unfinished: m.meetingPapersRowsUnfinished,
  late: m.meetingPapersRowsLate,
};
