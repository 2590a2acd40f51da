// What a mail's folder or label says of it. Whoever wrote what lies among the sent mails owns the mailbox: that is one of us,
// whatever domain they write from. Drafts were never sent, and of junk nobody wants to be told as of a customer.

/** Gmail's label and the folder's name in the languages of common mail programs. */
const NAMES = ['Sent', 'Sent Mail', 'Sent Items', 'Sent Messages', 'Gesendet', 'Gesendete Elemente', 'Gesendete Objekte', 'Envoyés', 'Messages envoyés', 'Éléments envoyés', 'Enviados', 'Elementos enviados', 'Correo enviado', 'Itens enviados',
  'Inviati', 'Posta inviata', 'Posta inviati', 'Verzonden', 'Verzonden items', 'Skickat', 'Sendt', 'Sendte elementer', 'Lähetetyt', 'Wysłane', 'Odeslané', 'Отправленные', 'Gönderilmiş Postalar', '已发送', '已发送邮件', '寄件備份', '送信済み', '送信済みメール', '보낸편지함'];

/** Labels as they are stored with a mail: as written by Gmail, or `Sent` for a folder of any of these names. */
export const SENT_LABELS: ReadonlySet<string> = new Set(NAMES);

const FOLDERS: ReadonlySet<string> = new Set(NAMES.map((name) => name.toLowerCase()));

/** Whether a file lay in, or is, a folder of sent mails: `Takeout/Sent.mbox`, `profile/Mail/Sent`, `.Sent/cur/1.eml`. */
export const isSentFolder = (path: string): boolean =>
  path.split(/[/\\]/).some((part) => FOLDERS.has(part.replace(/\.(?:mbox|mbx|mbs|sbd|gz|zip)/gi, '').replace(/^\.|^INBOX\./i, '').trim().toLowerCase()));

export const isSent = (labels: readonly string[]): boolean => labels.some((label) => SENT_LABELS.has(label));

const DRAFTS = new Set(['Draft', 'Drafts', 'Entwürfe', 'Brouillons', 'Borradores', 'Rascunhos', 'Bozze', 'Concepten', 'Utkast', 'Kladder', 'Luonnokset', 'Wersje robocze', 'Koncepty', 'Черновики', 'Taslaklar', '草稿', '下書き', '임시보관함']);
const JUNK = new Set(['Spam', 'Junk', 'Correo no deseado', 'Indésirables', 'Posta indesiderata', 'Ongewenst', 'Спам', '垃圾邮件', '垃圾郵件', '迷惑メール', '스팸함']);

/** Why a mail with these labels is not taken in, or null. */
export function whyLeftOut(labels: readonly string[]): string | null {
  if (labels.some((label) => JUNK.has(label))) return 'The mailbox had filed this mail as spam.';
  return labels.some((label) => DRAFTS.has(label)) && !isSent(labels) ? 'This is a draft that was never sent.' : null;
}
