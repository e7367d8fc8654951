import type { OpenPoint, Paper } from '#papers/index.ts';
import { openPoints } from '#papers/index.ts';
import { attendancePaper } from './paper-attendance.ts';
import { committeeReportPaper } from './paper-committee-report.ts';
import { FIELDS_OF, type MeetingPaper } from './paper-fill.ts';
import { invitationPaper } from './paper-invitation.ts';
import type { Composition } from './paper-material.ts';
import { matrixPaper } from './paper-matrix.ts';
import { reportPaper } from './paper-report.ts';

/** Writes a paper of a meeting. */
export function composePaper(paper: MeetingPaper, c: Composition): Paper {
  switch (paper) {
    case 'invitation':
      return invitationPaper(c);
    case 'attendanceBlank':
      return attendancePaper(c, 'blank');
    case 'attendanceFilled':
      return attendancePaper(c, 'filled');
    case 'committeeReport':
      return committeeReportPaper(c);
    case 'report':
      return reportPaper(c);
    case 'matrix':
      return matrixPaper(c);
  }
}

/** Everything that stands in the way of a final paper, each once: what the paper shows, and what the records say besides. */
export function openIn(paper: MeetingPaper, written: Paper, c: Composition): OpenPoint[] {
  const { meeting, attendants, recommendations } = c.material;
  const points: OpenPoint[] = [
    ...openPoints(written),
    ...(c.given.day === '' && FIELDS_OF[paper].includes('day') ? [{ key: 'papersOpenDate', what: '' }] : []),
    ...(meeting.removedAt === null ? [] : [{ key: 'meetingPapersOpenRemoved', what: '' }]),
    ...(meeting.draft ? [{ key: 'meetingPapersOpenDraft', what: '' }] : []),
    ...(paper === 'attendanceFilled' && attendants.length === 0
      ? [{ key: 'meetingPapersOpenNobody', what: '' }]
      : []),
    ...(paper === 'matrix' && recommendations.length === 0
      ? [{ key: 'meetingPapersOpenNothing', what: '' }]
      : []),
  ];
  return points.filter(
    (one, index) => points.findIndex(({ key, what }) => key === one.key && what === one.what) === index,
  );
}
