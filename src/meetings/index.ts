export { countUnanswered } from './count-unanswered.ts';
export { type Annex, annexesOf } from './annex.ts';
export { type AgreedDivision, agreedDivision } from './agreed-division.ts';
export { divisionPaper } from './paper-division.ts';
export { answerProposal } from './answer-proposal.ts';
export { type FollowupsReport, followupsReport } from './followups-report.ts';
export { type MeetingsAround, meetingsAround } from './meetings-around.ts';
export { meetingAt } from './meeting-at.ts';
export { meetingDates } from './meeting-dates.ts';
export { hoursOf } from './meeting-hours.ts';
export { getMeeting, partnersAtMeeting } from './get-meeting.ts';
export { countPartnersByClass, type PartnersByClass } from './partner-classes.ts';
export { getProposal, type ProposalView } from './get-proposal.ts';
export {
  type FollowupState,
  type Level,
  LEVELS,
  nextSteps,
  type Score,
  type Standing,
  type Step,
  STEP_KINDS,
  type StepKind,
} from './followup.ts';
export {
  type FollowupsWish,
  type Ledger,
  listBacklog,
  listFollowups,
  type OwnerScore,
} from './list-followups.ts';
export { type CountedMeeting, listMeetings, type MeetingLists } from './list-meetings.ts';
export {
  type ListedProposal,
  listProposals,
  type OwnProposals,
  ownProposals,
  proposalsAbout,
} from './list-proposals.ts';
export {
  type AgendaItem,
  CATEGORIES,
  type Category,
  type CategoryCount,
  countInvitees,
  guestsOf,
  invitedIds,
  type Invitee,
  isSameInvitee,
  kindsFor,
  MEETING_KINDS,
  type MeetingKind,
  type MeetingRecord,
  REQUIRED,
  type Required,
  type StoredMeeting,
  subjectOfMeeting,
} from './meeting.ts';
export type { MeetingInput } from './meeting-form.ts';
export { findMeeting, type ListedMeeting } from './meeting-store.ts';
export {
  announceMeeting,
  editMeeting,
  type MeetingVersion,
  planMeeting,
  removeMeeting,
  restoreMeeting,
} from './plan-meeting.ts';
export { type OwnFollowups, ownFollowups } from './own-followups.ts';
export {
  carryOver,
  editRecommendation,
  recordRecommendation,
  recordWithin,
  removeRecommendation,
  restoreRecommendation,
} from './record-recommendation.ts';
export {
  type Addressee,
  type Answer,
  ANSWER_KINDS,
  type AnswerKind,
  answersNow,
  type DivisionLine,
  lastRound,
  type Outcome,
  type ProposalState,
  type StoredProposal,
  subjectOfProposal,
  writtenSo,
} from './proposal.ts';
export type { AnswerInput, EndInput, RoundInput, SettlementInput } from './proposal-form.ts';
export { proposalMatters } from './proposal-matters.ts';
export { type PreparedProposal, prepareProposal } from './prepare-proposal.ts';
export { changeProposal, proposeDivision } from './propose-division.ts';
export { endProposal, settleProposal } from './settle-proposal.ts';
export { calledBefore, type Group, type GroupProposal, proposeInvitees } from './propose-invitees.ts';
export { recogniseInvitees } from './recognise-invitees.ts';
export { requiredParties, type RequiredParty } from './required-parties.ts';
export type {
  RecommendationInput,
  RecommendationRecord,
  StoredRecommendation,
  StoredStep,
  StepInput,
} from './recommendation.ts';
export { type MeetingDraft, storeMeetings } from './store-meetings.ts';
export { getRecommendation, takeStep } from './take-step.ts';
export {
  type AnswerCount,
  answerInvitation,
  getInvitation,
  type Invitation,
  isOwnInvitation,
  listInvitations,
} from './answer-invitation.ts';
export { type AttendanceCount, type Attendant, type AttendantInput, countAttendance } from './attendance.ts';
export { attendancePlace } from './attendance-place.ts';
export { selectAttendance } from './attendance-store.ts';
export { handInFile, listFiles, openFile, removeFile, takeMeetingFile } from './hand-in-file.ts';
export {
  type Delegate,
  REPLY_ANSWERS,
  type ReplyAnswer,
  type ReplyInput,
  type StoredReply,
} from './invitee-reply.ts';
export {
  type AttendanceList,
  enterAttendance,
  isEntered,
  listAttendance,
  strikeAttendance,
} from './keep-attendance.ts';
export {
  listLinks,
  makeInvitationLinks,
  makeRecommendationLink,
  makeRoomLink,
  noteAddresses,
  withdrawLink,
} from './make-links.ts';
export { erasedOf } from './erased-of.ts';
export { linkPlace } from './link-place.ts';
export { replyPlace } from './reply-place.ts';
export { addPhotos, describePhoto } from './keep-photos.ts';
export { keepSignedInvitation, keepSignedWithin } from './keep-signed-paper.ts';
export {
  ANNEX_KINDS,
  type AnnexChoice,
  type AnnexKind,
  countAnnexes,
  meetingAnnexes,
} from './meeting-annexes.ts';
export type { MeetingFile, SignedKind } from './meeting-file.ts';
export {
  houseLetterhead,
  meetingWriting,
  type MeetingWriting,
  type SentLetter,
  sentLetters,
} from './meeting-writing.ts';
export { PHOTO_TYPES } from './photo.ts';
export { type OpenedLink, openLink } from './open-link.ts';
export { type LinkState, type PersonalLink, tokenOfLink } from './personal-link.ts';
export { ROWS_WORDS, CLOSING_WORDS, URGENCY_WORDS } from './paper-choices.ts';
export { daysInWords, keyOfSignatory } from './paper-common.ts';
export {
  CHOICES,
  FIELDS_OF,
  FILL_FIELDS,
  type FillField,
  MEETING_PAPERS,
  type MeetingPaper,
} from './paper-fill.ts';
export { addressedTo, lettersFor } from './paper-invitation.ts';
export {
  finishMeetingPaper,
  keepMeetingPaper,
  listMeetingPapers,
  type MeetingPaperView,
  readMeetingPaper,
} from './meeting-papers.ts';
export { meetingBriefing } from './briefing-sections.ts';
export { getPlannedMeeting } from './take-meeting.ts';
