// `regulars mail`: what we read in a mail, without opening any workspace. One mail, mailboxes, folders, gz and zip of these.
import { existsSync } from 'node:fs';
import { Problem } from '#base/problem.ts';
import type { OpenedInput } from '#base/unpack/index.ts';
import { openInputs } from '#base/unpack/index.ts';
import type { ParsedMail } from '#connectors/mail/index.ts';
import { UsageError } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { JSON_OPTION } from './command.ts';
import { pairs } from './terminal.ts';

export const mailCommand: Command = {
  name: 'mail', usage: 'FILE...', summary: 'Shows how mails are read: who wrote, the text without quotes and signature, bounces, threads',
  options: [JSON_OPTION, { name: 'lines', kind: 'yes/no', help: 'one JSON document per line, also for a single mail' }],
  details: 'Reads eml, mbox, emlx, folders, gz and zip, and opens no workspace. With --json one document per mail, each on a line of its own where there are several.',
  async run(context) {
    if (context.words.length === 0) throw new UsageError('Say which mails to read: regulars mail FILE...');
    for (const path of context.words) if (!existsSync(path)) throw new UsageError(`There is no file or folder ${path}.`);
    const isJson = context.isJson || Boolean(context.options['lines']);
    const refuse = (file: string, reason: string, number?: number) => {
      if (isJson) context.terminal.out(JSON.stringify({ file, ...(number === undefined ? {} : { number }), refused: reason }));
      context.terminal.note(reason.startsWith(file) ? reason : `${file}: ${reason}`);
    };
    let refused = 0;
    try {
      for await (const input of openInputs(context.words)) {
        if ('problem' in input) {
          refuse(input.name, input.problem);
          refused += 1;
        } else refused += await showInput(context, input, isJson, refuse);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      refuse(context.words.join(', '), error.message);
      refused += 1;
    }
    return refused > 0 ? 1 : 0;
  },
};

/** Shows all mails of one file. @returns how many were refused. */
async function showInput(context: Context, input: OpenedInput, isJson: boolean, refuse: (file: string, reason: string, number?: number) => void): Promise<number> {
  // Loaded only here: every other command would wait for it too.
  const { detectMail, readBareText, readMails } = await import('#connectors/mail/index.ts');
  let refused = 0;
  const found = detectMail(input.head, input.name);
  if (!found) context.terminal.note(`${input.name} has no head of a mail; it is read as the bare text of one.`);
  try {
    for await (const read of found ? readMails(input.stream(), found.kind) : readBareText(input.stream())) {
      if (read.kind === 'refused') {
        refuse(input.name, read.reason, read.number);
        refused += 1;
      } else if (isJson) context.terminal.out(JSON.stringify(shown(input.name, read.mail)));
      else context.terminal.out(told(input.name, read.mail, context));
    }
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    refuse(input.name, error.message);
    refused += 1;
  }
  return refused;
}

/** The fields in the order of the contract, then what else is known. */
function shown(file: string, mail: ParsedMail): object {
  const { messageId, from, to, cc, subject, date, text, visibleText, html, attachments, isBounce, bounce, isAutoReply, threadHints, author, bcc, replyTo, lists, isAutomatic, dateSource, ownSpans } = mail;
  return { file, messageId, from, to, cc, subject, date, text, visibleText, html, attachments, isBounce, bounce, isAutoReply, threadHints, author, bcc, replyTo, lists, isAutomatic, dateSource, ownSpans };
}

function told(file: string, mail: ParsedMail, { terminal }: Context): string {
  const addresses = (list: ParsedMail['to']) => list.map(({ name, address }) => (name && address ? `${name} <${address}>` : name || address)).join(', ');
  const author = mail.author ?? mail.from;
  const lines: (readonly [string, string])[] = [
    ['File', file], ['From', author ? addresses([author]) : ''], ['To', addresses(mail.to)],
    ...(mail.cc.length > 0 ? [['Cc', addresses(mail.cc)] as const] : []),
    ['Date', mail.date ? mail.date.toISOString() : 'not told'], ['Subject', mail.subject],
    ...(mail.attachments.length > 0 ? [['Attached', mail.attachments.map(({ name, type, size }) => `${name ?? type} (${size.toLocaleString('en')} bytes)`).join(', ')] as const] : []),
    ...(mail.bounce ? [['Bounce', `${mail.bounce.recipient ?? 'somebody'}: ${mail.bounce.reason}${mail.bounce.status ? ` (${mail.bounce.status})` : ''}, ${mail.bounce.hard ? 'writing there again is useless' : 'may work later'}`] as const] : []),
    ...(mail.isAutoReply ? [['Kind', 'an automatic reply'] as const] : []),
  ];
  return `${pairs(lines, terminal)}\n\n${mail.visibleText || terminal.faint('(nothing written by the sender)')}\n`;
}
