export { type AuditEntry, type AuditRow, readAudit, writeAudit, writeImportAudit } from './audit.ts';
export { type Desk, officeOf, userOf } from './desk.ts';
export { type Act, ACTS, demand, mayDo, PERMISSIONS, type Subject } from './permissions.ts';
export { openSignIn, type SignIn, type SignInOptions } from './sign-in.ts';
