export type { MailState, StoredMail } from './mail.ts';
export { mailPlace } from './mail-place.ts';
export { type MailHost, startMailRunner } from './mail-runner.ts';
export { openMailer, type MailSettings } from './mailer.ts';
export { invitationText, taskText } from './message-text.ts';
export { listMail, type Post, remindInvitees, retryMail, sendInvitations, sendTask } from './send-mail.ts';
