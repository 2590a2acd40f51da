// The door of the mail connector.
export { detectMail } from './detect.ts';
export type { MailFile } from './detect.ts';
export { registerMail } from './format.ts';
export type { ParsedMail } from './mail.ts';
export { readBareText, readMails } from './reading.ts';
export type { ReadMail } from './reading.ts';
